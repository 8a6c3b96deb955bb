extension QuestionnaireItemReader {
  static func refuseWhatIsBeyondUs(_ raw: FHIRItem, linkId: String) throws(QuestionnaireProblem) {
    if raw.repeats == true { throw .beyondUs(linkId: linkId, "takes several answers (repeats)") }
    if raw.modifierExtension?.isEmpty == false { throw .beyondUs(linkId: linkId, "has a modifierExtension") }
    if raw.extension.first(FHIRExtensionURL.enableExpression) != nil {
      throw .beyondUs(linkId: linkId, "is asked by an expression (enableWhenExpression)")
    }
  }

  static func kind(of raw: FHIRItem, _ linkId: String) throws(QuestionnaireProblem) -> Questionnaire.Kind {
    guard let type = raw.type else { throw .wrong(linkId: linkId, "has no type") }
    guard let kind = Questionnaire.Kind(rawValue: type) else {
      throw .beyondUs(linkId: linkId, "is of type “\(String(type.prefix(40)))”")
    }
    if kind == .group, raw.item?.isEmpty != false { throw .wrong(linkId: linkId, "is a group with nothing in it") }
    if kind == .display, raw.item?.isEmpty == false { throw .wrong(linkId: linkId, "is of type display and has items") }
    return kind
  }

  static func text(of raw: FHIRItem, linkId: String) throws(QuestionnaireProblem) -> String {
    let text = QuestionnaireDecoder.line(raw.text ?? raw.code?.lazy.compactMap(\.display).first ?? "")
    if text.isEmpty, raw.type != "group" { throw .wrong(linkId: linkId, "has no text") }
    guard text.count <= QuestionnaireLimits.text else {
      throw .beyondUs(linkId: linkId, "has a text of more than \(QuestionnaireLimits.text) characters")
    }
    return text
  }

  static func setBounds(of item: inout Item, _ raw: FHIRItem) throws(QuestionnaireProblem) {
    item.longest = raw.maxLength
    if let longest = raw.maxLength, longest < 1 { throw .wrong(linkId: item.linkId, "has a maxLength below 1") }
    guard item.kind == .integer || item.kind == .decimal else { return }
    item.low = raw.extension.first(FHIRExtensionURL.minimum)?.number
    item.high = raw.extension.first(FHIRExtensionURL.maximum)?.number
    if let low = item.low, let high = item.high, low > high {
      throw .wrong(linkId: item.linkId, "has a least value above its greatest")
    }
    let isSlider =
      raw.extension.first(FHIRExtensionURL.itemControl)?.valueCodeableConcept?.coding?
      .contains { $0.code == "slider" } == true
    let step = raw.extension.first(FHIRExtensionURL.step)?.number ?? 1
    guard isSlider, item.kind == .integer, step == 1, let low = item.low, let high = item.high else { return }
    item.isScale = Int(high - low) < QuestionnaireLimits.scaleSteps
  }

  static func initial(of item: Item, _ raw: FHIRItem) throws(QuestionnaireProblem) -> Answer? {
    let selected = raw.answerOption?.firstIndex { $0.initialSelected == true }
    if item.kind == .choice, let selected, item.options.indices.contains(selected) {
      return item.options[selected].answer
    }
    guard let value = raw.initial?.first else { return nil }
    if (raw.initial?.count ?? 0) > 1 { throw .beyondUs(linkId: item.linkId, "has several initial values") }
    guard let given = value.answer else { throw .beyondUs(linkId: item.linkId, "has an initial value of another type") }
    guard let answer = item.matching(given) else {
      throw .wrong(linkId: item.linkId, "has an initial value that is no answer to it")
    }
    return answer
  }

  static func conditions(of raw: FHIRItem, linkId: String) throws(QuestionnaireProblem) -> [Questionnaire.Condition] {
    let all = raw.enableWhen ?? []
    guard all.count <= QuestionnaireLimits.conditions else {
      throw .beyondUs(linkId: linkId, "has more than \(QuestionnaireLimits.conditions) conditions")
    }
    if let behavior = raw.enableBehavior, behavior != "all", behavior != "any" {
      throw .wrong(
        linkId: linkId, "has the enableBehavior “\(String(behavior.prefix(20)))”, which is neither all nor any")
    }
    // FHIR's rule que-12.
    if all.count > 1, raw.enableBehavior == nil {
      throw .wrong(
        linkId: linkId, "has several conditions and does not say whether all or any must hold (enableBehavior)")
    }
    var conditions: [Questionnaire.Condition] = []
    for condition in all { conditions.append(try self.condition(condition, linkId: linkId)) }
    return conditions
  }

  private static func condition(
    _ raw: FHIRCondition, linkId: String
  ) throws(QuestionnaireProblem) -> Questionnaire.Condition {
    guard let question = raw.question else { throw .wrong(linkId: linkId, "has a condition on no question") }
    guard let comparison = raw.operator.flatMap(Questionnaire.Condition.Comparison.init(rawValue:)) else {
      throw .wrong(linkId: linkId, "has a condition with an unknown operator “\(raw.operator ?? "")”")
    }
    guard let answer = raw.answer else {
      throw .beyondUs(linkId: linkId, "has a condition on an answer of a type that is not asked here")
    }
    return .init(question: question, comparison, answer)
  }
}

extension FHIRCondition {
  fileprivate var answer: Answer? {
    if let answerBoolean { return .boolean(answerBoolean) }
    if let answerInteger { return .integer(answerInteger) }
    if let answerDecimal { return .decimal(answerDecimal) }
    if let answerString { return .text(answerString) }
    guard let answerCoding, let code = answerCoding.code else { return nil }
    return .choice(.init(system: answerCoding.system, code: code, display: answerCoding.display))
  }
}

extension FHIRValue {
  var answer: Answer? {
    if let valueBoolean { return .boolean(valueBoolean) }
    if let valueInteger { return .integer(valueInteger) }
    if let valueDecimal { return .decimal(valueDecimal) }
    if let valueString { return .text(valueString) }
    return valueCoding.map { .choice($0) }
  }

  init(_ answer: Answer) {
    switch answer {
    case .boolean(let value): valueBoolean = value
    case .integer(let value): valueInteger = value
    case .decimal(let value): valueDecimal = value
    case .text(let value): valueString = value
    case .choice(let value): valueCoding = value
    }
  }
}
