import DatabaseTesting
import HTTPTypes
import MembersTesting
import Testing

@testable import Members

@Suite("Joining, signing in and out")
struct JoinTests {
  private static let good = [
    ("name", "Rosa"), ("passphrase", AccountSite.passphrase), ("agreed", "yes"), ("adult", "yes"),
  ]

  @Test("Joining shows the code once, and the session is there", arguments: TestEngine.allCases)
  func join(engine: TestEngine) async throws {
    try await AccountSite.with(engine) { site in
      let (browser, code) = try await site.joined("Rosa")
      #expect(RecoveryCode(typed: code) != nil)
      #expect(browser.cookies["session"]?.utf8.count == 64)
      let me = try await browser.get("/me")
      #expect(me.status == 200 && me.body.contains("Rosa") && !me.body.contains(code))
      #expect(try await browser.get("/me/code").body.contains(code) == false)
      // The page with the code, loaded again.
      let again = try await browser.post("/join", Self.good)
      #expect(again.status == 303 && again.location == "/me/code")
      // Typed back as people type.
      #expect(try await browser.post("/me/code", [("code", "hello")]).status == 422)
      let typed = code.lowercased().replacing("-", with: " ")
      #expect(try await browser.post("/me/code", [("code", typed)]).status == 303)
      #expect(try await browser.get("/me").body.contains("Check your recovery code") == false)
    }
  }

  @Test("What is wrong is said beside its field, and everything but the passphrase is kept")
  func problems() async throws {
    try await AccountSite.with { site in
      let browser = site.browser()
      let answer = try await browser.post("/join", [("name", "R"), ("passphrase", "short"), ("to", "/today")])
      #expect(answer.status == 422)
      for field in ["name", "passphrase", "agreed", "adult"] {
        #expect(answer.body.contains("id=\"field-\(field)-error\""), "\(field)")
      }
      #expect(answer.body.contains("value=\"R\"") && !answer.body.contains("value=\"short\""))
      #expect(answer.body.contains("name=\"to\" value=\"/today\""))
      _ = try await site.joined("Rosa")
      let taken = try await browser.post("/join", [("name", "  rósa ")] + Self.good.dropFirst())
      #expect(taken.status == 422 && taken.body.contains("Somebody here has that name"))
    }
  }

  @Test("Signing in: the same answer for a wrong passphrase and an unknown name", arguments: TestEngine.allCases)
  func signIn(engine: TestEngine) async throws {
    try await AccountSite.with(engine) { site in
      _ = try await site.joined("Rosa")
      let browser = site.browser()
      let wrong = try await browser.post("/sign-in", [("name", "Rosa"), ("passphrase", "not this one at all")])
      let unknown = try await browser.post("/sign-in", [("name", "Rask"), ("passphrase", "not this one at all")])
      #expect(wrong.status == 422 && unknown.status == 422)
      #expect(wrong.body.replacing("Rosa", with: "Rask") == unknown.body)
      #expect(browser.cookies.isEmpty)
      let right = try await browser.post(
        "/sign-in", [("name", "ROSA"), ("passphrase", AccountSite.passphrase), ("to", "/me/code")])
      #expect(right.status == 303 && right.location == "/me/code")
      #expect(try await browser.get("/me").body.contains("Rosa"))
      let old = browser.cookies["session"]
      #expect(try await browser.get("/sign-in").status == 303)
      let out = try await browser.post("/sign-out")
      #expect(out.status == 303 && browser.cookies["session"] == nil)
      #expect(out.headers[values: .clearSiteData] == ["\"cache\", \"storage\""])
      // The cookie of a session that was signed out opens nothing.
      browser.set("session", old)
      #expect(try await browser.get("/me/code").location == "/sign-in?to=/me/code")
    }
  }

  @Test("A new session at every sign-in, and the old one ends", arguments: TestEngine.allCases)
  func rotation(engine: TestEngine) async throws {
    try await AccountSite.with(engine) { site in
      let (browser, _) = try await site.joined("Rosa")
      let first = try #require(browser.cookies["session"])
      let again = site.browser()
      again.set("session", first)
      _ = try await again.get("/me")
      let answer = try await again.post(
        "/sign-in", [("name", "Rosa"), ("passphrase", AccountSite.passphrase), ("stay", "yes")])
      #expect(answer.headers[values: .setCookie].contains { $0.contains("Max-Age=15552000") })
      #expect(again.cookies["session"] != first)
      #expect(try await browser.get("/me/code").status == 303)
    }
  }

  @Test(
    "Only places on this site are returned to",
    arguments: ["//example.org", "https://example.org", "/\\example.org", "/\t/example.org", "example.org", "", "/ x"])
  func returnPaths(path: String) { #expect(ReturnPath.checked(path) == nil) }

  @Test("Forms without the session's token, or from another site, are refused")
  func forgery() async throws {
    try await AccountSite.with { site in
      let (browser, _) = try await site.joined("Rosa")
      #expect(try await browser.post("/sign-out", isForged: true).status == 403)
      #expect(try await browser.post("/sign-out", headers: [.origin: "https://example.org"]).status == 403)
      #expect(try await site.stranger.post("/sign-out").status == 303)
      #expect(try await browser.get("/me").body.contains("Rosa"))
      let stranger = site.browser()
      let forged = try await stranger.post("/sign-in", Self.good, headers: [.origin: "https://example.org"])
      #expect(forged.status == 403)
    }
  }
}
