/// When a meeting meets: wall-clock slots in one zone.
///
/// A schedule without slots has no occurrences; `isByAppointment` then says that this is meant.
public struct Schedule: Hashable, Sendable, Codable {
  /// IANA name of the zone the wall-clock times are in.
  public var timeZone: String
  /// "Several times a week" is several slots, or one slot on several days.
  public var slots: [Slot]
  /// The group meets when somebody asks; there is nothing to compute.
  public var isByAppointment: Bool

  public init(timeZone: String, slots: [Slot] = [], isByAppointment: Bool = false) {
    self.timeZone = timeZone
    self.slots = slots
    self.isByAppointment = isByAppointment
  }

  public var zone: Zone { Zone.named(timeZone) ?? .utc }

  /// What is assumed where the source gives no end, in minutes; such occurrences are marked.
  public static let assumedDuration = 60
  /// The longest one occurrence may be, in minutes: a marathon meeting of three days.
  public static let longestDuration = 3 * 1440
}

/// One repeating time.
public struct Slot: Hashable, Sendable, Codable {
  public var recurrence: Recurrence
  public var start: WallTime
  /// Minutes that pass from start to end (so it may run past midnight); nil where the source gives no end.
  public var duration: Int?

  public init(_ recurrence: Recurrence, at start: WallTime, duration: Int? = nil) {
    self.recurrence = recurrence
    self.start = start
    self.duration = duration
  }

  /// All day, every day: each day is an occurrence from midnight to midnight, its length that day's.
  public static let aroundTheClock = Slot(.aroundTheClock, at: .midnight, duration: 1440)

  /// Whether the source left out the end, or gave one that is none (at or before the start).
  public var isDurationAssumed: Bool { (duration ?? 0) <= 0 }

  /// In minutes, 1 ... `Schedule.longestDuration`.
  public var assumedOrGivenDuration: Int {
    guard let duration, duration > 0 else { return Schedule.assumedDuration }
    return min(duration, Schedule.longestDuration)
  }

  /// The wall-clock time at which it ends, be it on a later day, where the source gave an end.
  public var end: WallTime? {
    isDurationAssumed ? nil : WallTime(minuteOfDay: (start.minuteOfDay + assumedOrGivenDuration) % 1440)
  }
}

/// On which days a slot happens.
public enum Recurrence: Hashable, Sendable {
  /// On these days, every `interval` weeks. With an interval above 1, `anchor` is a day in a week that has it
  /// (weeks begin on Monday, as RFC 5545 has it by default).
  case weekly(Set<Weekday>, interval: Int = 1, anchor: CivilDate? = nil)
  /// On the nth weekday of each month: 1 to 5 from its start, -1 to -5 from its end. A fifth that a month lacks is skipped.
  case monthly(Weekday, ordinals: Set<Int>)
  /// On these dates only.
  case dates(Set<CivilDate>)
  case aroundTheClock

  public static func weekly(_ day: Weekday) -> Recurrence { .weekly([day]) }

  /// Whether a slot happens on that day of its own zone.
  public func includes(_ date: CivilDate) -> Bool {
    switch self {
    case .weekly(let days, let interval, let anchor):
      guard days.contains(date.weekday) else { return false }
      guard interval > 1, let anchor else { return true }
      return (Self.mondayWeek(of: date) - Self.mondayWeek(of: anchor)).flooredDivision(by: interval).remainder == 0
    case .monthly(let weekday, let ordinals):
      guard date.weekday == weekday else { return false }
      let (year, month, day) = date.yearMonthDay
      let fromEnd = -((CivilDate.daysInMonth(month, of: year) - day) / 7 + 1)
      return ordinals.contains((day - 1) / 7 + 1) || ordinals.contains(fromEnd)
    case .dates(let dates): return dates.contains(date)
    case .aroundTheClock: return true
    }
  }

  /// Whether it happens in each week on the same days.
  public var isEveryWeek: Bool {
    switch self {
    case .weekly(_, let interval, _): interval <= 1
    case .aroundTheClock: true
    case .monthly, .dates: false
    }
  }

  /// The days of the week it can fall on, for grouping and filters.
  public var weekdays: Set<Weekday> {
    switch self {
    case .weekly(let days, _, _): days
    case .monthly(let day, _): [day]
    case .dates(let dates): Set(dates.map(\.weekday))
    case .aroundTheClock: Set(Weekday.allCases)
    }
  }

  /// The days within `first ... last` on which it happens, ascending.
  func days(from first: CivilDate, through last: CivilDate) -> [CivilDate] {
    guard first <= last else { return [] }
    switch self {
    case .dates(let dates): return dates.filter { first <= $0 && $0 <= last }.sorted()
    case .weekly(let days, let interval, _) where days.count == 1 && interval <= 1:
      // Nearly every meeting of every list: no need to try each day.
      guard let day = days.first else { return [] }
      let ahead = (day.rawValue - first.weekday.rawValue + 7) % 7
      return stride(from: first.daysSinceEpoch + ahead, through: last.daysSinceEpoch, by: 7)
        .map(CivilDate.init(daysSinceEpoch:))
    case .weekly, .monthly, .aroundTheClock:
      return (first.daysSinceEpoch...last.daysSinceEpoch).lazy.map(CivilDate.init(daysSinceEpoch:)).filter(includes)
    }
  }

  private static func mondayWeek(of date: CivilDate) -> Int {
    (date.daysSinceEpoch + 3).flooredDivision(by: 7).quotient
  }
}

extension Recurrence: Codable {
  private enum CodingKeys: String, CodingKey { case weekly, interval, anchor, monthly, ordinals, dates, aroundTheClock }

  public init(from decoder: any Decoder) throws {
    let box = try decoder.container(keyedBy: CodingKeys.self)
    if let days = try box.decodeIfPresent(Set<Weekday>.self, forKey: .weekly) {
      self = .weekly(
        days, interval: try box.decodeIfPresent(Int.self, forKey: .interval) ?? 1,
        anchor: try box.decodeIfPresent(CivilDate.self, forKey: .anchor))
    } else if let day = try box.decodeIfPresent(Weekday.self, forKey: .monthly) {
      self = .monthly(day, ordinals: try box.decode(Set<Int>.self, forKey: .ordinals))
    } else if let dates = try box.decodeIfPresent(Set<CivilDate>.self, forKey: .dates) {
      self = .dates(dates)
    } else {
      self = .aroundTheClock
    }
  }

  /// Sets are written in order, so that equal schedules have equal bytes.
  public func encode(to encoder: any Encoder) throws {
    var box = encoder.container(keyedBy: CodingKeys.self)
    switch self {
    case .weekly(let days, let interval, let anchor):
      try box.encode(days.sorted(), forKey: .weekly)
      if interval != 1 { try box.encode(interval, forKey: .interval) }
      try box.encodeIfPresent(anchor, forKey: .anchor)
    case .monthly(let day, let ordinals):
      try box.encode(day, forKey: .monthly)
      try box.encode(ordinals.sorted(), forKey: .ordinals)
    case .dates(let dates): try box.encode(dates.sorted(), forKey: .dates)
    case .aroundTheClock: try box.encode(true, forKey: .aroundTheClock)
    }
  }
}
