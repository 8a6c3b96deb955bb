import HTTPTypes
import Hummingbird

/// Refuses a body that announces itself as too large before a byte of it is read. One that does not announce its size
/// meets the handler's own limit (`Request.form(upTo:)`, `Request.bytes(upTo:)`) and the connection's.
public struct BodyLimitMiddleware: RouterMiddleware {
  public typealias Context = AppContext

  private let limit: Int

  public init(limit: Int = WebLimits.longestBody) { self.limit = limit }

  public func handle(
    _ request: Request, context: AppContext, next: (Request, AppContext) async throws -> Response
  ) async throws -> Response {
    if let announced = request.headers[.contentLength].flatMap({ Int($0) }), announced > limit {
      throw WebFailure.bodyTooLarge(limit: limit)
    }
    return try await next(request, context)
  }
}
