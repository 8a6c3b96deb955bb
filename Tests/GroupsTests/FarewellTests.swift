import Database
import DatabaseTesting
import Meetings
import Members
import MembersTesting
import Testing

@testable import Groups

@Suite("Leaving the site for good, with a home group")
struct FarewellTests {
  static let passphrase = "zq passphrase of many words"

  @Test(
    "Roll, service, offers, words and marks go with the account; the count of votes stays",
    arguments: TestEngine.allCases)
  func farewell(engine: TestEngine) async throws {
    try await GroupsSite.with(engine) { groups in
      let browser = groups.site.browser()
      _ = try await browser.post(
        "/join", [("name", "Quill"), ("passphrase", Self.passphrase), ("agreed", "yes"), ("adult", "yes")])
      _ = try await browser.get("/groups/kettle-on/membership")
      _ = try await browser.post("/groups/kettle-on/membership", [("act", "join"), ("name", "Zebedee roll")])
      let position = Groups.Position(id: "p1", kind: .greeter, title: "", note: "", months: 6)
      let hopeID = try await groups.memberID("Hope")
      try await groups.store.save(position, in: groups.group.id, isNew: true, by: hopeID)
      _ = try await browser.post("/groups/kettle-on/positions/p1", [("act", "offer"), ("name", "Zebedee serves")])
      _ = try await groups.hope.post("/groups/kettle-on/edit/servants", [("act", "accept"), ("item", "p1")])
      groups.site.clock.advance(minutes: 180)
      let made = try await browser.post("/groups/kettle-on/conscience/new", MotionTests.fields("Zebedee proposes"))
      let motion = try #require(made.location)
      _ = try await browser.post(
        "\(motion)/comments", [("act", "say"), ("text", "Zebedee words"), ("name", "Zebedee proposes")])
      groups.site.clock.advance(days: 1)
      _ = try await browser.post("/sign-in", [("name", "Quill"), ("passphrase", Self.passphrase)])
      _ = try await browser.get(motion)
      #expect(try await browser.post("\(motion)/vote", [("choice", "yes")]).status == 303)

      let before = try await rawContents(of: groups.site.database).finding([
        "Zebedee roll", "Zebedee serves", "Zebedee words",
      ])
      #expect(before.count == 3)
      let counts = try await Self.counts(groups)
      #expect(counts == [1, 1, 1, 1, 1])
      _ = try await browser.get("/me/leave")
      let gone = try await browser.post("/me/leave", [("name", "Quill"), ("current", Self.passphrase)])
      #expect(gone.status == 303)
      #expect(try await rawContents(of: groups.site.database).finding(["Zebedee", "Quill"]) == [])
      #expect(try await Self.counts(groups) == [0, 0, 0, 0, 1])
      #expect(try await groups.store.positions(of: groups.group.id).first?.holder == nil)
    }
  }

  /// Places on rolls, servants with a mark, comments, marks of voters, votes.
  private static func counts(_ groups: GroupsSite) async throws -> [Int64] {
    try await groups.site.database.read { connection in
      try [
        "SELECT count(*) FROM group_roll", "SELECT count(*) FROM group_position WHERE holder_mark IS NOT NULL",
        "SELECT count(*) FROM motion_comment", "SELECT count(*) FROM motion_voter",
        "SELECT CAST(sum(votes) AS BIGINT) FROM motion_tally",
      ].map { statement in try connection.first(statement, []) { try $0.integer(0) } ?? -1 }
    }
  }
}
