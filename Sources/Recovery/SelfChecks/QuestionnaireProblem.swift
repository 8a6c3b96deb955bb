/// Why a questionnaire is not taken: which item, and what about it. In English, for whoever runs the command.
public enum QuestionnaireProblem: Error, Hashable, CustomStringConvertible {
  case tooLarge(limit: Int)
  case notJSON(reason: String)
  /// A part has another type than FHIR gives it.
  case wrongShape(at: String, reason: String)
  case notAQuestionnaire(found: String?)
  case withoutTitle
  case withoutQuestions
  case tooManyItems(limit: Int)
  case tooDeep(limit: Int)
  /// Against the rules of FHIR.
  case wrong(linkId: String, String)
  /// Right by FHIR, and more than this program shows.
  case beyondUs(linkId: String, String)

  public var description: String {
    switch self {
    case .tooLarge(let limit): "It has more than \(limit / 1024) KiB."
    case .notJSON(let reason): "It is not JSON: \(reason)"
    case .wrongShape(let place, let reason): "\(place): \(reason)"
    case .notAQuestionnaire(let found?): "It is a FHIR \(found), not a Questionnaire."
    case .notAQuestionnaire(nil): "It is JSON, but no FHIR resource: resourceType is missing."
    case .withoutTitle: "It has neither a title nor a name."
    case .withoutQuestions: "It asks nothing: no item takes an answer."
    case .tooManyItems(let limit): "It has more than \(limit) items."
    case .tooDeep(let limit): "Its items lie more than \(limit) deep."
    case .wrong(let linkId, let what): "Item “\(linkId)” \(what)."
    case .beyondUs(let linkId, let what): "Item “\(linkId)” \(what). That is more than Homegroup can show."
    }
  }
}

/// Bounds of a questionnaire, each generous for its purpose.
public enum QuestionnaireLimits {
  /// A file's bytes: the PHQ-9 with its whole narrative is 28 KiB.
  public static let bytes = 512 * 1024
  /// Items of all kinds. A form's fields must fit one request (200).
  public static let items = 150
  /// A group in a group in a group is as far as people can follow.
  public static let depth = 6
  /// Choices of one question.
  public static let options = 60
  /// Conditions of one item.
  public static let conditions = 20
  /// An item's words, in characters.
  public static let text = 2_000
  /// A choice's words.
  public static let display = 300
  /// A `linkId`; FHIR suggests at most 255.
  public static let linkId = 255
  public static let title = 200
  /// Steps of a scale that is shown as a row of numbers.
  public static let scaleSteps = 11
  /// Beyond this no whole number is an honest answer.
  public static let number = 1_000_000_000.0
  /// A one-line answer.
  public static let line = 300
}
