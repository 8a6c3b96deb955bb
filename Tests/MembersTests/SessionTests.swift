import Database
import DatabaseTesting
import Hummingbird
import Meetings
import MembersTesting
import Pages
import Testing
import Web

@testable import Members

@Suite("Sessions")
struct SessionTests {
  /// One page for everybody and one for members.
  struct Rooms: Feature {
    let members: Members
    static let open = Path0("/open"), own = Path0("/own")

    func addRoutes(to routes: Routes) {
      routes.get(Self.open) { _, context in "open to \(context.signedIn?.member.name ?? "all")" }
      routes.get(Self.own, for: members) { _, context, signedIn in
        context.respond(Page(title: "own", body: "own of \(signedIn.member.name)"))
      }
      routes.post(Self.own, for: members) { form, context, signedIn in
        context.respond(Page(title: "own", body: "wrote \(form.last("text") ?? "")"))
      }
    }
  }

  static func with(_ engine: TestEngine, _ body: @Sendable @escaping (MemberSite) async throws -> Void) async throws {
    try await MemberSite.with(engine, features: { members, _ in [Rooms(members: members)] }, body)
  }

  @Test("Members are known, others are led to sign in, forged forms are refused", arguments: TestEngine.allCases)
  func known(engine: TestEngine) async throws {
    try await Self.with(engine) { site in
      let rosa = try await site.join("Rosa")
      #expect(try await rosa.get("/open").body == "open to Rosa")
      #expect(try await rosa.get("/own").body.contains("own of Rosa"))
      #expect(try await rosa.post("/own", [("text", "words")]).body.contains("wrote words"))
      #expect(try await rosa.post("/own", [("text", "words")], isForged: true).status == 403)
      #expect(
        try await rosa.post("/own", [("text", "words"), ("token", "x"), ("current", "x")], isForged: true).status == 403
      )
      let stranger = try await site.stranger.get("/own?x=1")
      #expect(stranger.status == 303 && stranger.location == "/sign-in?to=/own%3Fx%3D1")
      #expect(try await site.stranger.get("/open").body == "open to all")
      #expect(try await site.stranger.post("/own", [("text", "words")]).status == 401)
    }
  }

  @Test(
    "What was written when the session had ended goes past signing in, and is sent again",
    arguments: TestEngine.allCases)
  func keptForm(engine: TestEngine) async throws {
    try await MemberSite.with(
      engine, features: { members, _ in [Rooms(members: members), MembersFeature(members, collections: [])] }
    ) { site in
      _ = try await site.members.accounts.join(name: "Rosa", passphrase: "walk talk lamp river")
      let stranger = site.stranger
      let words = "a long evening <b>&\"'"
      let ended = try await stranger.post("/own", [("text", words), ("text", "two"), ("token", "of another session")])
      #expect(
        ended.status == 401 && ended.body.contains("kept.text") && ended.body.contains("a long evening &lt;b&gt;"))
      let fields = [
        ("kept-path", "/own"), ("kept.text", words), ("kept.text", "two"), ("name", "Rosa"),
        ("passphrase", "wrong words here"),
      ]
      let wrong = try await stranger.post("/sign-in", fields)
      #expect(wrong.status == 422 && wrong.body.contains("kept.text") && wrong.body.contains("value=\"Rosa\""))
      let right = try await stranger.post("/sign-in", fields.dropLast() + [("passphrase", "walk talk lamp river")])
      #expect(
        right.status == 200 && right.body.contains("action=\"/own\"") && right.body.contains("a long evening &lt;b&gt;")
      )
      let elsewhere = try await stranger.post(
        "/sign-in", [("kept-path", "//example.org"), ("name", "Rosa"), ("passphrase", "walk talk lamp river")])
      #expect(elsewhere.status == 303)
    }
  }

  @Test("A session ends when nobody uses it, and after a day at the most", arguments: TestEngine.allCases)
  func ends(engine: TestEngine) async throws {
    try await Self.with(engine) { site in
      let (idle, busy) = (try await site.join("Idle"), try await site.join("Busy"))
      for _ in 0..<23 {
        site.clock.advance(minutes: 60)
        #expect(try await busy.get("/own").status == 200)
        try await Self.untilUsed(site)
      }
      #expect(try await idle.get("/own").status == 303)
      site.clock.advance(minutes: 60)
      #expect(try await busy.get("/own").status == 303)
      try await site.members.accounts.sessions.removeEnded(now: site.clock.now)
      let left = try await site.database.read { try $0.first("SELECT count(*) FROM session") { try $0.integer(0) } }
      #expect(left == 0)
    }
  }

  /// The use of a session is written down beside the answer, not before it.
  private static func untilUsed(_ site: MemberSite) async throws {
    let hour = site.clock.now.hour.milliseconds
    for _ in 0..<500 {
      let latest = try await site.database.read {
        try $0.first("SELECT max(used_at) FROM session") { try $0.integerOrNil(0) }
      }
      if latest == hour { return }
      try await Task.sleep(for: .milliseconds(5))
    }
    Issue.record("the use was never written down")
  }

  @Test("A record that was changed from outside is said, and other pages still open", arguments: TestEngine.allCases)
  func altered(engine: TestEngine) async throws {
    try await Self.with(engine) { site in
      let rosa = try await site.join("Rosa")
      try await site.database.write { try $0.execute("UPDATE vault_ledger SET version = version + 1") }
      let own = try await rosa.get("/own")
      #expect(own.status == 500 && own.body.contains("Part of your record was changed from outside"))
      #expect(try await rosa.get("/open").body == "open to all")
      #expect(try await rosa.post("/own", [("text", "words")]).status == 500)
    }
  }

  @Test(
    "A database put back is noticed by the browser that saw a newer one, also once it was written on",
    arguments: TestEngine.allCases)
  func rolledBack(engine: TestEngine) async throws {
    try await Self.with(engine) { site in
      let (rosa, sam) = (try await site.join("Rosa"), try await site.join("Sam"))
      let (vault, cookie) = (try #require(rosa.vault), try #require(rosa.cookie))
      try await vault.update(VaultTests.notes) { $0 = [Note(id: "1", text: "yesterday")] }
      let backup = try await Disk.copy(site.database)
      try await vault.update(VaultTests.notes) { $0 = [Note(id: "1", text: "today")] }
      let set = try #require(try await rosa.get("/own").headers[values: .setCookie].first { $0.hasPrefix("seen=") })
      let seen = String(set.dropFirst(5).prefix { $0 != ";" })
      func isOlder(_ seen: String?) async throws -> Bool? {
        try await site.members.signedIn(cookie: cookie, seen: seen)?.isOlderThanSeen
      }
      #expect(try await isOlder(seen) == false)
      try await Disk.putBack(backup, site.database)
      #expect(try await isOlder(seen) == true)
      // As many writes as before: the same number, another history.
      try await vault.update(VaultTests.notes) { $0 = [Note(id: "1", text: "another today")] }
      #expect(try await isOlder(seen) == true)
      #expect(try await isOlder(nil) == false)
      // Nobody else's browser, and no made-up one, has anything to say.
      let samsCookie = try #require(sam.cookie)
      #expect(try await site.members.signedIn(cookie: samsCookie, seen: seen)?.isOlderThanSeen == false)
      #expect(try await isOlder("99.0.AAAA") == false)
    }
  }

  @Test(
    "A member who accepts an older record goes on after all that any browser has seen", arguments: TestEngine.allCases)
  func accepted(engine: TestEngine) async throws {
    try await Self.with(engine) { site in
      var rosa = try await site.join("Rosa")
      let (vault, cookie) = (try #require(rosa.vault), try #require(rosa.cookie))
      func signedIn(_ seen: String?) async throws -> SignedIn {
        try #require(try await site.members.signedIn(cookie: cookie, seen: seen))
      }
      let backup = try await Disk.copy(site.database)
      for text in ["one", "two"] { try await vault.update(VaultTests.notes) { $0 = [Note(id: "1", text: text)] } }
      let seen = try #require(try await signedIn(nil).vault.seen.value)
      try await Disk.putBack(backup, site.database)
      // Reading and writing do not make a browser forget.
      rosa.seen = seen.text
      #expect(try await rosa.get("/own").headers[values: .setCookie].isEmpty)

      try await signedIn(seen.text).acceptOlderRecord()
      let present = try #require(try await signedIn(seen.text).vault.seen.value)
      #expect(present.version > seen.version)
      #expect(try await signedIn(seen.text).isOlderThanSeen == false)
      #expect(try await rosa.get("/own").headers[values: .setCookie].contains { $0.hasPrefix("seen=\(present.text)") })
      #expect(try await signedIn(present.text).isOlderThanSeen == false)
      // Nothing changes for somebody whose record is not older.
      try await signedIn(present.text).acceptOlderRecord()
      #expect(try await signedIn(nil).vault.seen.value == present)
      try await Disk.putBack(backup, site.database)
      #expect(try await signedIn(present.text).isOlderThanSeen)
      #expect(try await vault.entries(VaultTests.notes).isEmpty)
    }
  }

  @Test("A page of a lost history is not taken for that of the present one", arguments: TestEngine.allCases)
  func lostHistory(engine: TestEngine) async throws {
    try await Self.with(engine) { site in
      let rosa = try await site.join("Rosa")
      let vault = try #require(rosa.vault)
      let backup = try await Disk.copy(site.database)
      try await vault.update(VaultTests.notes) { $0 = [Note(id: "1", text: "lost")] }
      let lost = try await Disk.pages(site.database, of: vault)
      try await Disk.putBack(backup, site.database)
      try await vault.update(VaultTests.notes) { $0 = [Note(id: "1", text: "kept")] }
      let label = vault.label("notes/all")
      try await Disk.put(try #require(lost[label]), as: label, site.database, vault)
      await #expect(throws: VaultError.replayed) { try await vault.entries(VaultTests.notes) }
    }
  }

  @Test("Settings that do not open keep nobody from the rest", arguments: TestEngine.allCases)
  func alteredSettings(engine: TestEngine) async throws {
    try await Self.with(engine) { site in
      let rosa = try await site.join("Rosa")
      let vault = try #require(rosa.vault)
      try await vault.updateSettings { $0.isQuiet = true }
      try await Disk.put(nil, as: vault.label("settings/all"), site.database, vault)
      #expect(try await rosa.get("/own").body.contains("own of Rosa"))
      let cookie = try #require(rosa.cookie)
      #expect(try await site.members.signedIn(cookie: cookie, seen: nil)?.settingsFailure == .missing)
    }
  }

  @Test("Who opened the account before its keys changed cannot go on with that", arguments: TestEngine.allCases)
  func staleProof(engine: TestEngine) async throws {
    try await Self.with(engine) { site in
      let accounts = site.members.accounts
      let (_, code) = try await accounts.join(name: "Rosa", passphrase: "walk talk lamp river")
      let intruder = try await accounts.open(name: "Rosa", passphrase: "walk talk lamp river")
      let intruderWithCode = try await accounts.open(name: "Rosa", code: code.text)
      let owner = try await accounts.open(name: "Rosa", passphrase: "walk talk lamp river")
      let changed = try await accounts.setPassphrase(of: owner, to: "quite another sentence")
      for opened in [intruder, intruderWithCode] {
        await #expect(throws: AccountProblem.wrong) {
          try await accounts.startSession(opened, label: "", stays: true)
        }
        await #expect(throws: AccountProblem.wrong) {
          try await accounts.setPassphrase(of: opened, to: "what the intruder likes")
        }
        await #expect(throws: AccountProblem.wrong) { try await accounts.renewCode(opened) }
      }
      _ = try await accounts.startSession(changed, label: "", stays: true)
      await #expect(throws: AccountProblem.wrong) {
        try await accounts.open(name: "Rosa", passphrase: "walk talk lamp river")
      }
      _ = try await accounts.open(name: "rosa", passphrase: "quite another sentence")
      _ = try await accounts.open(name: "ROSA", code: code.text.lowercased())
    }
  }

  @Test("A session's row that was changed opens nothing", arguments: TestEngine.allCases)
  func alteredSession(engine: TestEngine) async throws {
    try await Self.with(engine) { site in
      let rosa = try await site.join("Rosa")
      try await site.database.write { try $0.execute("UPDATE session SET stays = 1") }
      #expect(try await rosa.get("/own").status == 500)
    }
  }

  @Test("A public key that was exchanged is noticed at the door", arguments: TestEngine.allCases)
  func exchangedKey(engine: TestEngine) async throws {
    try await Self.with(engine) { site in
      let accounts = site.members.accounts
      _ = try await accounts.join(name: "Rosa", passphrase: "walk talk lamp river")
      let other = MemberKeyPair().publicBytes
      try await site.database.write { try $0.execute("UPDATE member SET public_key = $1", [.blob(other)]) }
      await #expect(throws: VaultError.altered) {
        try await accounts.open(name: "Rosa", passphrase: "walk talk lamp river")
      }
    }
  }

  @Test("Tokens are read from cookies, nothing else is one")
  func tokens() throws {
    var random = Random { UInt64.random(in: .min ... .max) }
    let token = SessionToken(random: &random)
    let other = try #require(SessionToken(cookie: token.cookie))
    #expect(other.hash == token.hash && other.key == token.key && other.formToken == token.formToken)
    #expect(!token.cookie.contains(token.hash) && !token.cookie.contains(token.formToken))
    for cookie in ["", "x", String(repeating: "=", count: 64), String(repeating: "é", count: 32)] {
      #expect(SessionToken(cookie: cookie) == nil)
    }
  }
}
