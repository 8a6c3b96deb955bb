import Database
import DatabaseTesting
import MembersTesting
import Testing

@testable import Members

@Suite("Roles")
struct RoleTests {
  @Test("The one-time link makes the first admin, once, within a day", arguments: TestEngine.allCases)
  func claim(engine: TestEngine) async throws {
    try await AccountSite.with(engine) { site in
      let (rosa, _) = try await site.joined("Rosa")
      let (sam, _) = try await site.joined("Sam")
      let old = try #require(try await site.members.inviteFirstAdmin())
      site.clock.advance(minutes: 24 * 60)
      _ = try await rosa.post("/sign-in", [("name", "Rosa"), ("passphrase", AccountSite.passphrase)])
      _ = try await sam.post("/sign-in", [("name", "Sam"), ("passphrase", AccountSite.passphrase)])
      #expect(try await rosa.get(old).status == 404)
      let link = try #require(try await site.members.inviteFirstAdmin())
      let stranger = try await site.stranger.get(link)
      #expect(stranger.status == 303 && stranger.location?.hasPrefix("/sign-in?to=/claim/") == true)
      #expect(try await rawContents(of: site.database).finding([String(link.dropFirst(7))]) == [])
      // Looking changes nothing.
      #expect(try await rosa.get(link).status == 200)
      #expect(try await rosa.get("/me/community").status == 403)
      #expect(try await rosa.post(link).status == 303)
      #expect(try await rosa.get("/me/community").body.contains("Rosa became the first admin"))
      _ = try await sam.get("/me")
      #expect(try await sam.get(link).status == 404)
      #expect(try await sam.post(link).status == 404)
      #expect(try await site.members.inviteFirstAdmin() == nil)
    }
  }

  @Test("Only admins give and take roles, and the last one stays", arguments: TestEngine.allCases)
  func community(engine: TestEngine) async throws {
    try await AccountSite.with(engine) { site in
      let (rosa, _) = try await site.joined("Rosa")
      let (sam, _) = try await site.joined("Sam")
      try await site.members.roles.grant(RoleGrant(.admin), toName: "Rosa", by: nil, now: site.clock.now)
      _ = try await rosa.get("/me/community")
      _ = try await sam.get("/me")
      func act(_ browser: TestBrowser, _ act: String, _ name: String, _ role: String, _ scope: String = "") async throws
        -> Int
      {
        try await browser.post(
          "/me/community", [("act", act), ("name", name), ("role", role), ("scope", scope)]
        ).status
      }
      #expect(try await act(sam, "grant", "Sam", "admin") == 403)
      #expect(try await act(rosa, "grant", "Nobody", "moderator") == 422)
      #expect(try await act(rosa, "grant", "Sam", "king") == 422)
      #expect(try await act(rosa, "grant", "Sam", "host") == 422)
      #expect(try await act(rosa, "grant", "Sam", "host", "Lamp in the Window") == 303)
      #expect(try await act(rosa, "grant", "sam", "moderator") == 303)
      let page = try await rosa.get("/me/community").body
      #expect(page.contains("Lamp in the Window") && page.contains("Rosa gave Sam: moderator"))
      #expect(try await act(rosa, "revoke", "Rosa", "admin") == 422)
      #expect(try await act(rosa, "revoke", "Sam", "moderator") == 303)
      #expect(try await site.members.roles.all().count == 2)
      #expect(try await site.stranger.get("/me/community").status == 303)
    }
  }

  @Test("An admin made at the command line", arguments: TestEngine.allCases)
  func create(engine: TestEngine) async throws {
    try await AccountSite.with(engine) { site in
      let code = try await site.members.createAdmin(name: "Rosa", passphrase: AccountSite.passphrase)
      #expect(RecoveryCode(typed: code) != nil)
      await #expect(throws: AccountProblems([.nameTaken])) {
        try await site.members.createAdmin(name: "rosa", passphrase: AccountSite.passphrase)
      }
      #expect(try await site.members.inviteFirstAdmin() == nil)
      let log = try await AuditEntry.latest(10, in: site.database)
      let words = try await site.members.words(try #require(log.first))
      #expect(words == "The operator made an account: Rosa (admin)")
    }
  }

  @Test("What ended is swept away", arguments: TestEngine.allCases)
  func sweep(engine: TestEngine) async throws {
    try await AccountSite.with(engine) { site in
      _ = try await site.joined("Rosa")
      _ = try await site.members.inviteFirstAdmin()
      #expect(try await site.members.sweeping().work() == "0 taken out")
      site.clock.advance(days: 2)
      #expect(try await site.members.sweeping().work() == "1 taken out")
      let left = try await site.database.read {
        try $0.first("SELECT count(*) FROM admin_invitation") { try $0.integer(0) }
      }
      #expect(left == 0)
    }
  }
}
