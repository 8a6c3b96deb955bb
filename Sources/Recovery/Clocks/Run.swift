import Meetings

/// A stretch of free days: from the day it began until the day it ended, which is not part of it.
public struct Run: Sendable, Hashable {
  public var from: CivilDate
  /// The day that it ended; today for the one that goes on.
  public var until: CivilDate
  /// It goes on.
  public var isCurrent: Bool
  /// Of an earlier run that was filled in afterwards: its id.
  public var pastID: String?

  public init(from: CivilDate, until: CivilDate, isCurrent: Bool = false, pastID: String? = nil) {
    self.from = from
    self.until = until
    self.isCurrent = isCurrent
    self.pastID = pastID
  }

  /// Whole civil days: 1 on the day after it began. Never negative.
  public var days: Int { max(0, until.days(since: from)) }

  /// The days of it that lie in a span (its end excluded).
  public func days(in span: Range<CivilDate>) -> Int {
    max(0, min(until, span.upperBound).days(since: max(from, span.lowerBound)))
  }
}

/// A run from before the clock was started, filled in afterwards.
public struct PastRun: Codable, Sendable, Hashable, Identifiable {
  public let id: String
  public var from: CivilDate
  /// The day that it ended, not part of it. Not before `from`.
  public var until: CivilDate

  public init(id: String, from: CivilDate, until: CivilDate) {
    self.id = id
    self.from = from
    self.until = until
  }
}
