/// How the time of day is written.
public enum ClockStyle: String, Sendable, CaseIterable {
  /// 6:30 pm
  case twelveHour
  /// 18:30
  case twentyFourHour
}

/// Times, dates and spans in words, in the current language. Pure: the caller has already computed the civil values in
/// the zone that the reader is to see.
public enum TimeText {
  /// A time zone as people say it: the city of its IANA name.
  public static func zone(_ identifier: String) -> String {
    String(identifier.split(separator: "/").last ?? identifier[...]).replacing("_", with: " ")
  }

  /// The time of day, from minutes since midnight (0 ..< 1440; others are wrapped into the day).
  public static func clock(minuteOfDay: Int, style: ClockStyle? = nil) -> String {
    let minutes = ((minuteOfDay % 1440) + 1440) % 1440
    return clock(hour: minutes / 60, minute: minutes % 60, style: style)
  }

  /// The time of day: `6:30 pm`, `18:30`. Where clocks count to twelve, twelve o'clock is "noon" or "midnight", which
  /// nobody misreads. Style nil is the language's own.
  public static func clock(hour: Int, minute: Int, style: ClockStyle? = nil) -> String {
    switch style ?? Language.current.clock {
    case .twentyFourHour: return "\(hour < 10 ? "0" : "")\(hour):\(twoDigits(minute))"
    case .twelveHour:
      if minute == 0, hour == 0 { return t("midnight") }
      if minute == 0, hour == 12 { return t("noon") }
      let face = "\((hour + 11) % 12 + 1):\(twoDigits(minute))"
      return hour < 12 ? t("\(face) am") : t("\(face) pm")
    }
  }

  /// From one time of day to another, in minutes since midnight: `6:30 – 7:45 pm`, `11:30 am – 1:00 pm`.
  public static func range(from: Int, to: Int, style: ClockStyle? = nil) -> String {
    let (first, last) = (clock(minuteOfDay: from, style: style), clock(minuteOfDay: to, style: style))
    let sameHalf = (from / 720) % 2 == (to / 720) % 2 && to > from
    if (style ?? Language.current.clock) == .twelveHour, sameHalf, first.first?.isNumber == true {
      return "\(first.prefix { !$0.isWhitespace }) – \(last)"
    }
    return "\(first) – \(last)"
  }

  /// 0 is Sunday.
  public static func weekday(_ index: Int) -> String {
    switch ((index % 7) + 7) % 7 {
    case 0: t("Sunday")
    case 1: t("Monday")
    case 2: t("Tuesday")
    case 3: t("Wednesday")
    case 4: t("Thursday")
    case 5: t("Friday")
    default: t("Saturday")
    }
  }

  /// 0 is Sunday: `Sun`.
  public static func shortWeekday(_ index: Int) -> String {
    switch ((index % 7) + 7) % 7 {
    case 0: t("Sun")
    case 1: t("Mon")
    case 2: t("Tue")
    case 3: t("Wed")
    case 4: t("Thu")
    case 5: t("Fri")
    default: t("Sat")
    }
  }

  /// `every Monday`.
  public static func everyWeekday(_ index: Int) -> String { t("every \(weekday(index))") }

  /// 1 is January.
  public static func month(_ number: Int) -> String {
    switch number {
    case 1: t("January")
    case 2: t("February")
    case 3: t("March")
    case 4: t("April")
    case 5: t("May")
    case 6: t("June")
    case 7: t("July")
    case 8: t("August")
    case 9: t("September")
    case 10: t("October")
    case 11: t("November")
    default: t("December")
    }
  }

  /// 1 is January: `Jan`.
  public static func shortMonth(_ number: Int) -> String {
    switch number {
    case 1: t("Jan")
    case 2: t("Feb")
    case 3: t("Mar")
    case 4: t("Apr")
    case 5: t("May")
    case 6: t("Jun")
    case 7: t("Jul")
    case 8: t("Aug")
    case 9: t("Sep")
    case 10: t("Oct")
    case 11: t("Nov")
    default: t("Dec")
    }
  }

  /// `Monday 23 November 2026`. The weekday counts from Sunday, 0.
  public static func longDate(year: Int, month: Int, day: Int, weekday: Int) -> String {
    t("\(self.weekday(weekday)) \(String(day)) \(self.month(month)) \(String(year))")
  }

  /// `Monday 23 November`.
  public static func date(month: Int, day: Int, weekday: Int) -> String {
    t("\(self.weekday(weekday)) \(String(day)) \(self.month(month))")
  }

  /// `23 November 2026`.
  public static func date(year: Int, month: Int, day: Int) -> String {
    t("\(t("\(String(day)) \(self.month(month))")) \(String(year))")
  }

  /// How long until it starts: `in 20 min`, `in 1 h 30`, `in 3 days`.
  public static func starts(inMinutes minutes: Int) -> String {
    switch minutes {
    case ..<1: t("starting now")
    case ..<1440: t("in \(duration(minutes: minutes))")
    default: t(count: minutes / 1440, one: "in 1 day", other: "in \(minutes / 1440) days")
    }
  }

  /// How much is left of one that runs: `48 min left`.
  public static func left(minutes: Int) -> String {
    minutes < 1 ? t("ending now") : t("\(duration(minutes: minutes)) left")
  }

  /// `45 min`, `1 h`, `1 h 30`.
  public static func duration(minutes: Int) -> String {
    let (hours, rest) = (max(0, minutes) / 60, max(0, minutes) % 60)
    if hours == 0 { return t("\(rest) min") }
    return rest == 0 ? t("\(hours) h") : t("\(hours) h \(twoDigits(rest))")
  }

  private static func twoDigits(_ number: Int) -> String { (number < 10 ? "0" : "") + String(number) }
}
