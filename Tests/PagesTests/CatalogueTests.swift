import Foundation
import Testing

@testable import Pages

/// Every text on screen has its translation, and no translation is left over.
@Suite struct CatalogueTests {
  struct Use: Hashable {
    var key: String
    var isPlural: Bool
  }

  /// Each text the sources use, with the places that use it.
  static func uses() throws -> [Use: [String]] {
    var uses: [Use: [String]] = [:]
    for (path, text) in try Sources.files() {
      for call in SwiftSource(text).calls {
        let place = "\(path):\(call.line)"
        let labels = call.arguments.map(\.label)
        if labels.first == "key" { continue }
        let isPlural = labels == ["count", "one", "other"]
        guard isPlural || labels == [nil], let key = call.arguments.last?.literal?.key else {
          Issue.record("\(place): t(…) takes a literal, or count:, one: and other: with literals")
          continue
        }
        uses[Use(key: key, isPlural: isPlural), default: []].append(place)
      }
    }
    return uses
  }

  @Test func everyTextIsTranslated() throws {
    let uses = try Self.uses()
    #expect(uses.count > 100)
    for language in Language.all where language != .english {
      for (use, places) in uses.sorted(by: { $0.key.key < $1.key.key }) {
        let isThere =
          use.isPlural
          ? Catalogue.shared.plural(for: use.key, in: language) != nil
          : Catalogue.shared.text(for: use.key, in: language) != nil
        #expect(isThere, "\(language.code) lacks “\(use.key)”\(use.isPlural ? " (one, other)" : "") of \(places[0])")
      }
    }
  }

  @Test func everyTranslationIsUsed() throws {
    let used = Set(try Self.uses().keys.map(\.key))
    // The names of types, fellowships and countries stand in tables and come through t(key:).
    for file in Catalogue.files where !["types", "fellowships", "countries"].contains(file.area) {
      for key in try file.entries().keys.sorted() {
        #expect(used.contains(key), "\(file.language.code)-\(file.area).json: nothing says “\(key)”")
      }
    }
  }

  @Test func filesCanBeReadAndDoNotContradict() throws {
    for language in Language.all {
      var seen: [String: (area: String, entry: Catalogue.Entry)] = [:]
      for file in Catalogue.files where file.language == language {
        for (key, entry) in try file.entries() {
          if let other = seen[key] {
            #expect(other.entry == entry, "“\(key)” differs between \(other.area) and \(file.area)")
          }
          seen[key] = (file.area, entry)
        }
      }
    }
  }

  @Test func translationsKeepTheValues() throws {
    for file in Catalogue.files {
      for (key, entry) in try file.entries() {
        let wanted = Self.placeholders(key)
        switch entry {
        case .text(let text): #expect(Self.placeholders(text) == wanted, "“\(key)” → “\(text)”")
        case .plural(let forms):
          #expect(Self.placeholders(forms.other) == wanted, "“\(key)” → “\(forms.other)”")
          #expect(Self.placeholders(forms.one).isSubset(of: wanted), "“\(key)” → “\(forms.one)”")
        }
      }
    }
  }

  private static func placeholders(_ text: String) -> Set<String> {
    Set(text.matches(of: /\{\d+\}/).map { String($0.output) })
  }

  @Test func aMissingTextStaysEnglish() {
    let empty = Catalogue([])
    #expect(empty.text(for: "Meetings", in: .spanish) == nil)
    Language.$current.withValue(.spanish) {
      #expect(t(key: "No catalogue has this") == "No catalogue has this")
      #expect(t(key: "Meetings near nowhere, \("{1}")") == "Meetings near nowhere, {1}")
    }
  }
}
