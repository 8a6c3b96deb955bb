import DatabaseTesting
import HTTPTypes
import Members
import MembersTesting
import Pages
import Recovery
import Testing

@testable import Journey

@Suite("Tools")
struct ToolRouteTests {
  static let pages =
    ["/tools", "/tools/steps", "/plans", "/plan"] + ToolLibrary.exercises.map { "/tools/\($0.id)" }
    + (ToolLibrary.worksheets + ToolLibrary.steps).map { "/tools/\($0.id)" }
    + ToolLibrary.plans.map { "/plans/\($0.id)" }

  @Test("Everything opens without an account, in both languages", arguments: TestEngine.allCases)
  func open(engine: TestEngine) async throws {
    try await JourneySite.with(engine) { site in
      for path in Self.pages {
        for language in ["en", "es"] {
          let answer = try await site.stranger.get("\(path)?lang=\(language)")
          #expect(answer.status == 200, "\(path)")
          #expect(answer.body.contains("<html lang=\"\(language)\""), "\(path)")
        }
      }
      #expect(try await site.stranger.get("/tools/no-such").status == 404)
    }
  }

  @Test("What somebody without an account sends is laid out and stored nowhere", arguments: TestEngine.allCases)
  func strangerIsNotKept(engine: TestEngine) async throws {
    try await JourneySite.with(engine) { site in
      _ = try await site.join("Rosa")
      let before = try await site.rowCounts()
      let filled = try await site.stranger.post(
        "/tools/cost-benefit",
        [
          ("about", "wine-marker-77"), ("using-good-text", "quiet <b>evening</b>"), ("using-good-term", "short"),
          ("using-good-text", "friends"), ("using-good-term", "long"),
        ])
      #expect(filled.status == 200)
      #expect(filled.body.contains("wine-marker-77") && filled.body.contains("lasts long"))
      #expect(filled.body.contains("quiet &lt;b&gt;evening&lt;/b&gt;"))
      #expect(filled.headers[.setCookie] == nil && filled.headers[.cacheControl] == "no-store")
      let again = try await site.stranger.post("/tools/cost-benefit", [("about", "wine-marker-77"), ("do", "edit")])
      #expect(again.body.contains("value=\"wine-marker-77\""))
      let plan = try await site.stranger.post("/plans/hard-moment", [("helps", "walk to the river")])
      #expect(plan.status == 200 && plan.body.contains("walk to the river"))
      for path in ["/worksheets", "/plans/copy", "/plans/change/edit"] {
        #expect(try await site.stranger.get(path).status == 303, "\(path)")
      }
      #expect(try await site.rowCounts() == before)
    }
  }

  @Test("A member's sheet is kept, opened, changed and deleted", arguments: TestEngine.allCases)
  func kept(engine: TestEngine) async throws {
    try await JourneySite.with(engine) { site in
      let rosa = try await site.join("Rosa")
      let saved = try await rosa.post(
        "/tools/answer-the-urge",
        [
          ("before", "8"), ("turns-urge", "Only one"), ("turns-me", "It was never one"), ("turns-urge", ""),
          ("turns-me", ""), ("after", "3"),
        ])
      #expect(saved.status == 303)
      let place = try #require(saved.location?.split(separator: "?").first.map(String.init))
      #expect(place.hasPrefix("/worksheets/2026-11/"))
      let shown = try await rosa.get(place)
      #expect(shown.body.contains("It was never one") && shown.body.contains("<strong>8</strong>"))
      #expect(try await rosa.get("/worksheets").body.contains("Answer the urge"))
      #expect(try await rosa.get(place + "/edit").body.contains("It was never one</textarea>"))

      #expect(try await rosa.post(place + "/edit", [("next", "Call Mae")]).status == 303)
      let changed = try await rosa.get(place)
      #expect(changed.body.contains("Call Mae") && !changed.body.contains("It was never one"))

      // Nobody else's: their record has no such sheet.
      let mae = try await site.join("Mae")
      #expect(try await mae.get(place).status == 404)
      #expect(try await mae.post(place + "/delete").status == 404)
      #expect(try await site.stranger.get(place).status == 303)
      #expect(try await rosa.post(place + "/delete", isForged: true).status == 403)

      #expect(try await rosa.post(place + "/delete").status == 303)
      #expect(try await rosa.get(place).status == 404)
      let left = try await #require(rosa.vault).allEntries(JourneyFeature.worksheets)
      #expect(left.isEmpty)
    }
  }

  @Test("What is wrong is said beside the field, with everything kept")
  func refused() async throws {
    try await JourneySite.with { site in
      let rosa = try await site.join("Rosa")
      let long = String(repeating: "x", count: WorksheetLimits.line + 1)
      for visitor in [rosa, site.stranger] {
        let answer = try await visitor.post("/tools/abc", [("happened", "The phone rang"), ("conviction", "12")])
        #expect(answer.status == 422)
        #expect(answer.body.contains("The phone rang") && answer.body.contains("Choose a number from 0 to 10."))
        let phone = try await visitor.post(
          "/plans/hard-moment", [("people-name", "Mae"), ("people-phone", "by the bridge"), ("people-note", long)])
        #expect(phone.status == 422 && phone.body.contains("Write the phone number in digits."))
        #expect(phone.body.contains("href=\"#field-people-phone\"") && phone.body.contains("id=\"field-people-phone\""))
        #expect(try await visitor.post("/tools/abc", []).status == 422)
      }
      #expect(try await #require(rosa.vault).allEntries(JourneyFeature.worksheets).isEmpty)
    }
  }
}
