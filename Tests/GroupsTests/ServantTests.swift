import Database
import DatabaseTesting
import Meetings
import Members
import MembersTesting
import Testing

@testable import Groups

@Suite("Trusted servants")
struct ServantTests {
  @Test("A member offers, a host says yes, the room knows since when", arguments: TestEngine.allCases)
  func offer(engine: TestEngine) async throws {
    try await GroupsSite.with(engine) { groups in
      let edit = "/groups/kettle-on/edit/servants"
      _ = try await groups.hope.post(
        edit, [("act", "save"), ("kind", "greeter"), ("title", ""), ("note", "Be early"), ("months", "6")])
      let id = try #require(try await groups.store.positions(of: groups.group.id).first?.id)
      #expect(try await groups.site.stranger.get("/groups/kettle-on").body.contains("We are looking for a greeter."))

      let sam = try await groups.site.join("Sam")
      let mae = try await groups.member("Mae")
      let rosa = try await groups.member("Rosa")
      let path = "/groups/kettle-on/positions/\(id)"
      let stranger = try await groups.site.stranger.get(path)
      #expect(stranger.status == 303 && stranger.location == "/sign-in?to=\(path)")
      #expect(try await sam.get(path).body.contains("Members of the group serve"))
      #expect(try await sam.post(path, [("act", "offer"), ("name", "Sam")]).status == 403)
      #expect(try await mae.post(path, [("act", "offer"), ("name", "")]).status == 422)
      #expect(try await mae.post(path, [("act", "offer"), ("name", "Mae K")]).status == 303)
      let late = try await rosa.post(path, [("act", "offer"), ("name", "Rosa")])
      #expect(late.status == 422 && late.body.contains("Somebody was faster"))
      #expect(try await !groups.site.stranger.get("/groups/kettle-on").body.contains("Mae K"))
      #expect(try await groups.hope.get("/groups/kettle-on/edit").body.contains("Somebody offered to serve"))

      #expect(try await groups.hope.post(edit, [("act", "accept"), ("item", id)]).status == 303)
      let page = try await groups.site.stranger.get("/groups/kettle-on").body
      #expect(page.contains("Mae K") && page.contains("since 23 November 2026, until 23 May 2027"))
      let since = try await groups.site.database.read {
        try GroupStore.servantSince(groups.mark(mae), of: groups.group.id, $0)
      }
      let day = try #require(CivilDate("2026-11-23"))
      #expect(since == Zone.utc.instant(of: day, at: .midnight))
      let nobody = try await groups.site.database.read {
        try GroupStore.servantSince(groups.mark(rosa), of: groups.group.id, $0)
      }
      #expect(nobody == nil)

      // Whoever does not hold it cannot hand it back.
      _ = try await rosa.post(path, [("act", "back")])
      #expect(try await groups.store.positions(of: groups.group.id).first?.holder?.name == "Mae K")
      _ = try await mae.post(path, [("act", "back")])
      #expect(try await groups.store.positions(of: groups.group.id).first?.holder == nil)
    }
  }

  @Test("A host writes down, ends, deletes and brings back; what was typed is not lost", arguments: TestEngine.allCases)
  func hosting(engine: TestEngine) async throws {
    try await GroupsSite.with(engine) { groups in
      let edit = "/groups/kettle-on/edit/servants"
      let wrong = try await groups.hope.post(
        edit, [("act", "save"), ("kind", "other"), ("title", ""), ("note", "Key to the hall"), ("months", "0")])
      #expect(wrong.status == 422 && wrong.body.contains("Key to the hall"))
      #expect(wrong.body.contains("Say what it is called.") && wrong.body.contains("from 1 to 60"))
      _ = try await groups.hope.post(
        edit, [("act", "save"), ("kind", "other"), ("title", "Keeper of the key"), ("note", ""), ("months", "12")])
      let id = try #require(try await groups.store.positions(of: groups.group.id).first?.id)
      #expect(try await groups.hope.post(edit, [("act", "fill"), ("item", id), ("name-\(id)", "")]).status == 422)
      _ = try await groups.hope.post(edit, [("act", "fill"), ("item", id), ("name-\(id)", "Ike")])
      let holder = try #require(try await groups.store.positions(of: groups.group.id).first?.holder)
      #expect(holder.name == "Ike" && !holder.isTied && holder.rotation.description == "2027-11-23")
      _ = try await groups.hope.post(
        edit, [("act", "save"), ("item", id), ("kind", "host"), ("title", ""), ("note", ""), ("months", "3")])
      #expect(try await groups.store.positions(of: groups.group.id).first?.holder?.name == "Ike")
      _ = try await groups.hope.post(edit, [("act", "delete"), ("item", id)])
      #expect(try await groups.store.positions(of: groups.group.id).isEmpty)
      #expect(try await groups.hope.get(edit).body.contains("“Host” is deleted"))
      _ = try await groups.hope.post(edit, [("act", "restore"), ("item", id)])
      _ = try await groups.hope.post(edit, [("act", "end"), ("item", id)])
      #expect(try await groups.store.positions(of: groups.group.id).map(\.holder) == [nil])
      #expect(try await groups.hope.post(edit, [("act", "accept"), ("item", id)]).status == 404, "nobody offered")
      #expect(try await groups.hope.post(edit, [("act", "end"), ("item", "none")]).status == 404)
    }
  }
}

