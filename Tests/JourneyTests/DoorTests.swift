import DatabaseTesting
import MembersTesting
import Testing

@testable import Journey

@Suite("Who gets in")
struct DoorTests {
  static let pages = [
    "/today/check-in", "/today/check-ins", "/today/pledge", "/today/review", "/today/urge", "/today/urges",
    "/today/meetings",
    "/today/journal", "/today/journal/new", "/today/gratitude", "/today/inventory", "/today/clocks",
    "/today/clocks/new",
    "/today/patterns", "/today/checks", "/today/danger-words", "/worksheets",
  ]

  @Test("A member's own pages are theirs; a stranger is led to sign in, and back", arguments: TestEngine.allCases)
  func pages(engine: TestEngine) async throws {
    try await JourneySite.with(engine) { site in
      let rosa = try await site.join("Rosa")
      for page in Self.pages {
        #expect(try await rosa.get(page).status == 200, "\(page)")
        let stranger = try await site.stranger.get(page)
        #expect(stranger.status == 303 && stranger.location == "/sign-in?to=\(page)", "\(page)")
      }
      #expect(try await site.stranger.get("/today").status == 200, "it says what the page is")
    }
  }
}
