import Crypto
import HTTPTypes
import Hummingbird
import NIOCore

/// Answers "not modified" (RFC 9110, section 13) for public answers that the asker already has.
///
/// The tag is a hash of the body before compression, so it is weak: the compressed and the plain form share it.
public struct ConditionalGetMiddleware: RouterMiddleware {
  public typealias Context = AppContext

  public init() {}

  public func handle(
    _ request: Request, context: AppContext, next: (Request, AppContext) async throws -> Response
  ) async throws -> Response {
    var response = try await next(request, context)
    guard request.method == .get || request.method == .head, response.status == .ok, response.body.contentLength != nil,
      response.headers[.cacheControl]?.hasPrefix("public") == true
    else { return response }
    if response.headers[.eTag] == nil {
      let buffer = try await response.body.collected()
      response.body = ResponseBody(byteBuffer: buffer)
      response.headers[.eTag] = Self.weakTag(buffer)
    }
    guard let tag = response.headers[.eTag], Self.matches(request.headers[values: .ifNoneMatch], tag) else {
      return response
    }
    return Self.notModified(response)
  }

  static func weakTag(_ buffer: ByteBuffer) -> String {
    let hash = SHA256.hash(data: buffer.readableBytesView).prefix(12)
    return "W/\"" + hash.map { ($0 < 16 ? "0" : "") + String($0, radix: 16) }.joined() + "\""
  }

  /// The weak comparison of RFC 9110, section 8.8.3.2.
  static func matches(_ fields: [String], _ tag: String) -> Bool {
    let wanted = opaque(tag[...])
    return fields.contains { field in
      field.split(separator: ",").contains { candidate in
        let candidate = candidate.drop { $0 == " " || $0 == "\t" }
        return candidate.first == "*" || opaque(candidate) == wanted
      }
    }
  }

  private static func opaque(_ tag: Substring) -> Substring {
    var tag = tag.hasPrefix("W/") ? tag.dropFirst(2) : tag
    while tag.last == " " || tag.last == "\t" { tag.removeLast() }
    return tag
  }

  /// What a 304 repeats (RFC 9110, section 15.4.5), and no body.
  private static func notModified(_ response: Response) -> Response {
    var headers: HTTPFields = [:]
    for name in [HTTPField.Name.eTag, .cacheControl, .vary, .accessControlAllowOrigin, .crossOriginResourcePolicy] {
      headers[name] = response.headers[name]
    }
    var notModified = Response(status: .notModified, headers: headers)
    notModified.headers[.contentLength] = nil
    return notModified
  }
}
