import Foundation
import Pages
import Recovery

/// Conditions as the script reads them (`checks.js`): for each the field it looks at and when it holds, in the form's own values.
/// The script only hides; what counts is decided by `Questionnaire.asked`.
struct SelfCheckConditions {
  struct Rule: Encodable, Equatable {
    var field: String
    /// Holds where the field has one of these values.
    var values: [String]?
    /// Holds where the field is filled in, or is not.
    var filled: Bool?
    var comparison: String?
    var number: Double?
    var text: String?
  }

  /// Field names by `linkId`.
  let names: [String: String]
  let items: [String: Questionnaire.Item]

  init(_ questionnaire: Questionnaire) {
    let questions = questionnaire.questions
    names = Dictionary(
      questions.enumerated().map { ($0.element.linkId, Self.name($0.offset)) }, uniquingKeysWith: { first, _ in first })
    items = Dictionary(questions.map { ($0.linkId, $0) }, uniquingKeysWith: { first, _ in first })
  }

  /// A question's field in the form, by its place among the questions.
  static func name(_ index: Int) -> String { "q\(index)" }

  /// Attributes of the element around an item, with a space before them; nothing for one that is always asked.
  func attributes(_ item: Questionnaire.Item) -> HTML {
    if item.conditions.isEmpty { return "" }
    let encoder = JSONEncoder()
    encoder.outputFormatting = .sortedKeys
    let rules = (try? encoder.encode(item.conditions.compactMap(rule))) ?? Data()
    return """
       data-conditions="\(String(decoding: rules, as: UTF8.self))" \
      data-needs="\(item.needsAllConditions ? "all" : "any")"
      """
  }

  func rule(_ condition: Questionnaire.Condition) -> Rule? {
    guard let field = names[condition.question], let question = items[condition.question] else { return nil }
    if condition.comparison == .exists { return Rule(field: field, filled: condition.answer == .boolean(true)) }
    switch question.kind {
    case .choice, .boolean:
      let answers =
        question.kind == .boolean ? [Answer.boolean(true), .boolean(false)] : question.options.map(\.answer)
      let holding = answers.filter { answer in
        var one = Questionnaire(title: "", items: [question])
        var probe = Questionnaire.Item(linkId: question.linkId + "?", text: "", kind: .display)
        probe.conditions = [condition]
        one.items.append(probe)
        return one.asked([question.linkId: answer]).contains(probe.linkId)
      }
      return Rule(field: field, values: holding.map(question.written))
    case .integer, .decimal:
      return Rule(field: field, comparison: condition.comparison.rawValue, number: condition.answer.number)
    case .string, .text:
      guard case .text(let text) = condition.answer else { return nil }
      return Rule(field: field, comparison: condition.comparison.rawValue, text: text)
    case .group, .display: return nil
    }
  }
}
