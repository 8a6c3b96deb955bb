import DatabaseTesting
import HTTPTypes
import Meetings
import Members
import MembersTesting
import Pages
import Recovery
import Testing

@testable import Journey

@Suite("Clock routes")
struct ClockRouteTests {
  private static let started = [
    ("label", "Wine"), ("kind", "substance"), ("date", "2025-10-07"), ("time", ""), ("set", "chips"), ("basis", ""),
    ("money", "12,50"), ("currency", "€"), ("minutes", "90"),
  ]

  /// Starts a clock and says its id.
  private func start(_ visitor: TestVisitor, _ fields: [(String, String)] = started) async throws -> String {
    let answer = try await visitor.post("/today/clocks/new", fields)
    #expect(answer.status == 303)
    return try #require(answer.location?.split(separator: "/").last.map(String.init))
  }

  @Test("A clock is for its member alone", arguments: TestEngine.allCases)
  func access(engine: TestEngine) async throws {
    try await JourneySite.with(engine) { site in
      let (rosa, ben) = (try await site.join("Rosa"), try await site.join("Ben"))
      let id = try await start(rosa)
      let places = ["", "/edit", "/delete", "/slip", "/after", "/history", "/correct", "/card", "/card.svg"]
      for place in places {
        let path = "/today/clocks/\(id)\(place)"
        #expect(try await rosa.get(path).status == 200, "\(path)")
        #expect(try await ben.get(path).status == 404, "\(path)")
        let answer = try await site.stranger.get(path)
        #expect(answer.status == 303 && answer.location?.hasPrefix("/sign-in?to=") == true, "\(path)")
      }
      let forms = [
        ("edit", Self.started), ("delete", []), ("slip", [("date", "2026-11-23")]),
        ("history", [("from", "2020-01-01"), ("until", "2020-02-01")]),
        ("correct", [("item", "start"), ("date", "2026-01-01")]), ("again", [("date", "2026-11-23")]),
      ]
      for (place, fields) in forms {
        #expect(try await ben.post("/today/clocks/\(id)/\(place)", fields).status == 404, "\(place)")
        #expect(try await rosa.post("/today/clocks/\(id)/\(place)", fields, isForged: true).status == 403, "\(place)")
        #expect(try await site.stranger.post("/today/clocks/\(id)/\(place)", fields).status != 200, "\(place)")
      }
      #expect(try await ben.get("/today/clocks").body.contains("No clock yet"))
      #expect(try await rosa.get("/today/clocks").body.contains(">412</p>"))
    }
  }

  @Test("What is wrong is said beside its field, and nothing typed is lost")
  func errors() async throws {
    try await JourneySite.with { site in
      let rosa = try await site.join("Rosa")
      let answer = try await rosa.post(
        "/today/clocks/new",
        [
          ("label", ""), ("date", "2027-01-01"), ("time", "25:00"), ("set", "own"), ("own", "soon <b>"),
          ("money", "lots"),
          ("minutes", "9999"),
        ])
      #expect(answer.status == 422)
      for field in ["label", "time", "own", "money", "minutes"] {
        #expect(answer.body.contains("id=\"field-\(field)-error\""), "\(field)")
      }
      #expect(answer.body.contains("value=\"soon &lt;b&gt;\"") && answer.body.contains("value=\"2027-01-01\""))
      let ahead = try await rosa.post("/today/clocks/new", [("label", "x"), ("date", "2027-01-01")])
      #expect(ahead.status == 422 && ahead.body.contains("That lies ahead"))
      #expect(try await rosa.get("/today/clocks").body.contains("No clock yet"))
    }
  }

