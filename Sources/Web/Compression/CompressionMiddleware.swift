import HTTPTypes
import Hummingbird

/// Sends text compressed to whoever accepts gzip.
///
/// BREACH guesses a secret from the size of pages that hold it beside something the attacker chose. Pages for everybody
/// hold no such secret: their forms are protected by where they come from (`SameOriginMiddleware`). A page that holds one,
/// as every page of a signed-in member does, has `Content-Encoding: identity`, and goes out as it is. Streams are untouched.
public struct CompressionMiddleware: RouterMiddleware {
  public typealias Context = AppContext

  public init() {}

  public func handle(
    _ request: Request, context: AppContext, next: (Request, AppContext) async throws -> Response
  ) async throws -> Response {
    var response = try await next(request, context)
    if let encoding = response.headers[.contentEncoding] {
      if encoding == "identity" { response.headers[.contentEncoding] = nil }
      return response
    }
    guard let length = response.body.contentLength, length >= WebLimits.smallestCompressed,
      length <= WebLimits.largestCompressed, Self.isCompressible(response.headers[.contentType])
    else { return response }
    response.headers.addVary("Accept-Encoding")
    guard AcceptEncoding.allowsGzip(request.headers[values: .acceptEncoding]) else { return response }
    let plain = try await response.body.collected()
    guard let packed = Gzip.compress(plain, effort: .quick), packed.readableBytes < plain.readableBytes else {
      response.body = ResponseBody(byteBuffer: plain)
      return response
    }
    response.body = ResponseBody(byteBuffer: packed)
    response.headers[.contentEncoding] = "gzip"
    if let tag = response.headers[.eTag], !tag.hasPrefix("W/") { response.headers[.eTag] = "W/" + tag }
    return response
  }

  static func isCompressible(_ contentType: String?) -> Bool {
    guard let type = contentType?.prefix(while: { $0 != ";" }).lowercased() else { return false }
    if type == "text/event-stream" { return false }
    return type.hasPrefix("text/") || type.hasSuffix("+json") || type.hasSuffix("+xml")
      || ["application/json", "application/javascript", "application/xml"].contains(type)
  }
}

extension HTTPFields {
  mutating func addVary(_ name: String) {
    guard let vary = self[.vary] else {
      self[.vary] = name
      return
    }
    if !vary.split(separator: ",").contains(where: { $0.filter { $0 != " " }.lowercased() == name.lowercased() }) {
      self[.vary] = vary + ", " + name
    }
  }
}
