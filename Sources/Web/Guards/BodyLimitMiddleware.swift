import HTTPTypes
import Hummingbird

/// Refuses a body that says of itself that it is too large, before any of it is read. Bodies that grow without saying so
/// meet the limits of whoever reads them (`Request.form(upTo:)`, `Request.bytes(upTo:)`) and the connection's.
public struct BodyLimitMiddleware: RouterMiddleware {
  public typealias Context = AppContext

  private let limit: Int
  private let longer: [String: Int]

  /// - Parameter longer: by path: the few places that take more.
  public init(limit: Int = WebLimits.longestBody, longer: [String: Int] = [:]) {
    self.limit = limit
    self.longer = longer
  }

  public func handle(
    _ request: Request, context: AppContext, next: (Request, AppContext) async throws -> Response
  ) async throws -> Response {
    let limit = max(self.limit, longer[request.uri.path] ?? 0)
    if let announced = request.headers[.contentLength].flatMap({ Int($0) }), announced > limit {
      throw WebFailure.bodyTooLarge(limit: limit)
    }
    return try await next(request, context)
  }
}
