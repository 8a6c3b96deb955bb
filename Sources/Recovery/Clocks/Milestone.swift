import Meetings

/// A length of time that people mark.
public struct Milestone: Codable, Sendable, Hashable {
  public enum Unit: String, Codable, Sendable {
    case days, months, years
  }

  public var amount: Int
  public var unit: Unit

  public init(_ amount: Int, _ unit: Unit) {
    self.amount = amount
    self.unit = unit
  }

  /// The day on which a run that began on `start` reaches it: months and years by the calendar.
  public func day(from start: CivilDate) -> CivilDate {
    switch unit {
    case .days: start.adding(days: amount)
    case .months: start.adding(months: amount)
    case .years: start.adding(months: amount * 12)
    }
  }

  /// Its length where there is no calendar to go by, because the days lie in several runs: the Gregorian calendar's mean
  /// month and year, rounded.
  public var meanDays: Int {
    switch unit {
    case .days: amount
    // 146,097 days in 400 years.
    case .months: (amount * 146_097 + 2_400) / 4_800
    case .years: (amount * 146_097 + 200) / 400
    }
  }
}

/// What is counted towards milestones.
public enum MilestoneBasis: String, Codable, Sendable, CaseIterable {
  /// The days since the current run began.
  case run
  /// All free days.
  case lifetime
}

/// Which milestones a clock has.
public enum MilestoneSet: Codable, Sendable, Hashable {
  /// As the chips of twelve-step groups: the first day, months, then years.
  case chips
  /// As key tags: the welcome, months, then years.
  case keyTags
  /// Round numbers of days.
  case round
  /// The member's own, in days; ascending and without repetition.
  case own([Int])

  /// The usual of each: traditions count from the current beginning, round numbers count what was reached in all.
  public var usualBasis: MilestoneBasis {
    switch self {
    case .chips, .keyTags: .run
    case .round, .own: .lifetime
    }
  }

  /// All of them in order, for a lifetime.
  public var milestones: [Milestone] {
    switch self {
    case .chips:
      [Milestone(1, .days)] + Self.months + Self.years
    case .keyTags:
      // The welcome tag is for the first day itself.
      [Milestone(0, .days)] + Self.months + Self.years
    case .round:
      ([1, 7, 14, 30, 50, 75, 100, 150, 200, 250, 300, 400, 500, 600, 700, 800, 900, 1_000]
        + Array(stride(from: 1_250, through: 3_000, by: 250)) + Array(stride(from: 3_500, through: 36_500, by: 500)))
        .map { Milestone($0, .days) }
    case .own(let days): days.map { Milestone($0, .days) }
    }
  }

  private static let months = [
    Milestone(30, .days), Milestone(60, .days), Milestone(90, .days), Milestone(6, .months), Milestone(9, .months),
    Milestone(1, .years), Milestone(18, .months),
  ]
  private static let years = (2...100).map { Milestone($0, .years) }

  /// A list of the member's own out of what they typed: numbers apart by anything. Nil where there is none or too many, or
  /// one out of bounds.
  public static func own(typed: String) -> MilestoneSet? {
    let words = typed.split { !($0.isASCII && $0.isNumber) }
    let days = words.compactMap { Int($0) }.filter(ClockLimits.milestoneDays.contains)
    guard !days.isEmpty, days.count == words.count, days.count <= RecordLimits.lines else { return nil }
    return .own(Array(Set(days)).sorted())
  }
}
