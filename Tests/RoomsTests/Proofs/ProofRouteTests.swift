import Database
import DatabaseTesting
import Foundation
import Groups
import HTTPTypes
import Members
import MembersTesting
import Proofs
import Testing

@testable import Rooms

@Suite("The pages of proofs")
struct ProofRouteTests {
  static func with(
    _ rooms: FakeRooms, _ engine: TestEngine, _ body: @Sendable @escaping (MemberSite, ProofStore) async throws -> Void
  ) async throws {
    // The feature is made inside; a second store over the same tables is as good as the first.
    try await MemberSite.with(
      engine, migrations: MembersMigrations.all + ProofMigrations.all,
      features: { members, clock in [ProofTestFeature(rooms.store(members.database, clock))] }
    ) { site in try await body(site, rooms.store(site.database, site.clock)) }
  }

  static func signature(_ body: String) throws -> [UInt8] {
    let object = try JSONDecoder().decode([String: String].self, from: Data(body.utf8))
    let text = try #require(object["signature"])
    return try #require(ProofBytes.bytes(text))
  }

  @Test("A seat takes its proof; others are told why not, in words", arguments: TestEngine.allCases)
  func take(_ engine: TestEngine) async throws {
    let rooms = FakeRooms()
    rooms.set("rosa", minutes: 50)
    rooms.set("short", minutes: 10)
    try await Self.with(rooms, engine) { site, store in
      let rosa = site.browser()
      rosa.set("seat", "rosa")
      let page = try await rosa.get("/rooms/01ROOM/proof")
      #expect(page.status == 200 && page.body.contains("data-proof="))
      let input = try #require(page.body.firstMatch(of: /<input id="proof-name"[^>]*>/)).output
      #expect(!input.contains(" name="))
      let entry = try await store.log(from: 0).entries[0]
      let attendee = try Attendee("Rosa", seat: "rosa", entry)
      let blinded = [("blinded", ProofBytes.text(attendee.request.blinded))]
      let answer = try await rosa.post("/rooms/01ROOM/proof", blinded)
      #expect(answer.status == 200 && answer.headers[.cacheControl] == "no-store")
      try attendee.request.finish(Self.signature(answer.body)).verify(in: KeyLog([entry]))
      #expect(try await rosa.post("/rooms/01ROOM/proof", blinded).body == answer.body)
      let other = try Attendee("Rosa", seat: "rosa", entry)
      let refused = try await rosa.post(
        "/rooms/01ROOM/proof", [("blinded", ProofBytes.text(other.request.blinded))])
      #expect(refused.status == 409 && refused.body.contains("already-taken"))
      #expect(try await rosa.get("/rooms/01ROOM/proof").body.contains("already taken"))
      for (seat, status, words) in [("short", 403, "10 minutes"), ("nobody", 403, "no seat")] {
        let browser = site.browser()
        browser.set("seat", seat)
        let shown = try await browser.get("/rooms/01ROOM/proof")
        #expect(shown.status == 200 && shown.body.contains(words) && !shown.body.contains("data-proof="), "\(seat)")
        #expect(try await browser.post("/rooms/01ROOM/proof", blinded).status == status)
      }
      #expect(try await site.stranger.post("/rooms/01ROOM/proof", blinded).status == 403)
      #expect(try await rosa.post("/rooms/01ROOM/proof", [("blinded", "AAAA")]).status == 400)
      #expect(try await rosa.post("/rooms/01ROOM/proof", []).status == 400)
      #expect(try await rosa.post("/rooms/elsewhere/proof", blinded).status == 404)
      #expect(try await rosa.get("/rooms/elsewhere/proof").status == 404)
    }
  }

