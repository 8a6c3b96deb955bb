import Database
import DatabaseTesting
import HTTPTypes
import MembersTesting
import Testing

@testable import Members

@Suite("What a member changes")
struct AccountTests {
  static let other = "six small boats at dawn"

  @Test("A new passphrase: the old opens nothing, other sessions end, this one goes on", arguments: TestEngine.allCases)
  func passphrase(engine: TestEngine) async throws {
    try await AccountSite.with(engine) { site in
      let (browser, _) = try await site.joined("Rosa")
      let phone = site.browser()
      _ = try await phone.post("/sign-in", [("name", "Rosa"), ("passphrase", AccountSite.passphrase)])
      let before = browser.cookies["session"]
      _ = try await browser.get("/me/passphrase")
      let wrong = try await browser.post("/me/passphrase", [("current", "not this one"), ("passphrase", "short")])
      #expect(wrong.status == 422)
      #expect(wrong.body.contains("field-current-error") && wrong.body.contains("field-passphrase-error"))
      let right = try await browser.post(
        "/me/passphrase", [("current", AccountSite.passphrase), ("passphrase", Self.other)])
      #expect(right.status == 303 && browser.cookies["session"] != before)
      #expect(try await browser.get("/me").body.contains("Rosa"))
      #expect(try await phone.get("/me/code").status == 303)
      let old = try await phone.post("/sign-in", [("name", "Rosa"), ("passphrase", AccountSite.passphrase)])
      #expect(old.status == 422)
      #expect(try await phone.post("/sign-in", [("name", "Rosa"), ("passphrase", Self.other)]).status == 303)
    }
  }

  @Test("Recovering with the code: the record is there, old sessions are not", arguments: TestEngine.allCases)
  func recover(engine: TestEngine) async throws {
    try await AccountSite.with(engine) { site in
      let (browser, code) = try await site.joined("Rosa")
      _ = try await browser.post("/me/settings", [("zone", "Europe/Berlin"), ("language", ""), ("quiet", "yes")])
      let lost = site.browser()
      let another = try await site.joined("Sam")
      let wrong = try await lost.post("/recover", [("name", "Rosa"), ("code", another.code), ("passphrase", "short")])
      #expect(wrong.status == 422 && wrong.body.contains("field-name-error"))
      #expect(wrong.body.contains("field-passphrase-error") && wrong.body.contains("value=\"\(another.code)\""))
      let unknown = try await lost.post(
        "/recover", [("name", "Rask"), ("code", another.code), ("passphrase", "short")])
      #expect(unknown.body == wrong.body.replacing("Rosa", with: "Rask"))
      let right = try await lost.post(
        "/recover", [("name", "rosa"), ("code", code.lowercased()), ("passphrase", Self.other)])
      #expect(right.status == 303 && right.location == "/me/code?recovered=1")
      #expect(try await lost.get("/me/settings").body.contains("<title>Kitchen measures"))
      #expect(try await browser.get("/me/settings").status == 303)
      // A new code: the old one opens nothing.
      _ = try await lost.get("/me/code?recovered=1")
      #expect(try await lost.post("/me/code/new", [("current", "not this one")]).status == 422)
      let renewed = try await lost.post("/me/code/new", [("current", Self.other)])
      #expect(renewed.status == 200 && renewed.body.contains("recovery-code") && !renewed.body.contains(code))
      let again = try await site.browser().post(
        "/recover", [("name", "Rosa"), ("code", code), ("passphrase", AccountSite.passphrase)])
      #expect(again.status == 422)
    }
  }

