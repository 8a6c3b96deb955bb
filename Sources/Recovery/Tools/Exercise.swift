/// A helper for the next few minutes: steps to follow, with or without a timer.
public struct Exercise: Decodable, Sendable, Identifiable, Hashable {
  public enum Picture: String, Decodable, Sendable {
    /// A circle that widens and narrows with the breath.
    case breath
    /// A wave that is crossed from left to right.
    case wave
  }

  public struct Step: Decodable, Sendable, Hashable {
    public var text: Bilingual
    /// How long it is given when the timer runs; nil where people take their own time.
    public var seconds: Int?
  }

  /// A way of breathing: seconds in, held, out, held.
  public struct Pace: Decodable, Sendable, Hashable, Identifiable {
    public var id: String
    public var label: Bilingual
    public var inward: Int
    public var held: Int
    public var outward: Int
    public var rest: Int

    /// One breath.
    public var seconds: Int { inward + held + outward + rest }
  }

  public var id: String
  public var title: Bilingual
  public var summary: Bilingual
  public var intro: Bilingual
  /// When not to, or what to do instead.
  public var caution: Bilingual?
  /// What the timer says when it is over.
  public var ending: Bilingual
  public var minutes: Int
  public var picture: Picture?
  public var paces: [Pace]?
  public var steps: [Step]
  public var source: [MethodSource]
}
