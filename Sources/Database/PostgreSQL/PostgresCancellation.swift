import CLibpq
import Synchronization

/// Carries a task's cancellation to the server, which then ends the statement under way.
final class PostgresCancellation: Sendable {
  // libpq's cancel handles may be used from any thread; the lock keeps one from being freed while it is used.
  private struct State: @unchecked Sendable {
    var isRequested = false
    var handle: OpaquePointer?
  }
  private let state = Mutex(State())

  func attach(_ connection: PostgresConnection) throws {
    try state.withLock { state in
      if state.isRequested { throw CancellationError() }
      state.handle = PQgetCancel(connection.handle)
    }
  }

  /// Waits for a request that is on its way.
  func detach() {
    state.withLock { state in
      PQfreeCancel(state.handle)
      state.handle = nil
    }
  }

  var isRequested: Bool { state.withLock { $0.isRequested } }

  func check() throws { if isRequested { throw CancellationError() } }

  /// Quick; ``send()`` then speaks with the server.
  func request() { state.withLock { $0.isRequested = true } }

  /// Blocks for a round trip.
  func send() {
    state.withLock { state in
      guard let handle = state.handle else { return }
      var reason = [CChar](repeating: 0, count: 256)
      _ = PQcancel(handle, &reason, Int32(reason.count))
    }
  }
}
