import Database
import Groups
import Meetings
import Proofs

/// What proofs ask of the rooms: asked within the transaction that signs, so that the answer holds when it does.
public protocol ProofEligibility: Sendable {
  /// What a proof from that room says; nil where there is no such room, or its group gives no proofs.
  func terms(of room: String, _ connection: Connection) throws -> ProofTerms?
  /// How long that seat was there; nil where the room has no such seat.
  func presence(of seat: String, in room: String, _ connection: Connection) throws -> ProofPresence?
  /// Whether whoever asks hosts that room.
  func isHost(_ visitor: ProofVisitor, of room: String, _ connection: Connection) throws -> Bool
}

/// What a proof from a room says, and from when on nobody can take one any more.
public struct ProofTerms: Sendable, Hashable {
  public var occasion: ProofOccasion
  /// The meeting's listed end.
  public var ends: Instant
  /// The group gives proofs in a hall, by the host's code.
  public var usesHallCode: Bool

  public init(occasion: ProofOccasion, ends: Instant, usesHallCode: Bool) {
    self.occasion = occasion
    self.ends = ends
    self.usesHallCode = usesHallCode
  }

  /// The terms by a group's choice; nil where it gives no proofs.
  ///
  /// - Parameters:
  ///   - site: the site's public address, or its name.
  ///   - minutes: how long the meeting is listed to last.
  public init?(
    _ policy: GroupSettings.ProofPolicy, site: String, group: String, meeting: String, listing: String, start: Instant,
    minutes: Int, zone: Zone, usesHallCode: Bool
  ) {
    let percent: Int
    switch policy {
    case .off: return nil
    case .simple: percent = 0
    case .strict(let asked): percent = min(max(1, asked), 100)
    }
    occasion = ProofOccasion(
      site: site, group: group, meeting: meeting, listing: listing, start: start, zone: zone,
      minutes: (minutes * percent + 99) / 100, share: percent)
    ends = start.adding(minutes: minutes)
    // A hall cannot show for how long somebody was in it.
    self.usesHallCode = usesHallCode && percent == 0
  }

  /// From then on nobody can take one, and what signs is gone.
  public var closes: Instant { ends.adding(minutes: ProofStore.Limits.windowMinutes) }
}

/// How long a seat was there, by its heartbeat alone.
public struct ProofPresence: Sendable, Hashable {
  /// Whole minutes, rounded down.
  public var minutes: Int
  /// It was there when the meeting closed.
  public var wasThereAtTheEnd: Bool

  public init(minutes: Int, wasThereAtTheEnd: Bool) {
    self.minutes = minutes
    self.wasThereAtTheEnd = wasThereAtTheEnd
  }

  /// A proof says no more than what is true: so many minutes; without a share, or there at the end.
  func isEnough(for occasion: ProofOccasion) -> Bool {
    if occasion.share > 0 { return minutes >= occasion.minutes }
    return wasThereAtTheEnd || (occasion.minutes > 0 && minutes >= occasion.minutes)
  }
}

/// Whoever asks, as the room knows them.
public struct ProofVisitor: Sendable, Hashable {
  /// What the room calls their seat, which nobody else can say; nil for none.
  public var seat: String?
  /// The member signed in; nil for nobody.
  public var member: String?

  public init(seat: String? = nil, member: String? = nil) {
    self.seat = seat
    self.member = member
  }
}
