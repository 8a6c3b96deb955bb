import DatabaseTesting
import Directory
import Foundation
import Testing

@Suite("Directory routes")
struct DirectoryRouteTests {
  @Test(
    "Every page answers, says that the listings are made up, and loads nothing from elsewhere",
    arguments: ["/", "/meetings", "/meetings?when=week&type=women", "/print", "/serve", "/help?country=GB"])
  func pages(path: String) async throws {
    try await SiteFixture.with { site in
      let page = try await site.get(path)
      #expect(page.status == 200 && page.type.hasPrefix("text/html"))
      #expect(page.body.contains("/help") && page.body.contains("data-leave"))
      for pattern in ["src=\"http", "href=\"//", "<style", " style=", " onclick="] {
        #expect(!page.body.contains(pattern))
      }
      let spanish = try await site.get(path + (path.contains("?") ? "&" : "?") + "lang=es")
      #expect(spanish.status == 200 && spanish.body.contains("lang=\"es\""))
    }
  }

  @Test("A meeting has a page, a calendar and data", arguments: TestEngine.allCases)
  func meeting(engine: TestEngine) async throws {
    try await SiteFixture.with(engine) { site in
      #expect(try await site.get("/meetings/\(site.slug)").body.contains("<h1>"))
      let calendar = try await site.get("/meetings/\(site.slug).ics")
      #expect(calendar.type.hasPrefix("text/calendar") && calendar.body.contains("BEGIN:VCALENDAR\r\n"))
      let data = try await site.get("/api/meetings/\(site.slug)")
      let object = try JSONSerialization.jsonObject(with: Data(data.body.utf8)) as? [String: Any]
      #expect(object?["slug"] as? String == site.slug)
    }
  }

  @Test("What does not exist says so, to people and to programs")
  func missing() async throws {
    try await SiteFixture.with { site in
      #expect(try await site.get("/meetings/nowhere").status == 404)
      #expect(try await site.get("/meetings/nowhere.ics").status == 404)
      #expect(try await site.get("/meetings/%2e%2e%2fetc").status == 404)
      let problem = try await site.get("/api/meetings/nowhere")
      #expect(problem.status == 404 && problem.type.hasPrefix("application/problem+json"))
    }
  }

  @Test("A search names every parameter at fault")
  func badParameters() async throws {
    try await SiteFixture.with { site in
      let answer = try await site.get("/api/meetings?when=someday&near=here&colour=blue&limit=0")
      #expect(answer.status == 400 && answer.type.hasPrefix("application/problem+json"))
      for name in ["when", "near", "colour", "limit"] { #expect(answer.body.contains("\"parameter\":\"\(name)\"")) }
      #expect(try await site.get("/meetings?when=someday").status == 400)
      let long = String(repeating: "x", count: 9_000)
      #expect(try await site.get("/api/meetings?q=\(long)").status == 414)
    }
  }

  @Test("Pages of an answer make up the whole, each meeting once")
  func cursors() async throws {
    try await SiteFixture.with { site in
      var (slugs, cursor, total): ([String], String?, Int) = ([], nil, 0)
      repeat {
        let path = "/api/meetings?when=week&limit=7" + (cursor.map { "&cursor=\($0)" } ?? "")
        let body = try await site.get(path).body
        let answer = try #require(try JSONSerialization.jsonObject(with: Data(body.utf8)) as? [String: Any])
        total = try #require(answer["total"] as? Int)
        slugs += (answer["meetings"] as? [[String: Any]] ?? []).compactMap { $0["slug"] as? String }
        cursor = answer["next_cursor"] as? String
      } while cursor != nil
      #expect(slugs.count == total && Set(slugs).count == total && total > 20)
    }
  }

  @Test("A problem is stored for the operator, its faults shown beside their fields, and too many refused")
  func problems() async throws {
    try await SiteFixture.with { site in
      let path = "/meetings/\(site.slug)/problem"
      let empty = try await site.post(path, form: "kind=&message=kept%20words")
      #expect(empty.status == 422 && empty.body.contains("field-kind") && empty.body.contains("kept words"))
      let long = String(repeating: "x", count: 2_001)
      #expect(try await site.post(path, form: "kind=other&message=\(long)").status == 422)
      #expect(try await site.post(path, form: "kind=wrong_time&message=%3Cscript%3E").status == 303)
      #expect(try await site.problems.open().map(\.report.message) == ["<script>"])
      let elsewhere = ["sec-fetch-site": "cross-site", "origin": "https://example.org"]
      #expect(try await site.post(path, form: "kind=wrong_time", headers: elsewhere).status == 403)
      #expect(try await site.post("/meetings/nowhere/problem", form: "kind=wrong_time").status == 404)
      for _ in 1..<DirectoryFeature.problemBurst {
        #expect(try await site.post(path, form: "kind=not_there").status == 303)
      }
      #expect(try await site.post(path, form: "kind=not_there").status == 429)
      #expect(try await site.problems.open().count == DirectoryFeature.problemBurst)
    }
  }

  @Test("No page and no answer gives out a private contact")
  func contacts() async throws {
    try await SiteFixture.with { site in
      for path in ["/api/meetings?limit=500", "/meetings/\(site.slug)", "/meetings.ics"] {
        let answer = try await site.get(path)
        #expect(answer.status == 200)
        for name in ["contact_1", "feedback_email", "\"contacts\"", "mailto:"] { #expect(!answer.body.contains(name)) }
      }
    }
  }
}
