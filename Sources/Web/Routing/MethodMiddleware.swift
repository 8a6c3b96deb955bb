import HTTPTypes
import Hummingbird

/// Where the router finds nothing: says which methods the address does take, and answers OPTIONS.
public struct MethodMiddleware: RouterMiddleware {
  public typealias Context = AppContext

  private let table: RouteTable

  public init(table: RouteTable) { self.table = table }

  public func handle(
    _ request: Request, context: AppContext, next: (Request, AppContext) async throws -> Response
  ) async throws -> Response {
    do {
      return try await next(request, context)
    } catch let error as HTTPError where error.status == .notFound && context.endpointPath == Self.noEndpoint {
      let methods = table.methods(at: request.uri.path)
      if methods.isEmpty { throw WebFailure.notFound }
      let failure = WebFailure.methodNotAllowed(methods)
      if request.method == .options { return Response(status: .noContent, headers: failure.headers) }
      throw failure
    }
  }

  /// What Hummingbird's router calls the endpoint of a request that has none.
  static let noEndpoint = "NotFound"
}
