import Meetings

/// What somebody chose for their days.
public struct DailyChoices: Codable, Sendable, Equatable, Identifiable {
  public var id = "choices"
  public var goal: AttendanceGoal?
  /// Triggers in their own words, offered again with the next urge.
  public var ownTriggers: [String]?

  public init() {}

  /// Own words with these before the others, each once (case and accents do not count), the latest kept.
  public mutating func remember(_ words: [String]) {
    var known: Set<String> = []
    let all = words + (ownTriggers ?? [])
    ownTriggers = Array(all.filter { known.insert(TextFolding.fold($0)).inserted }.prefix(DailyLimits.ownTriggers))
  }
}
