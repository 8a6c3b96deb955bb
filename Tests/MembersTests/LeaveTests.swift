import Database
import DatabaseTesting
import HTTPTypes
import MembersTesting
import Testing

@testable import Members

@Suite("Leaving for good")
struct LeaveTests {
  @Test("Nothing of a member is left in the tables, the file or its log", arguments: TestEngine.allCases)
  func leave(engine: TestEngine) async throws {
    try await AccountSite.with(engine) { site in
      let (sam, _) = try await site.joined("Sam")
      let (browser, _) = try await site.joined("Zebedee Quill")
      _ = try await browser.post("/me/settings", [("zone", "Europe/Berlin"), ("language", "")])
      _ = try await browser.post("/me/name", [("name", "Zebedee Inkwell")])
      let found = try await site.database.read {
        try $0.first("SELECT id FROM member WHERE name = 'Zebedee Inkwell'") { try $0.text(0) }
      }
      let id = try #require(found)
      try await site.members.roles.grant(RoleGrant(.admin), toName: "Zebedee Inkwell", by: nil, now: site.clock.now)
      try await site.members.roles.grant(RoleGrant(.moderator), toName: "Sam", by: id, now: site.clock.now)
      let traces = ["Zebedee", "zebedee", "Inkwell", id]
      #expect(try await rawContents(of: site.database).finding(traces).count == 4)

      _ = try await browser.get("/me/leave")
      #expect(
        try await browser.post("/me/leave", [("name", "Sam"), ("current", AccountSite.passphrase)]).status == 422)
      #expect(
        try await browser.post("/me/leave", [("name", "Zebedee Inkwell"), ("current", "not this")]).status == 422)
      let gone = try await browser.post(
        "/me/leave", [("name", "zebedee inkwell"), ("current", AccountSite.passphrase)])
      #expect(
        gone.status == 303 && gone.headers[values: .clearSiteData].count == 1 && browser.cookies["session"] == nil)
      #expect(try await browser.get("/me?gone=1").body.contains("the door stays open"))
      #expect(try await rawContents(of: site.database).finding(traces) == [])
      // The others are still there, and the log still says what was done.
      #expect(try await sam.get("/me").body.contains("Sam"))
      let log = try await AuditEntry.latest(10, in: site.database)
      #expect(log.map(\.actorID) == ["left", nil] && log.map(\.subjectID).last == "left")
    }
  }
}
