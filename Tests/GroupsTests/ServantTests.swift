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
