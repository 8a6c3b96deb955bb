import HTTPTypes
import Hummingbird
import NIOCore

extension Request {
  /// The fields of a form that a browser posted.
  ///
  /// - Parameter limit: the body's most bytes.
  /// - Throws: `WebFailure.unsupportedMedia`, `.bodyTooLarge`, or `.parameters` where the encoding is broken.
  public func form(upTo limit: Int = WebLimits.longestForm) async throws -> ParameterList {
    let type = headers[.contentType]?.prefix { $0 != ";" }.lowercased().filter { $0 != " " }
    guard type == "application/x-www-form-urlencoded" else {
      throw WebFailure.unsupportedMedia(expected: "application/x-www-form-urlencoded")
    }
    return try ParameterList(encoded: try await bytes(upTo: limit).readableBytesView)
  }

  /// The whole body, bounded.
  ///
  /// - Throws: `WebFailure.bodyTooLarge`.
  public func bytes(upTo limit: Int) async throws -> ByteBuffer {
    if let announced = headers[.contentLength].flatMap({ Int($0) }), announced > limit {
      throw WebFailure.bodyTooLarge(limit: limit)
    }
    do {
      return try await body.collect(upTo: limit)
    } catch is NIOTooManyBytesError {
      throw WebFailure.bodyTooLarge(limit: limit)
    }
  }
}
