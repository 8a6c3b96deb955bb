import NIOCore
import NIOHTTP1
import Web

/// One open stream. On HTTP/1.1 it sits in the connection's pipeline, below what encodes answers, and writes chunks that are
/// framed already; it hears there when the reader leaves and when the server stops, so that a stream needs no task of its own.
///
/// Used on its event loop only; `ended` may be waited for anywhere.
final class LiveSubscriber: @unchecked Sendable {
  /// How it is written to.
  private enum Way {
    case none
    case chunks(ChannelHandlerContext)
    /// Where there is no such pipeline: HTTP/2, requests in process.
    case parts(EventStream.Outlet)
  }

  let labels: Set<String>
  let ended: EventLoopPromise<Void>
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

  init(labels: Set<String>, position: Int64, on eventLoop: any EventLoop, onEnd: @escaping @Sendable () -> Void) {
    self.labels = labels
    self.position = position
    self.onEnd = onEnd
    ended = eventLoop.makePromise()
  }

  var isWritable: Bool {
    switch way {
    case .none: false
    case .chunks(let context): context.channel.isWritable
    case .parts: true
    }
  }

  func send(_ chunk: WireChunk) {
    switch way {
    case .none: break
    case .chunks(let context):
      context.write(NIOAny(IOData.byteBuffer(chunk.framed)), promise: nil)
      context.flush()
    case .parts(let outlet): if !outlet.send(chunk.payload) { finish() }
    }
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
    case .chunks(let context): context.pipeline.syncOperations.removeHandler(context: context, promise: nil)
    case .parts(let outlet): outlet.finish()
    }
    ended.succeed()
    onEnd()
  }

  /// Makes one that has its place in the connection's pipeline; nil where that has none for it.
  static func attach(to channel: any Channel, _ make: (any EventLoop) -> LiveSubscriber) -> LiveSubscriber? {
    let pipeline = channel.pipeline.syncOperations
    guard channel.isActive, let encoder = try? pipeline.handler(type: HTTPResponseEncoder.self) else { return nil }
    let subscriber = make(channel.eventLoop)
    do { try pipeline.addHandler(subscriber, position: .before(encoder)) } catch {
      subscriber.hasEnded = true
      subscriber.ended.succeed()
      return nil
    }
    return subscriber
  }

  func attach(to outlet: EventStream.Outlet) { way = .parts(outlet) }
}

extension LiveSubscriber: ChannelInboundHandler, RemovableChannelHandler {
  typealias InboundIn = Never

  func handlerAdded(context: ChannelHandlerContext) { way = .chunks(context) }

  func handlerRemoved(context: ChannelHandlerContext) { finish() }

  func channelInactive(context: ChannelHandlerContext) {
    context.fireChannelInactive()
    finish()
  }

  func channelWritabilityChanged(context: ChannelHandlerContext) {
    context.fireChannelWritabilityChanged()
    if context.channel.isWritable { shard?.advance(self) }
  }

  func userInboundEventTriggered(context: ChannelHandlerContext, event: Any) {
    context.fireUserInboundEventTriggered(event)
    switch event {
    case ChannelEvent.inputClosed, is ChannelShouldQuiesceEvent: finish()
    default: break
    }
  }
}

extension LiveSubscriber: Hashable {
  static func == (one: LiveSubscriber, other: LiveSubscriber) -> Bool { one === other }
  func hash(into hasher: inout Hasher) { hasher.combine(ObjectIdentifier(self)) }
}
