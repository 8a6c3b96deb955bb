/// Why an answer is not taken.
public enum AnswerProblem: Error, Hashable, Sendable {
  case missing
  case notAChoice
  case notAWholeNumber
  case notANumber
  case outside(low: Double?, high: Double?)
  case tooLong(limit: Int)
}

extension Questionnaire {
  /// A sheet of answers: what was filled in, read and checked.
  public struct Sheet: Sendable, Equatable {
    /// By `linkId`; only of questions that are asked.
    public var answers: [String: Answer] = [:]
    /// By `linkId`.
    public var problems: [String: AnswerProblem] = [:]
  }

  /// Reads what was filled in: text as it stands in the form, by `linkId`; a choice by its place among the options, from 0.
  ///
  /// Answers to questions that are not asked (their conditions do not hold) are dropped, whatever they are. A question is required
  /// only where it is asked.
  public func sheet(_ given: [String: String]) -> Sheet {
    var read: [String: Answer] = [:]
    var problems: [String: AnswerProblem] = [:]
    for item in questions {
      do {
        read[item.linkId] = try item.read(given[item.linkId] ?? "")
      } catch {
        problems[item.linkId] = error
      }
    }
    let asked = asked(read)
    for item in questions where item.isRequired && read[item.linkId] == nil && problems[item.linkId] == nil {
      problems[item.linkId] = .missing
    }
    return Sheet(
      answers: read.filter { asked.contains($0.key) }, problems: problems.filter { asked.contains($0.key) })
  }

  /// The `linkId`s of the items that are asked, given these answers. An answer counts only where its own question is asked.
  public func asked(_ answers: [String: Answer]) -> Set<String> {
    var state = AskedItems(self, answers)
    return Set(flatItems.map(\.linkId).filter { state.isAsked($0) })
  }
}

/// Follows conditions from an item to those that it depends on; `ConditionCheck` has made sure that this ends.
private struct AskedItems {
  let items: [String: Questionnaire.Item]
  var around: [String: String] = [:]
  let answers: [String: Answer]
  var known: [String: Bool] = [:]

  init(_ questionnaire: Questionnaire, _ answers: [String: Answer]) {
    items = Dictionary(questionnaire.flatItems.map { ($0.linkId, $0) }, uniquingKeysWith: { first, _ in first })
    self.answers = answers
    for item in items.values {
      for child in item.items { around[child.linkId] = item.linkId }
    }
  }

  mutating func isAsked(_ linkId: String) -> Bool {
    if let known = known[linkId] { return known }
    guard let item = items[linkId] else { return false }
    // Against a circle in a record that was not made by the decoder.
    known[linkId] = false
    var result = around[linkId].map { isAsked($0) } ?? true
    if result, !item.conditions.isEmpty {
      var held: [Bool] = []
      for condition in item.conditions { held.append(holds(condition)) }
      result = item.needsAllConditions ? held.allSatisfy { $0 } : held.contains(true)
    }
    known[linkId] = result
    return result
  }

  /// FHIR R4's EnableWhen operators. All but `exists` need an answer: `!=` too holds only where there is one.
  private mutating func holds(_ condition: Questionnaire.Condition) -> Bool {
    guard let question = items[condition.question] else { return false }
    let answer = isAsked(condition.question) ? answers[condition.question] : nil
    if condition.comparison == .exists { return .boolean(answer != nil) == condition.answer }
    guard let answer else { return false }
    if condition.comparison == .equal { return answer.means(condition.answer) }
    if condition.comparison == .notEqual { return !answer.means(condition.answer) }
    guard let a = question.size(of: answer), let b = question.size(of: condition.answer) else { return false }
    switch condition.comparison {
    case .greater: return a > b
    case .less: return a < b
    case .atLeast: return a >= b
    case .atMost: return a <= b
    case .exists, .equal, .notEqual: return false
    }
  }
}
