import Gathering
import Meetings
import Pages

/// A room as one person in it sees it at one moment.
struct RoomView: Sendable {
  /// The room's id, as in its address.
  var id: String
  var room: Room
  var me: SeatID
  var now: Instant
  /// Of the last event that `room` has: the browser asks for those after it.
  var sequence: Int64
  /// The reader's.
  var zone: Zone
  /// Goes with every form.
  var token: HTML = ""
  /// The meeting's own page.
  var meetingURL: String?
  /// Where the group has audio or video; opened beside the room.
  var callURL: String?
  /// Where the meeting goes on when this room closes.
  var nextURL: String?
  /// For the group's hosts, where it gives proofs to people in a hall: where their code is shown.
  var hallURL: String?

  var seat: Seat? { room.seats[me] }
  var isHost: Bool { room.isHost(me) }
  var isSteward: Bool { isHost || room.greeters.contains(me) }
  var isChair: Bool { room.chair == me }
  var name: String { room.plan?.name ?? "" }
  var mayWrite: Bool { room.whyNotWrite(me, at: now) == nil }
  var hasFloor: Bool { room.floor?.seat == me }

  func clock(_ instant: Instant) -> String { TimeText.clock(minuteOfDay: zone.wallClock(at: instant).time.minuteOfDay) }

  /// What stands at the thumb, as `Dock` shows it and `room.js` works it out again.
  var states: Set<DockState> {
    guard let seat, let phase = room.phase else { return [] }
    if seat.isMuted { return [.muted] }
    if seat.isListening { return [.listening] }
    var states: Set<DockState> = []
    if hasFloor { states.insert(.speaking) }
    if mayWrite { states.insert(.mayWrite) }
    if hasFloor { return states }
    if room.hands.contains(where: { $0.seat == me }) {
      states.insert(.handUp)
    } else if phase.writers != .everyone {
      states.insert(.mayRaise)
    }
    return states
  }
}

/// What somebody can do now.
enum DockState: String, Sendable, CaseIterable {
  /// Has the floor; may write (with the floor or without); may raise a hand; has raised it.
  case speaking, mayWrite, mayRaise, handUp
  case muted, listening

  /// Attributes of what is shown in these states alone.
  static func shown(in states: Set<DockState>, _ wanted: DockState...) -> HTML {
    let names = wanted.map(\.rawValue).joined(separator: " ")
    return "\(attribute: "data-when", names)\(flag: "hidden", when: states.isDisjoint(with: wanted))"
  }
}
