import Meetings
import Testing

@testable import Recovery

@Suite struct ClockTests {
  static func day(_ text: String) -> CivilDate { CivilDate(text) ?? CivilDate(daysSinceEpoch: 0) }
  static func noon(_ text: String, _ zone: String = "America/New_York") -> Instant {
    (Zone.named(zone) ?? .utc).instant(of: day(text), at: WallTime(hour: 12, minute: 0) ?? .midnight)
  }
  static func clock(from start: String, now: String, _ set: MilestoneSet = .chips) throws -> Clock {
    try Clock(
      id: "c", label: "Wine", kind: .substance, zone: "America/New_York", start: CivilMoment(day(start)),
      milestones: set, now: noon(now))
  }

  @Test func daysAreCivilDaysOfItsZone() throws {
    let zone = try #require(Zone.named("America/New_York"))
    let start = CivilMoment(Self.day("2026-03-07"), WallTime(hour: 23, minute: 50))
    let late = zone.instant(of: Self.day("2026-03-07"), at: try #require(WallTime(hour: 23, minute: 59)))
    let clock = try Clock(id: "c", label: "", kind: .behaviour, zone: zone.identifier, start: start, now: late)
    #expect(clock.count(late).currentDays == 0 && clock.count(late).recent == nil)
    // Ten minutes later is the next day; the day of 23 hours in between counts like any other.
    #expect(clock.count(late.adding(minutes: 1)).currentDays == 1)
    #expect(clock.count(late.adding(minutes: 1 + 23 * 60)).currentDays == 2)
  }

  @Test func aSlipIsAnEvent() throws {
    var clock = try Self.clock(from: "2025-10-07", now: "2026-11-23")
    let now = Self.noon("2026-11-23")
    #expect(clock.count(now).currentDays == 412 && clock.count(now).lifetimeDays == 412)
    let moment = clock.moment(now)
    try clock.add(Slip(id: "s", at: moment, resumed: moment), now: now)
    let after = clock.count(now)
    #expect(after.currentDays == 0 && after.lifetimeDays == 412 && after.longestDays == 412)
    #expect(after.recent?.free == 90 && after.recent?.of == 90)
    let later = clock.count(Self.noon("2026-12-03"))
    #expect(later.currentDays == 10 && later.lifetimeDays == 422 && later.longestDays == 412)
    #expect(clock.progress(later).reached.map(\.milestone).contains(Milestone(1, .years)))
    #expect(clock.progress(later).next == Milestone(30, .days) && clock.progress(later).daysToNext == 20)
  }

  @Test func aSlipThatLastsTakesOnlyItsOwnDays() throws {
    var clock = try Self.clock(from: "2026-01-01", now: "2026-06-01")
    try clock.add(Slip(id: "s", at: .init(Self.day("2026-05-02")), resumed: nil), now: Self.noon("2026-05-02"))
    #expect(clock.isOpen && clock.count(Self.noon("2026-05-09")).lifetimeDays == 121)
    #expect(clock.count(Self.noon("2026-05-09")).current == nil)
    #expect(throws: ClockProblem.stillOpen) {
      try clock.add(Slip(id: "t", at: .init(Self.day("2026-05-04")), resumed: nil), now: Self.noon("2026-05-09"))
    }
    try clock.beginAgain(at: .init(Self.day("2026-05-07")), now: Self.noon("2026-05-09"))
    let count = clock.count(Self.noon("2026-05-09"))
    #expect(count.lifetimeDays == 123 && count.currentDays == 2 && count.recent?.free == 85)
    try clock.removeSlip("s", now: Self.noon("2026-05-09"))
    #expect(clock.count(Self.noon("2026-05-09")).lifetimeDays == 128)
  }

