import DatabaseTesting
import MembersTesting
import Testing

@Suite("Journey routes")
struct JourneyRouteTests {
  @Test("A member has a session", arguments: TestEngine.allCases)
  func session(engine: TestEngine) async throws {
    try await JourneySite.with(engine) { site in
      _ = try await site.join("Rosa")
    }
  }
}
