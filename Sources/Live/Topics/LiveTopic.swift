import NIOCore
import Synchronization

/// One topic on this node: its order of events, and its shards. Exists while somebody listens.
final class LiveTopic: Sendable {
  fileprivate struct State {
    var order: TopicOrder
    var shards: [ObjectIdentifier: LiveShard] = [:]
    var isReading = false
    var isOver = false
    /// Who waits for a page of the source, by the sequence it is to begin after.
    var readers: [Int64: [@Sendable (Page?) -> Void]] = [:]
  }

  /// Older events, read from the source.
  struct Page: Sendable {
    let events: [WireEvent]
    /// How far it goes; beyond it there may be more.
    let through: Int64
  }

  let name: String
  let limits: LiveLimits
  private let reader: SourceReader
  private let state: Mutex<State>

  /// - Parameter sequence: where the topic stands, as far as is known; the source knows better.
  init(_ name: String, from sequence: Int64, reader: SourceReader, limits: LiveLimits) {
    self.name = name
    self.limits = limits
    self.reader = reader
    state = Mutex(State(order: TopicOrder(from: sequence, limits: limits)))
  }

  /// The shard of an event loop.
  func shard(of eventLoop: any EventLoop, _ make: () -> LiveShard) -> LiveShard {
    let shard = state.withLock { state in
      if let shard = state.shards[ObjectIdentifier(eventLoop)] { return shard }
      let shard = make()
      state.shards[ObjectIdentifier(eventLoop)] = shard
      return shard
    }
    readGaps(after: .zero)
    return shard
  }

  var shards: [LiveShard] { state.withLock { Array($0.shards.values) } }

  /// How far the topic has come; nil while that is being read.
  var last: Int64? { state.withLock { $0.order.hasBegun ? $0.order.last : nil } }
  var isOver: Bool { state.withLock { $0.isOver } }

  /// See ``RecentEvents/events(after:through:bytes:)``.
  func recent(after sequence: Int64, through last: Int64, bytes: Int = .max) -> [WireEvent]? {
    state.withLock { $0.order.recent.events(after: sequence, through: last, bytes: bytes) }
  }

  func publish(_ events: [WireEvent]) {
    let (shards, hasGap) = state.withLock { state in
      (state.order.publish(events) ? Array(state.shards.values) : [], state.order.hasGap)
    }
    for shard in shards { shard.wake() }
    if hasGap { readGaps(after: limits.patience) }
  }

  /// Another node, or this one, has written up to this sequence.
  func hear(of sequence: Int64) {
    state.withLock { $0.order.hear(of: sequence) }
    readGaps(after: limits.patience)
  }

  /// Whatever may have been missed is asked for.
  func catchUp() {
    state.withLock { $0.order.hear(of: $0.order.last + 1) }
    readGaps(after: .zero)
  }

  func end() {
    state.withLock { $0.isOver = true }
    for shard in shards { shard.wake() }
  }

  /// One reader at a time fills the gaps, until there is none.
  private func readGaps(after pause: Duration) {
    let isMine = state.withLock { state in
      guard state.order.hasGap, !state.isReading, !state.isOver else { return false }
      state.isReading = true
      return true
    }
    guard isMine else { return }
    Task {
      if pause > .zero { try? await Task.sleep(for: pause) }
      while let question = state.withLock({ $0.nextQuestion }) { await ask(question) }
    }
  }

  private func ask(_ question: TopicOrder.Question) async {
    switch await reader.read(name, after: question.after) {
    case .events(let events):
      let isWhole = events.count < limits.page
      state.withLock { _ = $0.order.take(events, isWhole: isWhole, for: question) }
      for shard in shards { shard.wake() }
    case .gone: end()
    case .failed: try? await Task.sleep(for: SourceReader.pauseAfterFailure)
    }
  }

  /// Reads what is not among the recent events any more. Those who ask for the same get the same.
  ///
  /// - Parameter body: gets nil where the source could not be read, or the topic is over.
  func page(after sequence: Int64, _ body: @escaping @Sendable (Page?) -> Void) {
    let floor = state.withLock { state -> Int64? in
      state.readers[sequence, default: []].append(body)
      return state.readers[sequence]?.count == 1 ? state.order.recent.floor : nil
    }
    guard let floor else { return }
    Task {
      let answer = await reader.read(name, after: sequence)
      var page: Page?
      switch answer {
      case .events(let events):
        // Where the source has nothing more, there is nothing up to what was recent before it was asked.
        let read = events.last?.sequence ?? sequence
        page = Page(events: events, through: events.count < limits.page ? max(read, floor) : read)
      case .gone: end()
      case .failed: try? await Task.sleep(for: SourceReader.pauseAfterFailure)
      }
      let waiting = state.withLock { $0.readers.removeValue(forKey: sequence) ?? [] }
      for body in waiting { body(page) }
    }
  }
}

extension LiveTopic.State {
  /// Nil, and the reading is over, where nothing is missing.
  fileprivate var nextQuestion: TopicOrder.Question? {
    mutating get {
      if order.hasGap, !isOver { return order.question }
      isReading = false
      return nil
    }
  }
}
