import Foundation
import SeededTesting
import Testing

@testable import Meetings

@Suite("Occurrences")
struct OccurrenceTests {
  private func schedule(_ zone: String, _ slots: Slot...) -> Schedule { Schedule(timeZone: zone, slots: slots) }

  private func starts(_ schedule: Schedule, _ from: String, _ until: String) throws -> [Instant] {
    schedule.occurrences(from: try instant(from), until: try instant(until)).map(\.start)
  }

  @Test(
    "A weekly meeting keeps its wall-clock time across both changes of the clock, north and south",
    arguments: [
      (
        "America/New_York", "2026-03-01T05:00:00Z", "2026-03-16T04:00:00Z",
        [
          "2026-03-02T00:00:00Z", "2026-03-08T23:00:00Z",
          "2026-03-15T23:00:00Z",
        ]
      ),
      (
        "America/New_York", "2026-10-25T04:00:00Z", "2026-11-09T05:00:00Z",
        [
          "2026-10-25T23:00:00Z", "2026-11-02T00:00:00Z",
          "2026-11-09T00:00:00Z",
        ]
      ),
      (
        "Australia/Sydney", "2026-03-28T13:00:00Z", "2026-04-12T13:00:00Z",
        [
          "2026-03-29T08:00:00Z", "2026-04-05T09:00:00Z",
          "2026-04-12T09:00:00Z",
        ]
      ),
      (
        "Australia/Sydney", "2026-09-26T14:00:00Z", "2026-10-11T13:00:00Z",
        [
          "2026-09-27T09:00:00Z", "2026-10-04T08:00:00Z",
          "2026-10-11T08:00:00Z",
        ]
      ),
    ])
  func acrossChanges(zone: String, from: String, until: String, expected: [String]) throws {
    let weekly = schedule(zone, Slot(.weekly(.sunday), at: try time("19:00"), duration: 60))
    #expect(try starts(weekly, from, until) == expected.map { try instant($0) })
  }

