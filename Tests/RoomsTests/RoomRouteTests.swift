import Database
import DatabaseTesting
import Gathering
import HTTPTypes
import Meetings
import MembersTesting
import Testing

@testable import Rooms

/// Who may do what with a room, asked of the routes.
@Suite("Rooms by their routes") struct RoomRouteTests {
  private static let json: HTTPFields = [.accept: "application/json"]

  @Test("Only the group's hosts open it; everybody else is told when", arguments: TestEngine.allCases)
  func opening(engine: TestEngine) async throws {
    try await RoomSite.with(engine) { site in
      let door = "/meetings/\(RoomSite.meeting)/room"
      let stranger = site.site.browser()
      #expect(try await stranger.get(door).body.contains("The room is not open yet."))
      #expect(try await stranger.post(door).status != 303)
      let sam = try await site.member("Sam")
      #expect(try await sam.get(door).body.contains("The room is not open yet."))
      #expect(try await sam.post(door).status == 403)
      #expect(try await site.rooms.desks.store.unerased().isEmpty)
      let (host, room) = try await site.opened()
      #expect(room.hasPrefix("/rooms/"))
      #expect(try await site.state(room).chair != nil)
      // Opened twice it is one room, and everybody's door leads into it.
      #expect(try await host.post(door).location == room)
      #expect(try await stranger.get(door).location == room)
      #expect(try await stranger.get("/meetings/harbour-sunrise/room").status == 404)
    }
  }

