import Live
import Synchronization

/// A source that tests write to.
final class MemorySource: LiveSource {
  private struct State {
    var events: [String: [LiveEvent]] = [:]
    var gone: Set<String> = []
    var reads = 0
    var failures = 0
  }
  private let state = Mutex(State())

  /// Gives the events their sequences and keeps them.
  @discardableResult
  func write(_ datas: [String], audience: LiveAudience = .all, in topic: String = "room") -> [LiveEvent] {
    state.withLock { state in
      let last = state.events[topic]?.last?.sequence ?? 0
      let events = datas.enumerated().map {
        LiveEvent(sequence: last + Int64($0.offset) + 1, name: "room", data: Array($0.element.utf8), audience: audience)
      }
      state.events[topic, default: []] += events
      return events
    }
  }

  func end(_ topic: String) { _ = state.withLock { $0.gone.insert(topic) } }
  func fail(times: Int) { state.withLock { $0.failures = times } }
  func all(in topic: String = "room") -> [LiveEvent] { state.withLock { $0.events[topic] ?? [] } }
  var reads: Int { state.withLock { $0.reads } }

  struct Broken: Error {}

  func events(of topic: String, after sequence: Int64, limit: Int) async throws -> [LiveEvent] {
    try state.withLock { state in
      state.reads += 1
      if state.gone.contains(topic) { throw LiveError.gone }
      if state.failures > 0 {
        state.failures -= 1
        throw Broken()
      }
      return Array((state.events[topic] ?? []).lazy.filter { $0.sequence > sequence }.prefix(limit))
    }
  }
}
