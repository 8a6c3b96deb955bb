import Meetings

/// What a clock shows on one day.
public struct ClockCount: Sendable, Equatable {
  public var today: CivilDate
  /// Every run with a day or more, and the current one; ascending.
  public var runs: [Run]
  /// Nil while a slip goes on.
  public var current: Run?
  /// Free days in all, earlier runs included.
  public var lifetimeDays: Int
  public var longestDays: Int
  /// Of the last 90 days, or of those since the first run began where that is fewer; nil on the first day.
  public var recent: (free: Int, of: Int)?

  public var currentDays: Int { current?.days ?? 0 }

  /// The span of `recent`.
  public static let recentDays = 90

  public static func == (a: ClockCount, b: ClockCount) -> Bool {
    a.today == b.today && a.runs == b.runs && a.recent?.free == b.recent?.free && a.recent?.of == b.recent?.of
  }
}

extension Clock {
  public func count(_ now: Instant) -> ClockCount { count(on: today(now)) }

  /// What it shows on `day`, which must not be before the last event.
  public func count(on day: CivilDate) -> ClockCount {
    var runs = earlier.map { Run(from: $0.from, until: $0.until, pastID: $0.id) }
    var begun: CivilMoment? = start
    for slip in slips {
      if let begun { runs.append(Run(from: begun.date, until: slip.at.date)) }
      begun = slip.resumed
    }
    let current = begun.map { Run(from: $0.date, until: max(day, $0.date), isCurrent: true) }
    runs = runs.filter { $0.days > 0 } + [current].compactMap { $0 }
    let first = min(start.date, earlier.first?.from ?? start.date)
    let span = max(first, day.adding(days: -ClockCount.recentDays))..<max(first, day)
    let width = span.upperBound.days(since: span.lowerBound)
    return ClockCount(
      today: day, runs: runs, current: current, lifetimeDays: runs.reduce(0) { $0 + $1.days },
      longestDays: runs.map(\.days).max() ?? 0,
      recent: width == 0 ? nil : (runs.reduce(0) { $0 + $1.days(in: span) }, width))
  }
}

extension Clock.Regained {
  /// Hundredths of the currency over so many days; nil where none was given.
  public func money(days: Int) -> Int? { hundredths.map { $0 * days } }
  public func minutes(days: Int) -> Int? { minutes.map { $0 * days } }
}
