import DatabaseTesting
import Foundation
import Meetings
import Members
import MembersTesting
import Recovery
import Testing

@testable import Journey

@Suite("Two windows")
struct TwoWindowsTests {
  /// The stamp that a page's form carries.
  private func seen(_ body: String) throws -> String {
    let mark = "name=\"seen\" value=\""
    let start = try #require(body.range(of: mark)?.upperBound)
    return String(body[start...].prefix { $0 != "\"" })
  }

  @Test("Both keep what they wrote: lists, inventories, reviews and entries", arguments: TestEngine.allCases)
  func both(engine: TestEngine) async throws {
    try await JourneySite.with(engine) { site in
      let rosa = try await site.join("Rosa")
      let vault = try #require(rosa.vault)
      let empty = try seen(try await rosa.get("/today/gratitude").body)
      _ = try await rosa.post("/today/gratitude", [("lines", "Tea"), ("seen", empty)])
      _ = try await rosa.post("/today/gratitude", [("lines", "Rain"), ("seen", empty)])
      #expect(try await vault.allEntries(Daily.gratitude).map(\.lines) == [["Tea"], ["Rain"]])
      // One window after the other changes the one list.
      let first = try seen(try await rosa.get("/today/gratitude").body)
      _ = try await rosa.post("/today/gratitude", [("lines", "Tea\nBread"), ("seen", first)])
      #expect(try await vault.allEntries(Daily.gratitude).map(\.lines) == [["Tea", "Bread"], ["Rain"]])

      _ = try await rosa.post("/today/review", [("gratitude", "One"), ("seen", "")])
      _ = try await rosa.post("/today/review", [("gratitude", "Two"), ("seen", "")])
      #expect(try await vault.allEntries(Daily.reviews).compactMap(\.gratitude) == ["One", "Two"])
    }
  }

  @Test("A journal entry that two windows change becomes two; one that was taken out keeps its words on the page")
  func journal() async throws {
    try await JourneySite.with { site in
      let rosa = try await site.join("Rosa")
      let vault = try #require(rosa.vault)
      _ = try await rosa.post("/today/journal/new", [("text", "First")])
      let entry = try #require(try await vault.allEntries(Daily.journal).first)
      let place = "/today/journal/2026-11/\(entry.id)"
      let stamp = try seen(try await rosa.get(place).body)
      #expect(try await rosa.post(place, [("text", "From one"), ("seen", stamp)]).status == 303)
      #expect(try await rosa.post(place, [("text", "From two"), ("seen", stamp)]).status == 303)
      #expect(try await vault.allEntries(Daily.journal).map(\.text) == ["From one", "From two"])
      _ = try await rosa.post("/today/remove/journal/\(entry.id)", [("month", "2026-11")])
      let gone = try await rosa.post(place, [("text", "Not lost"), ("seen", stamp)])
      #expect(gone.status == 404 && gone.body.contains("Not lost"))
      #expect(gone.body.contains("action=\"/today/journal/new\""))
    }
  }
}
