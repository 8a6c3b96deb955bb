/// What is published about how one self-check is scored: facts with their sources, and none of its words.
public struct ScoringFacts: Decodable, Sendable, Hashable {
  /// How a questionnaire in somebody's file is recognised.
  public struct Keys: Decodable, Sendable, Hashable {
    /// LOINC codes of the panel.
    public var loinc: [String]
    /// Its name as people write it, in lower case, letters and digits alone: compared with the name, the title and the last part of
    /// the address.
    public var names: [String]
  }

  /// How its items are found, in this order.
  public enum Finding: String, Decodable, Sendable, Hashable {
    /// By the items' LOINC codes, if all are there.
    case codes
    /// By the number in the prefix or at the end of the linkId.
    case numbers
    /// The questions that can be scored, in their order, if there are exactly as many.
    case order
    /// By linkId: our own.
    case linkIds
  }

  public struct Item: Decodable, Sendable, Hashable {
    /// What scales call it: a number, or our own linkId.
    public var key: String
    public var loinc: [String]?
  }

  public struct Band: Decodable, Sendable, Hashable {
    public var from: Double
    public var to: Double
    public var label: Bilingual
  }

  public struct Scale: Decodable, Sendable, Hashable, Identifiable {
    public enum Method: String, Decodable, Sendable, Hashable {
      case sum, mean
    }

    public var id: String
    public var title: Bilingual
    /// Keys of items.
    public var items: [String]
    public var method: Method?
    /// Nil where versions differ.
    public var low: Double?
    public var high: Double?
    /// Which way is easier for the person; nil where nobody has said.
    public var easier: Direction?
    public var bands: [Band]?
    /// Of a mean of ours: so many answers at least.
    public var least: Int?
    /// The published idea that a scale of ours follows.
    public var source: String?
  }

  public enum Direction: String, Decodable, Sendable, Hashable {
    case lower, higher
  }

  /// The published rule for items that were left out: up to so many are filled with the mean of the others, and the sum is rounded.
  public struct Missing: Decodable, Sendable, Hashable {
    public var most: Int
    public var source: String
  }

  public struct Danger: Decodable, Sendable, Hashable {
    /// An item's key.
    public var item: String
    /// Points above this say danger.
    public var above: Double
  }

  public var id: String
  public var title: Bilingual
  /// One sentence: what it asks about.
  public var about: Bilingual
  public var keys: Keys
  public var find: [Finding]
  public var items: [Item]
  /// Questions with the same choices that may follow and are not scored, such as one about difficulty.
  public var extra: Int?
  /// What each choice may be worth. A questionnaire whose choices say otherwise is not scored. Nil: they say it themselves.
  public var points: [Double]?
  /// LOINC answer codes and what each is worth.
  public var answers: [String: Double]?
  public var scales: [Scale]
  /// Nil: no rule is published, so that every item is needed.
  public var missing: Missing?
  /// Days from one answering to the next.
  public var days: Int
  public var daysReason: String
  public var danger: Danger?
  /// Said beside the result: cut-offs and their limits.
  public var note: Bilingual?
  public var sources: [String]
  public var licence: String
  /// What was left out, because it was not found or the sources differ.
  public var leftOut: [String]?
}

extension ScoringFacts.Scale {
  /// The band that a value lies in; halves of a prorated score go to the nearest.
  public func band(of value: Double) -> ScoringFacts.Band? {
    bands?.first { $0.from <= value.rounded() && value.rounded() <= $0.to }
  }
}
