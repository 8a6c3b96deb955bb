import NIOCore
import Web

/// One open stream, without a task, queue or lock of its own. Used on its event loop only.
final class LiveSubscriber: @unchecked Sendable {
  /// How it is written to.
  private enum Way {
    case none
    case chunks(ChunkedConnection)
    /// Where there is no connection of HTTP/1.1: requests in process.
    case parts(EventStream.Outlet)
  }

  let labels: Set<String>
  private let onEnd: @Sendable () -> Void
  private var way = Way.none
  private(set) var hasEnded = false

  // What its shard keeps of it, and it of its shard until it ends.
  var shard: LiveShard?
  /// The last sequence it has, while it is behind its shard or ahead of it.
  var position: Int64
  /// In its shard's list of those who are neither.
  var place: Int?
  var isReading = false
  var stalledSince = NIODeadline.now()

  init(labels: Set<String>, position: Int64, onEnd: @escaping @Sendable () -> Void) {
    self.labels = labels
    self.position = position
    self.onEnd = onEnd
  }

  func attach(to connection: ChunkedConnection) { way = .chunks(connection) }
  func attach(to outlet: EventStream.Outlet) { way = .parts(outlet) }

  var isWritable: Bool {
    switch way {
    case .none: false
    case .chunks(let connection): connection.isWritable
    case .parts: true
    }
  }

  func send(_ chunk: borrowing WireChunk) {
    switch way {
    case .none: break
    case .chunks(let connection): connection.send(chunk.framed)
    case .parts(let outlet): if !outlet.send(chunk.payload) { finish() }
    }
  }

  /// Ends the connection too: nothing that it was sent is taken.
  func drop() {
    if case .chunks(let connection) = way { connection.drop() }
    finish()
  }

  /// Ends the stream; what it was sent still arrives.
  func finish() {
    guard !hasEnded else { return }
    hasEnded = true
    let way = way
    self.way = .none
    shard?.remove(self)
    shard = nil
    switch way {
    case .none: break
    case .chunks(let connection): connection.end()
    case .parts(let outlet): outlet.finish()
    }
    onEnd()
  }
}

extension LiveSubscriber: Hashable {
  static func == (one: LiveSubscriber, other: LiveSubscriber) -> Bool { one === other }
  func hash(into hasher: inout Hasher) { hasher.combine(ObjectIdentifier(self)) }
}
