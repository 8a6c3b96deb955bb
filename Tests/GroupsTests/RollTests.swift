import Database
import DatabaseTesting
import Meetings
import MembersTesting
import Testing

@testable import Groups
@testable import Members

@Suite("The roll of a group")
struct RollTests {
  @Test("Holds nothing that leads to an account; counts from five on", arguments: TestEngine.allCases)
  func isPseudonymous(engine: TestEngine) async throws {
    try await GroupsSite.with(engine) { groups in
      for name in ["Mae", "Sam", "Rosa", "Ike"] { _ = try await groups.member(name) }
      #expect(try await groups.store.memberCount(of: groups.group.id) == nil)
      let uma = try await groups.member("Uma")
      #expect(try await groups.store.memberCount(of: groups.group.id) == 5)
      #expect(try await groups.site.stranger.get("/groups/kettle-on").body.contains("5 people call it"))

      let vault = try #require(uma.vault)
      let pseudonym = vault.pseudonym(for: "group \(groups.group.id)")
      let memberID = try await groups.memberID("Uma")
      let rows = try await groups.site.database.read {
        try $0.query("SELECT mark, counts_from, shown_name FROM group_roll") { row in
          [try row.text(0), String(try row.integer(1)), try row.textOrNil(2) ?? ""]
        }
      }
      #expect(rows.count == 5 && Set(rows.map { $0[1] + $0[2] }).count == 1, "only the marks differ")
      #expect(rows.contains { $0[0] == RollMark(vault, group: groups.group.id).text })
      #expect(!rows.joined().contains(memberID))
      // The pseudonym itself stands nowhere: not in a table, a file or the log of the engine.
      #expect(try await rawContents(of: groups.site.database).finding([pseudonym, "home-groups"]) == [])
      if engine == .postgres {
        let written = try await groups.site.database.read {
          try $0.query("SELECT DISTINCT CAST(xmin AS TEXT) FROM group_roll") { try $0.text(0) }
        }
        #expect(written.count == 1, "no row tells in which transaction it came")
      }
    }
  }

  @Test("Members see each other's names if they chose one; nobody else does", arguments: TestEngine.allCases)
  func names(engine: TestEngine) async throws {
    try await GroupsSite.with(engine) { groups in
      let mae = try await groups.member("Mae", seen: "Mae of the kettle")
      let sam = try await groups.member("Sam")
      let page = "/groups/kettle-on/membership"
      #expect(try await sam.get(page).body.contains("Mae of the kettle"))
      for outside in [groups.site.stranger, groups.hope] {
        #expect(try await !outside.get(page).body.contains("Mae of"))
        #expect(try await !outside.get("/groups/kettle-on").body.contains("Mae of"))
      }
      let taken = try await sam.post(page, [("act", "join"), ("name", "Mae of the kettle")])
      #expect(taken.status == 422 && taken.body.contains("Another member is seen by that name"))
      let long = try await sam.post(page, [("act", "join"), ("name", String(repeating: "a", count: 41))])
      #expect(long.status == 422 && long.body.contains("at most 40"))
      _ = try await mae.post(page, [("act", "join"), ("name", "")])
      #expect(try await !sam.get(page).body.contains("Mae of the kettle"))
    }
  }

  @Test("The member's own list is in their record; leaving takes both away", arguments: TestEngine.allCases)
  func leaving(engine: TestEngine) async throws {
    try await GroupsSite.with(engine) { groups in
      let mae = try await groups.member("Mae", seen: "Zebedee")
      let vault = try #require(mae.vault)
      #expect(try await vault.entries(HomeGroupEntry.collection).map(\.name) == ["Kettle On"])
      #expect(try await mae.get("/groups").body.contains("Your home group"))
      #expect(try await mae.get("/me/export/record.json").body.contains("kettle-id"))
      let left = try await mae.post("/groups/kettle-on/membership", [("act", "leave")])
      #expect(try await mae.follow(left).contains("You left the group"))
      #expect(try await vault.entries(HomeGroupEntry.collection).isEmpty)
      #expect(try await groups.store.rollEntry(groups.mark(mae), of: groups.group.id) == nil)
      #expect(try await rawContents(of: groups.site.database).finding(["Zebedee"]) == [])
    }
  }
}
