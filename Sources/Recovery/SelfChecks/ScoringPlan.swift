/// How the answers to one questionnaire become scores: facts, applied to the items that are really there.
public struct ScoringPlan: Sendable, Hashable {
  public struct Scale: Sendable, Hashable {
    public var id: String
    /// `linkId`s.
    public var items: [String]
    public var method: ScoringFacts.Scale.Method
    /// Answers that are needed.
    public var least: Int
    public var low: Double?
    public var high: Double?
  }

  public var scales: [Scale]
  /// What each option of each scored choice is worth, by `linkId`; numbers stand for themselves.
  public var points: [String: [Double]]
  /// An item that says danger above so many points.
  public var danger: (item: String, above: Double)?

  public static func == (a: ScoringPlan, b: ScoringPlan) -> Bool {
    a.scales == b.scales && a.points == b.points && a.danger?.item == b.danger?.item
      && a.danger?.above == b.danger?.above
  }
  public func hash(into hasher: inout Hasher) { hasher.combine(scales) }
}

/// What became of a questionnaire when it was held against the facts.
public enum Recognition: Sendable {
  /// It scores itself.
  case known(ScoringFacts, ScoringPlan)
  /// It says itself that its points are to be summed.
  case summed(ScoringPlan)
  /// It is kept without a score, and why, in English for whoever runs the command.
  case unscored(reason: String)

  public var plan: ScoringPlan? {
    switch self {
    case .known(_, let plan), .summed(let plan): plan
    case .unscored: nil
    }
  }

  public var facts: ScoringFacts? { if case .known(let facts, _) = self { facts } else { nil } }
}

extension Questionnaire {
  /// Holds it against the facts: by the panel's code, or by its name, its title or the last part of its address.
  public func recognised(by all: [ScoringFacts]) -> Recognition {
    guard let facts = all.first(where: { answers(to: $0.keys) }) else { return summedByItself }
    return recognised(as: facts)
  }

  /// Holds it against facts that are known to be about it.
  public func recognised(as facts: ScoringFacts) -> Recognition {
    switch PlanMaker(questionnaire: self, facts: facts).plan() {
    case .success(let plan): return .known(facts, plan)
    case .failure(let problem): return .unscored(reason: "It looks like \(facts.title.en), but \(problem.reason).")
    }
  }

  private func answers(to keys: ScoringFacts.Keys) -> Bool {
    let loinc = codes.filter { $0.system == nil || $0.system == Code.loinc }.map(\.code)
    if loinc.contains(where: keys.loinc.contains) { return true }
    let address = url?.split(separator: "/").last.map { $0.prefix { $0 != "|" } }
    let names = [name, title, address.map(String.init)].compactMap { $0 }.map(Self.key)
    return names.contains { keys.names.contains($0) || keys.loinc.map(Self.key).contains($0) }
  }

  /// Letters and digits in lower case.
  static func key(_ text: String) -> String { text.lowercased().filter { $0.isLetter || $0.isNumber } }

  private var summedByItself: Recognition {
    guard saysToSum else {
      return .unscored(reason: "It is none that Homegroup has facts about, and does not say how it is scored.")
    }
    let scored = questions.filter { $0.kind == .choice }
    guard !scored.isEmpty, scored.allSatisfy({ $0.options.allSatisfy { $0.points != nil } }) else {
      return .unscored(reason: "It says that its points are summed, but not every choice says how many it has.")
    }
    let points = Dictionary(uniqueKeysWithValues: scored.map { ($0.linkId, $0.options.compactMap(\.points)) })
    func bound(_ of: ([Double]) -> Double?) -> Double { scored.reduce(0) { $0 + (of(points[$1.linkId] ?? []) ?? 0) } }
    // A question that is not asked counts as none, so the least can be 0.
    let hasSkips = flatItems.contains { !$0.conditions.isEmpty }
    let scale = ScoringPlan.Scale(
      id: "total", items: scored.map(\.linkId), method: .sum, least: scored.count,
      low: hasSkips ? min(0, bound { $0.min() }) : bound { $0.min() }, high: bound { $0.max() })
    return .summed(ScoringPlan(scales: [scale], points: points, danger: nil))
  }
}
