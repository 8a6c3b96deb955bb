import Meetings
import Testing

@testable import Recovery

@Suite("Plans")
struct PlanTests {
  @Test func aDayIsReadFromMorningToNight() {
    let plan = WeekPlan(cells: ["1-evening": "Meeting", "1-morning": "Run", "2-night": "", "3-night": "Bed"])
    #expect(plan.lines(on: .monday).map(\.text) == ["Run", "Meeting"])
    #expect(plan.lines(on: .tuesday).isEmpty)
    #expect(WeekCell.all.count == 28 && Set(WeekCell.all.map(\.key)).count == 28)
  }

  @Test func somethingMoreGoesAfterWhatIsThere() throws {
    let cell = WeekCell(.friday, .evening)
    let plan = try WeekPlan().adding(" Tea with Mae ", to: cell).adding("Meeting", to: cell).adding("Meeting", to: cell)
    #expect(plan[cell] == "Tea with Mae\nMeeting")
    #expect(throws: WorksheetProblem.tooLong(limit: WorksheetLimits.line)) {
      try plan.adding(String(repeating: "x", count: WorksheetLimits.line), to: cell)
    }
  }

  @Test func everyHourHasItsPart() {
    #expect((0..<24).map { DayPart(hour: $0) }.filter { $0 == .night }.count == 7)
    for part in DayPart.allCases { #expect(DayPart(hour: part.startHour) == part) }
  }

  @Test func aDeletedPlanWaitsForADay() {
    let now = Instant(seconds: 1_795_474_800)
    let there = PlanRecord(.week, answers: [:], changed: now)
    let put = PlanRecord(.change, answers: [:], changed: now, deleted: now)
    #expect(PlanRecord.keeping([there, put], at: now.adding(minutes: 1_439)) == [there, put])
    #expect(PlanRecord.keeping([there, put], at: now.adding(minutes: 1_440)) == [there])
    #expect(!there.canBeBroughtBack(at: now))
  }
}
