import Meetings

/// Who has the floor.
public struct Floor: Sendable, Hashable {
  public internal(set) var seat: SeatID
  public internal(set) var name: String
  public internal(set) var since: Instant
  /// When the share's time is over; nil where it takes as long as it takes.
  public internal(set) var until: Instant?
  /// Whether a host has asked them to close.
  public internal(set) var isAskedToClose = false
}

/// A raised hand.
public struct Hand: Sendable, Hashable {
  public internal(set) var seat: SeatID
  public internal(set) var name: String
  public internal(set) var hasShared: Bool
}

/// What goes round: the parts of the meeting, the floor, the hands. Small, so that what follows from a command can be tried on a copy.
struct Stage: Sendable, Hashable {
  var phase: Int?
  var phaseUntil: Instant?
  var floor: Floor?
  /// In order: those who have not yet shared first, then as they were raised.
  var hands: [Hand] = []
  var feedbackUntil: Instant?
  /// Minutes that hosts have added.
  var extraMinutes = 0

  mutating func apply(_ happening: RoomHappening, at now: Instant) {
    switch happening {
    case .handRaised(let seat, let name, let hasShared):
      let hand = Hand(seat: seat, name: name, hasShared: hasShared)
      hands.insert(hand, at: hasShared ? hands.count : hands.firstIndex { $0.hasShared } ?? hands.count)
    case .handLowered(let seat), .left(let seat), .muted(let seat), .removed(let seat), .listening(let seat, true):
      hands.removeAll { $0.seat == seat }
    case .renamed(let seat, let name):
      if let index = hands.firstIndex(where: { $0.seat == seat }) { hands[index].name = name }
      if floor?.seat == seat { floor?.name = name }
    case .floorGiven(let seat, let name, let until):
      hands.removeAll { $0.seat == seat }
      floor = Floor(seat: seat, name: name, since: now, until: until)
      feedbackUntil = nil
    case .floorEnded(_, _, let feedback):
      floor = nil
      feedbackUntil = feedback
    case .timeGiven(_, let until):
      floor?.until = until
      floor?.isAskedToClose = false
    case .askedToClose(_, let until):
      floor?.until = until
      floor?.isAskedToClose = true
    case .phase(let index, let until):
      phase = index
      phaseUntil = until
      feedbackUntil = nil
    case .extended(let minutes, let until):
      extraMinutes += minutes
      phaseUntil = until
    default: break
    }
  }
}
