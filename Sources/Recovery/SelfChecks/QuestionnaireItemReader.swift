/// Reads the items of a FHIR questionnaire, one after another.
struct QuestionnaireItemReader {
  typealias Item = Questionnaire.Item

  private var optionReader: QuestionnaireOptionReader
  private var seen: Set<String> = []
  /// The `linkId`s of items that nobody answers.
  private(set) var leftOut: Set<String> = []
  private(set) var notes: [String] = []
  /// A calculated item sums all points.
  private(set) var hasSumOfAll = false

  init(valueSets: [FHIRValueSet]) { optionReader = QuestionnaireOptionReader(valueSets: valueSets) }

  mutating func items(_ raw: [FHIRItem], depth: Int) throws(QuestionnaireProblem) -> [Item] {
    if raw.isEmpty { return [] }
    guard depth <= QuestionnaireLimits.depth else { throw .tooDeep(limit: QuestionnaireLimits.depth) }
    var items: [Item] = []
    for item in raw {
      if let item = try self.item(item, depth: depth) { items.append(item) }
    }
    return items
  }

  /// Nil for one that is left out.
  private mutating func item(_ raw: FHIRItem, depth: Int) throws(QuestionnaireProblem) -> Item? {
    let linkId = try self.linkId(of: raw)
    if let reason = unasked(raw) {
      leave(raw, linkId: linkId)
      notes.append("Item “\(linkId)” is left out: it is \(reason).")
      return nil
    }
    try Self.refuseWhatIsBeyondUs(raw, linkId: linkId)
    var item = Item(linkId: linkId, text: try Self.text(of: raw, linkId: linkId), kind: try Self.kind(of: raw, linkId))
    item.prefix = raw.prefix.map { String($0.prefix(20)) }
    item.codes = Self.codes(raw.code)
    item.isRequired = raw.required == true && item.isQuestion
    if item.kind == .choice { item.options = try optionReader.options(of: raw, linkId: linkId) }
    try Self.setBounds(of: &item, raw)
    item.initial = try Self.initial(of: item, raw)
    item.conditions = try Self.conditions(of: raw, linkId: linkId)
    item.needsAllConditions = raw.enableBehavior != "any"
    item.items = try items(raw.item ?? [], depth: depth + 1)
    return item
  }

  private mutating func linkId(of raw: FHIRItem) throws(QuestionnaireProblem) -> String {
    guard let linkId = raw.linkId, !linkId.isEmpty else {
      throw .wrong(linkId: raw.text.map { String($0.prefix(60)) } ?? "?", "has no linkId")
    }
    guard linkId.count <= QuestionnaireLimits.linkId else {
      throw .wrong(
        linkId: String(linkId.prefix(60)), "has a linkId of more than \(QuestionnaireLimits.linkId) characters")
    }
    guard seen.insert(linkId).inserted else { throw .wrong(linkId: linkId, "is there twice: a linkId must be unique") }
    guard seen.count <= QuestionnaireLimits.items else { throw .tooManyItems(limit: QuestionnaireLimits.items) }
    return linkId
  }

  private func unasked(_ raw: FHIRItem) -> String? {
    if raw.extension.first(FHIRExtensionURL.calculated) != nil { return "calculated" }
    if raw.extension.first(FHIRExtensionURL.hidden)?.valueBoolean == true { return "hidden" }
    return raw.readOnly == true && raw.type != "group" && raw.type != "display" ? "read-only" : nil
  }

  private mutating func leave(_ raw: FHIRItem, linkId: String) {
    leftOut.insert(linkId)
    if let expression = raw.extension.first(FHIRExtensionURL.calculated)?.valueExpression?.expression,
      SumExpression.sumsAll(expression)
    {
      hasSumOfAll = true
    }
    for child in raw.item ?? [] {
      if let id = child.linkId { leave(child, linkId: id) }
    }
  }

  static func codes(_ raw: [FHIRCoding]?) -> [Questionnaire.Code] {
    (raw ?? []).compactMap { coding in coding.code.map { Questionnaire.Code(system: coding.system, code: $0) } }
  }
}

/// A FHIRPath that sums the points of every answer, without leaving any out: `%resource.item.answer.value.ordinal().sum()` and its kin.
enum SumExpression {
  /// Steps that lead to answers and drop none.
  private static let steps: Set<String> = [
    "%resource", "item", "descendants()", "answer", "value", "valueCoding", "repeat(item)",
  ]

  static func sumsAll(_ expression: String) -> Bool {
    let parts = expression.filter { !$0.isWhitespace }.split(separator: ".").map(String.init)
    guard parts.count > 2, parts.last == "sum()", ["ordinal()", "weight()"].contains(parts[parts.count - 2]) else {
      return false
    }
    return parts.first == "%resource" && parts.dropLast(2).allSatisfy(steps.contains)
  }
}
