import Foundation
import HTTPTypes
import Hummingbird
import HummingbirdTesting
import Logging
import Meetings
import NIOCore
import NIOPosix
import ServiceLifecycle
import Synchronization
import Testing
import Web
import WebTesting

@testable import Server

/// Routes that a server must be able to end whatever they do.
private struct Troublesome: Feature {
  var readinessChecks: [ReadinessCheck] = []
  /// Slow requests that a handler has.
  var slow = Counter()

  func addRoutes(to routes: Routes) {
    routes.get("/hello") { _, _ in "hello" }
    routes.get("/events") { request, _ in
      EventStream.response(to: request) { outlet in
        outlet.send(ByteBuffer(string: "data: open\n\n"))
        return {}
      }
    }
    let slow = slow
    routes.get("/slow") { _, _ in
      slow.increase()
      try? await Task.sleep(for: .milliseconds(400))
      return "finished"
    }
    routes.get("/deaf") { _, _ in
      await withCheckedContinuation { continuation in
        DispatchQueue.global().asyncAfter(deadline: .now() + 2) { continuation.resume() }
      }
      return "late"
    }
  }
}

private final class Counter: Sendable {
  private let number = Mutex(0)
  var value: Int { number.withLock { $0 } }
  func increase() { number.withLock { $0 += 1 } }
}

@Suite struct LifecycleTests {
  private let slowRequests = Counter()

  private func application(
    port: Int = 0, checks: [ReadinessCheck] = [], _ change: (inout ServerConfiguration) -> Void = { _ in }
  ) -> HomegroupApplication {
    var configuration = ServerConfiguration()
    configuration.port = port
    change(&configuration)
    let logger = Logger(label: "test") { _ in SwiftLogNoOpLogHandler() }
    let services = Services(
      now: { Instant(seconds: 0) }, monotonic: { .now }, random: { UInt64.random(in: .min ... .max) }, logger: logger)
    return HomegroupApplication(
      configuration: configuration, services: services,
      features: [Troublesome(readinessChecks: checks, slow: slowRequests)])
  }

  /// Serves, ends it as a signal does, and says how long the end took.
  private func serving(
    _ application: HomegroupApplication, watchdog: ShutdownWatchdog = ShutdownWatchdog(limit: .seconds(60)) {},
    _ test: (Int) async throws -> Void
  ) async throws -> Duration {
    let (addresses, found) = AsyncStream<HomegroupApplication.Address>.makeStream()
    let group = application.serviceGroup(watchdog) { found.yield($0) }
    return try await withThrowingTaskGroup(of: Void.self) { tasks in
      tasks.addTask { try await group.run() }
      let address = try #require(await addresses.first { _ in true })
      #expect(address.description == "http://127.0.0.1:\(address.port)/")
      do {
        try await test(address.port)
      } catch {
        await group.triggerGracefulShutdown()
        throw error
      }
      let start = ContinuousClock.now
      await group.triggerGracefulShutdown()
      // Whoever is cancelled at the end may say so.
      try? await tasks.waitForAll()
      return start.duration(to: .now)
    }
  }