  @Test func historyCanBeFilledIn() throws {
    var clock = try Self.clock(from: "2026-01-01", now: "2026-01-10")
    let now = Self.noon("2026-01-11")
    try clock.add(PastRun(id: "p", from: Self.day("2020-01-01"), until: Self.day("2021-01-01")), now: now)
    let count = clock.count(now)
    #expect(count.lifetimeDays == 366 + 10 && count.longestDays == 366 && count.currentDays == 10)
    #expect(count.recent?.of == 90 && count.recent?.free == 10)
    #expect(throws: ClockProblem.overlaps) {
      try clock.add(PastRun(id: "q", from: Self.day("2020-12-31"), until: Self.day("2021-02-01")), now: now)
    }
    #expect(throws: ClockProblem.notEarlier) {
      try clock.add(PastRun(id: "q", from: Self.day("2025-12-31"), until: Self.day("2026-01-02")), now: now)
    }
    #expect(throws: ClockProblem.tooLongAgo) {
      try clock.add(PastRun(id: "q", from: Self.day("1899-12-31"), until: Self.day("1901-01-02")), now: now)
    }
    try clock.correct(.earlier(id: "p", from: Self.day("2020-01-01"), until: Self.day("2020-01-11")), now: now)
    #expect(clock.count(now).lifetimeDays == 20)
    try clock.correct(.removeEarlier(id: "p"), now: now)
    #expect(clock.count(now).lifetimeDays == 10)
  }

  @Test func whatCannotBeIsRefusedAndChangesNothing() throws {
    var clock = try Self.clock(from: "2026-01-10", now: "2026-02-01")
    let now = Self.noon("2026-02-01")
    let before = clock
    func slip(_ at: String, _ resumed: String?) -> Slip {
      Slip(id: at, at: .init(Self.day(at)), resumed: resumed.map { .init(Self.day($0)) })
    }
    #expect(throws: ClockProblem.inFuture) { try clock.add(slip("2026-02-02", nil), now: now) }
    #expect(throws: ClockProblem.inFuture) { try clock.add(slip("2026-02-01", "2026-02-02"), now: now) }
    #expect(throws: ClockProblem.beforeStart) { try clock.add(slip("2026-01-09", "2026-01-10"), now: now) }
    #expect(throws: ClockProblem.endsBeforeBeginning) { try clock.add(slip("2026-01-20", "2026-01-19"), now: now) }
    #expect(throws: ClockProblem.notOpen) { try clock.beginAgain(at: .init(Self.day("2026-01-20")), now: now) }
    #expect(throws: ClockProblem.unknown) { try clock.removeSlip("x", now: now) }
    #expect(throws: ClockProblem.unknownZone) { try clock.move(to: "Nowhere", now: now) }
    #expect(throws: ClockProblem.inFuture) { try clock.correct(.start(.init(Self.day("2026-02-02"))), now: now) }
    #expect(clock == before)
    try clock.add(slip("2026-01-20", "2026-01-22"), now: now)
    #expect(throws: ClockProblem.overlaps) { try clock.add(slip("2026-01-21", "2026-01-25"), now: now) }
    #expect(throws: ClockProblem.overlaps) { try clock.add(slip("2026-01-15", "2026-01-21"), now: now) }
    #expect(throws: ClockProblem.inFuture) {
      _ = try Clock(
        id: "d", label: "", kind: .behaviour, zone: "UTC", start: .init(Self.day("2026-02-02")), now: now)
    }
  }

  @Test func itsDayDoesNotGoBackWhenItMoves() throws {
    var clock = try Clock(
      id: "c", label: "", kind: .behaviour, zone: "Asia/Tokyo", start: .init(Self.day("2026-01-01")),
      now: Self.noon("2026-02-01"))
    let now = Instant(seconds: Self.noon("2026-02-01", "Asia/Tokyo").seconds)
    #expect(clock.count(now).currentDays == 31)
    try clock.move(to: "Pacific/Honolulu", now: now)
    #expect(clock.count(now).currentDays == 31 && clock.zone == "Pacific/Honolulu")
    #expect(clock.count(now.adding(days: 2)).currentDays == 32)
    // A slip at once is not before today.
    let moment = clock.moment(now)
    try clock.add(Slip(id: "s", at: moment, resumed: moment), now: now)
    #expect(clock.count(now).lifetimeDays == 31)
  }

  @Test func whatIsRegained() {
    let regained = Clock.Regained(hundredths: 1_250, currency: "€", minutes: 90)
    #expect(regained.money(days: 412) == 515_000 && regained.minutes(days: 412) == 37_080)
    #expect(Clock.Regained().money(days: 3) == nil)
  }
}
