import Meetings

/// A room: an occurrence of a meeting, live. It is what has happened in it: events applied one after another to an empty room.
///
/// `decide` says what a command makes happen and changes nothing; `apply` makes it so; nothing else changes a room. Pure: no clock,
/// no dice, no input or output of its own. What a message costs does not depend on how many seats there are.
public struct Room: Sendable, Hashable {
  public internal(set) var plan: RoomPlan?
  public internal(set) var openedAt: Instant?
  public internal(set) var closedAt: Instant?
  public internal(set) var closing: RoomClosing?
  /// Everybody: inside, in the lobby, removed.
  public internal(set) var seats: [SeatID: Seat] = [:]
  public internal(set) var door = RoomDoor.open
  /// Seconds between two messages of a seat; nil where nobody is slowed.
  public internal(set) var slowSeconds: Int?
  public internal(set) var topic = ""
  /// The reading that is shown, an index of the plan's.
  public internal(set) var reading: Int?
  /// The last notes to the hosts, oldest first.
  public internal(set) var notes: [HostNote] = []
  /// Seats in the lobby, and those that were removed.
  public internal(set) var lobby: Set<SeatID> = []
  public internal(set) var removed: Set<SeatID> = []
  public internal(set) var insideCount = 0

  var stage = Stage()
  var helm = Helm()
  var kept = KeptShares()
  var names: [String: SeatID] = [:]
  var blockedMarks: [String: SeatID] = [:]
  var mutedMarks: [String: SeatID] = [:]
  /// When the last strangers came, and when somebody was last muted or removed.
  var strangers: [Instant] = []
  var incidents: [Instant] = []

  public init() {}
}

extension Room {
  public var isOpen: Bool { openedAt != nil && closedAt == nil }
  public var isClosed: Bool { closedAt != nil }

  public var phaseIndex: Int? { stage.phase }
  public var phase: Phase? { plan.flatMap { stage.phase($0) } }
  public var phaseUntil: Instant? { stage.phaseUntil }
  /// Whether the last part, the closing, is under way.
  public var isClosing: Bool { plan.map { stage.isLast($0) } ?? false }
  /// When the meeting ends, with what hosts have added.
  public var end: Instant? { plan?.end(with: stage.extraMinutes) }
  public var floor: Floor? { stage.floor }
  /// Raised hands, in the order in which they get the floor.
  public var hands: [Hand] { stage.hands }
  /// Until then everyone may answer the last share; nil where that is not so.
  public var feedbackUntil: Instant? { stage.feedbackUntil }

  public var chair: SeatID? { helm.chair }
  public var coHosts: [SeatID] { helm.coHosts }
  public var greeters: [SeatID] { helm.greeters }
  public var chairOffer: ChairOffer? { helm.offer }
  /// Whether the chair is away or gone, and not yet taken.
  public func isChairLost(at now: Instant) -> Bool { helm.lostAt.map { $0 <= now } ?? false }
  /// Chair or co-host.
  public func isHost(_ seat: SeatID) -> Bool { helm.isHost(seat) }
  /// Whoever sees the lobby: hosts and greeters.
  public var stewards: Set<SeatID> { hosts.union(helm.greeters) }
  /// Chair and co-hosts.
  public var hosts: Set<SeatID> { Set(helm.coHosts).union(helm.chair.map { [$0] } ?? []) }

  /// The last shares, oldest first, hidden ones without their text.
  public var shares: [Share] { kept.all }
  public func share(_ id: ShareID) -> Share? { kept[id] }
  /// The share that a seat is writing.
  public func openShare(of seat: SeatID) -> Share? { seats[seat]?.openShare.flatMap { kept[$0] } }

  /// Whether names are told to everyone as people come and go.
  public var isSmall: Bool { insideCount <= RoomLimits.namedPresence }

  /// Who is inside, as they came; in a large room only its hosts, whoever has the floor, and the hands.
  public var present: [Seat] {
    let shown =
      isSmall
      ? Array(seats.values)
      : (stewards.union(hands.map(\.seat)).union(floor.map { [$0.seat] } ?? []))
        .compactMap { seats[$0] }
    return shown.filter { $0.place == .inside }.sorted { ($0.cameAt, $0.id.rawValue) < ($1.cameAt, $1.id.rawValue) }
  }

  /// When the house should send `.tick` next; nil where nothing waits for a time.
  public var nextDeadline: Instant? {
    guard isOpen, let plan else { return nil }
    let stage = stage.deadline(plan, speakerAwaySince: speakerAwaySince) { seats[$0]?.isReady ?? false }
    return [stage, helmDeadline].compactMap { $0 }.min()
  }

  var speakerAwaySince: Instant? { floor.flatMap { seats[$0.seat]?.awaySince } }
}