@Suite("A term that was ended by mistake")
struct EndedTermTests {
  private static let edit = "/groups/kettle-on/edit/servants"

  /// A position that Mae holds by her own offer, since 2026-11-23.
  private static func served(_ groups: GroupsSite) async throws -> (id: String, mae: TestVisitor) {
    _ = try await groups.hope.post(
      edit, [("act", "save"), ("kind", "greeter"), ("title", ""), ("note", ""), ("months", "6")])
    let id = try #require(try await groups.store.positions(of: groups.group.id).first?.id)
    let mae = try await groups.member("Mae")
    _ = try await mae.post("/groups/kettle-on/positions/\(id)", [("act", "offer"), ("name", "Mae K")])
    #expect(try await groups.hope.post(edit, [("act", "accept"), ("item", id)]).status == 303)
    return (id, mae)
  }

  private static func holder(_ groups: GroupsSite) async throws -> Groups.Position.Holder? {
    try await groups.store.positions(of: groups.group.id).first?.holder
  }

  /// Names and marks of ended terms that are still in the database.
  private static func kept(_ groups: GroupsSite) async throws -> Int64? {
    try await groups.site.database.read {
      try $0.first(
        """
        SELECT count(*) FROM group_position WHERE ended_name IS NOT NULL OR ended_mark IS NOT NULL
        OR ended_start IS NOT NULL OR ended_rotation IS NOT NULL OR ended_at IS NOT NULL
        """
      ) { try $0.integer(0) }
    }
  }

  @Test("It comes back as it was, for a day, by a host alone", arguments: TestEngine.allCases)
  func back(engine: TestEngine) async throws {
    try await GroupsSite.with(engine) { groups in
      let (id, mae) = try await Self.served(groups)
      groups.site.clock.advance(minutes: 2 * 24 * 60)
      var hope = try await groups.site.comeBack("Hope")
      let before = try #require(try await Self.holder(groups))
      // Pressed twice: the second changes nothing.
      for _ in 0..<2 { #expect(try await hope.post(Self.edit, [("act", "end"), ("item", id)]).status == 303) }
      #expect(try await Self.holder(groups) == nil)
      #expect(try await !groups.site.stranger.get("/groups/kettle-on").body.contains("Mae K"))
      let page = try await hope.get(Self.edit).body
      #expect(page.contains("The term of Mae K (Greeter) is ended") && page.contains("Bring it back"))

      let again = [("act", "resume"), ("item", id)]
      #expect(try await groups.site.stranger.post(Self.edit, again).status == 401)
      let sam = try await groups.site.join("Sam")
      #expect(try await sam.post(Self.edit, again).status == 403)
      let samID = try await groups.memberID("Sam")
      await #expect(throws: MemberError.notAllowed) {
        try await groups.store.resumeTerm(id, in: groups.group.id, by: samID, at: groups.now)
      }
      #expect(try await hope.post(Self.edit, again, isForged: true).status == 403)
      groups.site.clock.advance(minutes: 24 * 60 - 1)
      hope = try await groups.site.comeBack("Hope")
      #expect(try await hope.post(Self.edit, again).status == 303)
      #expect(try await Self.holder(groups) == before && before.isTied)
      #expect(try await Self.kept(groups) == 0)
      let since = try await groups.site.database.read {
        try GroupStore.servantSince(groups.mark(mae), of: groups.group.id, $0)
      }
      #expect(since == Zone.utc.instant(of: before.termStart, at: .midnight))
      #expect(try await hope.post(Self.edit, again).status == 422, "there is none to bring back")
    }
  }