  @Test("A new name, and nobody else's", arguments: TestEngine.allCases)
  func rename(engine: TestEngine) async throws {
    try await AccountSite.with(engine) { site in
      let (browser, _) = try await site.joined("Rosa")
      _ = try await site.joined("Sam")
      #expect(try await browser.post("/me/name", [("name", "sám")]).status == 422)
      #expect(try await browser.post("/me/name", [("name", "ROSA")]).status == 303)
      #expect(try await browser.post("/me/name", [("name", "Rosalind")]).status == 303)
      #expect(try await browser.get("/me").body.contains("<h1>Rosalind</h1>"))
      let after = site.browser()
      #expect(
        try await after.post("/sign-in", [("name", "Rosa"), ("passphrase", AccountSite.passphrase)]).status == 422)
      #expect(
        try await after.post("/sign-in", [("name", "Rosalind"), ("passphrase", AccountSite.passphrase)]).status == 303)
    }
  }

  @Test("Settings: language and zone hold on every page, quiet mode on errors too", arguments: TestEngine.allCases)
  func settings(engine: TestEngine) async throws {
    try await AccountSite.with(engine) { site in
      let (browser, _) = try await site.joined("Rosa")
      #expect(try await browser.post("/me/settings", [("zone", "Mars/Olympus"), ("language", "xx")]).status == 422)
      let saved = try await browser.post(
        "/me/settings", [("zone", "Europe/Berlin"), ("language", "es"), ("quiet", "yes")])
      #expect(saved.status == 303)
      let page = try await browser.get("/me")
      #expect(page.body.contains("lang=\"es\"") && page.body.contains("data-zone=\"Europe/Berlin\""))
      let missing = try await browser.get("/no-such-page")
      #expect(missing.status == 404 && missing.body.contains("<title>Medidas de cocina"))
    }
  }

  @Test("Sessions are listed by what they are, and ended from afar", arguments: TestEngine.allCases)
  func sessions(engine: TestEngine) async throws {
    try await AccountSite.with(engine) { site in
      let (browser, _) = try await site.joined("Rosa")
      let (sam, _) = try await site.joined("Sam")
      let desk = site.browser("Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 Chrome/140.0 Safari/537.36")
      _ = try await desk.post("/sign-in", [("name", "Rosa"), ("passphrase", AccountSite.passphrase), ("stay", "yes")])
      let list = try await browser.get("/me/sessions")
      #expect(list.body.contains("Firefox on Android") && list.body.contains("Chrome on Windows"))
      #expect(list.body.contains("23 November 2026, 6:00 pm"))
      let id = try #require(list.body.firstMatch(of: /name="session" value="([^"]{20,})"/)).1
      // Somebody else's session cannot be named.
      _ = try await sam.get("/me/sessions")
      #expect(try await sam.post("/me/sessions", [("session", String(id))]).status == 404)
      #expect(try await desk.get("/me/code").status == 200)
      #expect(try await browser.post("/me/sessions", [("session", String(id))]).status == 303)
      #expect(try await desk.get("/me/code").status == 303)
      _ = try await desk.post("/sign-in", [("name", "Rosa"), ("passphrase", AccountSite.passphrase)])
      #expect(try await browser.post("/me/sessions", [("session", "others")]).status == 303)
      #expect(try await desk.get("/me/code").status == 303)
      #expect(try await browser.get("/me/code").status == 200)
    }
  }

  @Test("A record put back from a backup is said, and the member can go on from it", arguments: TestEngine.allCases)
  func older(engine: TestEngine) async throws {
    try await AccountSite.with(engine) { site in
      let (browser, _) = try await site.joined("Rosa")
      let old = try await site.database.read { connection in
        try connection.first("SELECT version, sealed FROM vault_ledger") { (try $0.integer(0), try $0.blob(1)) }
      }
      let (version, sealed) = try #require(old)
      _ = try await browser.get("/me")
      for _ in 0..<3 { _ = try await browser.post("/me/settings", [("zone", ""), ("language", "")]) }
      _ = try await browser.get("/me")
      try await site.database.write { connection in
        try connection.execute("DELETE FROM vault_page")
        try connection.execute("UPDATE vault_ledger SET version = $1, sealed = $2", [.integer(version), .blob(sealed)])
      }
      #expect(try await browser.get("/me").body.contains("Your record is older than this browser has seen it"))
      #expect(try await browser.post("/me/accept").status == 303)
      #expect(!(try await browser.get("/me").body.contains("Your record is older")))
    }
  }

  @Test("With an altered record a member can still look, take what opens, change the passphrase, and go")
  func altered() async throws {
    try await AccountSite.with { site in
      let (browser, _) = try await site.joined("Rosa")
      _ = try await browser.get("/me")
      try await site.database.write { try $0.execute("UPDATE vault_ledger SET version = version + 1") }
      #expect(try await browser.get("/me/settings").status == 500)
      let me = try await browser.get("/me")
      #expect(me.status == 200 && me.body.contains("Part of your record was changed from outside"))
      #expect(try await browser.get("/me/sessions").status == 200)
      #expect(try await browser.post("/sign-out").status == 303)
    }
  }
}
