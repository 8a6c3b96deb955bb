import Meetings
import Testing

@testable import Gathering

@Suite("The chair")
struct ChairTests {
  private func room() throws -> LiveRoom {
    var live = try LiveRoom(in: .sharing)
    try live.enter("old", .servant(since: LiveRoom.noon.adding(days: -900)))
    try live.enter("new", .servant(since: LiveRoom.noon.adding(days: -30)))
    try live.enter("m", .member)
    return live
  }

  @Test("Lost, it is offered to a co-host first, then to whoever has served longest")
  func order() throws {
    var live = try room()
    try live.do(.makeCoHost("m", true), "chair")
    try live.run(.away("chair"), by: .house)
    try live.pass(seconds: 59)
    #expect(live.room.chairOffer == nil)
    try live.pass(seconds: 1)
    #expect(live.room.chairOffer?.seat == "m")
    try live.pass(seconds: 60)
    #expect(live.room.chairOffer?.seat == "old")
    #expect(live.refusal(.takeChair, "m") == .notAllowed)
    try live.pass(seconds: 60)
    #expect(live.room.chairOffer?.seat == "new")
    try live.do(.takeChair, "new")
    #expect(live.room.chair == "new")
    // Who had it is a co-host when they come back.
    try live.run(.back("chair"), by: .house)
    #expect(live.room.coHosts == ["m", "chair"] && live.room.chair == "new")
  }

  @Test("Back in time, it is theirs still")
  func backInTime() throws {
    var live = try room()
    try live.run(.away("chair"), by: .house)
    try live.pass(seconds: 70)
    #expect(live.room.chairOffer?.seat == "old")
    try live.run(.back("chair"), by: .house)
    #expect(live.room.chairOffer == nil && live.room.chair == "chair")
    try live.pass(seconds: 300)
    #expect(live.room.chairOffer == nil)
  }

  @Test("Left for good, it is offered at once; who is away is not asked, and is when they are back")
  func left() throws {
    var live = try room()
    try live.run(.away("old"), by: .house)
    try live.do(.leave, "chair")
    #expect(live.room.chairOffer?.seat == "new")
    try live.run(.back("old"), by: .house)
    try live.pass(seconds: 60)
    #expect(live.room.chairOffer?.seat == "old")
  }

  @Test("Nobody to offer it to: a few minutes to say goodbye, then it closes; a host who comes in can take it")
  func nobodyLeft() throws {
    var live = try LiveRoom(in: .sharing)
    try live.enter("m", .member)
    try live.do(.leave, "chair")
    #expect(live.room.isClosing)
    var rescued = live
    try rescued.pass(seconds: 120)
    try rescued.enter("h", .host)
    #expect(rescued.room.chairOffer?.seat == "h")
    try rescued.do(.takeChair, "h")
    try rescued.do(.move(.index(3)), "h")
    #expect(rescued.room.phase?.kind == .sharing)
    let happened = try live.pass(seconds: 15 * 60)
    #expect(happened.last == .closed(why: .nobodyLeft))
  }

  @Test("An empty room closes after a minute")
  func empty() throws {
    var live = try LiveRoom()
    try live.do(.leave, "chair")
    try live.pass(seconds: 59)
    #expect(live.room.isOpen)
    try live.pass(seconds: 1)
    #expect(live.room.closing == .nobodyLeft)
  }

