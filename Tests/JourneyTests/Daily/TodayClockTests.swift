import DatabaseTesting
import Meetings
import Members
import MembersTesting
import Recovery
import Testing

@testable import Journey

@Suite("Today’s clocks")
struct TodayClockTests {
  @Test("The clock's number stands on Today, and a milestone says so the day before", arguments: TestEngine.allCases)
  func clock(engine: TestEngine) async throws {
    try await JourneySite.with(engine) { site in
      let rosa = try await site.join("Rosa")
      #expect(try await rosa.get("/today").body.contains("Start a clock"))
      let fields = [
        ("label", "Alcohol free"), ("kind", "substance"), ("date", "2026-10-25"), ("set", "chips"), ("time", ""),
        ("basis", ""),
      ]
      let made = try await rosa.post("/today/clocks/new", fields)
      #expect(made.status == 303, "\(made.body)")
      let page = try await rosa.get("/today").body
      #expect(page.contains("Alcohol free") && page.contains(">29<"))
      #expect(page.contains("30 days tomorrow"))
      #expect(!page.contains("Welcome, Rosa"))
    }
  }
}
