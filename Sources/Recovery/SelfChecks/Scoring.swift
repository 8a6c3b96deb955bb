/// One score of one set of answers.
public struct SelfCheckScore: Codable, Sendable, Hashable {
  /// The scale's id.
  public var scale: String
  public var value: Double
  /// Items that were answered, and items there are.
  public var answered: Int
  public var items: Int

  public init(scale: String, value: Double, answered: Int, items: Int) {
    self.scale = scale
    self.value = value
    self.answered = answered
    self.items = items
  }

  /// Made from fewer answers than there are items.
  public var isProrated: Bool { answered < items }
}

extension ScoringPlan {
  /// The scores that these answers give; a scale with too few answers has none.
  ///
  /// - Parameter asked: the items that were asked (`Questionnaire.asked`). One that was skipped by the questionnaire's own rules is no
  ///   missing answer: it is worth nothing.
  public func scores(_ answers: [String: Answer], of questionnaire: Questionnaire) -> [SelfCheckScore] {
    let items = Dictionary(questionnaire.questions.map { ($0.linkId, $0) }, uniquingKeysWith: { first, _ in first })
    let asked = questionnaire.asked(answers)
    return scales.compactMap { scale in
      let wanted = scale.items.filter(asked.contains)
      let worth = wanted.compactMap { link in
        answers[link].flatMap { answer in items[link].flatMap { self.worth(answer, of: $0) } }
      }
      let missing = wanted.count - worth.count
      guard !worth.isEmpty, missing <= scale.items.count - scale.least else { return nil }
      let sum = worth.reduce(0, +)
      let value: Double =
        switch scale.method {
        case .mean: sum / Double(worth.count)
        case .sum where missing == 0: sum
        // The mean of the others stands for what is missing; the whole is rounded, halves up.
        case .sum: (sum * Double(wanted.count) / Double(worth.count)).rounded(.toNearestOrAwayFromZero)
        }
      return SelfCheckScore(scale: scale.id, value: value, answered: worth.count, items: wanted.count)
    }
  }

  /// What an answer is worth; nil for one that has no points.
  func worth(_ answer: Answer, of item: Questionnaire.Item) -> Double? {
    guard item.kind == .choice else { return answer.number }
    guard let index = item.options.firstIndex(where: { $0.answer.means(answer) }),
      let points = points[item.linkId], points.indices.contains(index)
    else { return nil }
    return points[index]
  }
}

extension Questionnaire {
  /// The LOINC code of the PHQ's ninth item: thoughts of being better off dead, or of hurting oneself. Anywhere it says danger.
  static let dangerCode = "44260-8"

  /// Whether an answer says danger: the plan's own item above its points, or an item with the PHQ's code with anything but its first
  /// or pointless choice. Pure and strict: what cannot be told is danger rather than not.
  public func saysDanger(_ answers: [String: Answer], plan: ScoringPlan?) -> Bool {
    questions.contains { item in
      guard let answer = answers[item.linkId] else { return false }
      if let plan, let danger = plan.danger, danger.item == item.linkId {
        return plan.worth(answer, of: item).map { $0 > danger.above } ?? false
      }
      guard item.codes.contains(where: { $0.code == Self.dangerCode }) else { return false }
      if let points = item.size(of: answer) { return points > 0 }
      return item.options.first.map { !$0.answer.means(answer) } ?? (answer != .boolean(false))
    }
  }
}
