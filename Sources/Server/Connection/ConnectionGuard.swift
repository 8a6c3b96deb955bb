import NIOCore
import NIOHTTPTypes

/// Closes a connection whose other end sends its request too slowly or without end, or takes nothing of the answer.
///
/// The last resort below the middleware, which answers such requests in words: it also holds where no handler reads the
/// body, and for a reader who stopped reading. Requests without a body cost it two comparisons.
final class ConnectionGuard: ChannelDuplexHandler, RemovableChannelHandler {
  typealias InboundIn = HTTPRequestPart
  typealias InboundOut = HTTPRequestPart
  typealias OutboundIn = HTTPResponsePart
  typealias OutboundOut = HTTPResponsePart

  struct Limits {
    /// From a request's head to the end of its body.
    var bodyTime: TimeAmount
    var bodyBytes: Int
    /// How long nothing may be taken of what is sent.
    var writeStall: TimeAmount
  }

  private let limits: Limits
  private var isReading = false
  private var bytes = 0
  private var bodyTimer: Scheduled<Void>?
  private var stallTimer: Scheduled<Void>?

  init(limits: Limits) { self.limits = limits }

  /// Each connection keeps what it last read into, for as long as it is open; NIO begins with 2 KiB.
  func handlerAdded(context: ChannelHandlerContext) {
    try? context.channel.syncOptions?.setOption(.recvAllocator, value: ConnectionLimits.receiving)
  }

  func channelRead(context: ChannelHandlerContext, data: NIOAny) {
    switch unwrapInboundIn(data) {
    case .head:
      isReading = true
      bytes = 0
    case .body(let part):
      bytes += part.readableBytes
      if bytes > limits.bodyBytes {
        context.close(promise: nil)
        return
      }
    case .end:
      isReading = false
      bodyTimer?.cancel()
      bodyTimer = nil
    }
    context.fireChannelRead(data)
  }

  func channelReadComplete(context: ChannelHandlerContext) {
    if isReading, bodyTimer == nil { bodyTimer = closing(context, in: limits.bodyTime) }
    context.fireChannelReadComplete()
  }

  func channelWritabilityChanged(context: ChannelHandlerContext) {
    stallTimer?.cancel()
    stallTimer = context.channel.isWritable ? nil : closing(context, in: limits.writeStall)
    context.fireChannelWritabilityChanged()
  }

  func channelInactive(context: ChannelHandlerContext) {
    cancelTimers()
    context.fireChannelInactive()
  }

  func handlerRemoved(context: ChannelHandlerContext) { cancelTimers() }

  private func cancelTimers() {
    bodyTimer?.cancel()
    stallTimer?.cancel()
    (bodyTimer, stallTimer) = (nil, nil)
  }

  private func closing(_ context: ChannelHandlerContext, in time: TimeAmount) -> Scheduled<Void> {
    let channel = context.channel
    return context.eventLoop.scheduleTask(in: time) { channel.close(mode: .all, promise: nil) }
  }
}
