import Database
import Logging
import Synchronization

/// Reads the source for all topics, a few at a time: a thousand browsers that come back at once must not take the database
/// away from those who write.
final class SourceReader: Sendable {
  enum Answer: Sendable {
    case events([WireEvent])
    case gone
    case failed
  }

  private struct State {
    var free: Int
    var waiting: [CheckedContinuation<Void, Never>] = []
  }

  private let source: any LiveSource
  private let page: Int
  private let logger: Logger
  private let state: Mutex<State>

  /// Before the source is asked again.
  static let pauseAfterFailure: Duration = .milliseconds(500)

  init(_ source: any LiveSource, limits: LiveLimits, logger: Logger) {
    self.source = source
    self.logger = logger
    page = limits.page
    state = Mutex(State(free: limits.readsAtOnce))
  }

  func read(_ topic: String, after sequence: Int64) async -> Answer {
    await enter()
    defer { leave() }
    do {
      return .events(try await source.events(of: topic, after: sequence, limit: page).map(WireEvent.init))
    } catch LiveError.gone {
      return .gone
    } catch {
      logger.warning("Live events could not be read", metadata: ["error": "\(error)"])
      return .failed
    }
  }

  private func enter() async {
    await withCheckedContinuation { continuation in
      let isFree = state.withLock { state in
        if state.free > 0 {
          state.free -= 1
          return true
        }
        state.waiting.append(continuation)
        return false
      }
      if isFree { continuation.resume() }
    }
  }

  private func leave() {
    let next = state.withLock { state -> CheckedContinuation<Void, Never>? in
      if !state.waiting.isEmpty { return state.waiting.removeFirst() }
      state.free += 1
      return nil
    }
    next?.resume()
  }
}
