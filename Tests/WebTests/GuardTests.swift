import HTTPTypes
import Hummingbird
import HummingbirdTesting
import Testing

@testable import Web

@Suite struct GuardTests {
  private func addRoutes(_ routes: Routes) {
    routes.get("/") { _, _ in "read" }
    routes.post("/") { request, _ in "did \(try await request.bytes(upTo: 100).readableBytes)" }
  }

  @Test(arguments: ["/", "/nowhere", "/\u{7F}%%"])
  func everyAnswerCarriesTheSecurityHeaders(_ path: String) async throws {
    let headers = try await TestSite().answer(to: path, addRoutes).headers
    #expect(headers[.contentSecurityPolicy]?.contains("default-src 'none'") == true)
    #expect(headers[.contentSecurityPolicy]?.contains("unsafe") == false)
    #expect(headers[.xContentTypeOptions] == "nosniff")
    #expect(headers[.referrerPolicy] == "same-origin")
    #expect(headers[.permissionsPolicy]?.contains("geolocation=(self)") == true)
    #expect(headers[.crossOriginOpenerPolicy] == "same-origin")
    #expect(headers[.crossOriginResourcePolicy] == "same-origin")
    #expect(headers[.strictTransportSecurity] == nil)
  }

  @Test func insistsOnHTTPSOnlyWhereItIsSpoken() async throws {
    let headers = try await TestSite(isSecure: true).answer(to: "/", addRoutes).headers
    #expect(headers[.strictTransportSecurity] == "max-age=31536000")
  }

  /// Sec-Fetch-Site, Origin, and whether a form with them is taken at http://localhost.
  @Test(
    arguments: [
      (nil, nil, true), ("same-origin", nil, true), ("none", nil, true), ("cross-site", nil, false),
      ("same-site", nil, false), ("cross-site", "https://evil.example", false),
      ("same-origin", "https://evil.example", true), (nil, "http://localhost", true),
      (nil, "http://LOCALHOST:80", true),
      (nil, "https://localhost", true), (nil, "http://localhost:8080", false), (nil, "null", false),
      (nil, "https://evil.example", false), (nil, "http://localhost.evil.example", false),
      (nil, "http://evil.example/localhost", false), (nil, "", false), ("cross-site", "https://meetings.example", true),
      (nil, "https://meetings.example", true), ("", nil, false),
    ] as [(String?, String?, Bool)])
  func takesFormsFromThisSiteOnly(_ site: String?, _ origin: String?, _ isTaken: Bool) async throws {
    var headers: HTTPFields = [:]
    headers[.secFetchSite] = site
    headers[.origin] = origin
    let answer = try await TestSite(publicOrigin: "https://meetings.example")
      .answer(to: "/", method: .post, headers: headers, body: "x", addRoutes)
    #expect(answer.status == (isTaken ? .ok : .forbidden))
    let read = try await TestSite().answer(to: "/", headers: headers, addRoutes)
    #expect(read.status == .ok)
  }

  @Test func refusesABodyThatIsTooLarge() async throws {
    let site = TestSite()
    #expect(
      try await site.answer(to: "/", method: .post, body: String(repeating: "x", count: 100), addRoutes).text
        == "did 100")
    let above = try await site.answer(to: "/", method: .post, body: String(repeating: "x", count: 101), addRoutes)
    #expect(above.status == .contentTooLarge)
    #expect(above.headers[.connection] == "close")
    // Above the site's own limit no handler is asked.
    let far = try await site.answer(
      to: "/nowhere", method: .post, body: String(repeating: "x", count: 10_001), addRoutes)
    #expect(far.status == .contentTooLarge)
  }

  @Test func aLimiterTellsHowLongToWait() async throws {
    let clock = StoppedClock()
    let limiter = RateLimiter(burst: 1, every: .seconds(30), salt: 1, now: { clock.now })
    try await TestSite().application { routes in
      routes.post("/") { _, context in
        try limiter.require(context)
        return "taken"
      }
    }.test(.router) { client in
      #expect(try await client.execute(uri: "/", method: .post).status == .ok)
      let refused = try await client.execute(uri: "/", method: .post)
      #expect(refused.status == .tooManyRequests)
      #expect(refused.headers[.retryAfter] == "30")
      clock.advance(by: .seconds(30))
      #expect(try await client.execute(uri: "/", method: .post).status == .ok)
    }
  }
}
