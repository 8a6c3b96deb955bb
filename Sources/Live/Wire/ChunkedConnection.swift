import Glibc
import HummingbirdCore
import NIOCore
import NIOHTTP1
import NIOHTTPTypesHTTP1

/// A connection of HTTP/1.1 that belongs to one stream, written to below everything in its pipeline.
///
/// It begins as any request does. Once the answer's head is out, the stream takes the connection over: the HTTP server's task ends (it is
/// told so with ``StreamTakesOver``), its wish to close is not granted, and its handlers go. What is left of a request would be
/// three times what the stream itself needs, for as long as somebody listens. When the stream ends, the connection does.
///
/// Chunks go straight to the socket while it takes them. What it does not take is left to NIO, and until NIO has written that everything
/// goes through NIO, so that all stays in order.
///
/// Used on the connection's event loop only.
final class ChunkedConnection: ChannelDuplexHandler, RemovableChannelHandler, @unchecked Sendable {
  typealias InboundIn = ByteBuffer
  typealias OutboundIn = IOData

  private let channel: any Channel
  private var context: ChannelHandlerContext?
  private var socket: CInt?
  /// Nil once its stream has ended.
  private var subscriber: LiveSubscriber?
  private var isTakenOver = false
  /// What NIO has not written yet. Before the first chunk there may be the answer's head.
  private var unwritten = 0
  private var isFirst = true

  private init(_ channel: any Channel, for subscriber: LiveSubscriber) {
    self.channel = channel
    self.subscriber = subscriber
  }

  /// Puts a stream on a connection; nil where that is none of HTTP/1.1.
  static func attach(_ subscriber: @autoclosure () -> LiveSubscriber, to channel: any Channel) -> LiveSubscriber? {
    let pipeline = channel.pipeline.syncOperations
    guard channel.isActive, let encoder = try? pipeline.handler(type: HTTPResponseEncoder.self) else { return nil }
    let subscriber = subscriber()
    let connection = ChunkedConnection(channel, for: subscriber)
    do { try pipeline.addHandler(connection, position: .before(encoder)) } catch { return nil }
    subscriber.attach(to: connection)
    return subscriber
  }

  // MARK: Writing

  var isWritable: Bool { unwritten == 0 && channel.isActive }

  func send(_ chunk: borrowing ByteBuffer) {
    let taken = unwritten == 0 && !isFirst ? sendNow(chunk) : 0
    if taken == chunk.readableBytes { return }
    isFirst = false
    var rest = copy chunk
    rest.moveReaderIndex(forwardBy: taken)
    write(rest)
  }

  /// Gives how many bytes the socket took. What is wrong with it shows when NIO writes the rest.
  private func sendNow(_ chunk: borrowing ByteBuffer) -> Int {
    // The socket is good while the channel is active: it becomes inactive in the same step of its event loop that closes it.
    guard let socket, channel.isActive else { return 0 }
    return chunk.withUnsafeReadableBytes { bytes in
      max(0, Glibc.send(socket, bytes.baseAddress, bytes.count, CInt(MSG_DONTWAIT | MSG_NOSIGNAL)))
    }
  }

  private func write(_ rest: ByteBuffer, then end: (() -> Void)? = nil) {
    guard let context else { return }
    unwritten += 1
    let promise = context.eventLoop.makePromise(of: Void.self)
    promise.futureResult.assumeIsolated().whenComplete { [self] result in
      unwritten -= 1
      end?()
      if case .success = result, unwritten == 0 { subscriber.map { $0.shard?.advance($0) } }
    }
    context.write(NIOAny(IOData.byteBuffer(rest)), promise: promise)
    context.flush()
  }

  // MARK: Ending

  /// A reader who does not take the end within this time is gone.
  private static let patience: TimeAmount = .seconds(10)

  /// The stream is over; what it was sent still arrives.
  func end() {
    subscriber = nil
    if isTakenOver { endNow() }
  }

  /// Nothing that it was sent is taken.
  func drop() {
    subscriber = nil
    isTakenOver = true
    context?.close(promise: nil)
  }

  private func endNow() {
    write(WireChunk.end) { [self] in context?.close(promise: nil) }
    guard let context, unwritten > 0 else { return }
    let channel = channel
    context.eventLoop.scheduleTask(in: Self.patience) { channel.close(promise: nil) }
  }

  /// The HTTP server lets go of the connection: its handlers have nothing more to do.
  private func takeOver(_ pipeline: ChannelPipeline.SynchronousOperations) {
    isTakenOver = true
    if subscriber == nil { endNow() }
    channel.eventLoop.assumeIsolated().execute {
      if let handler = try? pipeline.handler(type: ByteToMessageHandler<HTTPRequestDecoder>.self) {
        _ = pipeline.removeHandler(handler)
      }
      if let handler = try? pipeline.handler(type: HTTPResponseEncoder.self) { _ = pipeline.removeHandler(handler) }
      if let handler = try? pipeline.handler(type: HTTP1ToHTTPServerCodec.self) { _ = pipeline.removeHandler(handler) }
      if let handler = try? pipeline.handler(type: HTTPConnectionStateHandler.self) {
        _ = pipeline.removeHandler(handler)
      }
    }
  }

  // MARK: Events of the pipeline

  func handlerAdded(context: ChannelHandlerContext) {
    self.context = context
    socket = try? context.pipeline.syncOperations.withUnsafeTransportIfAvailable(of: CInt.self) { $0 }
  }

  func handlerRemoved(context: ChannelHandlerContext) {
    self.context = nil
    subscriber?.finish()
  }

  /// What a reader sends beside its request is for nobody.
  func channelRead(context: ChannelHandlerContext, data: NIOAny) {}

  func channelInactive(context: ChannelHandlerContext) {
    context.fireChannelInactive()
    subscriber?.finish()
  }

  func userInboundEventTriggered(context: ChannelHandlerContext, event: Any) {
    context.fireUserInboundEventTriggered(event)
    switch event {
    case ChannelEvent.inputClosed, is ChannelShouldQuiesceEvent: subscriber?.finish()
    default: break
    }
  }

  /// The server's task closes in two steps, for writing and for all, when it ends. From then on a wish to close is meant.
  func close(context: ChannelHandlerContext, mode: CloseMode, promise: EventLoopPromise<Void>?) {
    guard !isTakenOver, channel.isActive else { return context.close(mode: mode, promise: promise) }
    promise?.succeed()
    if mode == .all { takeOver(context.pipeline.syncOperations) }
  }
}

/// Ends the task of an answer whose connection a stream has taken over. It is no failure, and nobody is told of it.
struct StreamTakesOver: Error {}
