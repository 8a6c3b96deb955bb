import Foundation
import Testing

@testable import Meetings

private let feeds = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
  .deletingLastPathComponent().deletingLastPathComponent().appending(path: "../shared/data/feeds")
private let feedsArePresent = FileManager.default.fileExists(atPath: feeds.path)

/// The types that published lists really use, read from the lists where they are present.
@Suite("Types of published lists", .enabled(if: feedsArePresent, "the lists are not here"))
struct PublishedTypesTests {
  /// `BS` is one intergroup's own and `NA` a test's: nobody publishes what they mean, so they stay unknown.
  private let unexplained: Set<String> = ["BS", "NA", ""]

  @Test("AA and Al-Anon: every code, name and bracketed word but the unexplained has a meaning")
  func meetingGuide() throws {
    let folder = feeds.appending(path: "meeting-guide")
    var seen = 0
    for file in try FileManager.default.contentsOfDirectory(at: folder, includingPropertiesForKeys: nil) {
      let fellowship: Fellowship.ID = file.lastPathComponent.hasPrefix("al-anon") ? .alAnon : .aa
      let records = try #require(JSONSerialization.jsonObject(with: Data(contentsOf: file)) as? [[String: Any]])
      let types = Set(records.flatMap { $0["types"] as? [String] ?? [] })
      for type in types.subtracting(unexplained) {
        let code = TypeVocabulary.code(named: type, in: fellowship)
        #expect(code.flatMap(TypeVocabulary.meaning) != nil, "\(file.lastPathComponent): \(type)")
        seen += 1
      }
    }
    #expect(seen > 200)
  }

  @Test("NA: every world id of the formats is known, and their names lead to the same meaning")
  func formats() throws {
    let file = feeds.appending(path: "bmlt/greater-new-york-formats.json")
    let records = try #require(JSONSerialization.jsonObject(with: Data(contentsOf: file)) as? [[String: Any]])
    for record in records {
      let name = record["name_string"] as? String ?? ""
      if let world = record["world_id"] as? String, !world.isEmpty {
        let meaning = TypeVocabulary.meaning(of: TypeCode(.na, world))
        #expect(meaning != nil, "\(world)")
        guard world != "LANG", let named = TypeVocabulary.code(named: name, in: .na) else { continue }
        #expect(TypeVocabulary.meaning(of: named)?.attribute == meaning?.attribute, "\(name) \(world) \(named)")
      }
      let key = record["key_string"] as? String ?? ""
      let known =
        TypeVocabulary.meaning(of: TypeCode(.na, key))
        ?? TypeVocabulary.code(named: name, in: .na)
        .flatMap(TypeVocabulary.meaning)
      #expect(known != nil, "\(key) \(name)")
    }
  }

  @Test("SMART Recovery: every audience and language in the sheet is known")
  func smart() throws {
    let file = feeds.appending(path: "csv/smart-recovery-2022.csv")
    let text = try String(contentsOf: file, encoding: .utf8)
    let words = [
      "All Welcome", "Family and Friends Only", "Teens and Youth", "Women", "Men", "LGBTQIA+", "School and College",
      "Veterans and First Responders", "Patients and Clients", "Correctional Facility", "English", "Español",
      "Français", "Online",
    ]
    for word in words {
      #expect(text.contains(word))
      #expect(TypeVocabulary.code(named: word, in: .smart) != nil, "\(word)")
    }
  }
}
