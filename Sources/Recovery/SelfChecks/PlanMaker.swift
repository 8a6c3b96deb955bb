/// Finds the items that facts speak of in a questionnaire, and what their choices are worth.
struct PlanMaker {
  struct Problem: Error { var reason: String }

  let questionnaire: Questionnaire
  let facts: ScoringFacts

  func plan() -> Result<ScoringPlan, Problem> {
    guard let found = facts.find.lazy.compactMap({ items(by: $0) }).first else {
      return .failure(Problem(reason: "its \(facts.items.count) scored items could not be told apart from the others"))
    }
    var worths: [String: [Double]] = [:]
    for item in found.values where item.kind == .choice {
      guard let worth = points(of: item) else {
        return .failure(Problem(reason: "the choices of item “\(item.linkId)” do not say what they are worth"))
      }
      worths[item.linkId] = worth
    }
    let scales = facts.scales.map { scale in
      let items = scale.items.compactMap { found[$0]?.linkId }
      return ScoringPlan.Scale(
        id: scale.id, items: items, method: scale.method ?? .sum,
        least: scale.least ?? items.count - (facts.missing?.most ?? 0), low: scale.low, high: scale.high)
    }
    let danger = facts.danger.flatMap { danger in found[danger.item].map { (item: $0.linkId, above: danger.above) } }
    return .success(ScoringPlan(scales: scales, points: worths, danger: danger))
  }

  /// By the facts' keys; nil where not all are found.
  private func items(by finding: ScoringFacts.Finding) -> [String: Questionnaire.Item]? {
    let scorable = questionnaire.questions.filter { [.choice, .integer, .decimal].contains($0.kind) }
    let items: [Questionnaire.Item?]
    switch finding {
    case .codes:
      items = facts.items.map { fact in
        only(scorable.filter { item in item.codes.contains { fact.loinc?.contains($0.code) == true } })
      }
    case .numbers:
      items = facts.items.map { fact in only(scorable.filter { Self.number(of: $0) == fact.key }) }
    case .linkIds:
      items = facts.items.map { fact in only(scorable.filter { $0.linkId == fact.key }) }
    case .order:
      let fitting = scorable.filter(fits)
      let most = facts.items.count + (facts.extra ?? 0)
      items = (facts.items.count...most).contains(fitting.count) ? Array(fitting.prefix(facts.items.count)) : []
    }
    let found = items.compactMap { $0 }
    guard found.count == facts.items.count else { return nil }
    return Dictionary(zip(facts.items.map(\.key), found), uniquingKeysWith: { first, _ in first })
  }

  private func only(_ items: [Questionnaire.Item]) -> Questionnaire.Item? { items.count == 1 ? items[0] : nil }

  /// Whether it can be one of the scored items at all.
  private func fits(_ item: Questionnaire.Item) -> Bool {
    if item.kind == .choice { return facts.points == nil ? item.options.count > 1 : points(of: item) != nil }
    guard let allowed = facts.points, let low = item.low, let high = item.high else { return false }
    return allowed.min() == low && allowed.max() == high
  }

  /// What each option is worth: by its LOINC answer code, or by what it says itself; and only what the facts allow.
  private func points(of item: Questionnaire.Item) -> [Double]? {
    let byCode = item.options.map { option -> Double? in
      guard case .choice(let coding) = option.answer else { return nil }
      return facts.answers?[coding.code]
    }
    let bySelf = item.options.map { $0.points ?? $0.answer.number }
    for worth in [byCode, bySelf] {
      let known = worth.compactMap { $0 }
      guard known.count == item.options.count else { continue }
      if let allowed = facts.points, Set(known) != Set(allowed) || known.count != allowed.count { continue }
      return known
    }
    return nil
  }

  /// The number in the prefix (`4.`) or at the end of the linkId (`bam-4`, `/bam/7a`: none).
  static func number(of item: Questionnaire.Item) -> String? {
    let text = item.prefix.map { $0.filter { $0.isNumber || $0.isLetter } } ?? item.linkId
    let digits = String(text.reversed().prefix { $0.isNumber }.reversed())
    return digits.isEmpty ? nil : Int(digits).map { String($0) }
  }
}
