import NIOCore
import ServiceLifecycle
import Synchronization

/// Watches the requests in progress, and ends those that take too long: first their task is cancelled; if that does not
/// help, their connection is closed.
///
/// One sweep a few times in each limit costs a lock and a dictionary per request; a timer per request would wake an
/// event loop twice.
public final class DeadlineKeeper: Service {
  struct Ticket: Hashable, Sendable { fileprivate let number: Int }

  private struct Entry {
    var due: ContinuousClock.Instant
    var isOverdue = false
    let cancel: @Sendable () -> Void
    let close: @Sendable () -> Void
  }

  private struct State {
    var next = 0
    var entries: [Int: Entry] = [:]
  }

  private let limit: Duration
  private let grace: Duration
  private let now: @Sendable () -> ContinuousClock.Instant
  private let state = Mutex(State())

  /// - Parameters:
  ///   - limit: from a request's head to its answer's.
  ///   - grace: from then to the end of the connection.
  public init(
    limit: Duration = WebLimits.deadline, grace: Duration = WebLimits.deadlineGrace,
    now: @escaping @Sendable () -> ContinuousClock.Instant = { .now }
  ) {
    self.limit = limit
    self.grace = grace
    self.now = now
  }

  /// Sweeps until the server stops.
  public func run() async throws {
    let interval = min(limit, grace) / 8
    await cancelWhenGracefulShutdown {
      while !Task.isCancelled {
        try? await Task.sleep(for: interval)
        self.sweep()
      }
    }
  }

  func begin(cancel: @escaping @Sendable () -> Void, close: @escaping @Sendable () -> Void) -> Ticket {
    let due = now() + limit
    return state.withLock { state in
      state.next += 1
      state.entries[state.next] = Entry(due: due, cancel: cancel, close: close)
      return Ticket(number: state.next)
    }
  }

  /// Returns whether the deadline had passed. Then the connection is still closed when the grace is over: what the
  /// request left unread on it can be no next request.
  func end(_ ticket: Ticket) -> Bool {
    state.withLock { state in
      if state.entries[ticket.number]?.isOverdue == true { return true }
      state.entries[ticket.number] = nil
      return false
    }
  }

  func sweep() {
    let now = now()
    let actions = state.withLock { state in
      var actions: [@Sendable () -> Void] = []
      for (number, entry) in state.entries where entry.due <= now {
        if entry.isOverdue {
          actions.append(entry.close)
          state.entries[number] = nil
        } else {
          actions.append(entry.cancel)
          state.entries[number]?.isOverdue = true
          state.entries[number]?.due = now + grace
        }
      }
      return actions
    }
    for action in actions { action() }
  }

  /// Requests in progress.
  var count: Int { state.withLock { $0.entries.count } }
}
