import Database
import DatabaseTesting
import Hummingbird
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
      let stranger = try await site.stranger.get("/own?x=1")
      #expect(stranger.status == 303 && stranger.location == "/sign-in?to=/own%3Fx%3D1")
      #expect(try await site.stranger.get("/open").body == "open to all")
      #expect(try await site.stranger.post("/own", [("text", "words")]).status == 401)
    }
  }

  @Test("A session ends when nobody uses it, and after a day at the most", arguments: TestEngine.allCases)
  func ends(engine: TestEngine) async throws {
    try await Self.with(engine) { site in
      let (idle, busy) = (try await site.join("Idle"), try await site.join("Busy"))
      for _ in 0..<23 {
        site.clock.advance(minutes: 60)
        #expect(try await busy.get("/own").status == 200)
      }
      #expect(try await idle.get("/own").status == 303)
      site.clock.advance(minutes: 60)
      #expect(try await busy.get("/own").status == 303)
      let left = try await site.database.read { try $0.first("SELECT count(*) FROM session") { try $0.integer(0) } }
      #expect(left == 0)
    }
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

  @Test("A whole database put back is noticed by the browser that saw a newer one", arguments: TestEngine.allCases)
  func rolledBack(engine: TestEngine) async throws {
    try await Self.with(engine) { site in
      let rosa = try await site.join("Rosa")
      let vault = try #require(rosa.vault)
      let before = try await site.database.read {
        try $0.first("SELECT version, sealed FROM vault_ledger") { (try $0.integer(0), try $0.blob(1)) }
      }
      let (version, sealed) = try #require(before)
      try await vault.updateSettings { $0.isQuiet = true }
      let seen = try await rosa.get("/own").headers[values: .setCookie].first { $0.hasPrefix("seen=1") }
      #expect(seen != nil)
      try await site.database.write { connection in
        try connection.execute(
          "UPDATE vault_ledger SET version = $1, sealed = $2", [.integer(version), .blob(sealed)])
        try connection.execute("DELETE FROM vault_page")
      }
      let cookie = try #require(rosa.cookie)
      #expect(try await site.members.signedIn(cookie: cookie, seen: 1)?.isOlderThanSeen == true)
      #expect(try await site.members.signedIn(cookie: cookie, seen: 0)?.isOlderThanSeen == false)
      #expect(try await site.members.signedIn(cookie: cookie, seen: nil)?.isOlderThanSeen == false)
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