  @Test("The host's screen is the host's alone; its code opens the page to others", arguments: TestEngine.allCases)
  func hall(_ engine: TestEngine) async throws {
    let rooms = FakeRooms()
    rooms.choose(.simple, usesHallCode: true)
    try await Self.with(rooms, engine) { site, store in
      site.clock.advance(minutes: 55)
      let (host, member) = (site.browser(), site.browser())
      host.set("seat", "host")
      #expect(try await site.stranger.get("/rooms/01ROOM/proof/hall").status == 403)
      #expect(try await member.post("/rooms/01ROOM/proof/hall", [("places", "4")]).status == 403)
      #expect(try await host.get("/rooms/01ROOM/proof/hall").status == 200)
      for wrong in ["", "0", "many", "501"] {
        let answer = try await host.post("/rooms/01ROOM/proof/hall", [("places", wrong)])
        #expect(answer.status == 422 && answer.body.contains("from 1 to 500"), "\(wrong)")
      }
      #expect(try await host.post("/rooms/01ROOM/proof/hall", [("places", "4")]).status == 303)
      let screen = try await host.get("/rooms/01ROOM/proof/hall")
      let digits = try #require(screen.body.firstMatch(of: /([0-9]{4}) ([0-9]{4})</))
      #expect(screen.body.contains("data-changes-in=") && screen.body.contains("0 of 4 used"))
      let door = try await member.get("/rooms/01ROOM/proof")
      #expect(door.body.contains("action=\"/rooms/01ROOM/proof/code\""))
      let wrong = try await member.post("/rooms/01ROOM/proof/code", [("code", "12")])
      #expect(wrong.status == 422 && wrong.body.contains("value=\"12\""))
      let right = try await member.post("/rooms/01ROOM/proof/code", [("code", "\(digits.1)\(digits.2)")])
      #expect(right.status == 303 && right.location == "/rooms/01ROOM/proof")
      #expect(
        right.headers[values: .setCookie].contains { $0.contains("HttpOnly") && $0.contains("/rooms/01ROOM/proof") })
      #expect(try await member.get("/rooms/01ROOM/proof").body.contains("data-proof="))
      let entry = try await store.log(from: 0).entries[0]
      let attendee = try Attendee("Rosa", seat: "", entry)
      let answer = try await member.post(
        "/rooms/01ROOM/proof", [("blinded", ProofBytes.text(attendee.request.blinded))])
      try attendee.request.finish(Self.signature(answer.body)).verify(in: KeyLog([entry]))
    }
  }

  @Test("Checking, the log and the slip are for everybody", arguments: TestEngine.allCases)
  func everybody(_ engine: TestEngine) async throws {
    let rooms = FakeRooms()
    try await Self.with(rooms, engine) { site, store in
      #expect(try await site.stranger.get("/verify").status == 200)
      #expect(try await site.stranger.get("/proofs/log").body.contains("No key yet"))
      for week in 0..<3 { try await rooms.publish(store, room: "01ROOM-\(week)") }
      #expect(try await site.stranger.get("/proofs/log").body.contains("Lamp in the Window"))
      let answer = try await site.stranger.get("/proofs/log.json?from=1")
      let page = try JSONDecoder().decode(KeyLogPage.self, from: Data(answer.body.utf8))
      #expect(page.total == 3 && page.entries.map(\.index) == [1, 2])
      for wrong in ["-1", "x", "99999999999999999999"] {
        #expect(try await site.stranger.get("/proofs/log.json?from=\(wrong)").status == 400)
      }
      let slip = try await site.stranger.get("/rooms/01ROOM/proof/slip")
      #expect(slip.status == 200 && slip.body.contains("Lamp in the Window"))
    }
  }

  @Test("Codes from one network are rationed")
  func rationed() async throws {
    let rooms = FakeRooms()
    rooms.choose(.simple, usesHallCode: true)
    try await Self.with(rooms, .sqlite) { site, _ in
      var statuses: Set<Int> = []
      for _ in 0...ProofDesk.codeBurst {
        statuses.insert(try await site.stranger.post("/rooms/01ROOM/proof/code", [("code", "1")]).status)
      }
      #expect(statuses.contains(429))
    }
  }
}
