import DatabaseTesting
import Foundation
import Meetings
import Members
import MembersTesting
import Pages
import Recovery
import Testing

@testable import Journey

@Suite("Patterns")
struct PatternsTests {
  private static let today = CivilDate("2026-11-23") ?? CivilDate(daysSinceEpoch: 0)

  /// A year in which weeks with three meetings had less craving and more confidence.
  private static func year(weeks: Int = 52) -> PatternsData {
    var data = PatternsData(today: today)
    for back in 1...(weeks * 7) {
      let day = today.adding(days: -back)
      let isGood = (back - 1) / 7 % 2 == 1
      data.checkIns.append(
        RatedDay(id: "\(back)", day: day, mood: Rating(5), craving: Rating((isGood ? 2 : 6) + back % 3)))
      if back % 7 < 3, isGood { data.meetings.append(day) }
      if back % 7 == 0 { data.confidence.append((day.adding(days: 6), isGood ? 8 : 6 + Double(back / 14 % 2))) }
    }
    if let time = WallTime(hour: 18, minute: 30) {
      data.urges = [UrgeTime(id: "u", day: today.adding(days: -3), time: time)]
    }
    return data
  }

  private func body(_ data: PatternsData, _ span: PatternsData.Span = .year) -> String {
    PatternsPage(data: data, span: span).page.body.string
  }

  @Test("It says how many weeks, the difference and its interval")
  func sentence() {
    let text = body(Self.year())
    #expect(text.contains("Craving: 3.0 on average in 26 weeks with 3 meetings or more, 7.0 in 26 weeks with fewer."))
    #expect(text.contains("from 52 weeks.") && text.contains("95 % interval"))
    #expect(text.contains("Confidence: 8.0 on average") && text.contains("Together is not because"))
    #expect(!text.contains("may well be chance"))
  }

  @Test("Below eight weeks it says nothing")
  func few() {
    let text = body(Self.year(weeks: 7))
    #expect(text.contains("Craving: 6 weeks have both it and meetings so far.") && text.contains("Below 8 weeks"))
    #expect(!text.contains("95 %") && !text.contains("id=\"together-title\""))
    var none = Self.year()
    none.meetings = []
    #expect(body(none).contains("Note the meetings you go to."))
    #expect(body(PatternsData(today: Self.today)).contains("Nothing to draw yet"))
  }

  @Test("Every chart has its table")
  func tables() {
    for span in PatternsData.Span.allCases {
      let text = body(Self.year(), span)
      for id in ["check-ins", "craving", "mood", "urges", "together"] {
        #expect(text.contains("id=\"\(id)-title\""), "\(id)")
      }
      #expect(!text.contains("id=\"connectedness-title\"") && !text.contains("style="))
      #expect(text.contains("You checked in on 364 of the last 365 days."))
      #expect(text.contains("One urge: Friday, 6:00 pm."))
    }
    #expect(body(Self.year(), .quarter).contains("mean of seven days"))
    Language.$current.withValue(.spanish) { #expect(body(Self.year()).contains("3,0")) }
  }

  /// What `Daily` and the self-checks write is what is read here.
  @Test("It reads a year of the record, for its member alone", arguments: TestEngine.allCases)
  func record(engine: TestEngine) async throws {
    try await JourneySite.with(engine) { site in
      let (rosa, ben) = (try await site.join("Rosa"), try await site.join("Ben"))
      #expect(try await site.stranger.get("/today/patterns").status == 303)
      try await Self.write(Self.year(), to: try #require(rosa.vault))
      let text = try await rosa.get("/today/patterns?span=quarter").body
      #expect(text.contains("from 52 weeks.") && text.contains("You checked in on 364 of the last 365 days."))
      #expect(text.contains("Confidence: 8.0 on average"))
      #expect(try await rosa.get("/today/patterns?span=ages").status == 200)
      #expect(try await ben.get("/today/patterns").body.contains("Nothing to draw yet"))
    }
  }

  /// As the other parts of the record write it, with fields that the patterns do not read.
  private static func write(_ data: PatternsData, to vault: Vault) async throws {
    @Sendable func page(_ day: CivilDate) -> String {
      let (year, month, _) = day.yearMonthDay
      return VaultPage.month(year: year, month: month)
    }
    try await vault.write { writer in
      for (name, days) in Dictionary(grouping: data.checkIns, by: { page($0.day) }) {
        try writer.put(days, in: PatternsRecord.checkIns, page: name)
      }
      for (name, days) in Dictionary(grouping: data.urges, by: { page($0.day) }) {
        try writer.put(days, in: PatternsRecord.urges, page: name)
      }
      for (name, days) in Dictionary(grouping: data.meetings.enumerated(), by: { page($0.element) }) {
        let entries = days.map { MeetingDay(id: "\($0.offset)", day: $0.element) }
        try writer.put(entries, in: PatternsRecord.meetings, page: name)
      }
      for (year, values) in Dictionary(grouping: data.confidence, by: { $0.day.yearMonthDay.year }) {
        let entries = values.map {
          WeeklyScore(id: "\($0.day)", day: $0.day, scores: [.init(scale: "confidence", value: $0.value)])
        }
        try writer.put(entries, in: PatternsRecord.selfChecks, page: "weekly.\(year)")
      }
    }
  }

  @Test("What is read has the fields that are written")
  func fields() throws {
    let day = Self.today
    let checkIn = CheckIn(id: "c", day: day, at: Instant(seconds: 0), mood: Rating(3), craving: Rating(4), note: "x")
    let rated = try JSONDecoder().decode(RatedDay.self, from: try JSONEncoder().encode(checkIn))
    #expect(rated.day == day && rated.mood == Rating(3) && rated.craving == Rating(4) && rated.connectedness == nil)
    let urge = Urge(id: "u", at: Instant(seconds: 0), day: day, time: .midnight)
    #expect(try JSONDecoder().decode(UrgeTime.self, from: try JSONEncoder().encode(urge)).time == .midnight)
    let meeting = AttendedMeeting(id: "m", day: day, at: Instant(seconds: 0), name: "Lamp")
    #expect(try JSONDecoder().decode(MeetingDay.self, from: try JSONEncoder().encode(meeting)).day == day)
  }
}
