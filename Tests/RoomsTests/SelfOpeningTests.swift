import Database
import DatabaseTesting
import Directory
import Gathering
import Logging
import Meetings
import MembersTesting
import Pages
import Testing

@testable import Groups
@testable import Rooms

@Suite("Rooms that open by themselves") struct SelfOpeningTests {
  private static let door = "/meetings/\(RoomSite.meeting)/room"

  @Test("Open where the group wants it, once, and run themselves", arguments: TestEngine.allCases)
  func opens(engine: TestEngine) async throws {
    try await RoomSite.with(engine) { site in
      let host = try await site.member("Rosa", isHost: true)
      #expect(try await site.opening.openDue().isEmpty)
      try await site.choose { settings in
        // Nobody would be there to let people in.
        (settings.opensItself, settings.door) = (true, .lobby)
      }
      let opened = try await site.opening.openDue()
      #expect(opened.count == 1)
      #expect(try await site.opening.openDue().isEmpty)
      let stranger = site.site.browser()
      let room = try #require(try await stranger.get(Self.door).location)
      _ = try await stranger.post("\(room)/seats", [("name", "Ana")])
      let inside = try await site.state(room)
      #expect(inside.present.map(\.name) == ["Ana"] && inside.chair == nil && inside.phase?.writers != .hosts)

      // A host who comes in helps; who closes it means it.
      _ = try await host.post("\(room)/seats", [("name", "Rosa")])
      let tools = try await host.get("\(room)/tools").body
      #expect(tools.contains("the room runs itself") && tools.contains("Take the chair"))
      #expect(try await stranger.get("\(room)/tools").status == 403)
      #expect(try await host.post("\(room)/do", [("act", "close")]).status == 303)
      await site.pass(seconds: 30)
      #expect(try await site.opening.openDue().isEmpty)
      let closed = try await site.site.browser().get(Self.door).body
      #expect(closed.contains("The room has closed.") && closed.contains("The next one starts"))
      // The next day is another meeting.
      site.clock.advance(minutes: 24 * 60)
      #expect(try await site.opening.openDue().count == 1)
    }
  }

  @Test("Not before their time, and not for a meeting that nobody can come to from afar")
  func due() async throws {
    try await RoomSite.with { site in
      let listings = site.rooms.listings
      for slug in ["elevenses", "lantern-square-newcomers"] {
        let meeting = try #require(try await listings.meeting(slug: slug))
        try await site.site.database.write { try GroupStore.attach(meetingID: meeting.id, to: site.group.id, $0) }
      }
      try await site.choose { $0.opensItself = true }
      _ = try await site.opening.openDue()
      let elevenses = try #require(try await listings.meeting(slug: "elevenses"))
      let next = try #require(elevenses.next(after: site.clock.now.adding(minutes: 24 * 60)))
      site.clock.set(next.start.adding(minutes: -GroupSettings.Limits.opensItself - 1))
      #expect(try await !site.opening.openDue().contains { $0.meetingID == elevenses.id })
      let door = try await site.site.browser().get("/meetings/elevenses/room").body
      #expect(door.contains("The room opens by itself 10 minutes before"))
      site.clock.set(next.start.adding(minutes: -GroupSettings.Limits.opensItself))
      let opened = try await site.opening.openDue()
      #expect(opened.map(\.meetingID) == [elevenses.id])
      #expect(opened.first?.startsAt == next.start)
      let hall = try #require(try await listings.meeting(slug: "lantern-square-newcomers"))
      let monday = try #require(hall.next(after: site.clock.now))
      site.clock.set(monday.start)
      #expect(try await !site.opening.openDue().contains { $0.meetingID == hall.id })
    }
  }

  @Test("Where one meeting follows the other, the next room is open before, and people are led over")
  func over() async throws {
    try await RoomSite.with { site in
      try await site.choose { $0.opensItself = true }
      let first = try #require(try await site.opening.openDue().first)
      let ana = try await site.visitor("Ana", in: RoomPath.room.url(first.id))
      site.clock.set(first.endsAt.adding(minutes: -GroupSettings.Limits.opensItself - 1))
      #expect(try await site.opening.openDue().isEmpty)
      site.clock.advance(minutes: 1)
      let next = try #require(try await site.opening.openDue().first)
      #expect(next.startsAt == first.endsAt)
      // Until it begins, whoever comes is led to the others.
      let door = try await site.site.browser().get(Self.door)
      #expect(door.location == RoomPath.room.url(first.id))
      site.clock.advance(minutes: 6)
      await site.pass(seconds: 2)
      #expect(try await ana.get(RoomPath.room.url(first.id)).body.contains("Go over into the next room"))
      site.clock.advance(minutes: 4)
      #expect(try await site.site.browser().get(Self.door).location == RoomPath.room.url(next.id))
    }
  }

