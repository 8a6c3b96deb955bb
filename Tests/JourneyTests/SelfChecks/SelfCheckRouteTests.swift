import DatabaseTesting
import Foundation
import HTTPTypes
import Meetings
import Members
import MembersTesting
import Pages
import Recovery
import Testing

@testable import Journey

@Suite("Self-check routes")
struct SelfCheckRouteTests {
  private typealias Fixture = SelfCheckFixture

  @Test("Strangers are led to sign in; another member finds nothing", arguments: TestEngine.allCases)
  func authorisation(engine: TestEngine) async throws {
    try await JourneySite.with(engine) { site in
      let rosa = try await site.join("Rosa")
      let other = try await site.join("Dana")
      let weekly = try #require(SelfCheckData.own.first).questionnaire(in: "en")
      let saved = try await rosa.post("/today/checks/weekly", Fixture.form(weekly, [0: "6"]))
      #expect(saved.status == 303)
      let result = try #require(saved.location)
      #expect(try await rosa.get(result).status == 200)
      for path in ["/today/checks", "/today/checks/weekly", "/today/danger-words", result] {
        let answer = try await site.stranger.get(path)
        #expect(answer.status == 303 && answer.location?.hasPrefix("/sign-in") == true, "\(path)")
      }
      for path in [result, "/today/checks/weekly/results", "/today/checks/weekly/responses.json", "/today/checks/none"]
      {
        #expect(try await other.get(path).status == 404, "\(path)")
      }
      #expect(try await other.post(result + "/remove").status == 404)
      #expect(try await rosa.post(result + "/remove", isForged: true).status >= 400)
      #expect(try await rosa.get(result).status == 200)
    }
  }

