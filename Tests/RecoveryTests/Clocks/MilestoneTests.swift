import Meetings
import Testing

@testable import Recovery

@Suite struct MilestoneTests {
  private func day(_ text: String) -> CivilDate { ClockTests.day(text) }

  @Test func monthsAreTheCalendars() {
    #expect(day("2026-01-31").adding(months: 1) == day("2026-02-28"))
    #expect(day("2024-01-31").adding(months: 1) == day("2024-02-29"))
    #expect(day("2026-01-31").adding(months: 2) == day("2026-03-31"))
    #expect(day("2024-02-29").adding(months: 12) == day("2025-02-28"))
    #expect(day("2024-02-29").adding(months: 48) == day("2028-02-29"))
    #expect(day("2026-08-31").adding(months: 18) == day("2028-02-29"))
  }

  @Test func setsAscendWhateverTheStart() {
    for set in [MilestoneSet.chips, .keyTags, .round, .own([3, 9])] {
      let all = set.milestones
      for (a, b) in zip(all, all.dropFirst()) {
        #expect(a.meanDays < b.meanDays)
        for start in stride(from: 19_000, to: 20_500, by: 7) {
          #expect(a.day(from: .init(daysSinceEpoch: start)) < b.day(from: .init(daysSinceEpoch: start)))
        }
      }
    }
  }

  @Test func lengthsWithoutACalendar() {
    #expect([6, 9, 12, 18].map { Milestone($0, .months).meanDays } == [183, 274, 365, 548])
    #expect([1, 2, 4, 100].map { Milestone($0, .years).meanDays } == [365, 730, 1_461, 36_524])
  }

  @Test func nextAndLast() throws {
    let clock = try ClockTests.clock(from: "2025-10-07", now: "2026-11-23")
    let progress = clock.progress(ClockTests.noon("2026-11-23"))
    #expect(progress.last == Milestone(1, .years) && progress.next == Milestone(18, .months))
    #expect(progress.daysToNext == 135 && !progress.isToday)
    #expect(progress.reached.last?.day == day("2026-10-07"))
    #expect(clock.progress(ClockTests.noon("2026-10-07")).isToday)
  }

  @Test func theWelcomeTagIsForTheFirstDay() throws {
    let clock = try ClockTests.clock(from: "2026-11-23", now: "2026-11-23", .keyTags)
    let progress = clock.progress(ClockTests.noon("2026-11-23"))
    #expect(progress.last == Milestone(0, .days) && progress.isToday && progress.next == Milestone(30, .days))
  }

  @Test func lifetimeCountsOverSlips() throws {
    var clock = try ClockTests.clock(from: "2026-01-01", now: "2026-02-01", .round)
    #expect(clock.basis == .lifetime)
    let now = ClockTests.noon("2026-02-05")
    try clock.add(Slip(id: "s", at: .init(day("2026-01-29")), resumed: .init(day("2026-02-01"))), now: now)
    let progress = clock.progress(now)
    // 28 days, three that were not free, four again: the thirtieth was full on 3 February.
    #expect(progress.last == Milestone(30, .days) && progress.reached.last?.day == day("2026-02-03"))
    #expect(progress.next == Milestone(50, .days) && progress.daysToNext == 18)
    clock.basis = .run
    #expect(clock.progress(now).last == Milestone(1, .days) && clock.progress(now).daysToNext == 3)
    #expect(clock.progress(now).reached.map(\.milestone.amount) == [1, 7, 14])
  }

  @Test func ownLists() {
    #expect(MilestoneSet.own(typed: "30, 7; 100 7") == .own([7, 30, 100]))
    #expect(MilestoneSet.own(typed: "soon") == nil && MilestoneSet.own(typed: "0") == nil)
    #expect(MilestoneSet.own(typed: "7 99999") == nil && MilestoneSet.own(typed: "99999999999999999999") == nil)
    #expect(MilestoneSet.own(typed: (1...31).map(String.init).joined(separator: " ")) == nil)
  }
}
