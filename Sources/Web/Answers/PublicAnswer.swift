import HTTPTypes
import Hummingbird
import NIOCore

/// An answer that is the same for everybody and that anybody may keep and show: the JSON API, calendars, feeds.
///
/// It may be cached, other sites' scripts may read it (that is what a feed is for), and `ConditionalGetMiddleware`
/// answers "not modified" to whoever has it already.
public struct PublicAnswer: ResponseGenerator {
  public var bytes: [UInt8]
  public var contentType: String
  /// Seconds that a copy may be used without asking again.
  public var maxAge: Int
  public var headers: HTTPFields

  /// - Parameter maxAge: a minute by default, so that "in progress" and "starts at" stay true.
  public init(_ bytes: [UInt8], contentType: String, maxAge: Int = 60, headers: HTTPFields = [:]) {
    self.bytes = bytes
    self.contentType = contentType
    self.maxAge = maxAge
    self.headers = headers
  }

  public func response(from request: Request, context: some RequestContext) -> Response {
    var fields = headers
    fields[.contentType] = contentType
    fields[.cacheControl] = "public, max-age=\(maxAge)"
    fields[.accessControlAllowOrigin] = "*"
    fields[.crossOriginResourcePolicy] = "cross-origin"
    return Response(status: .ok, headers: fields, body: ResponseBody(byteBuffer: ByteBuffer(bytes: bytes)))
  }
}
