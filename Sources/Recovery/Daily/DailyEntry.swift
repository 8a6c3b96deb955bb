import Meetings

/// Something written on a day.
public protocol DailyEntry: Codable, Sendable, Equatable, Identifiable where ID == String {
  /// The civil day in the member's zone when it was written. It does not move with them when they travel.
  var day: CivilDate { get }
  /// When it was written.
  var at: Instant { get }
}

extension Sequence where Element: DailyEntry {
  /// Latest first; what was written in the same millisecond in the order of its ids, so that a page is always the same.
  public var latestFirst: [Element] { sorted { ($1.day, $1.at, $1.id) < ($0.day, $0.at, $0.id) } }
}

/// The bounds of daily records beyond `RecordLimits`.
public enum DailyLimits {
  /// One line of a list, or a pledge: what is said in a breath.
  public static let line = 300
  /// An answer to one question of the evening.
  public static let answer = 2_000
  /// Hours of sleep that a day can hold.
  public static let sleepHours = 0.0...24.0
  /// Triggers that one urge can name; more would say nothing.
  public static let triggers = 12
  /// A trigger in somebody's own words.
  public static let trigger = 40
  /// Own words that are offered again.
  public static let ownTriggers = 24
  /// Minutes that somebody can ride one urge: a long evening.
  public static let rideMinutes = 720
  /// Meetings that somebody calls theirs.
  public static let myMeetings = 30
  /// Meetings a week that somebody can set out to go to: three a day.
  public static let weeklyGoal = 1...21
  /// Days that something can be written down afterwards.
  public static let daysBack = 366
}
