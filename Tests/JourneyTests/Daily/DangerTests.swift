import DatabaseTesting
import Members
import MembersTesting
import Testing

@testable import Journey

@Suite("Words that say danger, in daily records")
struct DangerTests {
  @Test("They are saved all the same, and help comes first", arguments: TestEngine.allCases)
  func saved(engine: TestEngine) async throws {
    try await JourneySite.with(engine) { site in
      let rosa = try await site.join("Rosa")
      let vault = try #require(rosa.vault)
      #expect(try await rosa.post("/today/danger-words", [("words", "the bridge")]).status == 303)
      let said = "Tonight I thought of THE BRIDGE again"
      let forms: [(String, [(String, String)])] = [
        ("/today/check-in", [("craving", "3"), ("note", said)]), ("/today/pledge", [("words", said)]),
        ("/today/review", [("gratitude", "Tea"), ("amends", said)]), ("/today/journal/new", [("text", said)]),
        ("/today/gratitude", [("lines", "Tea\n\(said)")]), ("/today/inventory", [("well", said)]),
        ("/today/meetings", [("name", "Kettle"), ("day", "2026-11-23"), ("note", said)]),
        ("/today/urge/earlier", [("day", "2026-11-23"), ("time", "10:00"), ("before", "5"), ("note", said)]),
      ]
      for (path, fields) in forms {
        #expect(try await rosa.post(path, fields).location?.hasPrefix("/help") == true, "\(path)")
      }
      #expect(try await vault.allEntries(Daily.journal).map(\.text) == [said])
      #expect(try await vault.allEntries(Daily.urges).map(\.note) == [said])
      #expect(try await vault.allEntries(Daily.checkIns).map(\.note) == [said])
      let quiet = try await rosa.post("/today/journal/new", [("text", "A bridge too far")])
      #expect(quiet.location?.hasPrefix("/today/journal") == true)
    }
  }

  @Test("Plain words about not wanting to live lead to help, until somebody has a list of their own")
  func starters() async throws {
    try await JourneySite.with { site in
      let rosa = try await site.join("Rosa")
      for said in ["I want to die tonight", "No quiero vivir así", "thinking of SUICIDE again"] {
        let saved = try await rosa.post("/today/journal/new", [("text", said)])
        #expect(saved.location?.hasPrefix("/help") == true, "\(said)")
      }
      #expect(try await rosa.get("/today/danger-words").body.contains("want to die"))
      #expect(try await rosa.post("/today/danger-words", [("words", "")]).status == 303)
      let after = try await rosa.post("/today/journal/new", [("text", "I want to die of laughter")])
      #expect(after.location?.hasPrefix("/today/journal") == true)
    }
  }

  @Test("A self-check that is due stands on Today")
  func due() async throws {
    try await JourneySite.with { site in
      let rosa = try await site.join("Rosa")
      _ = try await rosa.post("/today/check-in", [("craving", "3")])
      #expect(try await rosa.get("/today").body.contains("Due today, if you like"))
    }
  }
}
