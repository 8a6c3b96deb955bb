import Meetings

/// A wall-clock moment in a clock's own zone: a civil day and, where somebody remembers it, a time.
///
/// Clocks keep what the calendar on the wall said and not an instant: a day that was free stays that day when the clocks
/// change, when zone data is corrected, and when its owner moves.
public struct CivilMoment: Codable, Sendable, Hashable, Comparable {
  public var date: CivilDate
  /// Nil where only the day is known.
  public var time: WallTime?

  public init(_ date: CivilDate, _ time: WallTime? = nil) {
    self.date = date
    self.time = time
  }

  /// A moment without a time comes first on its day.
  public static func < (a: CivilMoment, b: CivilMoment) -> Bool {
    (a.date, a.time?.minuteOfDay ?? -1) < (b.date, b.time?.minuteOfDay ?? -1)
  }
}

extension CivilDate {
  /// Days from `other` to this day.
  public func days(since other: CivilDate) -> Int { daysSinceEpoch - other.daysSinceEpoch }

  /// The same day so many months later, or the last of its month where that has no such day: 31 January and a month is 28
  /// or 29 February. Always counted from this day, so that two months after 31 January is 31 March.
  public func adding(months: Int) -> CivilDate {
    let (year, month, day) = yearMonthDay
    let count = year * 12 + month - 1 + months
    let (newYear, newMonth) = (count / 12, count % 12 + 1)
    let last = CivilDate.daysInMonth(newMonth, of: newYear)
    // Only beyond the year 9999 is there no such day.
    return CivilDate(year: newYear, month: newMonth, day: min(day, last)) ?? self
  }
}
