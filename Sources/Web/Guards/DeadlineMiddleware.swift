import HTTPTypes
import Hummingbird
import NIOCore

/// Gives every request a deadline: against bodies that drip in and against handlers that hang.
///
/// It ends where the answer's head begins, so a stream's body may run for as long as it likes.
public struct DeadlineMiddleware: RouterMiddleware {
  public typealias Context = AppContext

  private let keeper: DeadlineKeeper

  /// - Parameter keeper: must run as a service beside the server.
  public init(keeper: DeadlineKeeper) { self.keeper = keeper }

  public func handle(
    _ request: Request, context: AppContext, next: (Request, AppContext) async throws -> Response
  ) async throws -> Response {
    try await withoutActuallyEscaping(next) { next in
      // The task is awaited before this scope ends, and nothing else calls `next`: it is lent, not shared.
      nonisolated(unsafe) let next = next
      let work = Task { try await next(request, context) }
      let channel = context.channel
      let ticket = keeper.begin(cancel: { work.cancel() }, close: { channel.close(mode: .all, promise: nil) })
      let result = await withTaskCancellationHandler {
        await work.result
      } onCancel: {
        work.cancel()
      }
      let isLate = keeper.end(ticket)
      guard isLate, case .failure = result else { return try result.get() }
      throw Self.hasBody(request) ? WebFailure.bodyTooSlow : WebFailure.deadline
    }
  }

  private static func hasBody(_ request: Request) -> Bool {
    request.headers[.transferEncoding] != nil || request.headers[.contentLength].map { $0 != "0" } == true
  }
}