  @Test("A room that was opened without a chair goes on, whether anybody takes it, leaves it or is lost with it")
  func runsItself() throws {
    var live = LiveRoom(empty: LiveRoom.start)
    try live.run(.open(LiveRoom.plan(.lifeRing), chair: nil), by: .house)
    try live.enter("m", .member)
    try live.pass(seconds: 300)
    #expect(live.room.isOpen && live.room.chair == nil && !live.room.isClosing)
    #expect(live.refusal(.takeChair, "m") == .notAllowed)
    // A host who comes in helps, takes the chair, and leaves again.
    try live.enter("h", .host)
    #expect(live.room.isHost("h") && live.room.chair == nil)
    try live.do(.takeChair, "h")
    #expect(live.room.chair == "h")
    try live.do(.leave, "h")
    try live.pass(seconds: 300)
    #expect(live.room.isOpen && !live.room.isClosing && live.room.chair == nil)
    // What hosts did to it goes with the last of them: nobody would be there to open the door.
    try live.enter("k", .host)
    for command in [RoomCommand.setDoor(.lobby), .setSlow(seconds: 60), .showReading(0)] { try live.do(command, "k") }
    try live.enter("new")
    #expect(live.room.lobby == ["new"])
    try live.run(.gone("k"), by: .house)
    #expect(live.room.door == .open && live.room.lobby.isEmpty && live.room.seats["new"]?.place == .inside)
    #expect(live.room.slowSeconds == nil && live.room.reading == nil)
    // Another is lost with it: nobody is there to offer it to, and still nobody is sent home.
    try live.enter("o", .host)
    try live.do(.takeChair, "o")
    try live.run(.away("o"), by: .house)
    try live.pass(seconds: 300)
    #expect(live.room.isOpen && !live.room.isClosing && live.room.nextDeadline.map { $0 > live.now } == true)
    // A host who comes meanwhile is asked.
    try live.enter("p", .host)
    try live.pass(seconds: 1)
    #expect(live.room.chairOffer?.seat == "p")
    // Empty, it waits for whoever comes; at its time it closes.
    for seat in ["m", "new", "o", "p"] as [SeatID] { try live.run(.gone(seat), by: .house) }
    try live.pass(seconds: 300)
    #expect(live.room.isOpen && live.room.insideCount == 0)
    try live.pass(seconds: 2 * 60 * 60)
    #expect(live.room.closing == .timeOver)
  }

  @Test("Handed over by whoever has it; nobody else gives what is not theirs")
  func handedOver() throws {
    var live = try room()
    try live.do(.makeCoHost("old", true), "chair")
    #expect(live.refusal(.handChair("new"), "old") == .notAllowed)
    #expect(live.refusal(.makeCoHost("m", true), "old") == .notAllowed)
    #expect(live.refusal(.takeChair, "old") == .notAllowed)
    try live.do(.handChair("m"), "chair")
    #expect(live.room.chair == "chair")
    try live.do(.takeChair, "m")
    #expect(live.room.chair == "m" && live.room.isHost("chair"))
    // An offer that the chair made outlives its leaving for a minute.
    try live.do(.handChair("new"), "m")
    try live.do(.leave, "m")
    #expect(live.room.chairOffer == ChairOffer(seat: "new", until: live.now.adding(seconds: 60)))
  }

  @Test("Nobody acts against the chair; against a co-host only the chair; nobody against themselves")
  func whoMay() throws {
    var live = try room()
    try live.do(.makeCoHost("old", true), "chair")
    try live.do(.makeCoHost("new", true), "chair")
    for command in [RoomCommand.mute("chair"), .remove("chair"), .mute("new"), .remove("old")] {
      #expect(live.refusal(command, "old") == .notAllowed, "\(command)")
      #expect(live.refusal(command, "m") == .notAllowed, "\(command)")
    }
    #expect(live.refusal(.remove("chair"), "chair") == .notAllowed)
    try live.do(.mute("m"), "old")
    #expect(live.refusal(.makeGreeter("m", true), "old") == .muted)
    try live.do(.remove("new"), "chair")
    #expect(live.room.coHosts == ["old"])
    #expect(live.refusal(.enter(NewSeat(id: "x", name: "X", kind: .member)), by: .seat("chair")) == .notAllowed)
    #expect(live.refusal(.setTopic("x"), by: .house) == .notAllowed)
    #expect(live.refusal(.leave, "stranger") == .noSeat)
  }
}
