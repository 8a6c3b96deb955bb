/// Days and times as most formats give them: some days, a start, perhaps an end.
extension FindingCollector {
  /// The source's own names of the three fields.
  struct ScheduleFields: Sendable {
    var days: String
    var start: String
    var end: String
    static let meetingGuide = ScheduleFields(days: "day", start: "time", end: "end_time")
  }

  /// A weekly slot; nil where the record has no day and no time (by appointment), or where what it has makes no time (noted).
  mutating func weeklySlot(
    days: String?, start: String?, end: String?, fields: ScheduleFields = .meetingGuide
  ) -> Slot? {
    let days = line(days, fields.days)
    let startText = line(start, fields.start)
    let weekdays = days.flatMap(Cleaning.weekdays)
    if let days, weekdays == nil {
      repaired(fields.days, days, "Listed by appointment: this is not a day of the week.")
    }
    let minute = startText.flatMap(Cleaning.minuteOfDay)
    if let startText, minute == nil {
      repaired(fields.start, startText, "Listed by appointment: this is not a time of day.")
    }
    if days == nil, let startText {
      repaired(fields.days, startText, "Listed by appointment: it has a time but no day.")
    }
    if startText == nil, let days { repaired(fields.start, days, "Listed by appointment: it has a day but no time.") }
    guard var weekdays, let minute, let time = WallTime(minuteOfDay: minute % 1440) else { return nil }
    if minute == 1440 {
      repaired(fields.start, startText, "Read as midnight at the end of that day, which is 00:00 of the next.")
      weekdays = Set(weekdays.compactMap { Weekday(rawValue: ($0.rawValue + 1) % 7) })
    }
    return Slot(.weekly(weekdays), at: time, duration: duration(from: time, to: end, field: fields.end))
  }

  /// The longest a meeting that runs past midnight is believed to be, in minutes. Beyond it, somebody mistook noon for midnight.
  static let longestPastMidnight = 12 * 60

  /// Minutes from a start to an end on the clock; nil where there is no end, or none that can be right (noted).
  mutating func duration(from start: WallTime, to end: String?, field: String) -> Int? {
    guard let end = line(end, field) else { return nil }
    guard let minute = Cleaning.minuteOfDay(end) else {
      repaired(field, end, "The end was left out: this is not a time of day.")
      return nil
    }
    let length = minute - start.minuteOfDay
    if length > 0 { return length }
    if length == 0 {
      repaired(field, end, "The end was left out: it is the same as the start.")
      return nil
    }
    if length + 1440 > Self.longestPastMidnight {
      repaired(
        field, end, "The end was left out: it would be \((length + 1440) / 60) hours after the start, at \(start).")
      return nil
    }
    return length + 1440
  }
}
