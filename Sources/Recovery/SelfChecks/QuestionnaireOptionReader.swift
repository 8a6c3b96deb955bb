/// Reads the choices of a question: from `answerOption`, or from a value set in the same file.
struct QuestionnaireOptionReader {
  typealias Option = Questionnaire.Option

  private var valueSets: [String: FHIRValueSet]

  init(valueSets: [FHIRValueSet]) {
    self.valueSets = Dictionary(
      valueSets.filter { $0.resourceType == "ValueSet" }.compactMap { set in set.id.map { ($0, set) } },
      uniquingKeysWith: { first, _ in first })
  }

  func options(of raw: FHIRItem, linkId: String) throws(QuestionnaireProblem) -> [Option] {
    let options: [Option]
    if let reference = raw.answerValueSet {
      if raw.answerOption?.isEmpty == false {
        throw .wrong(linkId: linkId, "has both answerOption and answerValueSet")
      }
      options = try fromValueSet(reference, linkId: linkId)
    } else {
      options = try fromList(raw.answerOption ?? [], linkId: linkId)
    }
    guard !options.isEmpty else { throw .wrong(linkId: linkId, "is a choice with nothing to choose") }
    guard options.count <= QuestionnaireLimits.options else {
      throw .beyondUs(linkId: linkId, "has more than \(QuestionnaireLimits.options) choices")
    }
    guard Set(options.map(\.answer)).count == options.count else {
      throw .wrong(linkId: linkId, "has the same choice twice")
    }
    return options
  }

  private func fromList(_ raw: [FHIROption], linkId: String) throws(QuestionnaireProblem) -> [Option] {
    var options: [Option] = []
    for option in raw {
      if let coding = option.valueCoding {
        options.append(try self.option(coding, system: nil, points: option.extension.points, linkId: linkId))
      } else if let number = option.valueInteger {
        options.append(Option(.integer(number), display: String(number), points: option.extension.points))
      } else if let text = option.valueString.map(QuestionnaireDecoder.line), !text.isEmpty {
        options.append(
          Option(
            .text(text), display: String(text.prefix(QuestionnaireLimits.display)), points: option.extension.points))
      } else {
        throw .beyondUs(linkId: linkId, "has a choice that is neither a code, a whole number nor a text")
      }
    }
    return options
  }

  private func fromValueSet(_ reference: String, linkId: String) throws(QuestionnaireProblem) -> [Option] {
    guard reference.hasPrefix("#") else {
      throw .beyondUs(
        linkId: linkId, "takes its choices from \(String(reference.prefix(120))), which is not in the file")
    }
    guard let set = valueSets[String(reference.dropFirst())] else {
      throw .wrong(
        linkId: linkId, "takes its choices from “\(String(reference.prefix(120)))”, which is not in the file")
    }
    if let listed = set.expansion?.contains, !listed.isEmpty { return try options(listed, system: nil, linkId: linkId) }
    if set.compose?.exclude?.isEmpty == false {
      throw .beyondUs(linkId: linkId, "takes its choices from a value set that excludes some")
    }
    var all: [Option] = []
    for include in set.compose?.include ?? [] {
      guard include.filter?.isEmpty != false, include.valueSet?.isEmpty != false, let concepts = include.concept else {
        throw .beyondUs(linkId: linkId, "takes its choices from a value set that does not list them")
      }
      all += try options(concepts, system: include.system, linkId: linkId)
    }
    return all
  }

  private func options(
    _ codings: [FHIRCoding], system: String?, linkId: String
  ) throws(QuestionnaireProblem) -> [Option] {
    var options: [Option] = []
    for coding in codings { options.append(try option(coding, system: system, points: nil, linkId: linkId)) }
    return options
  }

  private func option(
    _ coding: FHIRCoding, system: String?, points: Double?, linkId: String
  ) throws(QuestionnaireProblem) -> Option {
    let display = QuestionnaireDecoder.line(coding.display ?? coding.code ?? "")
    guard let code = coding.code ?? coding.display, !display.isEmpty else {
      throw .wrong(linkId: linkId, "has a choice without a code")
    }
    guard display.count <= QuestionnaireLimits.display else {
      throw .beyondUs(linkId: linkId, "has a choice of more than \(QuestionnaireLimits.display) characters")
    }
    let answer = Answer.choice(.init(system: coding.system ?? system, code: code, display: display))
    return Option(answer, display: display, points: points ?? coding.extension.points)
  }
}
