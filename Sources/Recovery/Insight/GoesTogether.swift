/// What goes with what: weeks with more of one thing beside weeks with less, and how another thing differs between them.
///
/// It says nothing about causes, and the weeks of one life are not independent of each other, so the interval is rather too
/// narrow than too wide. Below `fewestWeeks` it says nothing at all.
public struct GoesTogether: Sendable, Equatable {
  public static let fewestWeeks = 8
  /// On each side: a mean of fewer is an anecdote.
  public static let fewestOnASide = 3

  /// How the weeks are parted.
  public enum Split: Sendable, Equatable {
    /// So many or more, beside fewer.
    case atLeast(Int)
    /// Any at all, beside none.
    case any
  }

  /// Weeks that have both.
  public var weeks: Int
  public var split: Split
  /// `a` are the weeks with more.
  public var difference: WelchDifference
  /// Zero lies outside the interval.
  public var isClear: Bool { !difference.interval.contains(0) }

  public enum Answer: Sendable, Equatable {
    case found(GoesTogether)
    /// So many weeks have both; more are needed.
    case tooFew(weeks: Int)
    /// The weeks are too much alike to part or to compare them.
    case tooAlike(weeks: Int)
  }

  /// - Parameters:
  ///   - amounts: of each week, such as meetings attended.
  ///   - values: of the same weeks, such as the mean craving; weeks without one are left out.
  public static func compare(_ amounts: [Int], with values: [Double?]) -> Answer {
    let pairs = zip(amounts, values).compactMap { amount, value in value.map { (amount: amount, value: $0) } }
    guard pairs.count >= fewestWeeks else { return .tooFew(weeks: pairs.count) }
    for split in [Split.atLeast(upperMedian(pairs.map(\.amount))), .any] {
      let more = pairs.filter { split.isMore($0.amount) }.map(\.value)
      let fewer = pairs.filter { !split.isMore($0.amount) }.map(\.value)
      guard min(more.count, fewer.count) >= fewestOnASide else { continue }
      guard let difference = WelchDifference(more, fewer) else { return .tooAlike(weeks: pairs.count) }
      return .found(GoesTogether(weeks: pairs.count, split: split, difference: difference))
    }
    return .tooAlike(weeks: pairs.count)
  }

  /// The median, and of two middle ones the larger.
  private static func upperMedian(_ amounts: [Int]) -> Int { amounts.sorted()[amounts.count / 2] }
}

extension GoesTogether.Split {
  func isMore(_ amount: Int) -> Bool {
    switch self {
    case .atLeast(let count): amount >= count
    case .any: amount > 0
    }
  }
}
