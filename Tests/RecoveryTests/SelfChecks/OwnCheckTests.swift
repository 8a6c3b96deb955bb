import Foundation
import Meetings
import Testing

@testable import Recovery

@Suite("Our own self-check, danger words and exports")
struct OwnCheckTests {
  private typealias Support = SelfCheckSupport

  @Test("It is the same check in both languages, each scale names the idea it follows, and none has bands")
  func whole() throws {
    let check = try Support.weekly()
    let (english, spanish) = (check.questionnaire(in: "en"), check.questionnaire(in: "es"))
    #expect(english.flatItems.map(\.linkId) == spanish.flatItems.map(\.linkId))
    #expect(Set(english.flatItems.map(\.linkId)).count == english.flatItems.count)
    #expect(zip(english.flatItems, spanish.flatItems).allSatisfy { $0.text != $1.text })
    #expect(english.questions.count == 19)
    #expect(check.facts.scales.allSatisfy { $0.source != nil && $0.bands == nil })
    #expect(english.edition != spanish.edition && english.edition == check.questionnaire(in: "en").edition)
    let file = try JSONDecoder().decode(JSONValue.self, from: try JSONEncoder().encode(english))
    #expect(try JSONDecoder().decode(Questionnaire.self, from: try JSONEncoder().encode(file)) == english)
  }

  @Test("Scores are means of what was answered; too few give none; nothing is required")
  func scores() throws {
    let check = try Support.weekly()
    let questionnaire = check.questionnaire(in: "en")
    let plan = try #require(Self.plan(check, questionnaire))
    let given = [
      "mood": "4", "craving": "7", "low-feelings": "3", "body": "5", "good-feelings": "9", "just-one": "6", "urge": "4",
      "argument": "3", "home": "8", "people": "6",
    ]
    let sheet = questionnaire.sheet(given)
    #expect(sheet.problems.isEmpty && questionnaire.sheet([:]).problems.isEmpty)
    let scores = plan.scores(sheet.answers, of: questionnaire)
    // (3+5+9+6+4+3) ÷ 6 = 5; strengths have two of four, which is too few.
    #expect(scores.map(\.scale) == ["mood", "craving", "confidence"])
    #expect(scores.map(\.value) == [4, 7, 5])
    #expect(questionnaire.sheet(["mood": "11"]).problems == ["mood": .outside(low: 0, high: 10)])
  }

  @Test("Its own question says danger, and not wanting to say does not")
  func danger() throws {
    let check = try Support.weekly()
    let questionnaire = check.questionnaire(in: "es")
    let plan = Self.plan(check, questionnaire)
    func says(_ choice: String) -> Bool {
      questionnaire.saysDanger(questionnaire.sheet(["not-living": choice]).answers, plan: plan)
    }
    #expect(!says("0") && says("1") && says("2") && !says("3") && !says(""))
  }

  private static func plan(_ check: OwnCheck, _ questionnaire: Questionnaire) -> ScoringPlan? {
    try? PlanMaker(questionnaire: questionnaire, facts: check.facts).plan().get()
  }

  @Test("Danger words are found as whole words, in any case and with any accents")
  func words() throws {
    let words = try DangerWords.read("the bridge\n  cuchilló \n\nTHE  BRIDGE\npills").get()
    #expect(words.words == ["the bridge", "cuchilló", "pills"])
    #expect(words.areSaid(in: "I went to the\nBridge, again."))
    #expect(words.areSaid(in: "Un CUCHILLO."))
    #expect(!words.areSaid(in: "He pillsbury'd the bridges"))
    #expect(!words.areSaid(in: "") && !DangerWords(words: []).areSaid(in: "pills"))
    #expect(DangerWords.read(String(repeating: "x", count: 81)) == .failure(.tooLong(limit: 80)))
    #expect(DangerWords.read((0...30).map { "w\($0)" }.joined(separator: "\n")) == .failure(.tooMany(limit: 30)))
  }

  @Test("Answers go out as a QuestionnaireResponse and come back the same")
  func roundTrip() throws {
    let questionnaire = try Support.weekly().questionnaire(in: "en")
    let answers = questionnaire.sheet(["mood": "4", "not-living": "0", "note": "Tea\nand “toast”", "home": "10"])
      .answers
    let entry = SelfCheckEntry(
      id: "a_b-1", check: "weekly", title: "My week", day: try #require(CivilDate("2026-11-23")),
      at: Instant(seconds: 1_795_474_800), edition: questionnaire.edition, lines: questionnaire.lines(answers),
      scores: [], factsID: "weekly"
    )
    let zone = try #require(Zone.named("America/New_York"))
    let bundle = ResponseBundle([QuestionnaireResponse(entry, of: questionnaire, zone: zone)])
    let json = try bundle.json()
    let back = try ResponseBundle.decode(json)
    #expect(back == bundle)
    #expect(back.entry.first?.resource.answers == answers)
    let response = try #require(back.entry.first?.resource)
    #expect(response.questionnaire == "urn:homegroup:self-check:weekly|1")
    #expect(
      response.id == "a-b-1" && response.authored == "2026-11-23T18:00:00-05:00" && response.status == "completed")
    // Groups stand around their answers; those without any are left out.
    #expect(response.item?.map(\.linkId) == ["how", "strong", "end"])
    #expect(response.item?.first?.item?.map(\.linkId) == ["mood"])
    #expect(try JSONDecoder().decode(SelfCheckEntry.self, from: try JSONEncoder().encode(entry)) == entry)
  }

  @Test("Due dates count from the last day; what was never answered is due")
  func due() throws {
    let day = try #require(CivilDate("2026-11-23"))
    let due = SelfCheckDue(last: day, everyDays: 7)
    #expect(due.day?.description == "2026-11-30")
    #expect(!due.isDue(on: day.adding(days: 6)) && due.isDue(on: day.adding(days: 7)))
    #expect(SelfCheckDue(last: nil, everyDays: 7).isDue(on: day))
  }
}