  @Test("An occurrence that went on in another room has its end there")
  func successor() async throws {
    try await RoomSite.with { site in
      try await site.choose { $0.proof = .simple }
      let (host, room) = try await site.opened()
      let ana = try await site.visitor("Ana", in: room)
      for _ in 0..<20 {
        for browser in [host, ana] { _ = try await browser.post("\(room)/here") }
        await site.pass(seconds: 20)
      }
      _ = try await host.post("\(room)/do", [("act", "close")])
      await site.pass(seconds: 1)
      let id = String(room.dropFirst("/rooms/".count))
      let token = try #require(SeatToken(cookie: ana.cookies["seat-\(id)"] ?? ""))
      let eligibility = RoomEligibility(site: "https://example.org")
      func presence() async throws -> ProofPresence? {
        try await site.site.database.read { connection in
          let seat = try #require(try SeatStore.seat(tokenHash: token.hash, in: id, connection))
          return try eligibility.presence(of: seat.rawValue, in: id, connection)
        }
      }
      #expect(try await presence()?.wasThereAtTheEnd == true)
      let again = try #require(try await host.post(Self.door).location)
      #expect(try await presence()?.wasThereAtTheEnd == false)
      // Opened by mistake, and closed at once: that takes nobody's proof.
      _ = try await host.post("\(again)/do", [("act", "close")])
      await site.pass(seconds: 1)
      #expect(try await presence()?.wasThereAtTheEnd == true)
    }
  }

  @Test("A damaged room keeps no other from its time, and is over at last", arguments: TestEngine.allCases)
  func damaged(engine: TestEngine) async throws {
    try await RoomSite.with(engine) { site in
      let elevenses = try #require(try await site.rooms.listings.meeting(slug: "elevenses"))
      let (now, plan) = (
        site.clock.now, GroupSettings().plan("Broken", start: site.clock.now, end: site.clock.now.adding(minutes: 60))
      )
      let broken = try await site.rooms.desks.open(
        RoomOpening(
          room: RoomRecord(
            id: "broken", meetingID: elevenses.id, groupID: nil, startsAt: now, endsAt: now.adding(minutes: 60),
            openedAt: now), plan: plan, chair: nil, tokenHash: nil)
      ) { _ in }
      try await site.site.database.write { connection in
        try connection.execute("UPDATE room_event SET sealed = $1 WHERE room_id = 'broken'", [.blob([1, 2, 3])])
        try connection.execute("UPDATE room SET sequence = sequence + 1 WHERE id = 'broken'")
      }
      let (host, room) = try await site.opened()
      _ = try await host.post("\(room)/do", [("act", "close")])
      await site.pass(seconds: 30)
      let record = try await site.rooms.desks.store.record(String(room.dropFirst("/rooms/".count)))
      #expect(record?.isErased == true)
      site.clock.advance(minutes: 60 + RoomBounds.overdue)
      await site.pass(seconds: 30)
      let over = try #require(try await site.rooms.desks.store.record(broken.id))
      #expect(over.closedAt != nil && over.isErased && over.key.isEmpty)
    }
  }
}

extension RoomSite {
  var opening: SelfOpening {
    let clock = clock
    return SelfOpening(
      desks: rooms.desks, groups: rooms.groups, listings: rooms.listings,
      random: { UInt64.random(in: .min ... .max) }, now: { clock.now }, logger: Logger(label: "test"))
  }

  /// Changes what the group wants.
  func choose(_ change: @Sendable @escaping (inout GroupSettings) -> Void) async throws {
    let id = group.id
    try await site.database.write { connection in
      var settings = try GroupStore.settings(of: id, connection)
      change(&settings)
      try GroupStore.set(settings, of: id, connection)
    }
  }
}
