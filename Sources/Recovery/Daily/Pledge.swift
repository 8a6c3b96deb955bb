import Meetings

/// What somebody sets out to do today: to stay sober, or their own words. One a day.
public struct Pledge: DailyEntry {
  public let id: String
  public var day: CivilDate
  public var at: Instant
  /// Nil for the plain pledge.
  public var words: String?
  /// Answered in the evening.
  public var kept: Answer?

  public enum Answer: String, Codable, Sendable, CaseIterable {
    case yes, partly, no
  }

  public init(id: String, day: CivilDate, at: Instant, words: String? = nil, kept: Answer? = nil) {
    self.id = id
    self.day = day
    self.at = at
    self.words = words
    self.kept = kept
  }
}

/// The look back in the evening: one tap, or words. One a day. (Whether the pledge was kept stands with the pledge.)
public struct Review: DailyEntry {
  public let id: String
  public var day: CivilDate
  public var at: Instant
  public var gratitude: String?
  public var wentWell: String?
  /// What somebody wants to put right.
  public var amends: String?

  /// The hour from which a day is looked back on.
  public static let firstHour = 17

  public init(
    id: String, day: CivilDate, at: Instant, gratitude: String? = nil, wentWell: String? = nil, amends: String? = nil
  ) {
    self.id = id
    self.day = day
    self.at = at
    self.gratitude = gratitude
    self.wentWell = wentWell
    self.amends = amends
  }

  public var hasWords: Bool { gratitude != nil || wentWell != nil || amends != nil }
}