  @Test("A meeting in the skipped hour starts that much later and lasts as long as always")
  func skippedHour() throws {
    let daily = schedule(
      "America/New_York", Slot(.weekly(Set(Weekday.allCases)), at: try time("02:30"), duration: 60))
    let found = daily.occurrences(from: try instant("2026-03-07T05:00:00Z"), until: try instant("2026-03-10T04:00:00Z"))
    #expect(
      try found.map(\.start)
        == ["2026-03-07T07:30:00Z", "2026-03-08T07:30:00Z", "2026-03-09T06:30:00Z"].map { try instant($0) })
    #expect(found.allSatisfy { $0.end.minutes(since: $0.start) == 60 })
    #expect(found.map(\.date.description) == ["2026-03-07", "2026-03-08", "2026-03-09"])
  }

  @Test("A meeting in the repeated hour happens once, the first time, and a long one lasts its minutes")
  func repeatedHour() throws {
    let daily = schedule(
      "Europe/London", Slot(.weekly(.sunday), at: try time("01:30"), duration: 90))
    let found = daily.occurrences(from: try instant("2026-10-24T12:00:00Z"), until: try instant("2026-10-26T00:00:00Z"))
    #expect(found.count == 1)
    #expect(try found.first?.start == instant("2026-10-25T00:30:00Z"))
    #expect(try found.first?.end == instant("2026-10-25T02:00:00Z"))
  }

  @Test("One that began yesterday and runs past midnight is in progress")
  func pastMidnight() throws {
    let late = schedule("America/Chicago", Slot(.weekly(.saturday), at: try time("23:30"), duration: 90))
    // Sunday 00:15 in Chicago.
    let now = try instant("2026-07-12T05:15:00Z")
    let next = try #require(late.next(after: now))
    #expect(next.isInProgress(at: now))
    #expect(next.date.description == "2026-07-11")
    #expect(!next.isInProgress(at: next.end) && next.isInProgress(at: next.start))
    #expect(late.slots[0].end?.description == "01:00")
    #expect(try #require(late.next(after: next.end)).date.description == "2026-07-18")
  }

  @Test("A marathon of three days is found on its last; longer ones and none are cut to sense")
  func durations() throws {
    let marathon = schedule("UTC", Slot(.dates([try day("2026-12-24")]), at: try time("18:00"), duration: 3 * 1440))
    #expect(marathon.next(after: try instant("2026-12-27T17:59:00Z"))?.date == (try day("2026-12-24")))
    #expect(marathon.next(after: try instant("2026-12-27T18:00:00Z")) == nil)
    for (given, minutes, assumed) in [
      (nil, 60, true), (0, 60, true), (-30, 60, true), (1_000_000, 4320, false), (45, 45, false),
    ]
      as [(Int?, Int, Bool)]
    {
      let slot = Slot(.weekly(.monday), at: try time("18:00"), duration: given)
      let occurrence = slot.occurrence(on: try day("2026-11-23"), in: .utc)
      #expect(occurrence.end.minutes(since: occurrence.start) == minutes)
      #expect(occurrence.endIsAssumed == assumed)
    }
  }

  @Test(
    "Around the clock: each day is one occurrence as long as the day, without a seam",
    arguments: [
      ("America/New_York", "2026-03-08", 23), ("America/New_York", "2026-11-01", 25),
      ("America/Santiago", "2025-09-07", 23),
      ("America/Santiago", "2025-04-05", 25), ("America/New_York", "2026-06-01", 24),
    ])
  func aroundTheClock(zoneName: String, date: String, hours: Int) throws {
    let always = schedule(zoneName, .aroundTheClock)
    let zone = try zone(zoneName), theDay = try day(date)
    let found = always.occurrences(
      from: zone.instant(of: theDay.adding(days: -2), at: .midnight),
      until: zone.instant(of: theDay.adding(days: 3), at: .midnight))
    #expect(found.map(\.date) == (-2...2).map { theDay.adding(days: $0) })
    #expect(found[2].end.minutes(since: found[2].start) == hours * 60)
    #expect(zip(found, found.dropFirst()).allSatisfy { $0.end == $1.start })
    #expect(found.allSatisfy { $0.isAroundTheClock && !$0.endIsAssumed })
  }

  @Test("Around the clock in Samoa has no occurrence on the day that was skipped")
  func skippedDay() throws {
    let always = schedule("Pacific/Apia", .aroundTheClock)
    let found = always.occurrences(
      from: try instant("2011-12-29T12:00:00Z"), until: try instant("2011-12-31T12:00:00Z"))
    #expect(found.map(\.date.description) == ["2011-12-29", "2011-12-31", "2012-01-01"])
    // A meeting that began at 23:30 on the last day before the gap runs half an hour into the first day after it.
    let late = schedule("Pacific/Apia", Slot(.weekly(.thursday), at: try time("23:30"), duration: 60))
    let now = try instant("2011-12-30T10:15:00Z")
    #expect(late.next(after: now)?.isInProgress(at: now) == true)
  }

  @Test("In the reader's zone the same occurrence can fall on another day")
  func readersDay() throws {
    let evening = schedule("America/New_York", Slot(.weekly(.friday), at: try time("20:00"), duration: 60))
    let next = try #require(evening.next(after: try instant("2026-11-23T12:00:00Z")))
    #expect(next.date.weekday == .friday)
    #expect(try zone("Europe/London").wallClock(at: next.start) == (day("2026-11-28"), time("01:00")))
    #expect(try zone("Pacific/Auckland").wallClock(at: next.start) == (day("2026-11-28"), time("14:00")))
    #expect(try zone("Pacific/Honolulu").date(at: next.start) == day("2026-11-27"))
  }

  @Test("Next and upcoming reach as far as they must")
  func nextAndUpcoming() throws {
    let now = try instant("2026-11-23T12:00:00Z")
    let fifths = schedule("Europe/Berlin", Slot(.monthly(.wednesday, ordinals: [5]), at: try time("19:30")))
    #expect(fifths.next(after: now)?.date == (try day("2026-12-30")))
    #expect(fifths.upcoming(3, after: now).map(\.date.description) == ["2026-12-30", "2027-03-31", "2027-06-30"])
    let weekly = schedule("Europe/Berlin", Slot(.weekly(.monday), at: try time("13:30"), duration: 60))
    #expect(
      weekly.upcoming(4, after: now).map(\.date.description) == [
        "2026-11-23", "2026-11-30", "2026-12-07", "2026-12-14",
      ])
    #expect(schedule("Europe/Berlin").next(after: now) == nil)
    #expect(Schedule(timeZone: "Europe/Berlin", isByAppointment: true).upcoming(5, after: now).isEmpty)
    #expect(weekly.occurrences(from: now, until: now).isEmpty)
  }

  @Test(
    "Adjacent windows lose nothing and repeat only what runs across the seam; starts are the slot's wall-clock time")
  func windows() throws {
    var random = SeededRandom(6)
    for _ in 0..<150 {
      let name = try #require(testZones.randomElement(using: &random)), zone = try zone(name)
      let slots = try (0..<Int.random(in: 1...3, using: &random)).map { _ in
        let rule = RecurrenceTests.random(using: &random)
        if rule == .aroundTheClock { return Slot.aroundTheClock }
        let start = try #require(WallTime(minuteOfDay: Int.random(in: 0..<288, using: &random) * 5))
        return Slot(rule, at: start, duration: [nil, 30, 60, 90, 600, 1500].randomElement(using: &random) ?? nil)
      }
      let schedule = Schedule(timeZone: name, slots: slots)
      let begin = Instant(seconds: Int64.random(in: 19_100...21_900, using: &random) * 86_400)
      var cuts = [begin]
      for _ in 0..<6 { cuts.append(cuts[cuts.count - 1].adding(minutes: Int.random(in: 1...9000, using: &random))) }
      let whole = schedule.occurrences(from: begin, until: cuts[cuts.count - 1])
      var joined: [Occurrence] = []
      for (from, until) in zip(cuts, cuts.dropFirst()) {
        let part = schedule.occurrences(from: from, until: until)
        #expect(part.allSatisfy { $0.start < until && $0.end > from })
        joined += part.filter { $0.start >= from || from == begin }
      }
      #expect(joined == whole, "\(name) \(slots)")
      #expect(whole == whole.sorted())
      for occurrence in whole { try check(occurrence, of: slots, in: zone) }
    }
  }

  private func check(_ occurrence: Occurrence, of slots: [Slot], in zone: Zone) throws {
    let wall = zone.wallClock(at: occurrence.start)
    let owner = slots.contains {
      $0.recurrence.includes(occurrence.date) && zone.instant(of: occurrence.date, at: $0.start) == occurrence.start
    }
    #expect(owner)
    let inGap = !slots.contains { wall == (occurrence.date, $0.start) }
    guard inGap else { return }
    let change = try #require(
      zone.transitions(from: occurrence.start.adding(days: -2), until: occurrence.start.adding(minutes: 1)).last)
    #expect(zone.offset(at: Instant(seconds: change.at.seconds - 1)) < change.offset, "\(zone) \(occurrence)")
  }

  @Test("A suspended meeting has no occurrences, whatever its schedule says")
  func suspended() throws {
    let weekly = schedule("UTC", Slot(.weekly(.monday), at: try time("18:00")))
    var meeting = Meeting(
      slug: "a", name: "A", fellowship: .aa, attendance: .suspended, schedule: weekly,
      source: SourceRecord(name: "s", key: "1"))
    let now = try instant("2026-11-23T12:00:00Z")
    #expect(meeting.next(after: now) == nil)
    meeting.attendance = .online
    #expect(meeting.next(after: now) != nil)
  }
}
