import HTTPTypes
import Hummingbird
import HummingbirdTesting
import NIOCore
import Synchronization
import Testing
import WebTesting

@testable import Web

/// Somebody who sends to every open stream.
private final class Source: Sendable {
  private let outlets = Mutex<[Int: EventStream.Outlet]>([:])
  private let next = Mutex(0)

  var count: Int { outlets.withLock { $0.count } }

  func send(_ text: String) {
    for outlet in outlets.withLock({ Array($0.values) }) { outlet.send(ByteBuffer(string: text)) }
  }

  func connect(_ outlet: EventStream.Outlet) -> @Sendable () -> Void {
    let number = next.withLock { number in
      number += 1
      return number
    }
    outlets.withLock { $0[number] = outlet }
    return { self.outlets.withLock { $0[number] = nil } }
  }

  func finish() {
    for outlet in outlets.withLock({ Array($0.values) }) { outlet.finish() }
  }
}

@Suite struct EventStreamTests {
  private func open(_ port: Int, _ source: Source, count: Int) async throws -> RawConnection {
    let connection = try await RawConnection.open(port: port)
    try await connection.send("GET /events HTTP/1.1\r\nHost: x\r\n\r\n")
    #expect(try await connection.wait { $0.text.contains("\r\n\r\n") && source.count == count })
    return connection
  }

  private func application(_ source: Source, _ site: TestSite = TestSite()) -> Application<TaskResponder> {
    site.application { routes in
      routes.get("/events") { request, _ in EventStream.response(to: request) { outlet in source.connect(outlet) } }
    }
  }

  @Test(.timeLimit(.minutes(1))) func deliversNoticesWhoLeavesAndEndsWithTheServer() async throws {
    let source = Source()
    let site = TestSite()
    let end = try await withLiveServer(application(source, site)) { port in
      let first = try await open(port, source, count: 1)
      let second = try await open(port, source, count: 2)
      #expect(first.text.contains("text/event-stream"))
      #expect(!first.text.lowercased().contains("content-length"))
      source.send("data: one\n\n")
      #expect(try await first.wait { $0.text.contains("data: one") })
      #expect(try await second.wait { $0.text.contains("data: one") })
      first.close()
      #expect(try await second.wait { _ in source.count == 1 })
      source.send("data: two\n\n")
      #expect(try await second.wait { $0.text.contains("data: two") })
      #expect(!second.isClosed)
    }
    #expect(end < .seconds(5))
    #expect(source.count == 0)
    #expect(site.log.all.count { $0.contains("GET /events 200") } == 2)
  }

  @Test(.timeLimit(.minutes(1))) func endsWhenItsSourceDoes() async throws {
    let source = Source()
    try await withLiveServer(application(source)) { port in
      let connection = try await open(port, source, count: 1)
      source.send("data: last\n\n")
      source.finish()
      #expect(try await connection.wait { $0.text.hasSuffix("0\r\n\r\n") })
      #expect(connection.text.contains("data: last"))
    }
  }

  @Test func aReaderWhoFallsBehindIsDropped() {
    let (parts, continuation) = AsyncStream.makeStream(of: ByteBuffer.self, bufferingPolicy: .bufferingOldest(2))
    let outlet = EventStream.Outlet(parts: continuation)
    #expect(outlet.send(ByteBuffer(string: "1")))
    #expect(outlet.send(ByteBuffer(string: "2")))
    #expect(!outlet.send(ByteBuffer(string: "3")))
    #expect(!outlet.send(ByteBuffer(string: "4")))
    _ = parts
  }
}
