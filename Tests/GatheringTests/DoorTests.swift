import Meetings
import Testing

@testable import Gathering

@Suite("The door")
struct DoorTests {
  @Test("A locked door turns newcomers away, the lobby never; the group's own come in")
  func doors() throws {
    var live = try LiveRoom()
    try live.do(.setDoor(.locked), "chair")
    for kind in [SeatKind.visitor, .member, .servant(since: LiveRoom.noon)] {
      #expect(live.refusal(.enter(NewSeat(id: "x", name: "X", kind: kind)), by: .house) == .doorLocked)
    }
    try live.enter("host", .host)
    #expect(live.room.isHost("host"))
    try live.do(.setDoor(.lobby), "host")
    try live.enter("servant", .servant(since: LiveRoom.noon))
    try live.enter("member", .member)
    try live.enter("visitor", .visitor)
    #expect(live.room.lobby == ["member", "visitor"])
    #expect(live.refusal(live.said("hi"), "member") == .inLobby)
    #expect(live.refusal(.raiseHand, "member") == .inLobby)
    try live.do(.rename("Mia"), "member")
    #expect(live.refusal(.admit("member"), "servant") == .notAllowed)
    try live.do(.makeGreeter("servant", true), "chair")
    try live.do(.admit("member"), "servant")
    #expect(live.room.seats["member"]?.place == .inside && live.room.seats["member"]?.name == "Mia")
    try live.do(.setDoor(.open), "chair")
    #expect(live.room.lobby.isEmpty && live.room.insideCount == 5)
  }

  @Test("Without an account: to share, to listen only, or not at all")
  func visitors() throws {
    var listening = try LiveRoom(LiveRoom.plan(.smart, visitors: .listen), in: .discussion)
    try listening.enter("v", .visitor)
    #expect(listening.refusal(listening.said("x"), "v") == .listeningOnly)
    #expect(listening.refusal(.setListening(false), "v") == .accountNeeded)
    let closed = try LiveRoom(LiveRoom.plan(visitors: .none))
    #expect(closed.refusal(.enter(NewSeat(id: "v", name: "V", kind: .visitor)), by: .house) == .accountNeeded)
  }

  @Test(
    "Who was removed does not come back: not in that seat, not under another name with the same mark; undo brings back")
  func removed() throws {
    var live = try LiveRoom()
    try live.enter("t", .visitor, marks: ["m"])
    try live.do(.remove("t"), "chair")
    #expect(live.refusal(.enter(NewSeat(id: "t", name: "Nice", kind: .visitor)), by: .house) == .removed)
    #expect(
      live.refusal(.enter(NewSeat(id: "u", name: "Nice", kind: .visitor, marks: ["z", "m"])), by: .house) == .removed)
    #expect(live.refusal(live.said("x"), "t") == .removed)
    #expect(live.refusal(.leave, "t") == .removed)
    try live.do(.bringBack("t"), "chair")
    #expect(live.room.seats["t"]?.place == .inside)
    try live.enter("u", .visitor, marks: ["m"])
  }

  @Test("The name of somebody who was removed is free; brought back, they have another")
  func nameOfRemoved() throws {
    var live = try LiveRoom()
    try live.enter("t", name: "Ana")
    try live.do(.remove("t"), "chair")
    try live.enter("a", name: "Ana")
    #expect(live.room.seats["a"]?.name == "Ana")
    try live.do(.bringBack("t"), "chair")
    #expect(live.room.seats["t"]?.name == "Ana 2")
  }

  @Test("Leaving and coming back does not undo a mute")
  func muteStays() throws {
    var live = try LiveRoom()
    try live.enter("t", .visitor, marks: ["m"])
    try live.do(.mute("t"), "chair")
    try live.do(.leave, "t")
    try live.enter("u", .visitor, marks: ["m"])
    #expect(live.room.seats["u"]?.isMuted == true)
    try live.do(.unmute("u"), "chair")
    try live.enter("w", .visitor, marks: ["m"])
    #expect(live.room.seats["w"]?.isMuted == false)
  }

  @Test("Many strangers at once, after several were stopped: the door goes to the lobby by itself")
  func quietLobby() throws {
    var live = try LiveRoom()
    for number in 1...20 { try live.enter(SeatID("v\(number)"), .visitor) }
    #expect(live.room.door == .open, "a crowd alone is welcome")
    try live.do(.mute("v1"), "chair")
    try live.do(.remove("v2"), "chair")
    #expect(live.room.door == .open)
    let happened = try live.do(.remove("v3"), "chair")
    #expect(happened.last == .door(to: .lobby, byItself: true))
    try live.enter("v99", .visitor)
    #expect(live.room.lobby == ["v99"])
    // Once the host opens it again, the next crowd closes it again, and its last one waits.
    try live.do(.setDoor(.open), "chair")
    try live.enter("w", .visitor)
    #expect(live.room.door == .lobby && live.room.lobby == ["w"])
  }

  @Test("Strangers who come one by one are no crowd")
  func noCrowd() throws {
    var live = try LiveRoom()
    for number in 1...9 {
      live.now = live.now.adding(seconds: 30)
      try live.enter(SeatID("v\(number)"), .visitor)
    }
    for seat in ["v1", "v2", "v3"] as [SeatID] { try live.do(.mute(seat), "chair") }
    #expect(live.room.door == .open)
  }

  @Test("Names: cleaned, bounded, and no two alike")
  func names() throws {
    var live = try LiveRoom()
    try live.enter("a", name: "  Ana \u{202E} \n Lee ")
    try live.enter("b", name: "ana lee")
    try live.enter("c", name: "CHAIR")
    #expect(["a", "b", "c"].map { live.room.seats[SeatID($0)]?.name } == ["Ana Lee", "ana lee 2", "CHAIR 2"])
    for number in 0..<30 { try live.enter(SeatID("n\(number)"), name: "Sam") }
    #expect(Set(live.room.seats.values.map { $0.name.foldedName }).count == live.room.seats.count)
    #expect(live.refusal(.rename("\u{200B}\t"), "a") == .badName)
    try live.do(.rename(String(repeating: "👩‍👩‍👧", count: 40)), "a")
    #expect((live.room.seats["a"]?.name.utf16.count ?? 99) <= RoomLimits.name)
    #expect(live.room.seats["a"]?.name.allSatisfy { $0 == "👩‍👩‍👧" } == true)
    try live.do(.leave, "b")
    try live.enter("d", name: "ANA LEE")
    #expect(live.room.seats["d"]?.name == "ANA LEE")
  }

  @Test("A room has a bound; in a large one only hosts hear who comes and goes")
  func full() throws {
    var live = try LiveRoom()
    for number in 1..<RoomLimits.seats {
      let (before, room) = (live.events.count, live.room)
      try live.enter(SeatID("s\(number)"), name: "Seat")
      if number == RoomLimits.namedPresence - 1 || number == RoomLimits.namedPresence {
        let audience = live.events[before].audience(in: room)
        let isTold = number < RoomLimits.namedPresence
        // Who is told of their coming is told of their going.
        let leaving = RoomEvent(at: live.now, by: nil, .left(seat: SeatID("s\(number)")))
        #expect((leaving.audience(in: live.room) == .everyone) || !isTold)
        #expect((audience == .everyone) == isTold)
      }
    }
    #expect(live.refusal(.enter(NewSeat(id: "x", name: "X", kind: .member)), by: .house) == .full)
    #expect(live.room.present.map(\.id) == ["chair"])
    try live.do(.leave, "s1")
    try live.enter("x")
  }
}