  @Test("Whoever has a seat speaks when it is their turn; without a seat nobody does", arguments: TestEngine.allCases)
  func speaking(engine: TestEngine) async throws {
    try await RoomSite.with(engine) { site in
      let (host, room) = try await site.opened()
      let stranger = site.site.browser()
      for path in ["say", "do", "here"] {
        #expect(try await stranger.post("\(room)/\(path)", [("text", "hello")]).status == 403, "\(path)")
      }
      #expect(try await stranger.get("\(room)/events").status == 403)
      #expect(try await stranger.post("\(room)/do", [("act", "say"), ("text", "hello")]).status == 403)
      let ana = try await site.visitor("Ana", in: room)
      let ben = try await site.visitor("Ben", in: room)
      #expect(try await host.post("\(room)/do", [("act", "phase"), ("index", "3")]).status == 303)
      #expect(try await ana.post("\(room)/do", [("act", "raiseHand")]).status == 303)
      #expect(try await ben.post("\(room)/do", [("act", "raiseHand")], headers: Self.json).status == 204)
      let early = try await ben.post("\(room)/say", [("text", "me first"), ("whole", "1")])
      #expect(early.status == 409 && early.body.contains("me first"))
      #expect(
        try await ana.post("\(room)/say", [("text", "A hard day."), ("whole", "1"), ("pass", "1")]).status == 303)
      #expect(
        try await ben.post("\(room)/say", [("text", "Thank you, Ana."), ("whole", "1")], headers: Self.json).status
          == 204)
      let state = try await site.state(room)
      #expect(state.shares.map(\.text) == ["A hard day.", "Thank you, Ana."])
      let page = try await host.get(room).body
      #expect(page.contains("A hard day.") && page.contains("Ben"))
      #expect(!(try await stranger.get(room).body.contains("A hard day.")))
    }
  }

  @Test(
    "What is for hosts is refused to everybody else, in words",
    arguments: [
      [("act", "close")], [("act", "door"), ("door", "locked")], [("act", "topic"), ("text", "x")],
      [("act", "nextPhase")],
      [("act", "slow"), ("seconds", "30")],
    ])
  func hosting(fields: [(String, String)]) async throws {
    try await RoomSite.with { site in
      let (host, room) = try await site.opened()
      let ana = try await site.visitor("Ana", in: room)
      let refused = try await ana.post("\(room)/do", fields)
      #expect(refused.status == 403)
      #expect(refused.body.contains("That is for the hosts"))
      #expect(try await host.post("\(room)/do", fields).status == 303)
    }
  }

  @Test("Who was removed does not come back, until the host undoes it")
  func removing() async throws {
    try await RoomSite.with { site in
      let (host, room) = try await site.opened()
      let troll = try await site.visitor("Troll", in: room)
      let seat = try #require(try await site.state(room).seats.values.first { $0.name == "Troll" })
      _ = try await host.post("\(room)/do", [("act", "phase"), ("index", "3")])
      _ = try await troll.post("\(room)/do", [("act", "raiseHand")])
      #expect(try await troll.post("\(room)/say", [("text", "zqspam"), ("whole", "1")]).status == 303)
      #expect(try await host.post("\(room)/do", [("act", "remove"), ("seat", seat.id.rawValue)]).status == 303)
      #expect(try await troll.post("\(room)/say", [("text", "ha")]).status == 403)
      #expect(try await troll.get("\(room)/events").status == 403)
      // Their words go with them, where the host wants it.
      #expect(try await host.get("\(room)/tools").body.contains("Take their words off the screen"))
      let hide = [("act", "hideShares"), ("seat", seat.id.rawValue)]
      #expect(try await troll.post("\(room)/do", hide).status == 403)
      #expect(try await site.visitor("Ana", in: room).post("\(room)/do", hide).status == 403)
      #expect(try await host.post("\(room)/do", hide).status == 303)
      #expect(!(try await host.get(room).body.contains("zqspam")))
      _ = try await troll.post("\(room)/seats", [("name", "Nice Person")])
      #expect(Set(try await site.state(room).present.map(\.name)) == ["Rosa", "Ana"])
      #expect(try await host.post("\(room)/do", [("act", "bringBack"), ("seat", seat.id.rawValue)]).status == 303)
      #expect(try await site.state(room).present.map(\.name).contains("Troll"))
    }
  }

  @Test(
    "A form that is not understood names its field",
    arguments: [
      ([("act", "dance")], "act"), ([("act", "mute")], "seat"),
      ([("act", "giveTime"), ("seconds", "soon")], "seconds"),
      ([("act", "door"), ("door", "ajar")], "door"),
    ])
  func misunderstood(fields: [(String, String)], field: String) async throws {
    try await RoomSite.with { site in
      let (host, room) = try await site.opened()
      let answer = try await host.post("\(room)/do", fields, headers: Self.json)
      #expect(answer.status == 400)
      #expect(answer.body.contains("\"\(field)\""))
    }
  }

  @Test(
    "Numbers that nobody means are refused, and the room goes on",
    arguments: [
      ("extend", "minutes"), ("giveTime", "seconds"), ("slow", "seconds"), ("showReading", "index"), ("phase", "index"),
    ])
  func hugeNumbers(act: String, field: String) async throws {
    try await RoomSite.with { site in
      let (host, room) = try await site.opened()
      #expect(try await host.post("\(room)/do", [("act", "extend"), ("minutes", "1")]).status == 303)
      for number in ["9223372036854775807", "-9223372036854775808", "99999999999999999999"] {
        let answer = try await host.post("\(room)/do", [("act", act), (field, number)], headers: Self.json)
        #expect((200..<500).contains(answer.status), "\(act) \(number)")
      }
      #expect(try await site.state(room).isOpen)
    }
  }

  @Test("Nobody hears what was said before they came, and a seat that is not inside is not present")
  func fromWhenOneCame() async throws {
    try await RoomSite.with { site in
      let (host, room) = try await site.opened()
      _ = try await host.post("\(room)/do", [("act", "door"), ("door", "lobby")])
      let late = try await site.visitor("Late", in: room)
      let desk = site.rooms.desks.desk(String(room.dropFirst("/rooms/".count)))
      let seat = try #require(try await site.state(room).seats.values.first { $0.name == "Late" })
      for _ in 0..<10 {
        #expect(try await late.post("\(room)/here").status == 204)
        _ = try await host.post("\(room)/here")
        await site.pass(seconds: 20)
      }
      let waited = try await site.site.database.read { try SeatStore.presence(of: seat.id, in: desk.id, $0) }
      #expect(waited?.present == 0)
      let before = try await desk.current().sequence
      #expect(try await host.post("\(room)/do", [("act", "admit"), ("seat", seat.id.rawValue)]).status == 303)
      #expect(try await desk.current().since[seat.id].map { $0 > before } == true)
    }
  }

  @Test("Who has heard more than there is, because the machine lost its power, is told to begin anew")
  func heardTooMuch() async throws {
    try await RoomSite.with { site in
      let (_, room) = try await site.opened()
      let ana = try await site.visitor("Ana", in: room)
      let answer = try await ana.get("\(room)/events?after=100000")
      #expect(answer.status == 200 && answer.body == "event: gone\ndata: 1\n\n")
    }
  }
}
