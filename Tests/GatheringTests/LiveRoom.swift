import Meetings
import Testing

@testable import Gathering

/// A room with a clock that a test moves, and all that has happened in it.
struct LiveRoom {
  var room = Room()
  var events: [RoomEvent] = []
  var now: Instant

  /// A Tuesday at noon; the meeting begins at one and takes an hour.
  static let noon = Instant(seconds: 1_772_539_200)
  static let start = noon.adding(minutes: 60)

  static func plan(
    _ style: WayToRun.Style = .twelveStep, door: RoomDoor = .open, visitors: VisitorRule = .share
  ) -> RoomPlan {
    RoomPlan(
      name: "Tuesday", start: start, end: start.adding(minutes: 60), way: .preset(style),
      readings: [Reading(title: "One", text: "First."), Reading(title: "Two", text: "Second.")], door: door,
      visitors: visitors)
  }

  /// Not yet opened.
  init(empty now: Instant) { self.now = now }

  /// Opened by `chair`.
  init(_ plan: RoomPlan = plan(), at now: Instant = noon) throws {
    self.now = now
    try run(.open(plan, chair: NewSeat(id: "chair", name: "Chair", kind: .host)), by: .house)
  }

  /// Opened by `chair`, its phase of that kind begun.
  init(_ plan: RoomPlan = plan(), in kind: Phase.Kind) throws {
    try self.init(plan, at: Self.start)
    let index = try #require(plan.way.phases.firstIndex { $0.kind == kind })
    if room.phaseIndex != index { try `do`(.move(.index(index)), "chair") }
  }

  @discardableResult
  mutating func run(_ command: RoomCommand, by actor: RoomActor) throws -> [RoomHappening] {
    let happened = try room.decide(command, by: actor, at: now)
    for event in happened { room.apply(event) }
    events += happened
    return happened.map(\.did)
  }

  @discardableResult
  mutating func `do`(_ command: RoomCommand, _ seat: SeatID) throws -> [RoomHappening] {
    try run(command, by: .seat(seat))
  }

  @discardableResult
  mutating func enter(
    _ id: SeatID, _ kind: SeatKind = .member, name: String? = nil, isListening: Bool = false, marks: [String] = []
  ) throws -> [RoomHappening] {
    try run(
      .enter(
        NewSeat(
          id: id, name: name ?? id.rawValue, kind: kind, isListening: isListening, isFirstTime: true, marks: marks)),
      by: .house)
  }

  /// Why a command is refused; nil when it is not.
  func refusal(_ command: RoomCommand, by actor: RoomActor) -> RoomRefusal? {
    do throws(RoomRefusal) {
      _ = try room.decide(command, by: actor, at: now)
      return nil
    } catch { return error }
  }
  func refusal(_ command: RoomCommand, _ seat: SeatID) -> RoomRefusal? { refusal(command, by: .seat(seat)) }

  /// Lets time pass, with a tick at every deadline on the way, as the house does.
  @discardableResult
  mutating func pass(seconds: Int) throws -> [RoomHappening] {
    let end = now.adding(seconds: seconds)
    var happened: [RoomHappening] = []
    while room.isOpen, let deadline = room.nextDeadline, deadline <= end {
      now = max(now, deadline)
      happened += try run(.tick, by: .house)
      if let next = room.nextDeadline, next <= now {
        Issue.record("A deadline that a tick does not meet: \(next) at \(now)")
        break
      }
    }
    now = end
    return happened
  }

  func said(_ text: String, whole: Bool = true) -> RoomCommand { .say(Words(text, isWhole: whole)) }
}

extension SeatID: ExpressibleByStringLiteral {
  public init(stringLiteral value: String) { self.init(value) }
}
