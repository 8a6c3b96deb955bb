import Meetings

/// Days gathered into weeks. Weeks begin on Monday, as in ISO 8601, unless somebody's week begins otherwise.
public struct WeeklySeries: Sendable, Equatable {
  /// The first day of the first week.
  public let start: CivilDate
  /// So many whole weeks.
  public let weeks: Int

  /// The weeks that are over by `today`, at most `limit`, from the one that `first` lies in.
  public init(from first: CivilDate, today: CivilDate, weekStart: Weekday = .monday, limit: Int = .max) {
    let end = today.startOfWeek(weekStart)
    let begin = max(
      first.startOfWeek(weekStart).daysSinceEpoch, limit > 5_000 ? .min : end.daysSinceEpoch - 7 * limit)
    start = CivilDate(daysSinceEpoch: min(begin, end.daysSinceEpoch))
    weeks = max(0, end.days(since: start) / 7)
  }

  public func week(_ index: Int) -> CivilDate { start.adding(days: 7 * index) }

  /// How many lie in each week.
  public func counts(_ days: some Sequence<CivilDate>) -> [Int] {
    var counts = Array(repeating: 0, count: weeks)
    for day in days { if let index = index(of: day) { counts[index] += 1 } }
    return counts
  }

  /// The mean of each week; nil where it has none.
  public func means(_ values: some Sequence<(day: CivilDate, value: Double)>) -> [Double?] {
    var sums = Array(repeating: (sum: 0.0, count: 0), count: weeks)
    for (day, value) in values where value.isFinite {
      guard let index = index(of: day) else { continue }
      sums[index].sum += value
      sums[index].count += 1
    }
    return sums.map { $0.count == 0 ? nil : $0.sum / Double($0.count) }
  }

  private func index(of day: CivilDate) -> Int? {
    let days = day.days(since: start)
    return days >= 0 && days < weeks * 7 ? days / 7 : nil
  }
}

/// Days in a row, one value for each.
public enum DailySeries {
  /// The mean of each day of a span; nil where it has none.
  public static func means(_ values: some Sequence<(day: CivilDate, value: Double)>, in span: Range<CivilDate>)
    -> [Double?]
  {
    var sums = Array(repeating: (sum: 0.0, count: 0), count: max(0, span.upperBound.days(since: span.lowerBound)))
    for (day, value) in values where span.contains(day) && value.isFinite {
      let index = day.days(since: span.lowerBound)
      sums[index].sum += value
      sums[index].count += 1
    }
    return sums.map { $0.count == 0 ? nil : $0.sum / Double($0.count) }
  }

  /// The mean of each value and those before it, `width` in all; nil where fewer than `fewest` of them are known.
  public static func trailingMeans(_ values: [Double?], width: Int = 7, fewest: Int = 3) -> [Double?] {
    values.indices.map { index in
      let known = values[max(0, index - width + 1)...index].compactMap { $0 }
      return known.count < max(fewest, 1) ? nil : known.reduce(0, +) / Double(known.count)
    }
  }
}
