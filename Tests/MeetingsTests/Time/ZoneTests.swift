import Foundation
import SeededTesting
import Testing

@testable import Meetings

@Suite("Zones")
struct ZoneTests {
  /// Published facts (tz database): the first second of the new offset, and the offset before and after it.
  @Test(
    "Known changes of the clock",
    arguments: [
      ("America/New_York", "2026-03-08T07:00:00Z", -18_000, -14_400),
      ("America/New_York", "2026-11-01T06:00:00Z", -14_400, -18_000),
      ("America/New_York", "2006-04-02T07:00:00Z", -18_000, -14_400),
      ("Europe/London", "2026-03-29T01:00:00Z", 0, 3600),
      ("Europe/London", "2026-10-25T01:00:00Z", 3600, 0), ("Australia/Sydney", "2026-04-04T16:00:00Z", 39_600, 36_000),
      ("Australia/Sydney", "2026-10-03T16:00:00Z", 36_000, 39_600),
      ("Pacific/Auckland", "2026-04-04T14:00:00Z", 46_800, 43_200),
      ("Pacific/Auckland", "2026-09-26T14:00:00Z", 43_200, 46_800),
      ("America/Santiago", "2025-04-06T03:00:00Z", -10_800, -14_400),
      ("America/Santiago", "2025-09-07T04:00:00Z", -14_400, -10_800),
      ("Australia/Lord_Howe", "2026-04-04T15:00:00Z", 39_600, 37_800),
      ("Australia/Lord_Howe", "2026-10-03T15:30:00Z", 37_800, 39_600),
      ("Africa/Casablanca", "2025-02-23T02:00:00Z", 3600, 0),
      ("Africa/Casablanca", "2025-04-06T02:00:00Z", 0, 3600), ("Pacific/Apia", "2011-12-30T10:00:00Z", -36_000, 50_400),
      ("America/Caracas", "2016-05-01T07:00:00Z", -16_200, -14_400),
      ("Europe/Kyiv", "2026-03-29T01:00:00Z", 7200, 10_800),
    ])
  func knownChanges(name: String, at: String, before: Int, after: Int) throws {
    let zone = try zone(name), change = try instant(at)
    #expect(zone.offset(at: Instant(milliseconds: change.milliseconds - 1)) == before)
    #expect(zone.offset(at: change) == after)
    let found = zone.transitions(from: change.adding(days: -20), until: change.adding(days: 20))
    #expect(found.count == 1)
    #expect(found.first?.at == change && found.first?.offset == after)
  }

  @Test(
    "Zones that do not change",
    arguments: [
      ("Asia/Kolkata", 19_800), ("Asia/Calcutta", 19_800), ("Asia/Kathmandu", 20_700),
      ("Asia/Katmandu", 20_700), ("Africa/Johannesburg", 7200), ("Etc/GMT+5", -18_000), ("UTC", 0),
      ("Pacific/Kiritimati", 50_400),
    ])
  func unchanging(name: String, offset: Int) throws {
    let zone = try zone(name)
    #expect(try zone.offset(at: instant("2026-07-01T00:00:00Z")) == offset)
    #expect(try zone.transitions(from: instant("2010-01-01T00:00:00Z"), until: instant("2030-01-01T00:00:00Z")).isEmpty)
  }

  @Test("Offsets agree with Foundation at random instants from 1890 to 2210, in every zone of the list")
  func againstFoundation() throws {
    var random = SeededRandom(2)
    for name in testZones {
      let zone = try zone(name), foundation = try #require(TimeZone(identifier: name))
      for _ in 0..<150 {
        let second =
          Bool.random(using: &random)
          ? Int64.random(in: -631_152_000...3_786_912_000, using: &random)
          : Int64.random(in: -2_524_608_000...7_573_651_200, using: &random)
        let expected = foundation.secondsFromGMT(for: Date(timeIntervalSince1970: Double(second)))
        #expect(zone.offset(at: Instant(seconds: second)) == expected, "\(name) \(second)")
      }
    }
  }

  @Test("Transitions over a span are exactly the changes of offset, each once and in order")
  func transitions() throws {
    let from = try instant("2009-06-15T12:00:00Z"), until = try instant("2013-06-15T12:00:00Z")
    for name in testZones {
      let zone = try zone(name)
      var offset = zone.offset(at: from), last = from
      for (at, to) in zone.transitions(from: from, until: until) {
        #expect(at > last && to != offset, "\(name)")
        #expect(zone.offset(at: Instant(seconds: at.seconds - 1)) == offset, "\(name)")
        #expect(zone.offset(at: at) == to, "\(name)")
        (offset, last) = (to, at)
      }
      #expect(zone.offset(at: until) == offset, "\(name)")
    }
    #expect(try zone("Pacific/Apia").transitions(from: from, until: until).count == 7)
  }