  @Test("A slip is an event, and the page after it says what is kept", arguments: TestEngine.allCases)
  func slip(engine: TestEngine) async throws {
    try await JourneySite.with(engine) { site in
      let rosa = try await site.join("Rosa")
      let id = try await start(rosa)
      let page = "/today/clocks/\(id)"
      #expect(try await rosa.get(page).body.contains("Next: 18 months"))
      let wrong = try await rosa.post(
        "\(page)/slip", [("date", "2026-11-20"), ("over", "later"), ("until", "2026-11-19"), ("before", "rain & wind")])
      #expect(
        wrong.status == 422 && wrong.body.contains("id=\"field-until-error\"") && wrong.body.contains("rain &amp; wind")
      )
      let answer = try await rosa.post(
        "\(page)/slip", [("date", "2026-11-20"), ("over", "open"), ("kept", "my friends")])
      #expect(answer.location == "\(page)/after")
      let after = try await rosa.get("\(page)/after").body
      #expect(
        after.contains("409 free days in all") && after.contains("href=\"/help\"")
          && after.contains("href=\"/meetings\""))
      let open = try await rosa.get(page).body
      #expect(open.contains(">409</p>") && open.contains("The slip is still open") && open.contains("my friends"))
      #expect(!open.contains(">0</p>"))
      #expect(try await rosa.post("\(page)/again", [("date", "2026-11-19")]).status == 422)
      #expect(try await rosa.post("\(page)/again", [("date", "2026-11-22")]).location == page)
      let again = try await rosa.get(page).body
      #expect(again.contains(">1</p>") && again.contains("<dd>410</dd>") && again.contains("Longest run: 409 days."))
      // The tokens of the first run stay.
      #expect(again.contains("aria-label=\"1 year\"") && again.contains("Next: 30 days"))
    }
  }

  @Test("History is filled in, and only a correction lowers")
  func history() async throws {
    try await JourneySite.with { site in
      let rosa = try await site.join("Rosa")
      let id = try await start(rosa)
      let page = "/today/clocks/\(id)"
      #expect(try await rosa.post("\(page)/history", [("from", "2020-01-01"), ("until", "2026-01-01")]).status == 422)
      #expect(try await rosa.post("\(page)/history", [("from", "2020-01-01"), ("until", "2020-01-31")]).status == 303)
      #expect(try await rosa.get(page).body.contains("<dd>442</dd>"))
      #expect(try await rosa.get("\(page)/correct").body.contains("only thing that may change"))
      #expect(try await rosa.get("\(page)/correct?item=nothing").status == 404)
      #expect(try await rosa.post("\(page)/correct", [("item", "start"), ("date", "2025-10-17")]).location == page)
      #expect(try await rosa.get(page).body.contains("<dd>432</dd>"))
      #expect(
        try await rosa.post("\(page)/correct", [("item", "zone"), ("zone", "Pacific/Honolulu")]).location == page)
      #expect(try await rosa.get(page).body.contains("<dd>432</dd>"))
      let run = try #require(try await rosa.vault?.entries(ClockRecord.clocks).first?.earlier.first)
      #expect(try await rosa.get("\(page)/correct?item=\(run.id)").status == 200)
      #expect(try await rosa.post("\(page)/correct", [("item", run.id), ("do", "remove")]).location == page)
      #expect(try await rosa.get(page).body.contains(">402</p>"))
    }
  }

  @Test("The picture holds a number and nothing else")
  func card() async throws {
    try await JourneySite.with { site in
      let rosa = try await site.join("Rosa")
      let id = try await start(rosa, Self.started.map { $0.0 == "label" ? ("label", "Secret wine") : $0 })
      let answer = try await rosa.get("/today/clocks/\(id)/card.svg")
      #expect(answer.headers[.contentDisposition] == "attachment; filename=\"days.svg\"")
      #expect(answer.headers[.cacheControl] == "no-store" && answer.headers[.contentType] == "image/svg+xml")
      #expect(answer.body.contains(">412</text>") && answer.body.contains(">days</text>"))
      let words = answer.body.replacing(/<[^>]*>/, with: " ").split(separator: " ")
      #expect(words == ["412", "days"])
      let page = try await rosa.get("/today/clocks/\(id)/card").body
      #expect(!page.contains("Secret wine"))
    }
  }

  @Test("A clock is changed, and deleted for good")
  func edit() async throws {
    try await JourneySite.with { site in
      let rosa = try await site.join("Rosa")
      let id = try await start(rosa)
      let edit = try await rosa.get("/today/clocks/\(id)/edit").body
      #expect(edit.contains("value=\"12.50\"") && edit.contains("value=\"Wine\""))
      let fields = [
        ("label", "Beer"), ("kind", "behaviour"), ("set", "own"), ("own", "500 100"), ("basis", "lifetime"),
      ]
      #expect(try await rosa.post("/today/clocks/\(id)/edit", fields).status == 303)
      let page = try await rosa.get("/today/clocks/\(id)").body
      #expect(page.contains("<h1>Beer</h1>") && page.contains("Next: 500 days") && page.contains("In 88 days"))
      #expect(try await rosa.post("/today/clocks/\(id)/delete").location == "/today/clocks")
      #expect(try await rosa.get("/today/clocks/\(id)").status == 404)
      #expect(try await rosa.post("/today/clocks/\(id)/delete").status == 404)
    }
  }

  @Test("A record says it in words, in both languages")
  func facts() throws {
    let now = Instant(seconds: 1_795_474_800)
    let start = CivilMoment(try #require(CivilDate("2025-10-07")))
    let clock = try Clock(
      id: "c", label: "Wine", kind: .substance, zone: "UTC", start: start,
      regained: .init(hundredths: 1_250, currency: "€"),
      now: now)
    #expect(clock.facts.contains(EntryFact("Money a day", "€12.50")))
    Language.$current.withValue(.spanish) {
      #expect(clock.facts.contains(EntryFact("Empezó", "7 de octubre de 2025")))
    }
  }

  @Test("Amounts are read as people write them")
  func amounts() {
    #expect(["12", "12.5", "12,50", "0.05"].map(ParsedText.hundredths) == [1_200, 1_250, 1_250, 5])
    #expect(["", "0", "-3", "1.234", "1,2,3", "12345678", "٣"].allSatisfy { ParsedText.hundredths($0) == nil })
    #expect(ParsedText.trimmed("  a b \n") == "a b" && ParsedText.words(" \t") == nil)
  }
}
