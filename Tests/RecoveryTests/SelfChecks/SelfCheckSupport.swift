import Foundation
import Meetings
import Testing

@testable import Recovery

/// Invented questionnaires, and the published ones where they are at hand. Those are never part of this project.
enum SelfCheckSupport {
  private static let root = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
    .deletingLastPathComponent().deletingLastPathComponent()

  static let published = root.appending(path: "../shared/data/questionnaires").standardized

  static var arePublishedThere: Bool { FileManager.default.fileExists(atPath: published.path) }

  static func bytes(_ name: String) throws -> [UInt8] {
    Array(try Data(contentsOf: published.appending(path: name)))
  }

  static func read(_ name: String) throws -> Questionnaire {
    try QuestionnaireDecoder().decode(try bytes(name)).questionnaire
  }

  struct FactsFile: Decodable { var facts: [ScoringFacts] }

  static func facts() throws -> [ScoringFacts] {
    let file = root.appending(path: "Sources/Journey/Data/self-check-facts.json")
    return try JSONDecoder().decode(FactsFile.self, from: try Data(contentsOf: file)).facts
  }

  static func weekly() throws -> OwnCheck {
    try OwnCheck.decode(Array(try Data(contentsOf: root.appending(path: "Sources/Journey/Data/weekly-check.json"))))
  }

  /// A questionnaire of these items, as JSON.
  static func json(_ items: String, more: String = "") -> [UInt8] {
    Array(#"{"resourceType":"Questionnaire","title":"Tea"\#(more),"item":[\#(items)]}"#.utf8)
  }

  static func decode(_ items: String, more: String = "") throws -> Questionnaire {
    try QuestionnaireDecoder().decode(json(items, more: more)).questionnaire
  }

  /// A questionnaire of that many questions, each with these points to choose from.
  static func invented(_ name: String, questions: Int, points: [Int], code: String? = nil, itemCodes: [String] = [])
    throws
    -> Questionnaire
  {
    let options = points.map { point in
      #"{"valueCoding":{"code":"c\#(point)","display":"Choice \#(point)"},"#
        + #""extension":[{"url":"http://hl7.org/fhir/StructureDefinition/ordinalValue","valueDecimal":\#(point)}]}"#
    }.joined(separator: ",")
    let items = (1...questions).map { number in
      let codes =
        itemCodes.isEmpty ? "" : #""code":[{"system":"http://loinc.org","code":"\#(itemCodes[number - 1])"}],"#
      return
        #"{"linkId":"q\#(number)",\#(codes)"type":"choice","text":"Question \#(number)","answerOption":[\#(options)]}"#
    }.joined(separator: ",")
    let panel = code.map { #","code":[{"system":"http://loinc.org","code":"\#($0)"}]"# } ?? ""
    return try decode(items, more: #","name":"\#(name)"\#(panel)"#)
  }
}

extension Questionnaire {
  /// Answers by the place of the choice, nil for one left out, in the order of the questions.
  func filled(_ choices: [Int?]) -> [String: Answer] {
    let given = zip(questions, choices).compactMap { item, choice in choice.map { (item.linkId, String($0)) } }
    return sheet(Dictionary(uniqueKeysWithValues: given)).answers
  }
}
