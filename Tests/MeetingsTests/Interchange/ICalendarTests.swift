import SeededTesting
import Testing

@testable import Meetings

/// Reads calendars back with a parser of its own (RFC 5545, 3.1) and expands their rules day by day.
@Suite struct ICalendarTests {
  // 2026-09-21 14:13:20 UTC
  private let now = Instant(seconds: 1_790_000_000)

  private func meeting(_ slug: String = "early-birds", in zone: String = "America/New_York", _ slots: Slot...)
    -> Meeting
  {
    Meeting(
      slug: slug, name: "Early Birds", fellowship: .aa, attendance: .inPerson,
      schedule: Schedule(timeZone: zone, slots: slots), source: SourceRecord(name: "test", key: slug))
  }

  private func calendar(_ meetings: Meeting...) throws -> ParsedCalendar {
    try ParsedCalendar(ICalendar.calendar(name: "Nearby", meetings: meetings.map { ($0, nil) }, now: now))
  }

  private func time(_ hour: Int, _ minute: Int = 0) throws -> WallTime {
    try #require(WallTime(hour: hour, minute: minute))
  }

  @Test func linesAreFoldedAtSeventyFiveOctetsWithinNoCharacter() throws {
    var one = meeting("long", Slot(.weekly(.monday), at: try time(19), duration: 60))
    one.name = String(repeating: "日本語の長い名前 ", count: 20)
    let bytes = ICalendar.calendar(name: "Nearby", meetings: [(one, nil)], now: now)
    let text = try #require(String(validating: bytes, as: UTF8.self))
    #expect(text.hasSuffix("END:VCALENDAR\r\n"))
    for line in text.utf8.split(separator: 13) {
      #expect(line.count <= 75 + 1, "a line of \(line.count - 1) octets")
      #expect(String(Substring(line)).unicodeScalars.allSatisfy { $0 != "\u{FFFD}" })
    }
    #expect(bytes.filter { $0 == 13 }.count == bytes.filter { $0 == 10 }.count)
    #expect(try ParsedCalendar(bytes).events[0].text("SUMMARY") == one.name)
  }

  @Test func textIsEscapedAndComesBack() throws {
    var one = meeting("escape", Slot(.weekly(.monday), at: try time(19), duration: 60))
    one.name = #"Back\slash; semicolon, comma: colon "quote""#
    one.notes = "One\nTwo\r\nEND:VEVENT\u{0}"
    let parsed = try calendar(one)
    #expect(parsed.events.count == 1)
    #expect(parsed.events[0].text("SUMMARY") == one.name)
    #expect(parsed.events[0].text("DESCRIPTION") == "One\nTwo\nEND:VEVENT")
  }

  @Test func aLinkCannotBeginALineOfItsOwn() throws {
    let one = meeting("link", Slot(.weekly(.monday), at: try time(19), duration: 60))
    let bytes = ICalendar.calendar(name: "x", meetings: [(one, "https://example.org/\r\nATTACH:x")], now: now)
    #expect(try ParsedCalendar(bytes).events[0]["URL"] == "https://example.org/ATTACH:x")
  }

  @Test func anEventSaysWhatTheListingSays() throws {
    var one = meeting("all", Slot(.weekly(.tuesday), at: try time(18, 30), duration: 90))
    one.attendance = .hybrid
    var place = Place(name: "St. Mark's", formattedAddress: "1 Main St, Ithaca, NY")
    place.position = Position(latitude: 42.44, longitude: -76.5)
    one.place = place
    one.online = OnlineAccess(url: "https://example.org/room", phone: "+1 607 555 0100")
    one.source.updated = Instant(seconds: 1_600_000_000)
    let event = try calendar(one).events[0]
    #expect(event["UID"] == "all-0@homegroup.invalid")
    #expect(event["DTSTAMP"] == "20200913T122640Z")
    #expect(event["DTSTART;TZID=America/New_York"] == "20260804T183000")
    #expect(event["DURATION"] == "PT1H30M")
    #expect(event["RRULE"] == "FREQ=WEEKLY;BYDAY=TU;WKST=MO")
    #expect(event.text("LOCATION") == "St. Mark's, 1 Main St, Ithaca, NY")
    #expect(event["GEO"] == "42.440000;-76.500000")
    #expect(event["CONFERENCE;VALUE=URI;FEATURE=VIDEO"] == "https://example.org/room")
    #expect(event.text("DESCRIPTION") == "Join online: https://example.org/room\nJoin by phone: +1 607 555 0100")
    #expect(event["STATUS"] == nil)
  }

