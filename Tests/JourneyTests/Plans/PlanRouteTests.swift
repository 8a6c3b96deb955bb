import DatabaseTesting
import HTTPTypes
import Meetings
import Members
import MembersTesting
import Recovery
import Testing

@testable import Journey

@Suite("Plan routes")
struct PlanRouteTests {
  @Test("A plan is kept, read with numbers to press, deleted and brought back", arguments: TestEngine.allCases)
  func hardMoment(engine: TestEngine) async throws {
    try await JourneySite.with(engine) { site in
      let rosa = try await site.join("Rosa")
      #expect(try await rosa.get("/plans/hard-moment").body.contains("<form"))
      let saved = try await rosa.post(
        "/plans/hard-moment",
        [
          ("people-name", "Mae"), ("people-phone", "+1 (215) 555-0199"), ("people-note", "I need company"),
          ("people-name", "Dr. Ok"), ("people-phone", ""), ("people-note", ""), ("safer", "out"),
          ("helps", "Tea\nStairs"),
        ])
      #expect(saved.location == "/plans/hard-moment?saved=1")
      let page = try await rosa.get("/plans/hard-moment").body
      #expect(
        page.contains("href=\"tel:+12155550199\"") && page.contains("Phone Mae") && !page.contains("Phone Dr. Ok"))
      #expect(page.contains("Alcohol and drugs are out of the house") && page.contains("<li>Stairs</li>"))
      #expect(try await rosa.get("/plans/hard-moment/edit").body.contains("value=\"+1 (215) 555-0199\""))
      #expect(try await rosa.get("/plans/copy").body.contains("tel:+12155550199"))

      let mae = try await site.join("Mae")
      #expect(try await mae.get("/plans/hard-moment").body.contains("555-0199") == false)
      #expect(try await mae.post("/plans/hard-moment/restore").status == 404)

      #expect(try await rosa.post("/plans/hard-moment/delete").status == 303)
      #expect(try await rosa.get("/plans").body.contains("/plans/hard-moment/restore"))
      #expect(try await !rosa.get("/plans/copy").body.contains("555"))
      #expect(try await rosa.post("/plans/hard-moment/restore").status == 303)
      #expect(try await rosa.get("/plans/hard-moment").body.contains("tel:+12155550199"))
    }
  }

  @Test("After a day a deleted plan leaves the record", arguments: TestEngine.allCases)
  func gone(engine: TestEngine) async throws {
    try await JourneySite.with(engine) { site in
      let rosa = try await site.join("Rosa")
      let vault = try #require(rosa.vault)
      let aDayAgo = site.clock.now.adding(minutes: -PlanRecord.undoMinutes)
      try await vault.update(JourneyFeature.plans) {
        $0.append(PlanRecord(.change, answers: ["change": .text("Evenings")], changed: aDayAgo, deleted: aDayAgo))
      }
      #expect(try await !rosa.get("/plans").body.contains("restore"))
      #expect(try await vault.allEntries(JourneyFeature.plans).isEmpty)
      #expect(try await rosa.post("/plans/change/restore").status == 404)
    }
  }

  @Test("Today knows what the week has for it", arguments: TestEngine.allCases)
  func today(engine: TestEngine) async throws {
    try await JourneySite.with(engine) { site in
      let rosa = try await site.join("Rosa")
      let vault = try #require(rosa.vault)
      let monday = site.clock.now
      let newYork = try #require(Zone.named("America/New_York"))
      func planned(_ zone: Zone) async throws -> [String] {
        let day = zone.date(at: monday)
        return try await vault.read { try JourneyFeature.planned(on: day, in: $0) }.map { "\($0.part): \($0.text)" }
      }
      #expect(try await planned(newYork).isEmpty)
      _ = try await rosa.post(
        "/plans/week", [("week-1-evening", "Meeting"), ("week-1-morning", "Run"), ("week-2-morning", "Dentist")])
      #expect(try await planned(newYork) == ["morning: Run", "evening: Meeting"])
      // It is Tuesday already in Tokyo.
      #expect(try await planned(#require(Zone.named("Asia/Tokyo"))) == ["morning: Dentist"])
      _ = try await rosa.post("/plans/week/delete")
      #expect(try await planned(newYork).isEmpty)
    }
  }

  @Test("The service worker is served plainly, and the page behind it has nothing on it")
  func worker() async throws {
    try await JourneySite.with { site in
      let worker = try await site.stranger.get("/plan-offline.js")
      #expect(worker.status == 200 && worker.headers[.contentType]?.hasPrefix("text/javascript") == true)
      #expect(worker.headers[.cacheControl] == "no-cache")
      let rosa = try await site.join("Rosa")
      _ = try await rosa.post("/plans/change", [("change", "marker-55")])
      #expect(try await !rosa.get("/plan").body.contains("marker-55"))
    }
  }
}
