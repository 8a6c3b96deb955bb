import SeededTesting
import Testing

@testable import Meetings

struct TimeWindowTests {
  private func window(_ time: MeetingQuery.TimeFilter, _ now: String, _ zone: String = "America/New_York") throws
    -> [String]
  {
    let zone = try #require(Zone.named(zone))
    let found = try #require(time.window(now: SearchSample.at(now), zone: zone))
    return [MomentText.write(found.from), MomentText.write(found.until), found.includesRunning ? "running" : "starts"]
  }

  @Test func aDayOfTwentyFiveHours() throws {
    // 2026-11-01: New York's clocks go back at 06:00 UTC.
    let now = "2026-11-01T03:30:00Z"
    #expect(try window(.now, now) == [now, "2026-11-01T04:30:00Z", "running"])
    #expect(try window(.today, now) == [now, "2026-11-01T04:00:00Z", "running"])
    #expect(try window(.tomorrow, now) == ["2026-11-01T04:00:00Z", "2026-11-02T05:00:00Z", "starts"])
    #expect(try window(.week, now) == [now, "2026-11-08T03:30:00Z", "running"])
    let sunday = try #require(CivilDate("2026-11-01"))
    #expect(try window(.date(sunday), now) == ["2026-11-01T04:00:00Z", "2026-11-02T05:00:00Z", "starts"])
  }

  @Test func theReadersDayIsNotTheMeetings() throws {
    let now = "2026-11-01T03:30:00Z"
    #expect(try window(.today, now, "Asia/Tokyo") == [now, "2026-11-01T15:00:00Z", "running"])
    #expect(try window(.today, now, "Pacific/Pago_Pago") == [now, "2026-11-01T11:00:00Z", "running"])
  }

  @Test func weekdays() throws {
    let now = "2026-10-31T22:00:00Z"
    // Today's are those still to come; the others come whole.
    #expect(try window(.weekday(.saturday), now) == [now, "2026-11-01T04:00:00Z", "running"])
    #expect(try window(.weekday(.friday), now) == ["2026-11-06T05:00:00Z", "2026-11-07T05:00:00Z", "starts"])
  }

  @Test(arguments: [
    ("2026-06-17T07:00:00Z", "2026-06-17T07:00:00Z", "2026-06-17T08:00:00Z", "running"),
    ("2026-06-17T08:00:00Z", "2026-06-17T21:00:00Z", "2026-06-18T08:00:00Z", "starts"),
    ("2026-06-17T21:00:00Z", "2026-06-17T21:00:00Z", "2026-06-18T08:00:00Z", "running"),
    ("2026-06-18T01:30:00Z", "2026-06-18T01:30:00Z", "2026-06-18T08:00:00Z", "running"),
  ])
  func tonight(_ now: String, _ from: String, _ until: String, _ running: String) throws {
    #expect(try window(.tonight, now) == [from, until, running])
  }

  @Test func moments() throws {
    #expect(MomentText.read("2026-02-29T10:00Z") == nil && MomentText.read("2026-01-01T24:00Z") == nil)
    #expect(
      MomentText.read("2026-01-01T10:00:61Z") == nil && MomentText.read("2026-01-01") == nil
        && MomentText.read("9:30") == nil)
    #expect(try SearchSample.at("2026-01-01T00:00:00.1234-09:30") == Instant(milliseconds: 1_767_259_800_123))
    #expect(try SearchSample.at("1969-12-31t23:59:59z") == Instant(seconds: -1))
    var random = SeededRandom(3)
    for _ in 0..<300 {
      let instant = Instant(milliseconds: Int64(random.int(-1_000_000_000_000...4_000_000_000_000)))
      #expect(try SearchSample.at(MomentText.write(instant)) == instant)
    }
  }
}
