import NIOCore
import NIOPosix
import Synchronization

/// A connection on which a test sends exactly the bytes it wants, when it wants.
public final class RawConnection: Sendable {
  private struct State {
    var text = ""
    var isClosed = false
  }

  private final class Collector: ChannelInboundHandler, Sendable {
    typealias InboundIn = ByteBuffer
    let state = Mutex(State())

    func channelRead(context: ChannelHandlerContext, data: NIOAny) {
      let part = String(buffer: unwrapInboundIn(data))
      state.withLock { $0.text += part }
    }
    func channelInactive(context: ChannelHandlerContext) { state.withLock { $0.isClosed = true } }
    func errorCaught(context: ChannelHandlerContext, error: any Error) { context.close(promise: nil) }
  }

  private let collector: Collector
  private let channel: any Channel

  private init(collector: Collector, channel: any Channel) {
    self.collector = collector
    self.channel = channel
  }

  public static func open(port: Int) async throws -> RawConnection {
    let collector = Collector()
    let channel = try await ClientBootstrap(group: MultiThreadedEventLoopGroup.singleton)
      .channelInitializer { $0.pipeline.addHandler(collector) }
      .connect(host: "127.0.0.1", port: port).get()
    return RawConnection(collector: collector, channel: channel)
  }

  public var text: String { collector.state.withLock { $0.text } }
  public var isClosed: Bool { collector.state.withLock { $0.isClosed } }

  public func send(_ text: String) async throws { try await channel.writeAndFlush(ByteBuffer(string: text)) }
  /// Takes nothing of what is sent, or takes it again.
  public func read(_ isReading: Bool) async throws {
    try await channel.setOption(ChannelOptions.autoRead, value: isReading).get()
  }
  public func close() { channel.close(promise: nil) }

  /// Waits until it holds; returns whether it does.
  public func wait(upTo limit: Duration = .seconds(5), until condition: (RawConnection) -> Bool) async throws -> Bool {
    let end = ContinuousClock.now + limit
    while !condition(self) {
      if ContinuousClock.now > end { return false }
      try await Task.sleep(for: .milliseconds(5))
    }
    return true
  }
}
