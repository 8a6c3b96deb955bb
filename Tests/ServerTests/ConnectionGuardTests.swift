import HTTPTypes
import NIOCore
import NIOEmbedded
import NIOHTTPTypes
import Testing

@testable import Server

@Suite struct ConnectionGuardTests {
  private func channel() throws -> EmbeddedChannel {
    let limits = ConnectionGuard.Limits(bodyTime: .seconds(10), bodyBytes: 100, writeStall: .seconds(30))
    let channel = EmbeddedChannel(handler: ConnectionGuard(limits: limits))
    try channel.connect(to: SocketAddress(ipAddress: "192.0.2.1", port: 1)).wait()
    return channel
  }

  private let head = HTTPRequestPart.head(HTTPRequest(method: .post, scheme: "http", authority: "x", path: "/"))
  private func body(_ count: Int) -> HTTPRequestPart { .body(ByteBuffer(repeating: 0, count: count)) }

  private func receive(_ parts: HTTPRequestPart..., in channel: EmbeddedChannel) throws {
    for part in parts { try channel.writeInbound(part) }
  }

  @Test func aBodyThatDripsIsCutOff() throws {
    let channel = try channel()
    try receive(head, body(1), in: channel)
    for _ in 0..<9 {
      channel.embeddedEventLoop.advanceTime(by: .seconds(1))
      try receive(body(1), in: channel)
    }
    #expect(channel.isActive)
    channel.embeddedEventLoop.advanceTime(by: .seconds(1))
    #expect(!channel.isActive)
  }

  @Test func requestsThatEndInTimeAreLeftAlone() throws {
    let channel = try channel()
    for _ in 0..<5 {
      try receive(head, body(60), in: channel)
      channel.embeddedEventLoop.advanceTime(by: .seconds(9))
      try receive(body(40), .end(nil), in: channel)
      channel.embeddedEventLoop.advanceTime(by: .seconds(60))
    }
    #expect(channel.isActive)
  }

  @Test func aBodyWithoutEndIsCutOff() throws {
    let channel = try channel()
    try receive(head, body(100), in: channel)
    #expect(channel.isActive)
    try receive(body(1), in: channel)
    #expect(!channel.isActive)
  }

  @Test func aReaderWhoTakesNothingIsLeft() throws {
    let channel = try channel()
    channel.isWritable = false
    channel.pipeline.fireChannelWritabilityChanged()
    channel.embeddedEventLoop.advanceTime(by: .seconds(29))
    channel.isWritable = true
    channel.pipeline.fireChannelWritabilityChanged()
    channel.embeddedEventLoop.advanceTime(by: .seconds(60))
    #expect(channel.isActive)
    channel.isWritable = false
    channel.pipeline.fireChannelWritabilityChanged()
    channel.embeddedEventLoop.advanceTime(by: .seconds(30))
    #expect(!channel.isActive)
  }
}
