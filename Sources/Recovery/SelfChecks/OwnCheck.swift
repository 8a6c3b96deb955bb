import Foundation

/// A self-check of ours, from a data file: our own words in every language, and how it is scored.
public struct OwnCheck: Decodable, Sendable {
  struct Item: Decodable, Sendable {
    enum Kind: String, Decodable, Sendable {
      /// 0 to 10.
      case scale
      case choice, text, group, display
    }

    struct Option: Decodable, Sendable {
      var code: String
      var text: Bilingual
      var points: Double?
    }

    var id: String
    var kind: Kind
    var text: Bilingual
    var low: Bilingual?
    var high: Bilingual?
    var options: [Option]?
    var items: [Item]?
  }

  public var facts: ScoringFacts
  /// Grows whenever an item changes.
  var version: String
  var items: [Item]

  /// What its questionnaire calls itself; no place on the network.
  public var url: String { "urn:homegroup:self-check:\(facts.id)" }

  /// - Throws: `DecodingError`.
  public static func decode(_ bytes: [UInt8]) throws -> OwnCheck {
    try JSONDecoder().decode(OwnCheck.self, from: Data(bytes))
  }

  /// The questionnaire in one language.
  public func questionnaire(in language: String) -> Questionnaire {
    var questionnaire = Questionnaire(
      title: facts.title[language], items: items.map { Self.item($0, in: language) })
    questionnaire.name = facts.id
    questionnaire.version = version
    questionnaire.language = language
    questionnaire.url = url
    return questionnaire
  }

  private static func item(_ own: Item, in language: String) -> Questionnaire.Item {
    var item = Questionnaire.Item(linkId: own.id, text: own.text[language], kind: own.kind.fhir)
    if own.kind == .scale {
      (item.low, item.high, item.isScale) = (0, 10, true)
      (item.lowLabel, item.highLabel) = (own.low?[language], own.high?[language])
    }
    item.options = (own.options ?? []).map { option in
      let words = option.text[language]
      let coding = Answer.Coding(system: "urn:homegroup:answers", code: option.code, display: words)
      return .init(.choice(coding), display: words, points: option.points)
    }
    item.items = (own.items ?? []).map { self.item($0, in: language) }
    return item
  }
}

extension OwnCheck.Item.Kind {
  fileprivate var fhir: Questionnaire.Kind {
    switch self {
    case .scale: .integer
    case .choice: .choice
    case .text: .text
    case .group: .group
    case .display: .display
    }
  }
}