  @Test("Our weekly check: answered, seen, due again in a week, exported, deleted", arguments: TestEngine.allCases)
  func weekly(engine: TestEngine) async throws {
    try await JourneySite.with(engine) { site in
      let rosa = try await site.join("Rosa")
      let weekly = try #require(SelfCheckData.own.first).questionnaire(in: "en")
      let form = try await rosa.get("/today/checks/weekly").body
      #expect(form.contains("This is not a diagnosis.") && form.contains("How was your mood most of the time?"))
      let first = try await rosa.post("/today/checks/weekly", Fixture.form(weekly, [0: "4", 2: "7", 18: "Tea <b>"]))
      let page = try await rosa.get(try #require(first.location)).body
      #expect(page.contains("Tea &lt;b&gt;") && !page.contains("<b>") && page.contains("23 November 2026"))
      #expect(try await rosa.get("/today/checks").body.contains("again from 30 November 2026"))
      // A week earlier, so that it is due: the session would not live that long.
      _ = try await rosa.vault?.update(SelfCheckRecord.entries, page: SelfCheckRecord.page("weekly", year: 2026)) {
        $0[0].day = $0[0].day.adding(days: -7)
      }
      #expect(try await rosa.get("/today/checks").body.contains("due again"))
      let second = try await rosa.post("/today/checks/weekly", Fixture.form(weekly, [0: "8"]))
      let trend = try await rosa.get(try #require(second.location)).body
      #expect(trend.contains("Answered 2 times: from 4 at first to 8 last."))
      let json = try await rosa.get("/today/checks/weekly/responses.json")
      #expect(json.headers[.contentType] == "application/fhir+json")
      let bundle = try ResponseBundle.decode(Array(json.body.utf8))
      #expect(bundle.entry.map(\.resource.answers.count) == [3, 1])
      #expect(bundle.entry.first?.resource.answers["mood"] == .integer(4))
      #expect(try await rosa.post(try #require(first.location) + "/remove").location == "/today/checks?removed=1")
      #expect(try await rosa.get(try #require(first.location)).status == 404)
      #expect(try await rosa.vault?.selfChecks("weekly").count == 1)
      #expect(try await rosa.vault?.allEntries(SelfCheckRecord.kept).count == 1)
      #expect(try await rosa.post(try #require(second.location) + "/remove").status == 303)
      #expect(try await rosa.vault?.allEntries(SelfCheckRecord.kept).isEmpty == true)
    }
  }

  @Test(
    "An added questionnaire scores itself, and its ninth answer opens help with everything saved",
    arguments: TestEngine.allCases)
  func danger(engine: TestEngine) async throws {
    try await JourneySite.with(engine) { site in
      let rosa = try await site.join("Rosa")
      let nine = try Fixture.nine()
      _ = try await QuestionnaireStore(site.database).add(nine, now: site.clock.now)
      #expect(try await rosa.get("/today/checks").body.contains("Patient Health Questionnaire-9"))
      // 3+3+2+2 = 10, and the ninth is none.
      let calm = try await rosa.post(
        "/today/checks/phq-9",
        Fixture.form(nine, [0: "3", 1: "3", 2: "2", 3: "2", 4: "0", 5: "0", 6: "0", 7: "0", 8: "0"]))
      let page = try await rosa.get(try #require(calm.location)).body
      #expect(page.contains("moderate") && page.contains("of 27"))
      let danger = try await rosa.post("/today/checks/phq-9", Fixture.form(nine, [8: "1"]))
      #expect(danger.status == 303 && danger.location == CommonPath.helpAfterSaving)
      let entries = try #require(try await rosa.vault?.selfChecks("phq-9"))
      #expect(entries.count == 2 && entries.last?.lines.count == 1 && entries.last?.scores.isEmpty == true)
      #expect(entries.first?.scores == [.init(scale: "total", value: 10, answered: 9, items: 9)])
    }
  }

  @Test("Our own question says danger too; so does a word that the member marked", arguments: TestEngine.allCases)
  func words(engine: TestEngine) async throws {
    try await JourneySite.with(engine) { site in
      let rosa = try await site.join("Rosa")
      let weekly = try #require(SelfCheckData.own.first).questionnaire(in: "en")
      #expect(try await rosa.post("/today/checks/weekly", Fixture.form(weekly, [17: "1"])).location == "/help?saved=1")
      #expect(try await rosa.post("/today/checks/weekly", Fixture.form(weekly, [17: "3"])).location != "/help?saved=1")
      let note = [18: "Back at the old Bridge."]
      #expect(try await rosa.post("/today/checks/weekly", Fixture.form(weekly, note)).location != "/help?saved=1")
      #expect(try await rosa.post("/today/danger-words", [("words", "the old bridge\r\n\r\npills")]).status == 303)
      #expect(try await rosa.get("/today/danger-words").body.contains("the old bridge\npills"))
      #expect(try await rosa.post("/today/checks/weekly", Fixture.form(weekly, note)).location == "/help?saved=1")
      #expect(try await rosa.vault?.selfChecks("weekly").count == 4)
      let long = try await rosa.post("/today/danger-words", [("words", String(repeating: "x", count: 90))])
      #expect(long.status == 422 && long.body.contains(String(repeating: "x", count: 90)))
      #expect(try await rosa.post("/today/danger-words", [("words", " ")]).status == 303)
      #expect(try await rosa.vault?.entries(SelfCheckRecord.words).first?.words == [])
    }
  }

  @Test(
    "What is wrong stands beside its question, what was typed is kept, and what is not asked does not count",
    arguments: TestEngine.allCases)
  func problems(engine: TestEngine) async throws {
    try await JourneySite.with(engine) { site in
      let rosa = try await site.join("Rosa")
      let tea = try Fixture.tea()
      _ = try await QuestionnaireStore(site.database).add(tea, now: site.clock.now)
      let wrong = try await rosa.post(
        "/today/checks/tea", Fixture.form(tea, [0: "true", 1: "0", 2: "Green, “strong”"]))
      #expect(wrong.status == 422)
      #expect(wrong.body.contains("Write a number of 1 or more.") && wrong.body.contains("Green, “strong”"))
      #expect(wrong.body.contains("href=\"#field-q1\"") && wrong.body.contains("id=\"field-q1\""))
      let none = try await rosa.post("/today/checks/tea", Fixture.form(tea, [1: "2"]))
      #expect(none.status == 422 && none.body.contains("An answer is needed here."))
      #expect(try await rosa.vault?.selfChecks("tea").isEmpty == true)
      let skipped = try await rosa.post("/today/checks/tea", Fixture.form(tea, [0: "false", 1: "0", 2: "not asked"]))
      #expect(skipped.status == 303)
      #expect(try await rosa.vault?.selfChecks("tea").first?.answers == ["likes": .boolean(false)])
    }
  }

  @Test(
    "A new edition while somebody answers is said; an old one's answers stay, and so do those of one that was removed",
    arguments: TestEngine.allCases)
  func editions(engine: TestEngine) async throws {
    try await JourneySite.with(engine) { site in
      let rosa = try await site.join("Rosa")
      let store = QuestionnaireStore(site.database)
      let (old, new) = (try Fixture.nine(), try Fixture.nine(text: "Changed"))
      _ = try await store.add(old, now: site.clock.now)
      let saved = try await rosa.post("/today/checks/phq-9", Fixture.form(old, [0: "1"]))
      _ = try await store.add(new, now: site.clock.now)
      let stale = try await rosa.post("/today/checks/phq-9", Fixture.form(old, [0: "2"]))
      #expect(stale.status == 409 && stale.body.contains("new edition"))
      #expect(try await rosa.get(try #require(saved.location)).body.contains("Invented 1"))
      _ = try await store.remove("phq-9")
      #expect(try await rosa.get("/today/checks/phq-9").status == 404)
      #expect(try await rosa.get(try #require(saved.location)).status == 200)
      #expect(try await rosa.get("/today/checks").body.contains("No longer offered here"))
      #expect(try await rosa.get("/today/checks/phq-9/responses.json").status == 200)
    }
  }

  @Test("Export and import keep everything", arguments: TestEngine.allCases)
  func export(engine: TestEngine) async throws {
    let weekly = try #require(SelfCheckData.own.first).questionnaire(in: "en")
    let entry = SelfCheckEntry(
      id: "e1", check: "weekly", title: "My week", day: .init(daysSinceEpoch: 20_000), at: .init(seconds: 1),
      edition: weekly.edition,
      lines: weekly.lines(weekly.sheet(["mood": "3", "not-living": "0"]).answers),
      scores: [.init(scale: "mood", value: 3, answered: 1, items: 1)], factsID: "weekly")
    let page = Array(try JSONEncoder().encode([entry]))
    #expect(try JSONDecoder().decode([SelfCheckEntry].self, from: Data(page)) == [entry])
    let facts = try SelfCheckRecord.entries.facts(in: page)[0]
    #expect(facts.contains(EntryFact("Mood", "3")) && facts.contains { $0.text == "No" })
    let kept = try JSONEncoder().encode([KeptQuestionnaire(weekly)])
    #expect(try SelfCheckRecord.kept.facts(in: Array(kept))[0].contains(EntryFact("Self-check", "My week")))
  }

  @Test(
    "Today hears of what is due: ours from the start, others once they were answered", arguments: TestEngine.allCases)
  func due(engine: TestEngine) async throws {
    try await JourneySite.with(engine) { site in
      let rosa = try await site.join("Rosa")
      let feature = JourneyFeature(members: site.members, meetings: JourneySite.book, now: { site.clock.now })
      let nine = try Fixture.nine()
      _ = try await QuestionnaireStore(site.database).add(nine, now: site.clock.now)
      let vault = try #require(rosa.vault)
      let today = site.clock.now
      func due(after days: Int) async throws -> [String] {
        try await feature.dueSelfChecks(vault, today: .init(daysSinceEpoch: Int(today.seconds / 86_400) + days)).map(
          \.url)
      }
      #expect(try await due(after: 0) == ["/today/checks/weekly"])
      _ = try await rosa.post("/today/checks/phq-9", Fixture.form(nine, [0: "1"]))
      #expect(try await due(after: 13) == ["/today/checks/weekly"])
      #expect(try await due(after: 14) == ["/today/checks/weekly", "/today/checks/phq-9"])
    }
  }
}
