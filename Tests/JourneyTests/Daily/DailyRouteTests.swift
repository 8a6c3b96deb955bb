import DatabaseTesting
import Foundation
import HTTPTypes
import Meetings
import Members
import MembersTesting
import Recovery
import Testing

@testable import Journey

@Suite("Daily routes")
struct DailyRouteTests {
  static let pages = [
    "/today/check-in", "/today/check-ins", "/today/pledge", "/today/review", "/today/evenings", "/today/urge",
    "/today/urge/earlier", "/today/urges", "/today/meetings", "/today/meetings/goal", "/today/journal",
    "/today/journal/new", "/today/inventory", "/today/gratitude",
  ]

  @Test("Strangers get a page of their own on /today, and are led to sign in elsewhere")
  func strangers() async throws {
    try await JourneySite.with { site in
      let today = try await site.stranger.get("/today")
      #expect(today.status == 200)
      for link in ["/join", "/sign-in?to=/today", "/help", "/meetings", "/tools"] {
        #expect(today.body.contains("href=\"\(link)\""), "\(link)")
      }
      for page in Self.pages {
        let answer = try await site.stranger.get(page)
        #expect(answer.status == 303 && answer.location?.hasPrefix("/sign-in?to=/today") == true, "\(page)")
      }
      #expect(try await site.stranger.post("/today/check-in", [("craving", "3")]).status == 401)
    }
  }

  @Test("Every page opens for a member with nothing written", arguments: TestEngine.allCases)
  func empty(engine: TestEngine) async throws {
    try await JourneySite.with(engine) { site in
      let rosa = try await site.join("Rosa")
      for page in Self.pages + ["/today"] {
        let answer = try await rosa.get(page)
        #expect(answer.status == 200, "\(page)")
        #expect(answer.headers[.cacheControl] == "no-store", "\(page)")
      }
      #expect(try await rosa.post("/today/check-in", [("craving", "3")], isForged: true).status == 403)
    }
  }

  @Test("What another member wrote is not there", arguments: TestEngine.allCases)
  func others(engine: TestEngine) async throws {
    try await JourneySite.with(engine) { site in
      let (rosa, mae) = (try await site.join("Rosa"), try await site.join("Mae"))
      _ = try await rosa.post("/today/check-in", [("craving", "3")])
      _ = try await rosa.post("/today/journal/new", [("text", "Mine alone")])
      _ = try await rosa.post("/today/meetings", [("name", "Far away"), ("day", "2026-11-22")])
      let urge = try #require(try await rosa.post("/today/urge", [("before", "5")]).location)
      let vault = try #require(rosa.vault)
      let checkIn = try #require(try await vault.entries(Daily.checkIns, page: "2026-11").first)
      let journal = try #require(try await vault.entries(Daily.journal, page: "2026-11").first)
      let meeting = try #require(try await vault.entries(Daily.attended, page: "2026-11").first)
      let places = [
        "/today/check-in/2026-11/\(checkIn.id)", "/today/journal/2026-11/\(journal.id)",
        "/today/meetings/2026-11/\(meeting.id)", urge, urge + "/ride", urge + "/after", urge + "/edit",
      ]
      for place in places {
        #expect(try await rosa.get(place).status == 200, "\(place)")
        #expect(try await mae.get(place).status == 404, "\(place)")
        #expect(try await mae.post(place, [("text", "x"), ("craving", "1"), ("name", "x")]).status == 404, "\(place)")
        #expect(try await rosa.get(place.replacing("2026-11", with: "2026-10")).status == 404)
        #expect(try await rosa.get(place.replacing("2026-11", with: "..")).status == 404)
      }
      let taken = try await mae.post("/today/remove/journal/\(journal.id)", [("month", "2026-11")])
      #expect(taken.body.contains("It is already gone"))
      #expect(try await vault.entries(Daily.journal, page: "2026-11").count == 1)
    }
  }

  @Test("An entry is taken out, and put back from the page that says so")
  func undo() async throws {
    try await JourneySite.with { site in
      let rosa = try await site.join("Rosa")
      let vault = try #require(rosa.vault)
      _ = try await rosa.post("/today/journal/new", [("text", "\"Quotes\" & <tags>\nand lines")])
      let entry = try #require(try await vault.entries(Daily.journal, page: "2026-11").first)
      let page = try await rosa.post("/today/remove/journal/\(entry.id)", [("month", "2026-11")])
      #expect(page.status == 200 && page.body.contains("Put it back"))
      #expect(try await vault.entries(Daily.journal, page: "2026-11").isEmpty)
      let json = String(decoding: try JSONEncoder().encode(entry), as: UTF8.self)
      for _ in 0..<2 {
        #expect(try await rosa.post("/today/put-back", [("kind", "journal"), ("entry", json)]).status == 303)
      }
      #expect(try await vault.entries(Daily.journal, page: "2026-11") == [entry])
      #expect(try await rosa.post("/today/put-back", [("kind", "journal"), ("entry", "{}")]).status == 400)
      #expect(try await rosa.post("/today/put-back", [("kind", "settings"), ("entry", json)]).status == 404)
      #expect(try await rosa.post("/today/remove/settings/settings", [("month", "2026-11")]).status == 404)
    }
  }

  @Test("What is wrong is said beside its field, and what was typed is kept")
  func wrong() async throws {
    try await JourneySite.with { site in
      let rosa = try await site.join("Rosa")
      let checkIn = try await rosa.post(
        "/today/check-in", [("craving", "11"), ("note", "kept words"), ("sleep", "25")])
      #expect(checkIn.status == 422)
      for text in ["kept words", "Choose a number from 0 to 10.", "Write a number from 0 to 24.", "value=\"25\""] {
        #expect(checkIn.body.contains(text), "\(text)")
      }
      #expect(try await rosa.post("/today/check-in", [("asked", "all")]).status == 422)
      let long = String(repeating: "a", count: RecordLimits.journal + 1)
      let journal = try await rosa.post("/today/journal/new", [("text", long)])
      #expect(journal.status == 422 && journal.body.contains(long))
      let urge = try await rosa.post(
        "/today/urge/earlier",
        [("day", "2026-11-24"), ("time", "99:00"), ("before", ""), ("new-trigger", String(repeating: "x", count: 41))])
      #expect(urge.status == 422)
      for text in ["That day has not come yet.", "Write the time as", "Write at most 40 characters for one."] {
        #expect(urge.body.contains(text), "\(text)")
      }
      let meeting = try await rosa.post(
        "/today/meetings", [("name", " "), ("day", "2020-01-01"), ("note", "kept too")])
      #expect(meeting.status == 422 && meeting.body.contains("kept too"))
      #expect(meeting.body.contains("Say which meeting it was."))
      #expect(try await rosa.post("/today/meetings", [("slug", "nowhere")]).status == 404)
      #expect(try await rosa.post("/today/meetings/goal", [("kind", "weekly"), ("count", "99")]).status == 422)
      #expect(try await rosa.post("/today/gratitude", [("lines", " \n ")]).status == 422)
      #expect(try await rosa.post("/today/inventory", [("well", "")]).status == 422)
      let vault = try #require(rosa.vault)
      #expect(try await vault.allEntries(Daily.urges).isEmpty)
      #expect(try await vault.allEntries(Daily.checkIns).isEmpty)
    }
  }
}
