import Foundation
import Meetings

/// Answers as a FHIR R4 QuestionnaireResponse (hl7.org/fhir/R4/questionnaireresponse.html), for a clinician or another program.
/// It names no subject: who it is about, the member says when they hand it over.
public struct QuestionnaireResponse: Codable, Sendable, Equatable {
  public struct Item: Codable, Sendable, Equatable {
    public var linkId: String
    public var text: String?
    var answer: [FHIRValue]?
    public var item: [Item]?

    public static func == (a: Item, b: Item) -> Bool {
      a.linkId == b.linkId && a.text == b.text && a.item == b.item && a.answer?.map(\.answer) == b.answer?.map(\.answer)
    }
  }

  public var resourceType = "QuestionnaireResponse"
  public var id: String?
  /// Canonical address and version.
  public var questionnaire: String?
  public var status = "completed"
  /// RFC 3339.
  public var authored: String
  public var item: [Item]?

  /// - Parameter zone: whose offset the moment is written with.
  public init(_ entry: SelfCheckEntry, of questionnaire: Questionnaire, zone: Zone) {
    id = Self.identifier(entry.id)
    self.questionnaire = questionnaire.url.map { url in url + (questionnaire.version.map { "|\($0)" } ?? "") }
    authored = entry.at.rfc3339(in: zone)
    let items = Self.items(questionnaire.items, entry.answers)
    item = items.isEmpty ? nil : items
  }

  /// The answers in it, by `linkId`.
  public var answers: [String: Answer] {
    var all: [String: Answer] = [:]
    var rest = item ?? []
    while let next = rest.popLast() {
      if let answer = next.answer?.first?.answer { all[next.linkId] = answer }
      rest += next.item ?? []
    }
    return all
  }

  /// Answered items, and the groups around them.
  private static func items(_ items: [Questionnaire.Item], _ answers: [String: Answer]) -> [Item] {
    items.compactMap { item in
      let inside = self.items(item.items, answers)
      let answer = answers[item.linkId].map { [FHIRValue($0)] }
      if answer == nil && inside.isEmpty { return nil }
      let text = [item.prefix, item.text.isEmpty ? nil : item.text].compactMap { $0 }.joined(separator: " ")
      return Item(
        linkId: item.linkId, text: text.isEmpty ? nil : text, answer: answer, item: inside.isEmpty ? nil : inside)
    }
  }

  /// FHIR's `id`: letters, digits, `-` and `.`, at most 64.
  private static func identifier(_ id: String) -> String {
    String(id.map { $0.isASCII && ($0.isLetter || $0.isNumber || $0 == "." || $0 == "-") ? $0 : "-" }.prefix(64))
  }
}

/// Several responses in one file: a FHIR R4 Bundle of type collection.
public struct ResponseBundle: Codable, Sendable, Equatable {
  public struct Entry: Codable, Sendable, Equatable { public var resource: QuestionnaireResponse }

  public var resourceType = "Bundle"
  public var type = "collection"
  public var entry: [Entry]

  public init(_ responses: [QuestionnaireResponse]) { entry = responses.map(Entry.init) }

  public func json() throws -> [UInt8] {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.prettyPrinted, .sortedKeys, .withoutEscapingSlashes]
    return Array(try encoder.encode(self))
  }

  /// - Throws: `DecodingError`.
  public static func decode(_ bytes: [UInt8]) throws -> ResponseBundle {
    try JSONDecoder().decode(ResponseBundle.self, from: Data(bytes))
  }
}
