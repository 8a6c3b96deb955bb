import HTTPTypes
import Hummingbird

/// Answers HEAD without a body, errors included: on HTTP/1.1 a body there would be taken for the next answer.
///
/// The router answers HEAD on every GET route by itself, but not where it finds no route. (The head of a stream says
/// `Content-Length: 0`: left out, the length would be "chunked", and the chunk that ends it would be a body.)
public struct HeadMiddleware: RouterMiddleware {
  public typealias Context = AppContext

  public init() {}

  public func handle(
    _ request: Request, context: AppContext, next: (Request, AppContext) async throws -> Response
  ) async throws -> Response {
    let response = try await next(request, context)
    return request.method == .head ? response.createHeadResponse() : response
  }
}
