import Meetings

/// An offered chair.
public struct ChairOffer: Sendable, Hashable {
  public internal(set) var seat: SeatID
  /// Until then, where the room asks one after another; nil where the chair itself hands over.
  public internal(set) var until: Instant?
}

/// Who holds the room.
struct Helm: Sendable, Hashable {
  var chair: SeatID?
  /// In the order in which they were made.
  var coHosts: [SeatID] = []
  var greeters: [SeatID] = []
  var offer: ChairOffer?
  /// When the chair counts as lost; nil while somebody holds it.
  var lostAt: Instant?
  /// Opened without a chair: it goes on whether anybody holds it or not.
  private(set) var runsItself: Bool?
  /// Who has let an offer go by since.
  var asked: Set<SeatID> = []
  /// Trusted servants inside, and since when they serve.
  var servants: [SeatID: Instant] = [:]

  /// Whether there is neither host nor greeter.
  var isUnattended: Bool { chair == nil && coHosts.isEmpty && greeters.isEmpty }
  func isHost(_ seat: SeatID) -> Bool { chair == seat || coHosts.contains(seat) }

  mutating func apply(_ happening: RoomHappening, at now: Instant) {
    switch happening {
    case .introduced(let seat, .servant(let since), _): servants[seat] = since
    case .coHost(let seat, let on): coHosts.set(seat, on)
    case .greeter(let seat, let on): greeters.set(seat, on)
    case .chairOffered(let seat, let until):
      if let offer { asked.insert(offer.seat) }
      offer = seat.map { ChairOffer(seat: $0, until: until) }
    case .chairTaken(let seat):
      if let chair, chair != seat, coHosts.count <= RoomLimits.helpers { coHosts.set(chair, true) }
      coHosts.set(seat, false)
      chair = seat
      (offer, lostAt, asked) = (nil, nil, [])
    case .away(let seat):
      if seat == chair { (lostAt, asked) = (now.adding(seconds: RoomTimes.chairLost), []) }
    case .back(let seat):
      asked.remove(seat)
      if seat == chair { (lostAt, asked) = (nil, []) }
    case .phase: if runsItself == nil { runsItself = chair == nil }
    case .left(let seat), .removed(let seat):
      coHosts.set(seat, false)
      greeters.set(seat, false)
      servants[seat] = nil
      if offer?.seat == seat { offer = nil }
      if seat == chair { (chair, lostAt, asked) = (nil, runsItself == true ? nil : now, []) }
    default: break
    }
  }

  /// The next time at which `due` may have something.
  var deadline: Instant? {
    guard let lostAt else { return nil }
    return offer.flatMap(\.until) ?? lostAt
  }

  /// Whom to offer a lost chair next: co-hosts as they were made, then the longest-serving.
  func candidate(isReady: (SeatID) -> Bool) -> SeatID? {
    func mayBeAsked(_ seat: SeatID) -> Bool { seat != chair && !asked.contains(seat) && isReady(seat) }
    if let coHost = coHosts.first(where: mayBeAsked) { return coHost }
    return servants.filter { mayBeAsked($0.key) }
      .min { ($0.value, $0.key.rawValue) < ($1.value, $1.key.rawValue) }?.key
  }
}

extension [SeatID] {
  mutating func set(_ seat: SeatID, _ on: Bool) {
    if !on { removeAll { $0 == seat } } else if !contains(seat) { append(seat) }
  }
}
