import Database
import DatabaseTesting
import MembersTesting
import Testing

@testable import Members
@testable import Rooms

@Suite("Reports") struct ReportTests {
  @Test("Are read by moderators alone, and by nobody who has the database", arguments: TestEngine.allCases)
  func sealed(engine: TestEngine) async throws {
    try await RoomSite.with(engine) { site in
      let (_, room) = try await site.opened()
      let ana = try await site.visitor("Ana", in: room)
      let report = [("about", "zqwhat happened"), ("words", "zqwhat was said")]
      // Nobody can read it, and the reporter is told so.
      #expect(try await ana.post("\(room)/report", report).body.contains("Nobody could be told"))
      let moderator = try await site.member("Mo")
      for (name, role) in [("Mo", Role.moderator), ("Mo Two", .moderator)] {
        if name != "Mo" { _ = try await site.member(name) }
        try await site.site.members.roles.grant(RoleGrant(role), toName: name, by: nil, now: site.clock.now)
      }
      #expect(try await ana.post("\(room)/report", report).body.contains("only they can read it"))
      let sealed = try await site.site.database.read {
        try $0.query("SELECT sealed FROM room_report") { try $0.blob(0) }
      }
      #expect(sealed.count == 2)
      for bytes in sealed { #expect(!String(decoding: bytes, as: UTF8.self).contains("zqwhat")) }
      let page = try await moderator.get("/serve/reports").body
      #expect(page.contains("zqwhat happened") && page.contains("zqwhat was said"))
      let sam = try await site.member("Sam")
      #expect(try await sam.get("/serve/reports").status == 403)
      #expect(try await site.site.browser().get("/serve/reports").status == 303)
      let id = try #require(page.firstMatch(of: /name="report" value="([^"]+)"/)).1
      #expect(try await sam.post("/serve/reports", [("report", String(id))]).status == 403)
      #expect(try await moderator.post("/serve/reports", [("report", String(id))]).status == 303)
      #expect(try await moderator.get("/serve/reports").body.contains("Nothing to look at"))
    }
  }

  @Test("Too many from one network at once are refused; what is too long is said beside its field")
  func bounded() async throws {
    try await RoomSite.with { site in
      let (_, room) = try await site.opened()
      let ana = try await site.visitor("Ana", in: room)
      let long = try await ana.post(
        "\(room)/report", [("about", String(repeating: "x", count: RoomReport.longestAbout + 1))])
      #expect(long.status == 422 && long.body.contains("characters fit here"))
      #expect(try await ana.post("\(room)/report", [("about", " ")]).status == 422)
      #expect(try await site.site.browser().post("\(room)/report", [("about", "x")]).status == 403)
      for _ in 0..<RoomBounds.reportBurst {
        #expect(try await ana.post("\(room)/report", [("about", "x")]).status == 200)
      }
      #expect(try await ana.post("\(room)/report", [("about", "x")]).status == 429)
    }
  }

  @Test("Go by themselves when nobody settles them for long")
  func old() async throws {
    try await RoomSite.with { site in
      let (_, room) = try await site.opened()
      let ana = try await site.visitor("Ana", in: room)
      _ = try await site.member("Mo")
      try await site.site.members.roles.grant(RoleGrant(.moderator), toName: "Mo", by: nil, now: site.clock.now)
      #expect(try await ana.post("\(room)/report", [("about", "x")]).body.contains("only they can read it"))
      let task = site.rooms.reports.erasingOld { site.clock.now }
      site.clock.advance(minutes: RoomReportStore.keptDays * 1_440)
      #expect(try await task.work() == "0 reports erased")
      site.clock.advance(minutes: 1)
      #expect(try await task.work() == "1 reports erased")
    }
  }

  @Test("A letter opens for its reader alone, unchanged, for its own purpose")
  func letters() throws {
    let (rosa, sam) = (MemberKeyPair(), MemberKeyPair())
    let words = Array("come to the kitchen".utf8)
    var letter = try SealedLetter.seal(words, to: rosa.publicBytes, purpose: "a")
    #expect(try SealedLetter.open(letter, with: rosa, purpose: "a") == words)
    #expect(throws: VaultError.altered) { try SealedLetter.open(letter, with: sam, purpose: "a") }
    #expect(throws: VaultError.altered) { try SealedLetter.open(letter, with: rosa, purpose: "b") }
    #expect(throws: VaultError.altered) { try SealedLetter.open(Array(letter.prefix(20)), with: rosa, purpose: "a") }
    letter[40] ^= 1
    #expect(throws: VaultError.altered) { try SealedLetter.open(letter, with: rosa, purpose: "a") }
    #expect(letter.count > 256)
  }
}
