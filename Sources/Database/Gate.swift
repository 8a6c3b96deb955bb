import Synchronization

/// A bounded number of permits, given out first come, first served, to a bounded number of callers who wait a bounded time.
final class Gate: Sendable {
  fileprivate struct Waiter {
    let ticket: Int
    let continuation: CheckedContinuation<Void, any Error>
  }
  fileprivate struct State {
    var free: Int
    var waiters: [Waiter] = []
    var nextTicket = 0
    var isClosed = false
    var whenIdle: [CheckedContinuation<Void, Never>] = []
  }

  private let permits: Int
  private let waitingCalls: Int
  private let state: Mutex<State>

  init(permits: Int, waitingCalls: Int) {
    self.permits = permits
    self.waitingCalls = waitingCalls
    state = Mutex(State(free: permits))
  }

  /// How many callers wait at this moment.
  var waiting: Int { state.withLock { $0.waiters.count } }

  /// Every success is followed by one ``release()``. Throws ``CancellationError`` where the task is cancelled while it waits.
  func acquire(within limit: Duration) async throws {
    try Task.checkCancellation()
    let ticket = try state.withLock { state -> Int? in
      if state.isClosed { throw DatabaseError.closed }
      if state.takePermit() { return nil }
      if state.waiters.count >= waitingCalls { throw DatabaseError.tooManyWaiting(limit: waitingCalls) }
      state.nextTicket += 1
      return state.nextTicket
    }
    guard let ticket else { return }
    let timer = Task {
      try await Task.sleep(for: limit)
      self.fail(ticket, DatabaseError.noFreeConnection(waited: limit))
    }
    defer { timer.cancel() }
    try await withTaskCancellationHandler {
      try await withCheckedThrowingContinuation { enqueue(Waiter(ticket: ticket, continuation: $0)) }
    } onCancel: {
      fail(ticket, CancellationError())
    }
  }

  private func enqueue(_ waiter: Waiter) {
    let answer = state.withLock { state -> Result<Void, any Error>? in
      // Asked under the lock: a cancellation that comes later finds the waiter in the list.
      if Task.isCancelled { return .failure(CancellationError()) }
      if state.isClosed { return .failure(DatabaseError.closed) }
      if state.takePermit() { return .success(()) }
      state.waiters.append(waiter)
      return nil
    }
    if let answer { waiter.continuation.resume(with: answer) }
  }

  private func fail(_ ticket: Int, _ error: any Error) {
    let waiter = state.withLock { state in
      state.waiters.firstIndex { $0.ticket == ticket }.map { state.waiters.remove(at: $0) }
    }
    waiter?.continuation.resume(throwing: error)
  }

  func release() {
    var next: Waiter?
    var idle: [CheckedContinuation<Void, Never>] = []
    state.withLock { state in
      if state.waiters.isEmpty {
        state.free += 1
        if state.isClosed, state.free == permits { idle = state.takeIdle() }
      } else {
        next = state.waiters.removeFirst()
      }
    }
    next?.continuation.resume()
    for continuation in idle { continuation.resume() }
  }

  /// Refuses whoever waits or comes later, and returns when every permit is back.
  func close() async {
    let waiters = state.withLock { state in
      state.isClosed = true
      defer { state.waiters = [] }
      return state.waiters
    }
    for waiter in waiters { waiter.continuation.resume(throwing: DatabaseError.closed) }
    await withCheckedContinuation { continuation in
      let isIdle = state.withLock { state in
        if state.free < permits { state.whenIdle.append(continuation) }
        return state.free == permits
      }
      if isIdle { continuation.resume() }
    }
  }
}

extension Gate.State {
  /// Nobody overtakes those who wait.
  fileprivate mutating func takePermit() -> Bool {
    guard free > 0, waiters.isEmpty else { return false }
    free -= 1
    return true
  }

  fileprivate mutating func takeIdle() -> [CheckedContinuation<Void, Never>] {
    defer { whenIdle = [] }
    return whenIdle
  }
}
