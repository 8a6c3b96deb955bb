import Meetings
import SeededTesting
import Testing

@testable import Recovery

@Suite("Attendance goals")
struct AttendanceTests {
  private static let monday = CivilDate(year: 2026, month: 11, day: 23) ?? CivilDate(daysSinceEpoch: 0)

  private func attended(_ days: Int...) -> [AttendedMeeting] {
    days.map {
      AttendedMeeting(id: "a\($0)", day: Self.monday.adding(days: $0), at: Instant(seconds: 0), name: "Kettle On")
    }
  }

  @Test("A week runs from Monday to Sunday and counts meetings, not days")
  func week() {
    let sunday = Self.monday.adding(days: 6)
    let progress = AttendanceProgress(.weekly(3), attendances: attended(-1, 0, 0, 6, 7), today: sunday)
    #expect(progress.attended == 3)
    #expect(progress.isReached)
    #expect(progress.daysLeft == 1)
    #expect(progress.firstDay == Self.monday)
    #expect(AttendanceProgress(.weekly(3), attendances: [], today: Self.monday).daysLeft == 7)
    #expect(
      AttendanceProgress(.weekly(1), attendances: attended(-1), today: Self.monday, firstWeekday: .sunday).attended == 1
    )
  }

  @Test("Ninety in ninety ends with the ninetieth day")
  func ninety() {
    let goal = AttendanceGoal.ninetyInNinety(from: Self.monday)
    let last = AttendanceProgress(goal, attendances: attended(0, 89, 90), today: Self.monday.adding(days: 89))
    #expect(last.attended == 2)
    #expect(last.daysLeft == 1)
    #expect(last.missing == 88)
    let over = AttendanceProgress(goal, attendances: attended(0, 89, 90), today: Self.monday.adding(days: 200))
    #expect(over.attended == 2)
    #expect(over.daysLeft == 0)
    #expect(AttendanceProgress(goal, attendances: [], today: Self.monday.adding(days: -5)).daysLeft == 90)
  }

  @Test("One meeting more never lowers the count, and nothing after today counts")
  func properties() {
    for seed in UInt64(1)...300 {
      var random = SeededRandom(seed)
      let goal: AttendanceGoal =
        Bool.random(using: &random)
        ? .weekly(.random(in: DailyLimits.weeklyGoal, using: &random))
        : .ninetyInNinety(from: Self.monday.adding(days: .random(in: -100...10, using: &random)))
      let today = Self.monday.adding(days: .random(in: -10...10, using: &random))
      var all: [AttendedMeeting] = []
      var previous = 0
      for _ in 0..<40 {
        let offset = Int.random(in: -100...100, using: &random)
        all += attended(offset)
        let progress = AttendanceProgress(goal, attendances: all, today: today)
        let counts = (progress.firstDay...progress.lastDay).contains(Self.monday.adding(days: offset))
        let isPast = Self.monday.adding(days: offset) <= today
        #expect(progress.attended == previous + (counts && isPast ? 1 : 0), "seed \(seed)")
        #expect(progress.missing == max(0, progress.wanted - progress.attended))
        previous = progress.attended
      }
    }
  }
}
