import Synchronization

/// Gives up on work that may be stuck in a call that nothing can interrupt.
package enum Deadline {
  /// Returns or throws when `work` does, or throws `error` when `limit` has passed; the work is then cancelled and left behind.
  package static func run<T: Sendable>(
    within limit: Duration, otherwise error: any Error & Sendable, _ work: @Sendable @escaping () async throws -> T
  ) async throws -> T {
    let answer = Answer<T>()
    let worker = Task {
      do { answer.give(.success(try await work())) } catch { answer.give(.failure(error)) }
    }
    let timer = Task {
      try await Task.sleep(for: limit)
      answer.give(.failure(error))
      worker.cancel()
    }
    defer { timer.cancel() }
    return try await withTaskCancellationHandler {
      try await withCheckedThrowingContinuation { answer.await($0) }
    } onCancel: {
      worker.cancel()
    }
  }

  /// The first of several results, whoever asks and whoever answers first.
  private final class Answer<T: Sendable>: Sendable {
    private struct State {
      var result: Result<T, any Error>?
      var continuation: CheckedContinuation<T, any Error>?
    }
    private let state = Mutex(State())

    func give(_ result: Result<T, any Error>) {
      let continuation = state.withLock { state -> CheckedContinuation<T, any Error>? in
        guard state.result == nil else { return nil }
        state.result = result
        return state.continuation
      }
      continuation?.resume(with: result)
    }

    func await(_ continuation: CheckedContinuation<T, any Error>) {
      let result = state.withLock { state in
        state.continuation = continuation
        return state.result
      }
      if let result { continuation.resume(with: result) }
    }
  }
}
