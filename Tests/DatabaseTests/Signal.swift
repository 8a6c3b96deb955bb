import Dispatch
import Synchronization

/// Something that happens once and is waited for by tasks and by threads.
final class Signal: Sendable {
  private struct State {
    var isSent = false
    var waiters: [CheckedContinuation<Void, Never>] = []
  }
  private let state = Mutex(State())
  private let semaphore = DispatchSemaphore(value: 0)

  func send() {
    let waiters = state.withLock { state in
      state.isSent = true
      defer { state.waiters = [] }
      return state.waiters
    }
    semaphore.signal()
    for waiter in waiters { waiter.resume() }
  }

  func wait() async {
    await withCheckedContinuation { continuation in
      let isSent = state.withLock { state in
        if !state.isSent { state.waiters.append(continuation) }
        return state.isSent
      }
      if isSent { continuation.resume() }
    }
  }

  /// Blocks the thread of a transaction; false if nothing happens for ten seconds.
  func waitInThread() -> Bool { semaphore.wait(timeout: .now() + 10) == .success }
}

/// Counts calls from any thread.
final class Counter: Sendable {
  private let count = Mutex(0)
  func increment() -> Int {
    count.withLock {
      $0 += 1
      return $0
    }
  }
}
