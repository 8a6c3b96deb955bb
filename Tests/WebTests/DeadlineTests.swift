import HTTPTypes
import Hummingbird
import HummingbirdTesting
import NIOCore
import Synchronization
import Testing
import WebTesting

@testable import Web

@Suite struct DeadlineTests {
  @Test func cancelsFirstAndClosesAfterTheGrace() {
    let clock = StoppedClock()
    let keeper = DeadlineKeeper(limit: .seconds(10), grace: .seconds(2), now: { clock.now })
    let done = Mutex<[String]>([])
    @Sendable func note(_ text: String) { done.withLock { $0.append(text) } }
    let quick = keeper.begin(cancel: { note("cancel quick") }, close: { note("close quick") })
    let slow = keeper.begin(cancel: { note("cancel slow") }, close: { note("close slow") })
    clock.advance(by: .seconds(9))
    keeper.sweep()
    #expect(keeper.end(quick) == false)
    #expect(done.withLock { $0 }.isEmpty)
    clock.advance(by: .seconds(1))
    keeper.sweep()
    keeper.sweep()
    #expect(done.withLock { $0 } == ["cancel slow"])
    clock.advance(by: .seconds(1))
    #expect(keeper.end(slow) == true)
    keeper.sweep()
    #expect(done.withLock { $0 } == ["cancel slow"])
    clock.advance(by: .seconds(1))
    keeper.sweep()
    #expect(done.withLock { $0 } == ["cancel slow", "close slow"])
    #expect(keeper.count == 0)
  }

  @Test func nothingIsKeptOfRequestsThatEnd() async throws {
    var site = TestSite()
    site.keeper = DeadlineKeeper()
    try await site.answer(to: "/") { $0.get("/") { _, _ in "ok" } }
    try await site.answer(to: "/") { $0.get("/") { _, _ -> String in throw WebFailure.notFound } }
    #expect(site.keeper.count == 0)
  }

  private func addRoutes(_ routes: Routes) {
    routes.get("/quick") { _, _ in "quick" }
    routes.get("/stuck") { _, _ in
      try await Task.sleep(for: .seconds(60))
      return "never"
    }
    routes.post("/form") { request, _ in "\(try await request.form().items.count)" }
    routes.get("/deaf") { _, _ in
      // Heeds no cancellation.
      await withCheckedContinuation { continuation in
        Task.detached {
          try? await Task.sleep(for: .seconds(2))
          continuation.resume()
        }
      }
      return "late"
    }
    routes.get("/stream") { _, _ in
      Response(
        status: .ok,
        body: ResponseBody { writer in
          for number in 0..<5 {
            try await writer.write(ByteBuffer(string: "part \(number)\n"))
            try await Task.sleep(for: .milliseconds(100))
          }
          try await writer.finish(nil)
        })
    }
  }

  private var short: TestSite {
    TestSite(keeper: DeadlineKeeper(limit: .milliseconds(200), grace: .milliseconds(300)))
  }

  @Test(.timeLimit(.minutes(1))) func endsWhatTakesTooLong() async throws {
    let site = short
    try await withLiveServer(site.application(addRoutes)) { port in
      let stuck = try await RawConnection.open(port: port)
      try await stuck.send("GET /stuck HTTP/1.1\r\nHost: x\r\n\r\n")
      let drip = try await RawConnection.open(port: port)
      try await drip.send(
        "POST /form HTTP/1.1\r\nHost: x\r\nContent-Type: application/x-www-form-urlencoded\r\nContent-Length: 100\r\n\r\na="
      )
      let deaf = try await RawConnection.open(port: port)
      try await deaf.send("GET /deaf HTTP/1.1\r\nHost: x\r\n\r\n")
      let stream = try await RawConnection.open(port: port)
      try await stream.send("GET /stream HTTP/1.1\r\nHost: x\r\n\r\n")
      let quick = try await RawConnection.open(port: port)
      try await quick.send("GET /quick HTTP/1.1\r\nHost: x\r\n\r\n")
      for _ in 0..<5 {
        try? await drip.send("x")
        try await Task.sleep(for: .milliseconds(50))
      }
      #expect(try await stuck.wait { $0.text.contains("</html>") })
      #expect(stuck.text.hasPrefix("HTTP/1.1 503"))
      #expect(stuck.text.contains("Connection: close"))
      #expect(try await drip.wait { $0.text.contains("</html>") })
      #expect(drip.text.hasPrefix("HTTP/1.1 408"))
      #expect(try await stuck.wait(upTo: .seconds(2)) { $0.isClosed })
      #expect(try await drip.wait(upTo: .seconds(2)) { $0.isClosed })
      #expect(try await deaf.wait(upTo: .seconds(1)) { $0.isClosed })
      #expect(!deaf.text.contains("late"))
      // A stream may run on, and other requests notice nothing.
      #expect(try await stream.wait { $0.text.contains("part 4") })
      #expect(quick.text.contains("quick") && !quick.isClosed)
    }
    #expect(site.keeper.count == 0)
  }
}
