/// Whether a questionnaire's conditions can be followed: they look at questions that are there, compare what can be compared,
/// and do not go round in a circle.
struct ConditionCheck {
  private let items: [String: Questionnaire.Item]
  /// For each item, the items whose conditions also hold for it: those around it.
  private var around: [String: String] = [:]

  init(_ questionnaire: Questionnaire) {
    items = Dictionary(questionnaire.flatItems.map { ($0.linkId, $0) }, uniquingKeysWith: { first, _ in first })
    for item in items.values {
      for child in item.items { around[child.linkId] = item.linkId }
    }
  }

  func run(leftOut: Set<String>) throws(QuestionnaireProblem) {
    for item in items.values.sorted(by: { $0.linkId < $1.linkId }) {
      for condition in item.conditions { try check(condition, of: item, leftOut: leftOut) }
    }
    for item in items.keys.sorted() { try findCircle(from: item) }
  }

  private func check(
    _ condition: Questionnaire.Condition, of item: Questionnaire.Item, leftOut: Set<String>
  ) throws(QuestionnaireProblem) {
    guard let question = items[condition.question] else {
      if leftOut.contains(condition.question) {
        throw .beyondUs(linkId: item.linkId, "depends on “\(condition.question)”, which nobody answers")
      }
      throw .wrong(linkId: item.linkId, "depends on “\(condition.question)”, which is not there")
    }
    guard question.isQuestion else {
      throw .wrong(linkId: item.linkId, "depends on “\(condition.question)”, which takes no answer")
    }
    switch condition.comparison {
    case .exists:
      guard case .boolean = condition.answer else {
        throw .wrong(linkId: item.linkId, "asks whether “\(question.linkId)” exists without answerBoolean")
      }
    case .equal, .notEqual:
      guard question.matching(condition.answer) != nil else {
        throw .wrong(linkId: item.linkId, "waits for an answer that “\(question.linkId)” cannot have")
      }
    case .greater, .less, .atLeast, .atMost:
      guard question.size(of: condition.answer) != nil,
        question.kind != .choice || question.options.allSatisfy({ question.size(of: $0.answer) != nil })
      else {
        throw .beyondUs(linkId: item.linkId, "compares “\(question.linkId)” with more or less, and it is no number")
      }
    }
  }

  /// What an item's being asked depends on: its conditions' questions, and the group around it.
  private func findCircle(from start: String) throws(QuestionnaireProblem) {
    var seen: Set<String> = []
    var next = dependencies(of: start)
    while let item = next.popLast() {
      if item == start { throw .wrong(linkId: start, "depends on itself") }
      if seen.insert(item).inserted { next += dependencies(of: item) }
    }
  }

  private func dependencies(of item: String) -> [String] {
    (items[item]?.conditions.map(\.question) ?? []) + (around[item].map { [$0] } ?? [])
  }
}
