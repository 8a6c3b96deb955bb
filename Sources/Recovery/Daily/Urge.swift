import Meetings

/// A wave that came, and what somebody did with it.
public struct Urge: DailyEntry {
  public let id: String
  public var at: Instant
  public var day: CivilDate
  /// What the member's clock showed, for the map by weekday and hour.
  public var time: WallTime
  public var place: Place?
  public var triggers: [Trigger]
  /// In their own words, beside the known ones.
  public var ownTriggers: [String]
  public var before: Rating?
  public var after: Rating?
  /// The id of the tool that was used, of `Tool` or of `otherTools`; nil for none.
  public var tool: String?
  /// How long it was ridden.
  public var secondsRidden: Int?
  public var note: String?

  public enum Place: String, Codable, Sendable, CaseIterable {
    case home, work, outside, travelling, shop, bar, others, online
  }

  public enum Trigger: String, Codable, Sendable, CaseIterable {
    case stress, worry, anger, sadness, loneliness, boredom, tiredness, hunger, pain, conflict, company, celebration,
      money,
      sight, memory, nothing
  }

  public init(
    id: String, at: Instant, day: CivilDate, time: WallTime, place: Place? = nil, triggers: [Trigger] = [],
    ownTriggers: [String] = [], before: Rating? = nil, after: Rating? = nil, tool: String? = nil,
    secondsRidden: Int? = nil, note: String? = nil
  ) {
    self.id = id
    self.at = at
    self.day = day
    self.time = time
    self.place = place
    self.triggers = triggers
    self.ownTriggers = ownTriggers
    self.before = before
    self.after = after
    self.tool = tool
    self.secondsRidden = secondsRidden
    self.note = note
  }

  /// How far it fell (negative where it rose); nil unless it was rated twice.
  public var fall: Int? {
    guard let before, let after else { return nil }
    return before.value - after.value
  }
}
