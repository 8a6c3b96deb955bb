import HTTPTypes
import Hummingbird
import HummingbirdTesting
import NIOCore
import Testing

@testable import Web

@Suite struct AccessLogTests {
  private func addRoutes(_ routes: Routes) {
    routes.get("/meetings/{slug}") { _, _ in "four" }
    routes.get("/quiet") { _, _ in "ok" }
    routes.get("/stream") { _, _ in
      Response(
        status: .ok,
        body: ResponseBody { writer in
          try await writer.write(ByteBuffer(string: "abc"))
          try await writer.write(contentsOf: [ByteBuffer(string: "de"), ByteBuffer(string: "f")])
          try await writer.finish(nil)
        })
    }
  }

  @Test func saysWhichRouteAndNothingAboutWhoOrWhat() async throws {
    let site = TestSite()
    try await site.answer(
      to: "/meetings/women-of-courage?near=39.95,-75.16",
      headers: [.userAgent: "Phone/1.0", .cookie: "tz=Asia/Tokyo", .xForwardedFor: "203.0.113.9", .referer: "/help"],
      addRoutes)
    let lines = site.log.all.filter { $0.contains("GET") }
    #expect(lines.count == 1)
    #expect(lines[0].hasPrefix("info GET /meetings/{slug} 200 bytes=4 hb.request.id=test-request ms="))
    for secret in ["courage", "near", "39.95", "Phone", "Tokyo", "203.0", "help", "127.0"] {
      #expect(!site.log.text.contains(secret))
    }
  }

  @Test func anUnknownAddressIsNotWrittenDown() async throws {
    let site = TestSite()
    try await site.answer(to: "/marias-diary", addRoutes)
    #expect(!site.log.text.contains("maria"))
    #expect(site.log.text.contains("NotFound 404"))
  }

  @Test func countsAStreamWhenItEnds() async throws {
    let site = TestSite()
    #expect(try await site.answer(to: "/stream", addRoutes).text == "abcdef")
    #expect(site.log.text.contains("GET /stream 200 bytes=6"))
    let head = TestSite()
    try await head.answer(to: "/stream", method: .head, addRoutes)
    #expect(head.log.text.contains("HEAD /stream 200 bytes=0"))
  }

  @Test func loadBalancersAreQuiet() async throws {
    let site = TestSite()
    try await site.answer(to: "/quiet", addRoutes)
    #expect(site.log.text.contains("debug GET /quiet 200"))
  }
}
