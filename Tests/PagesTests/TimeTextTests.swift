import Testing

@testable import Pages

@Suite struct TimeTextTests {
  private func spanish<T>(_ body: () -> T) -> T { Language.$current.withValue(.spanish, operation: body) }

  @Test func clockTimes() {
    let hours = [(0, 0), (0, 5), (9, 30), (12, 0), (12, 1), (18, 30), (23, 59)]
    #expect(
      hours.map { TimeText.clock(hour: $0.0, minute: $0.1) }
        == ["midnight", "12:05 am", "9:30 am", "noon", "12:01 pm", "6:30 pm", "11:59 pm"])
    #expect(
      spanish { hours.map { TimeText.clock(hour: $0.0, minute: $0.1) } }
        == ["00:00", "00:05", "09:30", "12:00", "12:01", "18:30", "23:59"])
    #expect(spanish { TimeText.clock(hour: 18, minute: 30, style: .twelveHour) } == "6:30 p. m.")
    #expect(TimeText.clock(minuteOfDay: 1440 + 18 * 60, style: .twentyFourHour) == "18:00")
    #expect(TimeText.clock(minuteOfDay: -1) == "11:59 pm")
  }

  /// Every minute of the day has its own words, in both styles.
  @Test func noTwoMinutesReadAlike() {
    for style in ClockStyle.allCases {
      #expect(Set((0..<1440).map { TimeText.clock(minuteOfDay: $0, style: style) }).count == 1440)
    }
  }

  @Test func ranges() {
    #expect(TimeText.range(from: 18 * 60 + 30, to: 19 * 60 + 45) == "6:30 – 7:45 pm")
    #expect(TimeText.range(from: 11 * 60, to: 13 * 60) == "11:00 am – 1:00 pm")
    #expect(TimeText.range(from: 11 * 60, to: 12 * 60) == "11:00 am – noon")
    #expect(TimeText.range(from: 12 * 60, to: 13 * 60) == "noon – 1:00 pm")
    #expect(TimeText.range(from: 23 * 60, to: 60) == "11:00 pm – 1:00 am")
    #expect(TimeText.range(from: 14 * 60, to: 13 * 60) == "2:00 pm – 1:00 pm")
    #expect(spanish { TimeText.range(from: 18 * 60 + 30, to: 19 * 60) } == "18:30 – 19:00")
  }

  @Test func days() {
    #expect((0..<7).map(TimeText.weekday).first == "Sunday")
    #expect(TimeText.weekday(8) == "Monday" && TimeText.weekday(-1) == "Saturday")
    #expect(TimeText.longDate(year: 2026, month: 11, day: 23, weekday: 1) == "Monday 23 November 2026")
    #expect(
      spanish { TimeText.longDate(year: 2026, month: 11, day: 23, weekday: 1) } == "lunes, 23 de noviembre de 2026")
    #expect(TimeText.date(month: 11, day: 23, weekday: 1) == "Monday 23 November")
    #expect(TimeText.date(year: 2026, month: 11, day: 23) == "23 November 2026")
    #expect(spanish { TimeText.date(year: 2026, month: 11, day: 23) } == "23 de noviembre de 2026")
    #expect(spanish { TimeText.everyWeekday(1) } == "cada lunes")
    #expect(Set((1...12).map(TimeText.month)).count == 12)
    #expect(Set((0..<7).map(TimeText.shortWeekday)).count == 7)
  }

  @Test func spans() {
    #expect(
      [0, 1, 20, 60, 90, 1440, 3000].map(TimeText.starts)
        == ["starting now", "in 1 min", "in 20 min", "in 1 h", "in 1 h 30", "in 1 day", "in 2 days"])
    #expect([0, 48, 65].map(TimeText.left) == ["ending now", "48 min left", "1 h 05 left"])
    #expect(TimeText.duration(minutes: -5) == "0 min")
    #expect(spanish { TimeText.left(minutes: 48) } == "termina en 48 min")
  }

  @Test func distances() {
    func km(_ x: Double) -> String { DistanceText.distance(kilometres: x, unit: .kilometres) }
    func miles(_ x: Double) -> String { DistanceText.distance(kilometres: x, unit: .miles) }
    #expect(
      [0, 0.351, 0.98, 1.24, 9.96, 14.4, 12_345].map(km) == [
        "50 m", "350 m", "1.0 km", "1.2 km", "10 km", "14 km", "12,345 km",
      ])
    #expect([0, 1.3, 16.2, 200].map(miles) == ["0.1 mi", "0.8 mi", "10 mi", "124 mi"])
    #expect(spanish { km(1.24) } == "1,2 km")
    #expect([Double.nan, .infinity, -5].map(km) == ["", "", "50 m"])
  }
}