  @Test("After a day it is gone, and nothing of it is left", arguments: TestEngine.allCases)
  func gone(engine: TestEngine) async throws {
    try await GroupsSite.with(engine) { groups in
      let (id, _) = try await Self.served(groups)
      _ = try await groups.hope.post(Self.edit, [("act", "end"), ("item", id)])
      #expect(try await groups.store.forgetEnded(at: groups.now) == 0)
      groups.site.clock.advance(minutes: 24 * 60 + 1)
      let hope = try await groups.site.comeBack("Hope")
      #expect(try await !hope.get(Self.edit).body.contains("Mae K"))
      #expect(try await hope.post(Self.edit, [("act", "resume"), ("item", id)]).status == 422)
      #expect(try await Self.holder(groups) == nil)
      #expect(try await groups.store.forgetEnded(at: groups.now) == 1)
      #expect(try await Self.kept(groups) == 0)

      // What was deleted a day ago goes with it.
      _ = try await hope.post(Self.edit, [("act", "delete"), ("item", id)])
      groups.site.clock.advance(minutes: 24 * 60 + 1)
      #expect(try await groups.store.forgetEnded(at: groups.now) == 1)
      let left = try await groups.site.database.read {
        try $0.first("SELECT count(*) FROM group_position") { try $0.integer(0) }
      }
      #expect(left == 0)
    }
  }

  @Test(
    "Who came after is not pushed out, and who leaves the group is not brought back", arguments: TestEngine.allCases)
  func others(engine: TestEngine) async throws {
    try await GroupsSite.with(engine) { groups in
      let (id, mae) = try await Self.served(groups)
      let again = [("act", "resume"), ("item", id)]
      _ = try await groups.hope.post(Self.edit, [("act", "end"), ("item", id)])
      let rosa = try await groups.member("Rosa")
      _ = try await rosa.post("/groups/kettle-on/positions/\(id)", [("act", "offer"), ("name", "Rosa L")])
      #expect(try await !groups.hope.get(Self.edit).body.contains("The term of Mae K"))
      let late = try await groups.hope.post(Self.edit, again)
      #expect(late.status == 422 && late.body.contains("by now") && late.body.contains("Rosa L"))
      _ = try await groups.hope.post(Self.edit, [("act", "decline"), ("item", id)])
      #expect(try await groups.hope.get(Self.edit).body.contains("The term of Mae K"))
      _ = try await groups.hope.post(Self.edit, [("act", "fill"), ("item", id), ("name-\(id)", "Ike")])
      #expect(try await groups.hope.post(Self.edit, again).status == 422)
      #expect(try await Self.holder(groups)?.name == "Ike")
      #expect(try await Self.kept(groups) == 0)

      _ = try await groups.hope.post(Self.edit, [("act", "end"), ("item", id)])
      _ = try await groups.hope.post(Self.edit, [("act", "resume"), ("item", id)])
      let ike = try await Self.holder(groups)
      #expect(ike?.name == "Ike" && ike?.isTied == false)

      _ = try await groups.hope.post(Self.edit, [("act", "end"), ("item", id)])
      _ = try await mae.post("/groups/kettle-on/positions/\(id)", [("act", "offer"), ("name", "Mae K")])
      _ = try await groups.hope.post(Self.edit, [("act", "accept"), ("item", id)])
      _ = try await groups.hope.post(Self.edit, [("act", "end"), ("item", id)])
      #expect(try await Self.kept(groups) == 1)
      _ = try await mae.post("/groups/kettle-on/membership", [("act", "leave")])
      #expect(try await Self.kept(groups) == 0, "nothing of somebody who left")
      #expect(try await groups.hope.post(Self.edit, again).status == 422)
    }
  }
}
