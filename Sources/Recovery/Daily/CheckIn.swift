import Meetings

/// How somebody is, in a tap or a few. Everything can be skipped.
public struct CheckIn: DailyEntry {
  public let id: String
  public var day: CivilDate
  public var at: Instant
  public var mood: Rating?
  public var craving: Rating?
  /// What is missing just now. Nil where it was not asked or answered; empty where nothing is.
  public var needs: [Need]?
  /// Of the night before, in hours.
  public var sleepHours: Double?
  /// How close they feel to other people.
  public var connectedness: Rating?
  public var note: String?

  /// The four that make an urge stronger.
  public enum Need: String, Codable, Sendable, CaseIterable {
    case hungry, angry, lonely, tired
  }

  public init(
    id: String, day: CivilDate, at: Instant, mood: Rating? = nil, craving: Rating? = nil, needs: [Need]? = nil,
    sleepHours: Double? = nil, connectedness: Rating? = nil, note: String? = nil
  ) {
    self.id = id
    self.day = day
    self.at = at
    self.mood = mood
    self.craving = craving
    self.needs = needs
    self.sleepHours = sleepHours
    self.connectedness = connectedness
    self.note = note
  }

  /// Nothing was said.
  public var isEmpty: Bool {
    mood == nil && craving == nil && (needs ?? []).isEmpty && sleepHours == nil && connectedness == nil && note == nil
  }
}
