import Meetings

/// What the house knows of who sits down.
public enum SeatKind: Sendable, Hashable, Codable {
  /// Without an account.
  case visitor
  case member
  /// A trusted servant of the group since then.
  case servant(since: Instant)
  /// One of the group's hosts.
  case host

  /// Whether they may take a chair that nobody holds.
  public var mayHoldChair: Bool {
    switch self {
    case .visitor, .member: false
    case .servant, .host: true
    }
  }
}

/// Somebody who asks for a seat.
public struct NewSeat: Sendable, Hashable {
  public var id: SeatID
  public var name: String
  public var kind: SeatKind
  public var isListening: Bool
  public var isFirstTime: Bool
  /// Opaque salted hashes of the session (never of an address): who was removed does not come back under another name.
  public var marks: [String]

  public init(
    id: SeatID, name: String, kind: SeatKind, isListening: Bool = false, isFirstTime: Bool = false,
    marks: [String] = []
  ) {
    self.id = id
    self.name = name
    self.kind = kind
    self.isListening = isListening
    self.isFirstTime = isFirstTime
    self.marks = marks
  }
}

/// A person in a room.
public struct Seat: Sendable, Hashable, Identifiable {
  public enum Place: Sendable, Hashable {
    case lobby, inside, removed
  }

  public internal(set) var id: SeatID
  public internal(set) var name: String
  public internal(set) var kind: SeatKind
  public internal(set) var place: Place
  public internal(set) var isListening: Bool
  /// For hosts alone.
  public internal(set) var isFirstTime = false
  public internal(set) var isMuted = false
  /// Whether they have had a turn and said something in it.
  public internal(set) var hasShared = false
  /// "I need somebody after the meeting", for hosts and greeters alone.
  public internal(set) var wantsSomebody = false
  /// Since when there has been no heartbeat; nil while there is.
  public internal(set) var awaySince: Instant?
  public internal(set) var cameAt: Instant
  /// When a host asked them to leave; nil while they may be here.
  public internal(set) var removedAt: Instant?

  var marks: [String] = []
  /// The share that they are writing.
  var openShare: ShareID?
  /// The key of the last share that they finished: the same again is a repeated request.
  var lastKey: String?
  var lastSaid: Instant?
  var sayings = Allowance()
  var actions = Allowance()

  public var isAway: Bool { awaySince != nil }
  public var isVisitor: Bool { kind == .visitor }

  init(id: SeatID, name: String, place: Place, isListening: Bool, cameAt: Instant) {
    self.id = id
    self.name = name
    self.kind = .visitor
    self.place = place
    self.isListening = isListening
    self.cameAt = cameAt
  }
}