  @Test(
    "A skipped time is read with the offset before the gap; a repeated one is the first (RFC 5545, 3.3.5)",
    arguments: [
      ("America/New_York", "2026-03-08", "02:30", "2026-03-08T07:30:00Z", "03:30"),
      ("America/New_York", "2026-03-08", "02:00", "2026-03-08T07:00:00Z", "03:00"),
      ("America/New_York", "2026-03-08", "03:00", "2026-03-08T07:00:00Z", "03:00"),
      ("America/New_York", "2026-03-08", "01:59", "2026-03-08T06:59:00Z", "01:59"),
      ("America/New_York", "2026-11-01", "01:30", "2026-11-01T05:30:00Z", "01:30"),
      ("America/New_York", "2026-11-01", "02:00", "2026-11-01T07:00:00Z", "02:00"),
      ("Europe/London", "2026-10-25", "01:30", "2026-10-25T00:30:00Z", "01:30"),
      ("Australia/Sydney", "2026-10-04", "02:30", "2026-10-03T16:30:00Z", "03:30"),
      ("Australia/Sydney", "2026-04-05", "02:30", "2026-04-04T15:30:00Z", "02:30"),
      ("Australia/Lord_Howe", "2026-10-04", "02:15", "2026-10-03T15:45:00Z", "02:45"),
      ("Australia/Lord_Howe", "2026-04-05", "01:45", "2026-04-04T14:45:00Z", "01:45"),
      ("America/Santiago", "2025-09-07", "00:00", "2025-09-07T04:00:00Z", "01:00"),
      ("America/Santiago", "2025-04-05", "23:30", "2025-04-06T02:30:00Z", "23:30"),
      ("America/Santiago", "2025-04-06", "00:00", "2025-04-06T04:00:00Z", "00:00"),
      ("Pacific/Apia", "2011-12-30", "19:00", "2011-12-31T05:00:00Z", "19:00"),
      ("Pacific/Apia", "2011-12-31", "19:00", "2011-12-31T05:00:00Z", "19:00"),
      ("Pacific/Apia", "2011-12-29", "23:59", "2011-12-30T09:59:00Z", "23:59"),
    ])
  func gapsAndFolds(name: String, date: String, wall: String, expected: String, shown: String) throws {
    let zone = try zone(name)
    let found = zone.instant(of: try day(date), at: try time(wall))
    #expect(try found == instant(expected))
    #expect(try zone.wallClock(at: found).time == time(shown))
  }

  @Test("A wall-clock time and its instant lead to each other, unless the clock skips it")
  func roundTrip() throws {
    var random = SeededRandom(3)
    for name in testZones {
      let zone = try zone(name)
      for _ in 0..<150 {
        let date = CivilDate(daysSinceEpoch: Int.random(in: 0...36_500, using: &random))
        let time = try #require(WallTime(minuteOfDay: Int.random(in: 0..<1440, using: &random)))
        let instant = zone.instant(of: date, at: time)
        let wall = zone.wallClock(at: instant)
        if wall == (date, time) {
          // The first of two: nothing shows the same wall clock earlier the same day.
          let change = zone.transitions(from: instant.adding(days: -1), until: instant).last
          if let change {
            let earlier = Instant(
              seconds: instant.seconds - Int64(zone.offset(at: Instant(seconds: change.at.seconds - 1)))
                + Int64(zone.offset(at: instant)))
            #expect(earlier >= instant || zone.wallClock(at: earlier) != wall, "\(name) \(date) \(time)")
          }
        } else {
          let change = try #require(
            zone.transitions(from: instant.adding(days: -2), until: instant.adding(days: 2)).first)
          let before = zone.offset(at: Instant(seconds: change.at.seconds - 1))
          #expect(before < change.offset, "\(name) \(date) \(time): only a forward change skips times")
          #expect(instant.seconds + Int64(before) == Int64(date.daysSinceEpoch) * 86_400 + Int64(time.minuteOfDay) * 60)
        }
      }
    }
  }

  @Test("Every listed name makes a zone; other names do not")
  func names() {
    #expect(Zone.identifiers.count > 580)
    for name in [
      "UTC", "Etc/UTC", "Asia/Kolkata", "Asia/Calcutta", "US/Pacific", "America/Argentina/Buenos_Aires", "Europe/Kyiv",
      "Europe/Kiev", "Asia/Saigon", "Asia/Ho_Chi_Minh", "GMT", "America/Indiana/Indianapolis",
    ] {
      #expect(Zone.named(name)?.identifier == name, "\(name)")
    }
    for name in [
      "", "Foo/Bar", "EST", "GMT+5", "america/new_york", "../../etc/passwd", "America/New_York ", "Pacific Time",
    ] {
      #expect(Zone.named(name) == nil, "\(name)")
    }
    for name in Zone.identifiers { #expect(TimeZone(identifier: name) != nil, "\(name)") }
  }

  @Test(
    "Dirty names are mended",
    arguments: [
      ("pacific/honolulu", "Pacific/Honolulu"), ("America/Toronto ", "America/Toronto"),
      ("america/new york", "America/New_York"),
      ("AMERICA/LOS_ANGELES", "America/Los_Angeles"), ("US/Pacific", "US/Pacific"), ("asia/kolkata", "Asia/Kolkata"),
      ("EST", "America/New_York"), ("pdt", "America/Los_Angeles"), ("Eastern Time", "America/New_York"), ("utc", "UTC"),
      ("America/Argentina/buenos_aires", "America/Argentina/Buenos_Aires"),
    ])
  func repaired(text: String, identifier: String) {
    #expect(Zone.repaired(text) == identifier)
  }

  @Test("What names no zone stays unnamed", arguments: ["", " ", "Mars/Olympus", "GMT+5", "🙂", "New York"])
  func irreparable(text: String) {
    #expect(Zone.repaired(text) == nil)
  }

  @Test("Many readers at once see the same offsets")
  func concurrent() async throws {
    let zone = try zone("Europe/Lisbon"), foundation = try #require(TimeZone(identifier: "Europe/Lisbon"))
    let wrong = await withTaskGroup(of: Int.self) { group in
      for seed in 0..<8 {
        group.addTask {
          var random = SeededRandom(UInt64(seed) + 10)
          return (0..<300).count { _ in
            let second = Int64.random(in: 0...4_000_000_000, using: &random)
            return zone.offset(at: Instant(seconds: second))
              != foundation.secondsFromGMT(for: Date(timeIntervalSince1970: Double(second)))
          }
        }
      }
      return await group.reduce(0, +)
    }
    #expect(wrong == 0)
  }
}
