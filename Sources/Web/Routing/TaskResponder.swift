import Hummingbird

/// Makes each answer in a task of its own, so that the memory it took goes with it.
///
/// A task keeps the memory of its deepest calls until it ends, and a connection's task ends with the connection: thousands
/// that stay open, for streams or for the next request, would each keep what router and middleware once needed (18 KB
/// measured in a debug build).
public struct TaskResponder: HTTPResponder {
  public typealias Context = AppContext

  private let router: RouterResponder<AppContext>

  init(_ router: RouterResponder<AppContext>) { self.router = router }

  public func respond(to request: Request, context: AppContext) async throws -> Response {
    let work = Task { [router] in try await router.respond(to: request, context: context) }
    return try await withTaskCancellationHandler {
      try await work.value
    } onCancel: {
      work.cancel()
    }
  }
}
