import Database
import Logging
import NIOCore
import ServiceLifecycle
import Synchronization

/// Publish and subscribe: what happens in a topic reaches every browser that listens to it, on this node and on others.
///
/// The source keeps the events; the hub carries them. Whoever listens gets each event of its audience once, in the order of
/// their sequences, whatever happens on the way: publishers that overtake each other, events of other nodes, a broken
/// connection (the browser comes back with `Last-Event-ID`), a slow reader.
public final class LiveHub: Service, Sendable {
  private struct Entry {
    let topic: LiveTopic
    var subscribers = 0
  }

  private struct State {
    var topics: [String: Entry] = [:]
    var loops: [ObjectIdentifier: LiveLoop] = [:]
    var subscribers = 0
    var arrivals = 0
  }

  let limits: LiveLimits
  private let reader: SourceReader
  private let database: Database?
  private let logger: Logger
  private let state = Mutex(State())

  /// - Parameters:
  ///   - source: where the events are kept.
  ///   - database: on PostgreSQL the hub hears there what other nodes write; see ``announce(_:in:_:)``.
  public init(
    source: any LiveSource, database: Database? = nil, limits: LiveLimits = LiveLimits(), logger: Logger
  ) {
    self.limits = limits
    self.database = database
    self.logger = logger
    reader = SourceReader(source, limits: limits, logger: logger)
  }

  /// Listens to other nodes until the server stops. Without PostgreSQL there are none.
  public func run() async throws {
    await cancelWhenGracefulShutdown { [self] in
      guard let database, database.engine == .postgres else {
        try? await gracefulShutdown()
        return
      }
      await database.listen(on: Self.channel) { heard in
        switch heard {
        case .connected: for topic in self.topics { topic.catchUp() }
        case .notification(let payload): self.hear(payload)
        }
      }
    }
    await endAll()
  }

  /// Ends every stream. The server does not wait for them, since their requests have been answered long ago.
  private func endAll() async {
    for topic in topics {
      for shard in topic.shards { shard.atLoop { $0.finish() } }
    }
    let end = ContinuousClock.now + limits.farewell
    while state.withLock({ $0.subscribers }) > 0, ContinuousClock.now < end {
      do { try await Task.sleep(for: .milliseconds(5)) } catch { return }
    }
  }

  // MARK: Publishing

  /// Tells this node's subscribers what was written; call it after the commit. Order and gaps do not matter: what is missing
  /// is read from the source. Costs next to nothing where nobody listens.
  public func publish(_ events: [LiveEvent], in topic: String) {
    guard let topic = find(topic) else { return }
    topic.publish(events.map(WireEvent.init))
  }

  /// Tells this node's subscribers that the topic has come to this sequence: what they have not got is read.
  public func hear(of sequence: Int64, in topic: String) { find(topic)?.hear(of: sequence) }

  /// Tells the other nodes that a topic has come to this sequence, when the transaction that writes it commits. On SQLite
  /// there are no other nodes.
  ///
  /// - Parameters:
  ///   - sequence: the highest that the transaction writes.
  ///   - topic: an id, without spaces.
  public static func announce(_ sequence: Int64, in topic: String, _ connection: Connection) throws {
    try connection.notify(channel, "\(topic) \(sequence)")
  }

  /// One name for all: topics are ids that no two sites share.
  private static let channel = "homegroup_live"

  func hear(_ payload: String) {
    let words = payload.split(separator: " ")
    guard words.count == 2, let sequence = Int64(words[1]) else { return }
    find(String(words[0]))?.hear(of: sequence)
  }

  /// Tells everybody on this node that the topic is over, and ends their streams. (Other nodes hear it from the source, when
  /// the end is announced as an event is.)
  public func end(topic: String) { find(topic)?.end() }

  /// Ends the streams of whoever subscribed with that label. Their browsers come back, with the labels that they have then.
  public func disconnect(topic: String, label: String) {
    for shard in find(topic)?.shards ?? [] { shard.atLoop { $0.disconnect(label: label) } }
  }

  /// How many streams of a topic are open on this node.
  public func subscribers(of topic: String) -> Int { state.withLock { $0.topics[topic]?.subscribers ?? 0 } }

  private func find(_ topic: String) -> LiveTopic? { state.withLock { $0.topics[topic]?.topic } }
  private var topics: [LiveTopic] { state.withLock { $0.topics.values.map(\.topic) } }

  // MARK: Subscribing

  /// Whether one more may come.
  func hasRoom(in topic: String) -> Bool {
    state.withLock { state in
      state.subscribers < limits.subscribers
        && state.topics[topic]?.subscribers ?? 0 < limits.subscribersPerTopic
    }
  }

  /// How long this browser is told to wait before it comes back, milliseconds.
  func nextRetry() -> Int {
    let number = state.withLock { state in
      state.arrivals &+= 1
      return state.arrivals
    }
    // Steps of the golden section spread evenly, however many come.
    let share = (Double(number) * 0.618_033_988_749_895).truncatingRemainder(dividingBy: 1)
    return limits.retry.lowerBound + Int(share * Double(limits.retry.count))
  }

  /// On the subscriber's event loop. When the subscriber ends, which it has not yet, it leaves again.
  ///
  /// - Parameter sequence: how far the topic has come, as far as is known.
  func enter(_ subscriber: LiveSubscriber, _ topic: String, from sequence: Int64, on eventLoop: any EventLoop) {
    let (topic, loop) = state.withLock { state in
      let made = state.topics[topic] ?? Entry(topic: LiveTopic(topic, from: sequence, reader: reader, limits: limits))
      state.topics[topic] = Entry(topic: made.topic, subscribers: made.subscribers + 1)
      state.subscribers += 1
      let key = ObjectIdentifier(eventLoop)
      let loop = state.loops[key] ?? LiveLoop(eventLoop, sweep: limits.sweep)
      state.loops[key] = loop
      return (made.topic, loop)
    }
    let shard = topic.shard(of: eventLoop) {
      let shard = LiveShard(topic, on: eventLoop)
      loop.add(shard)
      return shard
    }
    if let start = WireChunk("retry: \(nextRetry())\n\n") { subscriber.send(start) }
    shard.add(subscriber)
  }

  /// When a stream has ended.
  func leave(_ name: String) {
    let abandoned = state.withLock { state -> (LiveTopic, [ObjectIdentifier: LiveLoop])? in
      state.subscribers -= 1
      guard let entry = state.topics[name] else { return nil }
      guard entry.subscribers == 1 else {
        state.topics[name]?.subscribers -= 1
        return nil
      }
      state.topics[name] = nil
      return (entry.topic, state.loops)
    }
    guard let (topic, loops) = abandoned else { return }
    for shard in topic.shards {
      shard.atLoop { shard in loops[ObjectIdentifier(shard.eventLoop)]?.remove(shard) }
    }
  }
}
