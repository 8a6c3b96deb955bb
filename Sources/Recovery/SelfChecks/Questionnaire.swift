import Foundation

/// A self-check as it is shown and answered: what we keep of a FHIR R4 Questionnaire, and what our own checks are made into.
///
/// It holds nothing that cannot be shown, answered, skipped and exported; `QuestionnaireDecoder` refuses the rest with the reason.
public struct Questionnaire: Codable, Sendable, Hashable {
  /// A code of a published vocabulary, such as LOINC.
  public struct Code: Codable, Sendable, Hashable {
    public var system: String?
    public var code: String

    public init(system: String? = nil, code: String) {
      self.system = system
      self.code = code
    }

    public static let loinc = "http://loinc.org"
  }

  public enum Kind: String, Codable, Sendable, Hashable {
    /// Holds other items.
    case group
    /// Words to read.
    case display
    case boolean, integer, decimal
    /// A line.
    case string
    /// Several lines.
    case text
    /// One of `options`.
    case choice
  }

  /// Something that can be chosen.
  public struct Option: Codable, Sendable, Hashable {
    public var answer: Answer
    public var display: String
    /// What it is worth (FHIR's ordinalValue, or itemWeight); nil where the questionnaire does not say.
    public var points: Double?

    public init(_ answer: Answer, display: String, points: Double? = nil) {
      self.answer = answer
      self.display = display
      self.points = points
    }
  }

  /// When an item is asked.
  public struct Condition: Codable, Sendable, Hashable {
    public enum Comparison: String, Codable, Sendable, Hashable {
      case exists
      case equal = "="
      case notEqual = "!="
      case greater = ">"
      case less = "<"
      case atLeast = ">="
      case atMost = "<="
    }

    /// The `linkId` of the question it looks at.
    public var question: String
    public var comparison: Comparison
    public var answer: Answer

    public init(question: String, _ comparison: Comparison, _ answer: Answer) {
      self.question = question
      self.comparison = comparison
      self.answer = answer
    }
  }

  public struct Item: Codable, Sendable, Hashable {
    /// Unique in its questionnaire.
    public var linkId: String
    /// A number or letter before the text.
    public var prefix: String?
    public var text: String
    public var codes: [Code] = []
    public var kind: Kind
    public var isRequired = false
    public var options: [Option] = []
    /// None: always asked.
    public var conditions: [Condition] = []
    /// All of the conditions must hold, not any.
    public var needsAllConditions = true
    /// Filled in before anybody answers.
    public var initial: Answer?
    /// Bounds of a number.
    public var low: Double?
    public var high: Double?
    /// Asked as a scale from `low` to `high`, in steps of one.
    public var isScale = false
    /// Words at both ends of a scale.
    public var lowLabel: String?
    public var highLabel: String?
    /// A text's most characters.
    public var longest: Int?
    public var items: [Item] = []

    public init(linkId: String, text: String, kind: Kind) {
      self.linkId = linkId
      self.text = text
      self.kind = kind
    }

    /// Takes an answer.
    public var isQuestion: Bool { kind != .group && kind != .display }
  }

  /// Its canonical address, where it has one.
  public var url: String?
  public var version: String?
  public var name: String?
  public var title: String
  public var language: String?
  public var publisher: String?
  public var copyright: String?
  public var codes: [Code] = []
  public var items: [Item]
  /// It says itself that its score is the sum of its choices' points.
  public var saysToSum = false

  public init(title: String, items: [Item]) {
    self.title = title
    self.items = items
  }
}

extension Questionnaire {
  /// Every item in the order of the page, each before what is in it.
  public var flatItems: [Item] { Self.flat(items) }

  /// Those that take an answer. Their places in this list are the names of a form's fields.
  public var questions: [Item] { flatItems.filter(\.isQuestion) }

  private static func flat(_ items: [Item]) -> [Item] { items.flatMap { [$0] + flat($0.items) } }

  /// Sixteen hexadecimal digits of its content: another edition of the same questionnaire has others. (FNV-1a; it guards against
  /// mistakes, not against forgery.)
  public var edition: String {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
    let bytes = (try? encoder.encode(self)) ?? Data()
    let hash = bytes.reduce(UInt64(0xcbf2_9ce4_8422_2325)) { ($0 ^ UInt64($1)) &* 0x100_0000_01b3 }
    let digits = String(hash, radix: 16)
    return String(repeating: "0", count: 16 - digits.count) + digits
  }
}
