import Meetings

/// Counts the days somebody is free of something.
///
/// Days are civil days in the clock's own zone. What it shows is computed from its history (`count`); nothing is ever set back.
/// Changes go through its methods, which keep the history in order (`Clock+Changes.swift`).
public struct Clock: Codable, Sendable, Equatable, Identifiable {
  public let id: String
  /// The member's private word for it.
  public var label: String
  public var kind: Kind
  /// IANA name. Change it with `move(to:now:)`.
  public internal(set) var zone: String
  /// When it was started: the beginning of the first run that is not an earlier one.
  public internal(set) var start: CivilMoment
  /// Ascending.
  public internal(set) var slips: [Slip]
  /// Ascending, before `start`.
  public internal(set) var earlier: [PastRun]
  /// No day of this clock is before this one any more: the day it was where it last stood when it moved to another zone.
  var latestDay: CivilDate?
  public var regained: Regained?
  public var milestones: MilestoneSet
  /// What counts for milestones.
  public var basis: MilestoneBasis

  public enum Kind: String, Codable, Sendable, CaseIterable {
    case substance, behaviour
  }

  /// What a free day gives back.
  public struct Regained: Codable, Sendable, Hashable {
    /// Hundredths of the currency a day.
    public var hundredths: Int?
    /// As the member writes it: `€`, `USD`.
    public var currency: String?
    public var minutes: Int?

    public init(hundredths: Int? = nil, currency: String? = nil, minutes: Int? = nil) {
      self.hundredths = hundredths
      self.currency = currency
      self.minutes = minutes
    }
  }

  /// - Throws: `ClockProblem` where the beginning lies ahead or too far back, or the zone has no such name.
  public init(
    id: String, label: String, kind: Kind, zone: String, start: CivilMoment, regained: Regained? = nil,
    milestones: MilestoneSet = .chips, basis: MilestoneBasis? = nil, now: Instant
  ) throws(ClockProblem) {
    self.id = id
    self.label = label
    self.kind = kind
    self.zone = zone
    self.start = start
    self.regained = regained
    self.milestones = milestones
    self.basis = basis ?? milestones.usualBasis
    slips = []
    earlier = []
    try check(now: now)
  }

  /// The civil day that this clock has at `now`. Never goes back, whatever its zone.
  public func today(_ now: Instant) -> CivilDate {
    let day = (Zone.named(zone) ?? .utc).date(at: now)
    return latestDay.map { max($0, day) } ?? day
  }

  /// The wall clock in its zone.
  public func moment(_ now: Instant) -> CivilMoment {
    let (date, time) = (Zone.named(zone) ?? .utc).wallClock(at: now)
    return latestDay.map { $0 > date ? CivilMoment($0, .midnight) : CivilMoment(date, time) } ?? CivilMoment(date, time)
  }

  /// A slip is going on: there is no current run.
  public var isOpen: Bool { slips.last.map { $0.resumed == nil } ?? false }
}

/// The bounds of clocks.
public enum ClockLimits {
  /// Clocks of one member.
  public static let clocks = 30
  /// Slips, and earlier runs, of one clock.
  public static let events = 500
  /// The first day that a history can begin: nobody remembers further back.
  public static let firstYear = 1900
  /// Hundredths of a currency a day.
  public static let hundredths = 1...100_000_000
  public static let minutes = 1...1_440
  public static let currency = 8
  /// Days of a milestone of one's own.
  public static let milestoneDays = 1...36_525
}

/// Why a change to a clock cannot be.
public enum ClockProblem: Error, Hashable, CaseIterable {
  case unknownZone
  /// It lies ahead.
  case inFuture
  case tooLongAgo
  /// Before the clock was started.
  case beforeStart
  /// The end lies before the beginning.
  case endsBeforeBeginning
  /// It lies in days that another slip or run already has.
  case overlaps
  /// An earlier run ends after the clock was started.
  case notEarlier
  /// A slip is still going on, so there is no run that another could end.
  case stillOpen
  /// No slip is going on.
  case notOpen
  case tooMany
  /// There is no slip or run with that id.
  case unknown
}
