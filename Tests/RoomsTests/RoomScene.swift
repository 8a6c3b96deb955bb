import Gathering
import Meetings
import Pages

@testable import Rooms

/// A room with people in it, for looking at its pages without a server.
struct RoomScene {
  var room = Room()
  var now = Instant(seconds: 1_772_539_200)

  init(
    _ style: WayToRun.Style = .twelveStep, in kind: Phase.Kind = .sharing, door: RoomDoor = .open,
    visitors: VisitorRule = .share
  ) throws {
    let way = WayToRun.preset(style)
    let plan = RoomPlan(
      name: "Women’s Way Through", start: now, end: now.adding(minutes: 60), way: way,
      readings: [
        Reading(title: "How we do this", text: "We speak of ourselves.\nWe listen to the end."),
        Reading(title: "Closing words", text: "Go gently."),
      ], door: .open, visitors: visitors)
    try act(.open(plan, chair: NewSeat(id: SeatID("chair"), name: "Dana", kind: .host)), .house)
    for (id, name) in [("rosa", "Rosa"), ("mae", "Mae"), ("j", "J."), ("me", "Kim")] {
      try enter(id, name, .member, isFirstTime: id == "mae")
    }
    if let index = way.phases.firstIndex(where: { $0.kind == kind }), room.phaseIndex != index {
      try act(.move(.index(index)), .seat(SeatID("chair")))
    }
    if door != .open { try act(.setDoor(door), .seat(SeatID("chair"))) }
  }

  mutating func act(_ command: RoomCommand, _ actor: RoomActor) throws {
    for event in try room.decide(command, by: actor, at: now) { room.apply(event) }
  }

  mutating func `do`(_ command: RoomCommand, _ seat: String) throws { try act(command, .seat(SeatID(seat))) }

  mutating func enter(_ id: String, _ name: String, _ kind: SeatKind, isFirstTime: Bool = false) throws {
    try act(.enter(NewSeat(id: SeatID(id), name: name, kind: kind, isFirstTime: isFirstTime)), .house)
  }

  /// Rosa has the floor and writes; Mae, J. and Kim wait; a share stands above.
  mutating func conversation() throws {
    try self.do(.setTopic("What I do with the hour after work."), "chair")
    try self.do(.raiseHand, "j")
    try self.do(
      .say(
        Words(
          "I came straight from the train today. I nearly walked past the door, and then I did not.", endsTurn: true)),
      "j")
    try self.do(.thank(ShareID(1), .withYou), "rosa")
    try self.do(.thank(ShareID(1), .gladYouAreHere), "mae")
    try self.do(.raiseHand, "rosa")
    now = Instant(milliseconds: now.milliseconds + 68_000)
    try self.do(
      .say(
        Words(
          "The kettle goes on before my coat comes off. It sounds small. It is how I got from May to now",
          isWhole: false)),
      "rosa")
    try self.do(.raiseHand, "j")
    try self.do(.raiseHand, "mae")
    try self.do(.raiseHand, "me")
  }

  func view(_ seat: String) -> RoomView {
    RoomView(
      id: "r1", room: room, me: SeatID(seat), now: now, sequence: 42, zone: .utc, meetingURL: "/meetings/way-through")
  }

  static func render(_ page: Page, _ language: Language = .english) -> String {
    page.render(
      PageContext(
        language: language, assets: Assets(Asset.pages + Asset.rooms), path: "/rooms/r1",
        tabs: [Tab("meetings", icon: .search, url: "/meetings") { "Meetings" }])
    ).string
  }
}
