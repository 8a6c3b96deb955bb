import Foundation
import Testing

@testable import Meetings

@Suite("Attributes")
struct AttributeTests {
  @Test("Each has a bit and a name of its own, and stands under one heading")
  func distinct() {
    #expect(Set(Attribute.allCases.map(\.bit)).count == Attribute.allCases.count)
    #expect(Set(Attribute.allCases.map(\.name)).count == Attribute.allCases.count)
    #expect(Attribute.Group.allCases.flatMap(\.attributes).count == Attribute.allCases.count)
    #expect(AttributeSet(Attribute.allCases).attributes == Attribute.allCases)
  }

  @Test(
    "Words in type= are read leniently",
    arguments: [
      ("women", Attribute.women), ("Womens", .women), ("women's", .women), ("mujeres", .women), ("lgbtqia", .lgbtq),
      ("LGBTQ+", .lgbtq), ("gay", .lgbtq), ("young_people", .youngPeople), ("young-people", .youngPeople),
      ("youth", .youngPeople), ("step study", .stepStudy), ("step_study", .stepStudy), ("beginners", .newcomers),
      ("wheelchair", .wheelchair), ("wheelchair accessible", .wheelchair), ("non_binary", .nonBinary), ("deaf", .deaf),
      ("hard-of-hearing", .deaf), ("low-vision", .blind), ("sign language", .signLanguage), ("asl", .signLanguage),
      ("proof of attendance", .proofOfAttendance), ("poc", .peopleOfColor), ("trans", .transgender), ("open", .open),
      ("family", .family), ("veterans", .veterans), ("Q&A", .questionAndAnswer), ("agnostic", .secular),
      ("concurrent-family", .concurrentFamily), ("people of colour", .peopleOfColor), ("basic text", .basicText),
    ])
  func words(word: String, attribute: Attribute) {
    #expect(Attribute(word: word) == attribute)
  }

  @Test("Every raw value and name reads back; codes and nonsense do not")
  func rawValues() {
    for attribute in Attribute.allCases {
      #expect(Attribute(word: attribute.rawValue) == attribute)
      #expect(Attribute(word: attribute.name) == attribute)
    }
    for word in ["", "W", "xyzzy", "meeting"] { #expect(Attribute(word: word) == nil, "\(word)") }
  }

  /// The pages' catalogue and the vocabulary's own Spanish (which `code(named:in:)` reads) must not drift apart.
  @Test("The Spanish catalogue holds every name and explanation, and agrees with the vocabulary")
  func spanish() throws {
    let root = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
      .deletingLastPathComponent().deletingLastPathComponent()
    let file = root.appending(path: "Sources/Pages/Catalogues/es-types.json")
    let catalogue = try JSONDecoder().decode([String: String].self, from: Data(contentsOf: file))
    let names = TypeVocabulary.names.union(Attribute.allCases.map(\.name))
    for name in names {
      #expect(TypeNames.entries[name] != nil, "\(name)")
      #expect(catalogue[name] == TypeNames.entries[name]?.spanish, "\(name)")
    }
    let texts = Attribute.allCases.compactMap(\.explanation) + Attribute.Group.allCases.map(\.name)
    for text in texts { #expect(catalogue[text]?.isEmpty == false, "\(text)") }
    #expect(Set(catalogue.keys) == names.union(texts), "only what is used")
    #expect(Set(TypeNames.entries.keys) == names)
  }
}
