import Foundation
import SeededTesting
import Testing

@testable import Meetings

@Suite("Recurrences")
struct RecurrenceTests {
  private func days(_ recurrence: Recurrence, _ from: String, _ through: String) throws -> [String] {
    recurrence.days(from: try day(from), through: try day(through)).map(\.description)
  }

  @Test("Weekly, on one day and on several")
  func weekly() throws {
    #expect(try days(.weekly(.monday), "2026-11-20", "2026-12-07") == ["2026-11-23", "2026-11-30", "2026-12-07"])
    #expect(
      try days(.weekly([.tuesday, .sunday]), "2026-11-22", "2026-11-29") == ["2026-11-22", "2026-11-24", "2026-11-29"])
  }

  @Test("Every two weeks runs on across a new year, from an anchor in any of its weeks")
  func everyTwoWeeks() throws {
    for anchor in ["2026-12-21", "2026-12-27", "2027-01-06", "2020-01-13", "2030-01-14"] {
      let rule = Recurrence.weekly([.tuesday], interval: 2, anchor: try day(anchor))
      #expect(
        try days(rule, "2026-12-14", "2027-01-25") == ["2026-12-22", "2027-01-05", "2027-01-19"], "\(anchor)")
    }
    // Weeks begin on Monday: a Sunday belongs to the week before it.
    let sundays = Recurrence.weekly([.sunday, .monday], interval: 2, anchor: try day("2026-12-21"))
    #expect(try days(sundays, "2026-12-20", "2027-01-04") == ["2026-12-21", "2026-12-27", "2027-01-04"])
  }

  @Test("Nth and last weekday of the month; a fifth only where there is one")
  func monthly() throws {
    #expect(
      try days(.monthly(.friday, ordinals: [1]), "2026-01-01", "2026-04-30")
        == ["2026-01-02", "2026-02-06", "2026-03-06", "2026-04-03"])
    #expect(
      try days(.monthly(.sunday, ordinals: [-1]), "2026-01-01", "2026-04-30")
        == ["2026-01-25", "2026-02-22", "2026-03-29", "2026-04-26"])
    #expect(
      try days(.monthly(.thursday, ordinals: [5]), "2026-01-01", "2026-12-31")
        == ["2026-01-29", "2026-04-30", "2026-07-30", "2026-10-29", "2026-12-31"])
    #expect(
      try days(.monthly(.monday, ordinals: [2, 4]), "2026-11-01", "2026-12-31")
        == ["2026-11-09", "2026-11-23", "2026-12-14", "2026-12-28"])
    // February 2027 has exactly four Mondays: its first is also its fourth from the end, and counts once.
    #expect(try days(.monthly(.monday, ordinals: [1, -4]), "2027-02-01", "2027-02-28") == ["2027-02-01"])
  }

  @Test("Every weekday of a month is the nth from its start and the mth from its end, with n - m - 1 of them in all")
  func ordinals() throws {
    for offset in 0..<1500 {
      let date = CivilDate(daysSinceEpoch: 20_000 + offset)
      let (year, month, _) = date.yearMonthDay
      let all = (1...CivilDate.daysInMonth(month, of: year))
        .compactMap { CivilDate(year: year, month: month, day: $0) }.filter { $0.weekday == date.weekday }
      let place = try #require(all.firstIndex(of: date))
      for ordinal in -5...5 where ordinal != 0 {
        let expected = ordinal == place + 1 || ordinal == place - all.count
        #expect(Recurrence.monthly(date.weekday, ordinals: [ordinal]).includes(date) == expected, "\(date) \(ordinal)")
      }
    }
  }

  @Test("On given dates only, in order")
  func dates() throws {
    let rule = Recurrence.dates([try day("2026-12-25"), try day("2026-12-24"), try day("2027-01-01")])
    #expect(try days(rule, "2026-12-01", "2026-12-31") == ["2026-12-24", "2026-12-25"])
    #expect(rule.weekdays == [.thursday, .friday])
  }

  @Test("days(from:through:) finds what includes() says, day by day")
  func agreement() throws {
    var random = SeededRandom(4)
    for _ in 0..<300 {
      let rule = Self.random(using: &random)
      let first = CivilDate(daysSinceEpoch: Int.random(in: 19_000...22_000, using: &random))
      let last = first.adding(days: Int.random(in: -2...60, using: &random))
      let expected =
        first <= last
        ? (first.daysSinceEpoch...last.daysSinceEpoch).map(CivilDate.init(daysSinceEpoch:)).filter(rule.includes) : []
      #expect(rule.days(from: first, through: last) == expected, "\(rule)")
      #expect(expected.allSatisfy { rule.weekdays.contains($0.weekday) })
    }
  }

  @Test("Coding keeps every kind, and equal schedules have equal bytes")
  func coding() throws {
    let encoder = JSONEncoder()
    encoder.outputFormatting = .sortedKeys
    var random = SeededRandom(5)
    for _ in 0..<200 {
      let rule = Self.random(using: &random)
      let bytes = try encoder.encode(rule)
      let back = try JSONDecoder().decode(Recurrence.self, from: bytes)
      #expect(back == rule)
      #expect(try encoder.encode(back) == bytes)
    }
  }

  static func random(using random: inout SeededRandom) -> Recurrence {
    let some = Set(Weekday.allCases.shuffled(using: &random).prefix(Int.random(in: 1...3, using: &random)))
    switch Int.random(in: 0..<6, using: &random) {
    case 0, 1: return .weekly(some)
    case 2:
      let anchor = CivilDate(daysSinceEpoch: Int.random(in: 18_000...23_000, using: &random))
      return .weekly(some, interval: Int.random(in: 2...6, using: &random), anchor: anchor)
    case 3:
      let ordinals = [1, 2, 3, 4, 5, -1, -2].shuffled(using: &random).prefix(Int.random(in: 1...3, using: &random))
      return .monthly(some.first ?? .monday, ordinals: Set(ordinals))
    case 4:
      return .dates(
        Set((0..<5).map { _ in CivilDate(daysSinceEpoch: Int.random(in: 19_000...22_000, using: &random)) }))
    default: return .aroundTheClock
    }
  }
}
