import DatabaseTesting
import Meetings
import Members
import MembersTesting
import Recovery
import Testing

@testable import Journey

/// A member's first week, with the clock moved. It begins on Monday 23 November 2026, 18:00 in New York.
@Suite("A week of use")
struct WeekOfUseTests {
  @Test("From the first visit to a week of entries", arguments: TestEngine.allCases)
  func week(engine: TestEngine) async throws {
    try await JourneySite.with(engine) { site in
      var rosa = try await site.join("Rosa")
      try await firstEvening(rosa)
      // Tuesday morning, 8:00: the day is new.
      site.clock.advance(minutes: 14 * 60)
      rosa = try await site.comeBack("Rosa")
      try await morning(rosa)
      try await urge(rosa, site.clock)
      for day in 2...6 {
        site.clock.advance(days: 1)
        rosa = try await site.comeBack("Rosa")
        let answer = try await rosa.post("/today/check-in", [("craving", String(9 - day))])
        #expect(answer.status == 303)
        #expect(try await rosa.post("/today/meetings", [("slug", "kettle")]).status == 303)
      }
      try await lookBack(rosa)
    }
  }

  private func firstEvening(_ rosa: TestVisitor) async throws {
    let first = try await rosa.get("/today")
    #expect(first.status == 200)
    #expect(first.body.contains("Welcome, Rosa"))
    #expect(!first.body.contains("How was today?"), "there is nothing to look back on yet")
    #expect(try await rosa.post("/today/check-in", [("craving", "4")]).status == 303)
    #expect(try await rosa.get("/today").body.contains("How was today?"))
    #expect(try await rosa.post("/today/review").location == "/today?saved=review")
    let after = try await rosa.get("/today?saved=review")
    #expect(!after.body.contains("How was today?"))
    #expect(after.body.contains("Rest well"))
  }

  private func morning(_ rosa: TestVisitor) async throws {
    let page = try await rosa.get("/today").body
    #expect(page.contains("I pledge this"))
    #expect(!page.contains("How was today?"))
    #expect(try await rosa.post("/today/pledge").status == 303)
    #expect(try await rosa.post("/today/pledge", [("words", "Home by nine")]).status == 303)
    let pledges = try #require(try await rosa.vault?.entries(Daily.pledges, page: "2026-11"))
    #expect(pledges.map(\.words) == ["Home by nine"], "one a day")
    #expect(try await rosa.post("/today/check-in", [("craving", "7")]).location == "/today?saved=check-in")
    #expect(try await rosa.get("/today").body.contains("Home by nine"))
  }

  private func urge(_ rosa: TestVisitor, _ clock: TestClock) async throws {
    let pick = try #require(try await rosa.post("/today/urge", [("before", "8")]).location)
    let ride = try #require(try await rosa.post(pick, [("tool", "talk")]).location)
    clock.advance(minutes: 12)
    for step in [pick, ride] { #expect(try await rosa.get(step).body.contains("href=\"/help\"")) }
    let after = try #require(try await rosa.post(ride, [("after", "3")]).location)
    let page = try await rosa.get(after).body
    #expect(page.contains("It fell."))
    #expect(page.contains("From 8 to 3 in 12 min."))
    let fields = [("triggers", "money"), ("new-trigger", "Payday, rain"), ("place", "work")]
    #expect(try await rosa.post(after, fields).location == "/today?saved=urge")
    let urge = try #require(try await rosa.vault?.entries(Daily.urges, page: "2026-11").first)
    #expect(urge.ownTriggers == ["Payday", "rain"] && urge.triggers == [.money] && urge.place == .work)
    #expect(urge.secondsRidden == 720 && urge.fall == 5 && urge.tool == "talk")
    #expect(urge.time.description == "08:00" && urge.day.description == "2026-11-24")
    // The next one offers the same words.
    let next = try #require(try await rosa.post("/today/urge", [("before", "2")]).location)
    #expect(try await rosa.get(next + "/after").body.contains("Payday"))
  }

  private func lookBack(_ rosa: TestVisitor) async throws {
    let checkIns = try await rosa.get("/today/check-ins").body
    #expect(checkIns.contains("Sunday 29 November"))
    #expect(checkIns.contains("craving 7"))
    #expect(try await rosa.post("/today/meetings/goal", [("kind", "weekly"), ("count", "3")]).status == 303)
    let meetings = try await rosa.get("/today/meetings").body
    #expect(meetings.contains("5 of 3"))
    #expect(meetings.contains("reached"))
    #expect(try await rosa.get("/today").body.contains("5 of 3"))
    #expect(try await rosa.get("/today/evenings").body.contains("Home by nine"))
  }
}
