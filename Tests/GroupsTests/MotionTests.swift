import Database
import DatabaseTesting
import Foundation
import Gathering
import Meetings
import Members
import MembersTesting
import Testing

@testable import Groups

@Suite("Group conscience")
struct MotionTests {
  static func fields(_ name: String, title: String = "Tea before coffee") -> [(String, String)] {
    [
      ("title", title), ("text", "Because it is kinder."), ("name", name), ("discussion", "1"), ("voting", "1"),
      ("threshold", "twoThirds"),
    ]
  }

  @Test("Talked over, voted on once each by those who belonged, counted in the end", arguments: TestEngine.allCases)
  func whole(engine: TestEngine) async throws {
    try await GroupsSite.with(engine) { groups in
      let names = ["Mae", "Rosa", "Ike", "Uma", "Lou"]
      for name in names { _ = try await groups.member(name) }
      groups.site.clock.advance(minutes: 180)
      var mae = try await groups.site.comeBack("Mae")
      let motion = try #require(try await mae.post("/groups/kettle-on/conscience/new", Self.fields("Mae")).location)
      #expect(try await mae.post("\(motion)/vote", [("choice", "yes")]).body.contains("still talked over"))
      let said = try await groups.site.comeBack("Rosa").post(
        "\(motion)/comments", [("act", "say"), ("text", "And biscuits?"), ("name", "R")])
      #expect(said.status == 303)
      #expect(try await mae.get(motion).body.contains("And biscuits?"))
      #expect(try await groups.site.stranger.post("\(motion)/vote", [("choice", "yes")]).status != 200)

      groups.site.clock.advance(days: 1)
      let zoe = try await groups.member("Zoe")
      let late = try await zoe.post("\(motion)/vote", [("choice", "no")])
      #expect(late.status == 422 && late.body.contains("Those vote who belonged before"))
      let sam = try await groups.site.join("Sam")
      #expect(try await sam.post("\(motion)/vote", [("choice", "no")]).status == 403)
      mae = try await groups.site.comeBack("Mae")
      #expect(try await mae.post("\(motion)/vote", [("choice", "perhaps")]).status == 422)
      for (name, choice) in zip(names, ["yes", "yes", "yes", "yes", "no"]) {
        let voter = try await groups.site.comeBack(name)
        #expect(try await voter.post("\(motion)/vote", [("choice", choice)]).location == "\(motion)?counted=1")
        let again = try await voter.post("\(motion)/vote", [("choice", "no")])
        #expect(again.status == 422)
        let page = try await voter.get(motion).body
        #expect(page.contains("You have voted.") && !page.contains("4 yes") && !page.contains("Carried</h2>"))
      }
      groups.site.clock.advance(days: 1)
      let after = try await groups.site.comeBack("Rosa")
      #expect(try await after.get(motion).body.contains("4 yes, 1 no, 0 neither, of 5 who could vote."))
      #expect(try await after.post("\(motion)/vote", [("choice", "no")]).status == 422)
      #expect(try await groups.store.removeOldMarks(at: groups.now) == 5)
      #expect(
        try await after.post("\(motion)/comments", [("act", "say"), ("text", "Late"), ("name", "R")]).status == 422)
    }
  }

  @Test("What was taken back buries nothing that is open, and uses up no room for more", arguments: TestEngine.allCases)
  func withdrawn(engine: TestEngine) async throws {
    try await GroupsSite.with(engine) { groups in
      let (mae, rosa) = (try await groups.member("Mae"), try await groups.member("Rosa"))
      groups.site.clock.advance(minutes: 180)
      func propose(_ title: String) async throws -> String? {
        try await mae.post("/groups/kettle-on/conscience/new", Self.fields("Mae", title: title)).location
      }
      let open = try #require(try await propose("Open one"))
      for number in 0...GroupMotion.Limits.open {
        let motion = try #require(try await propose("Taken back \(number)"))
        #expect(try await rosa.post("\(motion)/withdraw").status == 403)
        #expect(try await mae.post("\(motion)/withdraw").status == 303)
      }
      let page = try await groups.site.comeBack("Rosa").get("/groups/kettle-on/conscience").body
      let (first, other) = (page.range(of: open), page.range(of: "Taken back 0"))
      #expect(first.map { first in other.map { first.lowerBound < $0.lowerBound } ?? false } ?? false)
      #expect(try await propose("Another") != nil)
    }
  }

  @Test("The rows of two voters cannot be told apart, nor do the numbers say who", arguments: TestEngine.allCases)
  func isSecret(engine: TestEngine) async throws {
    try await GroupsSite.with(engine) { groups in
      for name in ["Mae", "Rosa"] { _ = try await groups.member(name) }
      groups.site.clock.advance(minutes: 180)
      let mae = try await groups.site.comeBack("Mae")
      let path = try #require(try await mae.post("/groups/kettle-on/conscience/new", Self.fields("Mae")).location)
      let id = try #require(path.split(separator: "/").last.map(String.init))
      groups.site.clock.advance(days: 1)
      let voters = [try await groups.site.comeBack("Mae"), try await groups.site.comeBack("Rosa")]
      for (voter, choice) in zip(voters, ["yes", "no"]) {
        #expect(try await voter.post("\(path)/vote", [("choice", choice)]).status == 303)
      }
      let columns = try await liveColumns(of: groups.site.database)
      #expect(columns.filter { $0.table == "motion_voter" }.map(\.name).sorted() == ["mark", "motion_id"])
      #expect(columns.filter { $0.table == "motion_tally" }.map(\.name).sorted() == ["choice", "motion_id", "votes"])
      let (marks, votes) = try await groups.site.database.read { connection in
        (
          try connection.query("SELECT mark, motion_id FROM motion_voter") { [try $0.text(0), try $0.text(1)] },
          try connection.query("SELECT choice, votes FROM motion_tally ORDER BY choice") {
            try "\($0.text(0)) \($0.integer(1))"
          }
        )
      }
      // A row is the motion and a mark, which only the voter's key makes and which stands nowhere else: not on the roll, not in the talk.
      #expect(Set(marks.map { $0[1] }) == [id] && Set(marks.map { $0[0] }).count == 2)
      #expect(votes == ["abstain 0", "no 1", "yes 1"])
      for voter in voters {
        let vault = try #require(voter.vault)
        let mark = RollMark(vault, voteOn: id).text
        #expect(marks.contains { $0[0] == mark })
        #expect(mark != RollMark(vault, group: groups.group.id).text && mark != RollMark(vault, talkOf: id).text)
        #expect(try await rawContents(of: groups.site.database).finding([vault.pseudonym(for: "motion \(id)")]) == [])
      }
      if engine == .postgres {
        let written = try await groups.site.database.read { connection in
          try ["motion_voter", "motion_tally"].map { table in
            try connection.query("SELECT DISTINCT CAST(xmin AS TEXT) FROM \(table)", []) { try $0.text(0) }.count
          }
        }
        #expect(written == [1, 1], "no row tells in which transaction it was last written")
      }
    }
  }

  @Test("Two votes of one member at the same time count once", arguments: TestEngine.allCases)
  func race(engine: TestEngine) async throws {
    try await GroupsSite.with(engine) { groups in
      let mae = try await groups.member("Mae")
      let vault = try #require(mae.vault)
      groups.site.clock.advance(minutes: 180)
      let talk = RollMark(vault, talkOf: "m1")
      let reader = ConscienceReader(memberID: try await groups.memberID("Mae"), roll: try groups.mark(mae))
      let motion = try Motion(text: "One", discussionDays: 1, votingDays: 1, at: groups.now)
      try await groups.store.propose(
        GroupMotion(id: "m1", title: "One", author: "Mae", motion: motion), in: groups.group.id, talk: talk, by: reader,
        at: groups.now)
      groups.site.clock.advance(days: 1)
      let now = groups.now
      let counted = await withTaskGroup(of: Bool.self) { tasks in
        for _ in 0..<8 {
          tasks.addTask {
            let cast: Void? = try? await groups.store.cast(
              .yes, on: "m1", of: groups.group.id, roll: reader.roll, vote: RollMark(vault, voteOn: "m1"), at: now)
            return cast != nil
          }
        }
        return await tasks.reduce(0) { $0 + ($1 ? 1 : 0) }
      }
      #expect(counted == 1)
      let votes = try await groups.site.database.read {
        try $0.query("SELECT votes FROM motion_tally ORDER BY votes") { try $0.integer(0) }
      }
      #expect(votes == [0, 0, 1])
      // Three at least must take part.
      groups.site.clock.advance(days: 1)
      let outcome = try await groups.store.outcome("m1", of: groups.group.id, for: reader, at: groups.now)
      #expect(outcome?.result == .noQuorum && outcome?.tally.mayBeShown == false)
    }
  }

  @Test(
    "Names are one's own; words can be taken back, by their author or away by a host", arguments: TestEngine.allCases)
  func comments(engine: TestEngine) async throws {
    try await GroupsSite.with(engine) { groups in
      let mae = try await groups.member("Mae")
      let rosa = try await groups.member("Rosa")
      let motion = try #require(try await mae.post("/groups/kettle-on/conscience/new", Self.fields("M")).location)
      func say(_ visitor: TestVisitor, _ text: String, _ name: String) async throws -> TestVisitor.Answer {
        try await visitor.post("\(motion)/comments", [("act", "say"), ("text", text), ("name", name)])
      }
      let taken = try await say(rosa, "I am the author", "M")
      #expect(
        taken.status == 422 && taken.body.contains("I am the author") && taken.body.contains("Somebody else signs"))
      #expect(try await say(rosa, "", "R").status == 422)
      #expect(try await say(groups.hope, "From outside", "H").status == 403, "a host who does not belong has no voice")
      #expect(try await say(rosa, "Rosa speaks", "R").status == 303)
      let delete = [("act", "delete"), ("number", "1")]
      #expect(try await mae.post("\(motion)/comments", delete).status == 403)
      #expect(try await mae.post("\(motion)/comments", [("act", "hide"), ("number", "1")]).status == 403)
      _ = try await groups.hope.post("\(motion)/comments", [("act", "hide"), ("number", "1")])
      #expect(try await !mae.get(motion).body.contains("Rosa speaks"))
      #expect(try await groups.hope.get(motion).body.contains("Taken away"))
      _ = try await groups.hope.post("\(motion)/comments", [("act", "back"), ("number", "1")])
      #expect(try await rosa.post("\(motion)/comments", delete).status == 303)
      #expect(try await !groups.hope.get(motion).body.contains("Rosa speaks"))

      #expect(try await rosa.post("\(motion)/withdraw").status == 403)
      #expect(try await mae.post("\(motion)/withdraw").status == 303)
      #expect(try await rosa.get(motion).body.contains("Taken back"))
      let wrong = try await mae.post(
        "/groups/kettle-on/conscience/new",
        [("title", "Zq line"), ("text", ""), ("name", "M"), ("discussion", "0"), ("voting", "x"), ("threshold", "")])
      #expect(wrong.status == 422 && wrong.body.contains("Zq line") && wrong.body.contains("from 1 to 60"))
    }
  }
}