  @Test(.timeLimit(.minutes(1))) func endsWithOpenStreamsIdleConnectionsAndRequestsUnderWay() async throws {
    let clients = Mutex<[RawConnection]>([])
    let end = try await serving(application()) { port in
      for _ in 0..<20 {
        let stream = try await RawConnection.open(port: port)
        try await stream.send("GET /events HTTP/1.1\r\nHost: x\r\n\r\n")
        #expect(try await stream.wait { $0.text.contains("data: open") })
        clients.withLock { $0.append(stream) }
      }
      let idle = try await RawConnection.open(port: port)
      try await idle.send("GET /hello HTTP/1.1\r\nHost: x\r\n\r\n")
      #expect(try await idle.wait { $0.text.hasSuffix("hello") })
      let halfSent = try await RawConnection.open(port: port)
      try await halfSent.send("GET /hel")
      let slow = try await RawConnection.open(port: port)
      try await slow.send("GET /slow HTTP/1.1\r\nHost: x\r\n\r\n")
      #expect(try await slow.wait { _ in slowRequests.value == 1 })
      clients.withLock { $0 += [idle, halfSent, slow] }
    }
    #expect(end < .seconds(2))
    let all = clients.withLock { $0 }
    // The server may be gone before the clients have read its last bytes.
    for client in all { #expect(try await client.wait { $0.isClosed }) }
    #expect(all.last?.text.hasSuffix("finished") == true, "a request under way is finished")
    for stream in all.prefix(20) { #expect(stream.text.hasSuffix("0\r\n\r\n"), "a stream is ended properly") }
  }

  @Test(.timeLimit(.minutes(1))) func callsOutWhenSomethingHangs() async throws {
    let called = Mutex<ContinuousClock.Instant?>(nil)
    let start = Mutex<ContinuousClock.Instant?>(nil)
    let watchdog = ShutdownWatchdog(limit: .milliseconds(500)) { called.withLock { $0 = .now } }
    _ = try await serving(application { $0.limits.deadline = .seconds(60) }, watchdog: watchdog) { port in
      let deaf = try await RawConnection.open(port: port)
      try await deaf.send("GET /deaf HTTP/1.1\r\nHost: x\r\n\r\n")
      try await Task.sleep(for: .milliseconds(100))
      start.withLock { $0 = .now }
    }
    let began = try #require(start.withLock { $0 })
    let overran = try #require(called.withLock { $0 })
    #expect(began.duration(to: overran) >= .milliseconds(500))
    #expect(began.duration(to: overran) < .seconds(3))
  }

  @Test(.timeLimit(.minutes(1))) func aBusyPortIsSaidSo() async throws {
    _ = try await serving(application()) { port in
      let second = application(port: port)
      await #expect(throws: ServerError.addressInUse(host: "127.0.0.1", port: port)) {
        try await second.run { _ in
        } onOverrun: {
        }
      }
    }
  }

  @Test func anAddressThatIsNotOursIsSaidSo() async throws {
    let elsewhere = application { $0.host = "192.0.2.1" }
    await #expect(throws: ServerError.noSuchAddress(host: "192.0.2.1")) {
      try await elsewhere.run { _ in
      } onOverrun: {
      }
    }
  }

  @Test(.timeLimit(.minutes(1))) func boundsHeadersAndSlowHeads() async throws {
    _ = try await serving(application { $0.limits.idle = .milliseconds(500) }) { port in
      let large = try await RawConnection.open(port: port)
      try await large.send(
        "GET /hello HTTP/1.1\r\nHost: x\r\nCookie: \(String(repeating: "x", count: ConnectionLimits.headerField + 1))\r\n\r\n"
      )
      #expect(try await large.wait { $0.isClosed })
      #expect(large.text.hasPrefix("HTTP/1.1 400"))
      let many = try await RawConnection.open(port: port)
      let fields = (0...ConnectionLimits.headerCount).map { "X-\($0): 1\r\n" }.joined()
      try await many.send("GET /hello HTTP/1.1\r\nHost: x\r\n\(fields)\r\n")
      #expect(try await many.wait { $0.isClosed })
      #expect(many.text.hasPrefix("HTTP/1.1 400"))
      let drip = try await RawConnection.open(port: port)
      for character in "GET /hello HTTP/1.1\r\nX-A: aaaaaaaaaaaaaaaaaaaa" {
        try? await drip.send(String(character))
        try await Task.sleep(for: .milliseconds(30))
        if drip.isClosed { break }
      }
      #expect(drip.isClosed)
    }
  }

  @Test func healthAndReadiness() async throws {
    let isReady = Mutex(false)
    let checks = [
      ReadinessCheck("index") { isReady.withLock { $0 } ? nil : "The index is being loaded." },
      ReadinessCheck("other") { nil },
    ]
    try await application(checks: checks).application().test(.router) { client in
      let health = try await client.execute(uri: "/healthz", method: .get)
      #expect(health.status == .ok)
      let notYet = try await client.execute(uri: "/readyz", method: .get)
      #expect(notYet.status == .serviceUnavailable)
      #expect(
        String(buffer: notYet.body)
          == #"{"checks":[{"name":"index","problem":"The index is being loaded.","ready":false},{"name":"other","ready":true}],"ready":false}"#
      )
      isReady.withLock { $0 = true }
      let ready = try await client.execute(uri: "/readyz", method: .get)
      #expect(ready.status == .ok)
      #expect(ready.headers[.contentSecurityPolicy] != nil)
      #expect(ready.headers[.cacheControl] == "no-store")
    }
  }

  @Test func saysNothingOfWhatItRunsOn() async throws {
    try await application().application().test(.live) { client in
      let answer = try await client.execute(uri: "/hello", method: .get)
      #expect(answer.status == .ok)
      #expect(answer.headers[.server] == nil)
      #expect(answer.headers[.date] != nil)
    }
  }
}
