import Meetings

/// A meeting that somebody went to, by their own account.
public struct AttendedMeeting: DailyEntry {
  public let id: String
  public var day: CivilDate
  public var at: Instant
  /// The listing's name in addresses; nil for a meeting that is not in the directory.
  public var slug: String?
  /// As it was called then.
  public var name: String
  public var note: String?

  public init(id: String, day: CivilDate, at: Instant, slug: String? = nil, name: String, note: String? = nil) {
    self.id = id
    self.day = day
    self.at = at
    self.slug = slug
    self.name = name
    self.note = note
  }
}

/// A listed meeting that somebody calls theirs.
public struct MyMeeting: Codable, Sendable, Equatable, Identifiable {
  public var id: String { slug }
  public let slug: String
  public var name: String

  public init(slug: String, name: String) {
    self.slug = slug
    self.name = name
  }
}

/// How often somebody wants to be at meetings.
public enum AttendanceGoal: Codable, Sendable, Hashable {
  /// Meetings a week, within `DailyLimits.weeklyGoal`.
  case weekly(Int)
  /// Ninety meetings in the ninety days that begin with this one.
  case ninetyInNinety(from: CivilDate)

  public static let ninety = 90
}

/// Where somebody stands with their goal. Counts meetings, not days: two on one day are two.
public struct AttendanceProgress: Sendable, Equatable {
  public var goal: AttendanceGoal
  public var attended: Int
  public var wanted: Int
  /// Of the span that counts: this week, or the ninety.
  public var firstDay: CivilDate
  public var lastDay: CivilDate
  /// Today included; 0 once it is over.
  public var daysLeft: Int

  public var isReached: Bool { attended >= wanted }
  /// Never negative.
  public var missing: Int { max(0, wanted - attended) }

  /// - Parameters:
  ///   - attendances: all that could lie in the span; others do no harm.
  ///   - firstWeekday: on which weeks begin.
  public init(
    _ goal: AttendanceGoal, attendances: some Sequence<AttendedMeeting>, today: CivilDate,
    firstWeekday: Weekday = .monday
  ) {
    self.goal = goal
    switch goal {
    case .weekly(let count):
      wanted = count
      firstDay = today.startOfWeek(firstWeekday)
      lastDay = firstDay.adding(days: 6)
    case .ninetyInNinety(let start):
      wanted = AttendanceGoal.ninety
      firstDay = start
      lastDay = start.adding(days: AttendanceGoal.ninety - 1)
    }
    let span = firstDay...lastDay
    attended = attendances.reduce(0) { $0 + (span.contains($1.day) && $1.day <= today ? 1 : 0) }
    daysLeft = max(0, lastDay.daysSinceEpoch - max(today, firstDay).daysSinceEpoch + 1)
  }
}

extension CivilDate {
  /// The first day of the week that this day is in.
  public func startOfWeek(_ first: Weekday) -> CivilDate {
    adding(days: -((weekday.rawValue - first.rawValue + 7) % 7))
  }

  /// The first day of this day's month.
  public var startOfMonth: CivilDate { adding(days: 1 - yearMonthDay.day) }
}
