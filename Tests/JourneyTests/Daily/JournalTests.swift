import DatabaseTesting
import Meetings
import MembersTesting
import Pages
import Recovery
import Testing

@testable import Journey

@Suite("Journal")
struct JournalTests {
  @Test("A search reads a year at a time, says where it looked, and finds every kind", arguments: TestEngine.allCases)
  func search(engine: TestEngine) async throws {
    try await JourneySite.with(engine) { site in
      var rosa = try await site.join("Rosa")
      for month in 0..<14 {
        _ = try await rosa.post("/today/journal/new", [("text", "Mañana \(month)")])
        if month == 13 { break }
        site.clock.advance(days: 31)
        rosa = try await site.comeBack("Rosa")
      }
      let lists = [("/today/gratitude", "lines"), ("/today/inventory", "kind")]
      for (path, field) in lists { _ = try await rosa.post(path, [(field, "MAÑANA también")]) }
      let page = try await rosa.get("/today/journal?q=manana").body
      #expect(page.contains("14 places with “manana”"))
      #expect(page.contains("Looked in everything from"))
      #expect(page.contains("Look in earlier months"))
      let earlier = try await rosa.get("/today/journal?q=manana&until=2026-12").body
      #expect(earlier.contains("2 places"))
      #expect(!earlier.contains("Look in earlier months"))
      #expect(try await rosa.get("/today/journal?q=nowhere").body.contains("0 places"))
    }
  }

  @Test("Prompts have both languages, and ids of their own")
  func prompts() throws {
    let prompts = try DailyPrompts.read()
    #expect(prompts.journal.count >= 10 && prompts.inventory.count >= 5)
    for all in [prompts.journal, prompts.inventory] {
      #expect(Set(all.map(\.id)).count == all.count)
      for prompt in all {
        #expect(Set(prompt.text.keys) == Set(Language.all.map(\.code)), "\(prompt.id)")
        #expect(prompt.text.values.allSatisfy { !$0.isEmpty })
      }
    }
  }
}