  @Test func suspendedIsCancelledAndByAppointmentHasNoEvent() throws {
    var suspended = meeting("closed", Slot(.weekly(.tuesday), at: try time(18), duration: 60))
    suspended.attendance = .suspended
    var asked = meeting("asked")
    asked.schedule.isByAppointment = true
    let parsed = try calendar(suspended, asked)
    #expect(parsed.events.map { $0["STATUS"] } == ["CANCELLED"])
    // Without events it is still a calendar that 5545 allows.
    let empty = try calendar(asked)
    #expect(empty.events.isEmpty)
    #expect(empty.zones.map { $0["TZID"] } == ["UTC"])
  }

  @Test func theSameListingsAreTheSameTextUntilTheMonthEnds() throws {
    let one = meeting("same", Slot(.weekly(.monday), at: try time(19), duration: 60))
    var dated = one
    dated.source.updated = Instant(seconds: 1_700_000_000)
    let later = now.adding(days: 9)
    #expect(
      ICalendar.calendar(name: "x", meetings: [(dated, nil)], now: now)
        == ICalendar.calendar(name: "x", meetings: [(dated, nil)], now: later))
    #expect(
      ICalendar.calendar(name: "x", meetings: [(one, nil)], now: now)
        != ICalendar.calendar(name: "x", meetings: [(one, nil)], now: later))
  }

  @Test func theEncoderStreamsTheSameCalendar() throws {
    let meetings = try (0..<400).map {
      meeting(
        "m\($0)", in: $0 % 2 == 0 ? "Europe/London" : "Asia/Kolkata",
        Slot(.weekly(.friday), at: try time(20), duration: 60))
    }
    var bytes: [UInt8] = []
    var pieces = 0
    var rest = meetings[...]
    try ICalendarEncoder(name: "Nearby", now: now).encode(next: { rest.popFirst() }) {
      bytes += $0
      pieces += 1
    }
    #expect(bytes == ICalendar.calendar(name: "Nearby", meetings: meetings.map { ($0, nil) }, now: now))
    #expect(pieces > 2)
    #expect(try ParsedCalendar(bytes).zones.count == 2)
  }

  @Test(arguments: [
    "America/New_York", "Europe/London", "Australia/Sydney", "America/Phoenix", "Africa/Casablanca", "Asia/Kolkata",
    "America/Santiago", "Australia/Lord_Howe",
  ])
  func zonesSayWhatTheClockSays(name: String) throws {
    let zone = try #require(Zone.named(name))
    let parsed = try calendar(meeting("x", in: name, Slot(.weekly(.monday), at: try time(12), duration: 60)))
    let definition = try #require(parsed.zones.first)
    #expect(definition["TZID"] == name)
    let changes = try definition.children.flatMap { try ZoneChange.all($0, through: 2036) }.sorted { $0.at < $1.at }
    for step in 0..<2_000 {
      let instant = now.adding(minutes: step * 37 * 60)
      let offset = changes.last { $0.at <= instant.seconds }?.to
      #expect(offset == zone.offset(at: instant), "\(name) at \(instant.rfc3339(in: .utc))")
    }
  }

  @Test func rulesHappenWhenSchedulesDo() throws {
    var random = SeededRandom(5545)
    for round in 0..<150 {
      let zone = ["America/New_York", "Australia/Sydney", "Asia/Kolkata", "UTC"].randomElement(using: &random) ?? "UTC"
      let slot = random.slot(round)
      let one = meeting("random", in: zone, slot)
      let event = try #require(try calendar(one).events.first, "\(slot)")
      let from = CivilDate(daysSinceEpoch: 20_720)
      let dates = try event.dates(through: from.adding(days: 500)).filter { $0 >= from }
      let expected = (0...500).map { from.adding(days: $0) }.filter(slot.recurrence.includes)
      #expect(dates == expected, "\(slot.summary) as \(event["RRULE"] ?? "dates")")
    }
  }
}

extension SeededRandom {
  fileprivate mutating func slot(_ round: Int) -> Slot {
    let day = Weekday.allCases.randomElement(using: &self) ?? .monday
    let days = Set(Weekday.allCases.filter { _ in Bool.random(using: &self) }).union([day])
    let anchor = CivilDate(daysSinceEpoch: .random(in: 20_000..<21_000, using: &self))
    let start = WallTime(minuteOfDay: .random(in: 0..<1440, using: &self)) ?? .midnight
    let ordinals: [Set<Int>] = [[2, 4], [-1], [5], [1, 3, -1], [-2]]
    switch round % 5 {
    case 0: return Slot(.weekly(days), at: start, duration: 60)
    case 1: return Slot(.weekly(days, interval: .random(in: 2...6, using: &self), anchor: anchor), at: start)
    case 2: return Slot(.monthly(day, ordinals: ordinals.randomElement(using: &self) ?? [1]), at: start, duration: 45)
    case 3:
      let dates = (0..<6).map { _ in CivilDate(daysSinceEpoch: .random(in: 20_720..<21_200, using: &self)) }
      return Slot(.dates(Set(dates)), at: start, duration: 1_500)
    default: return .aroundTheClock
    }
  }
}
