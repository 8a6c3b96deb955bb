import Database
import DatabaseTesting
import Foundation
import HTTPTypes
import MembersTesting
import Pages
import Testing

@testable import Members

@Suite("Export and import")
struct RecordTests {
  static let collections: [any AnyVaultCollection] = [VaultTests.notes, VaultTests.others]

  static func with(_ engine: TestEngine, _ body: @Sendable @escaping (MemberSite) async throws -> Void) async throws {
    try await MemberSite.with(
      engine, features: { members, _ in [MembersFeature(members, collections: collections)] }, body)
  }

  @Test("What is taken out comes in again, byte for byte, and only once", arguments: TestEngine.allCases)
  func roundTrip(engine: TestEngine) async throws {
    try await Self.with(engine) { site in
      let (rosa, sam) = (try await site.join("Rosa"), try await site.join("Sam"))
      let (from, into) = (try #require(rosa.vault), try #require(sam.vault))
      let odd = Note(id: "2", text: "“ñ” \u{1F33B} </script> \"quoted\" \\ \n\t100 %")
      try await from.update(VaultTests.notes, page: "2026-11") { $0 = [Note(id: "1", text: "one"), odd] }
      try await from.update(VaultTests.others) { $0 = [odd] }
      try await from.updateSettings { $0.timeZone = "Europe/Berlin" }
      let file = try await rosa.get("/me/export/record.json")
      // It is tomorrow already in the zone that Rosa chose.
      #expect(file.headers[.contentDisposition] == "attachment; filename=\"record-2026-11-24.json\"")
      let first = try await sam.post("/me/import", [("record", file.body)])
      #expect(first.status == 200 && first.body.contains("2 came in"))
      let taken = try await from.read { try $0.contents() }
      let brought = try await into.read { try $0.contents() }
      #expect(brought.pages.map(\.name) == taken.pages.map(\.name))
      for (a, b) in zip(taken.pages, brought.pages) where a.collection != "settings" {
        let one = try JSONDecoder().decode([Note].self, from: Data(a.json))
        #expect(try JSONDecoder().decode([Note].self, from: Data(b.json)) == one)
      }
      #expect(try await into.settings().timeZone == "Europe/Berlin")
      let again = try await sam.post("/me/import", [("record", file.body)])
      #expect(again.body.contains("0 came in") && again.body.contains("2 were here already"))
      let stranger = try await site.stranger.post("/me/import", [("record", file.body)])
      #expect(stranger.status == 401)
    }
  }

  @Test("The code of one account is not taken for checked in another")
  func code() async throws {
    try await Self.with(.sqlite) { site in
      let (rosa, sam) = (try await site.join("Rosa"), try await site.join("Sam"))
      try await rosa.vault?.updateSettings { $0.hasCheckedCode = true }
      let file = try await rosa.get("/me/export/record.json").body
      #expect(try await sam.post("/me/import", [("record", file)]).status == 200)
      #expect(try await sam.vault?.settings().hasCheckedCode == false)
    }
  }

  @Test("Each refusal is said, and the rest comes in")
  func refusals() async throws {
    try await Self.with(.sqlite) { site in
      let rosa = try await site.join("Rosa")
      let file = """
        {"format":"homegroup-record","version":1,"collections":{
        "notes":{"2026-11":[{"id":"1","text":"good"},{"id":"2"},7],"../etc":[{"id":"3","text":"x"}],
        "all":[{"id":"a","text":"a"},{"id":"b","text":"b"},{"id":"c","text":"c"},{"id":"d","text":"d"}]},
        "strange":{"all":[{"id":"1"},{"id":"2"}]}}}
        """
      let answer = try await rosa.post("/me/import", [("record", file)])
      #expect(answer.status == 200)
      for words in [
        "1 came in", "2 were refused: they are not what they should be",
        "1 was refused: their page has a name that cannot be", "4 were refused: This part of your record is full",
        "2 were refused: this site has no place for them",
      ] { #expect(answer.body.contains(words), "\(words)") }
      #expect(try await rosa.vault?.allEntries(VaultTests.notes).map(\.text) == ["good"])
    }
  }

  @Test(
    "What is no record file is refused",
    arguments: [
      "", "hello", "{}", "[]", #"{"format":"other","version":1,"collections":{}}"#,
      #"{"format":"homegroup-record","version":1,"collections":[]}"#,
      #"{"format":"homegroup-record","version":99,"collections":{}}"#,
    ])
  func noRecord(text: String) async throws {
    try await Self.with(.sqlite) { site in
      let rosa = try await site.join("Rosa")
      #expect(try await rosa.post("/me/import", [("record", text)]).status == 422)
    }
  }

  @Test("The readable file stands alone: no script, no address outside it, everything escaped")
  func readable() async throws {
    try await Self.with(.sqlite) { site in
      let rosa = try await site.join("Rosa")
      try await rosa.vault?.update(VaultTests.notes, page: "2026-11") { $0 = [Note(id: "1", text: "<b>bold</b>")] }
      let page = try await rosa.get("/me/export/record.html")
      #expect(page.body.contains("&lt;b&gt;bold&lt;/b&gt;") && page.body.contains("November 2026"))
      #expect(!page.body.contains("<script") && !page.body.contains("http") && !page.body.contains("/assets/"))
      #expect(try await site.stranger.get("/me/export/record.html").status == 303)
    }
  }

  @Test("A page that was changed from outside does not keep the others in", arguments: TestEngine.allCases)
  func altered(engine: TestEngine) async throws {
    try await Self.with(engine) { site in
      let rosa = try await site.join("Rosa")
      let vault = try #require(rosa.vault)
      try await vault.update(VaultTests.notes) { $0 = [Note(id: "1", text: "whole")] }
      try await vault.update(VaultTests.others) { $0 = [Note(id: "1", text: "broken")] }
      let id = vault.label("others/all")
      try await site.database.write {
        try $0.execute("UPDATE vault_page SET version = version + 1 WHERE id = $1", [.text(id)])
      }
      let file = try await rosa.get("/me/export/record.json")
      #expect(file.status == 200 && file.body.contains("whole") && file.body.contains(#""unreadable":["others\/all"]"#))
      #expect(try await rosa.get("/me/export/record.html").body.contains("others/all"))
    }
  }
}
