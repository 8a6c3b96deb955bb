import Foundation

/// Reads a FHIR R4 Questionnaire (JSON) into our own model, or says what is wrong with it or beyond us.
///
/// Taken: groups, words to read, boolean, integer, decimal, string, text, and choice (from `answerOption` or a contained value set,
/// with points by ordinalValue or itemWeight); `enableWhen` with all or any; `required` (on a question; a group's own asks for nothing
/// beyond its questions'); `initial`; bounds and sliders. Left out with a note: items that are hidden, read-only or calculated, such
/// as a total; the score is computed here. Everything else is refused, because a question that is not shown as meant is not asked.
public struct QuestionnaireDecoder: Sendable {
  /// What was read, and what was left out, in English for whoever runs the command.
  public struct Reading: Sendable {
    public var questionnaire: Questionnaire
    public var notes: [String]
  }

  public init() {}

  /// - Throws: `QuestionnaireProblem`.
  public func decode(_ bytes: [UInt8]) throws(QuestionnaireProblem) -> Reading {
    guard bytes.count <= QuestionnaireLimits.bytes else { throw .tooLarge(limit: QuestionnaireLimits.bytes) }
    return try reading(of: try resource(bytes))
  }

  private func resource(_ bytes: [UInt8]) throws(QuestionnaireProblem) -> FHIRQuestionnaire {
    struct Kind: Decodable { var resourceType: String? }
    do {
      let data = Data(bytes)
      // Says line and column of most mistakes.
      _ = try JSONSerialization.jsonObject(with: data)
      if let comma = StrictJSON.strayComma(in: bytes) {
        throw QuestionnaireProblem.notJSON(
          reason: "there is a comma too many in line \(comma.line), column \(comma.column).")
      }
      let kind = try JSONDecoder().decode(Kind.self, from: data).resourceType
      guard kind == "Questionnaire" else { throw QuestionnaireProblem.notAQuestionnaire(found: kind) }
      return try JSONDecoder().decode(FHIRQuestionnaire.self, from: data)
    } catch let problem as QuestionnaireProblem {
      throw problem
    } catch let error as DecodingError {
      throw Self.explained(error)
    } catch {
      let reason = (error as NSError).userInfo["NSDebugDescription"] as? String
      throw .notJSON(reason: reason ?? String(describing: error))
    }
  }

  private func reading(of resource: FHIRQuestionnaire) throws(QuestionnaireProblem) -> Reading {
    guard let title = [resource.title, resource.name].compactMap({ $0 }).map(Self.line).first(where: { !$0.isEmpty })
    else { throw .withoutTitle }
    if resource.modifierExtension?.isEmpty == false {
      throw .beyondUs(linkId: "(the questionnaire)", "has a modifierExtension")
    }
    var reader = QuestionnaireItemReader(valueSets: resource.contained ?? [])
    var questionnaire = Questionnaire(
      title: String(title.prefix(QuestionnaireLimits.title)),
      items: try reader.items(resource.item ?? [], depth: 1))
    guard !questionnaire.questions.isEmpty else { throw .withoutQuestions }
    try ConditionCheck(questionnaire).run(leftOut: reader.leftOut)
    questionnaire.url = resource.url
    questionnaire.version = resource.version
    questionnaire.name = resource.name
    questionnaire.language = resource.language
    questionnaire.publisher = resource.publisher.map(Self.line)
    questionnaire.copyright = resource.copyright.map { String($0.prefix(QuestionnaireLimits.text)) }
    questionnaire.codes = QuestionnaireItemReader.codes(resource.code)
    questionnaire.saysToSum =
      resource.extension.first(FHIRExtensionURL.score)?.valueCode == "sum" || reader.hasSumOfAll
    return Reading(questionnaire: questionnaire, notes: reader.notes)
  }

  static func line(_ text: String) -> String {
    text.split(whereSeparator: \.isWhitespace).joined(separator: " ")
  }

  private static func explained(_ error: DecodingError) -> QuestionnaireProblem {
    func place(_ context: DecodingError.Context) -> String {
      let path = context.codingPath.reduce(into: "") { path, key in
        path += key.intValue.map { "[\($0)]" } ?? (path.isEmpty ? "" : ".") + key.stringValue
      }
      return path.isEmpty ? "The file" : path
    }
    switch error {
    case .typeMismatch(_, let context), .valueNotFound(_, let context):
      return .wrongShape(at: place(context), reason: "this is another kind of value than FHIR has here")
    case .keyNotFound(let key, let context):
      return .wrongShape(at: place(context), reason: "“\(key.stringValue)” is missing")
    case .dataCorrupted(let context): return .notJSON(reason: context.debugDescription)
    @unknown default: return .notJSON(reason: String(describing: error))
    }
  }
}
