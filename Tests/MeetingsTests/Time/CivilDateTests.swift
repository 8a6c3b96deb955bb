import Foundation
import SeededTesting
import Testing

@testable import Meetings

@Suite("Civil dates and wall-clock times")
struct CivilDateTests {
  @Test("Agrees with Foundation's Gregorian calendar from 1600 to 2400")
  func againstFoundation() throws {
    var calendar = Calendar(identifier: .gregorian)
    calendar.timeZone = .gmt
    var random = SeededRandom(1)
    for _ in 0..<3000 {
      let days = Int.random(in: -135_140...157_053, using: &random)
      let date = CivilDate(daysSinceEpoch: days)
      let parts = calendar.dateComponents(
        [.year, .month, .day, .weekday], from: Date(timeIntervalSince1970: Double(days) * 86_400))
      let (year, month, day) = date.yearMonthDay
      #expect(year == parts.year && month == parts.month && day == parts.day, "\(days)")
      #expect(date.weekday.rawValue + 1 == parts.weekday, "\(days)")
      #expect(CivilDate(year: year, month: month, day: day) == date)
      #expect(CivilDate(date.description) == date)
    }
  }

  @Test(
    "Known days",
    arguments: [
      ("1970-01-01", 0, Weekday.thursday), ("2000-02-29", 11_016, .tuesday), ("1900-03-01", -25_508, .thursday),
      ("2026-11-23", 20_780, .monday), ("1969-12-31", -1, .wednesday),
    ])
  func known(text: String, days: Int, weekday: Weekday) throws {
    #expect(try day(text).daysSinceEpoch == days)
    #expect(try day(text).weekday == weekday)
  }

  @Test(
    "What is no date is refused",
    arguments: [
      "2023-02-29", "1900-02-29", "2024-13-01", "2024-00-10", "2024-04-31", "2024-4-30", "24-04-30", "2024-04-30 ",
      "0000-01-01",
      "2024/04/30", "", "२०२४-०४-३०", "-024-04-30", "2024-04-3O",
    ])
  func refused(text: String) {
    #expect(CivilDate(text) == nil)
  }

  @Test("Wall-clock times: 00:00 to 23:59 and nothing else")
  func wallTimes() throws {
    for minute in 0..<1440 {
      let time = try #require(WallTime(minuteOfDay: minute))
      #expect(WallTime(time.description) == time)
      #expect(time.hour * 60 + time.minute == minute)
    }
    #expect(WallTime(minuteOfDay: -1) == nil)
    #expect(WallTime(minuteOfDay: 1440) == nil)
    for text in ["24:00", "7:00", "07:60", "07:0", "07-00", "", "07:00:00", "ab:cd", "+7:00"] {
      #expect(WallTime(text) == nil, "\(text)")
    }
  }

  @Test("Coding: dates and times as text, instants as whole milliseconds")
  func coding() throws {
    let encoder = JSONEncoder()
    #expect(String(decoding: try encoder.encode([try day("2026-03-08")]), as: UTF8.self) == "[\"2026-03-08\"]")
    #expect(String(decoding: try encoder.encode([try time("07:05")]), as: UTF8.self) == "[\"07:05\"]")
    #expect(String(decoding: try encoder.encode([Instant(milliseconds: -1)]), as: UTF8.self) == "[-1]")
    #expect(throws: DecodingError.self) {
      try JSONDecoder().decode([CivilDate].self, from: Data("[\"2026-02-30\"]".utf8))
    }
  }

  @Test("Instants before the epoch round down like those after it")
  func instants() {
    #expect(Instant(milliseconds: -1).seconds == -1)
    #expect(Instant(milliseconds: -1).minutes(since: Instant(milliseconds: 0)) == -1)
    #expect(Instant(milliseconds: 59_999).minutes(since: Instant(milliseconds: 0)) == 0)
    #expect(Instant(seconds: 0).adding(days: 1).minutes(since: Instant(seconds: 0)) == 1440)
  }
}
