import Meetings
import Pages
import Recovery

/// Clocks in words.
enum ClockText {
  static func days(_ count: Int) -> String { t(count: count, one: "1 day", other: "\(count) days") }

  static func date(_ day: CivilDate) -> String {
    let (year, month, day) = day.yearMonthDay
    return TimeText.date(year: year, month: month, day: day)
  }

  static func moment(_ moment: CivilMoment) -> String {
    moment.time.map { t("\(date(moment.date)), \(TimeText.clock(minuteOfDay: $0.minuteOfDay))") } ?? date(moment.date)
  }

  static func milestone(_ milestone: Milestone) -> String {
    let count = milestone.amount
    switch milestone.unit {
    case .days where count == 0: return t("Welcome")
    case .days where count == 1: return t("24 hours")
    case .days: return days(count)
    case .months: return t(count: count, one: "1 month", other: "\(count) months")
    case .years: return t(count: count, one: "1 year", other: "\(count) years")
    }
  }

  /// `€5,150` as far as a currency's place can be guessed: a sign before the number, letters after it.
  static func money(_ hundredths: Int, _ currency: String?) -> String {
    let digits = hundredths % 100 == 0 ? 0 : 2
    let number = Language.current.decimal(Double(hundredths) / 100, digits: digits)
    guard let currency, !currency.isEmpty else { return number }
    return currency.contains(where: \.isLetter) ? "\(number) \(currency)" : currency + number
  }

  /// In hours, and from ten days on in whole days of 24 hours.
  static func span(minutes: Int) -> String {
    let hours = minutes / 60
    if hours >= 240 { return days(hours / 24) }
    return hours < 2 ? TimeText.duration(minutes: minutes) : "\(Language.current.grouped(hours)) \(t("hours"))"
  }

  static func set(_ set: MilestoneSet) -> String {
    switch set {
    case .chips: t("Chips: 24 hours, 30, 60, 90 days, then months and years")
    case .keyTags: t("Key tags: welcome, 30, 60, 90 days, then months and years")
    case .round: t("Round numbers: 7, 14, 30, 50, 100 days and on")
    case .own: t("My own")
    }
  }

  static func basis(_ basis: MilestoneBasis) -> String {
    switch basis {
    case .run: t("The days since the current run began")
    case .lifetime: t("All free days together")
    }
  }

  static func kind(_ kind: Clock.Kind) -> String {
    switch kind {
    case .substance: t("Something I took or drank")
    case .behaviour: t("Something I did")
    }
  }

  static func problem(_ problem: ClockProblem) -> String {
    switch problem {
    case .unknownZone: t("Choose a time zone from the list.")
    case .inFuture: t("That lies ahead. Choose today or a day before.")
    case .tooLongAgo: t("Choose a day after 1 January 1900.")
    case .beforeStart: t("That is before this clock began. Fill in earlier times under “Fill in history”.")
    case .endsBeforeBeginning: t("The end comes before the beginning. Look at both dates again.")
    case .overlaps: t("Another slip or run already has these days.")
    case .notEarlier: t("An earlier run ends before this clock began.")
    case .stillOpen: t("A slip is still open. Say when you began again first.")
    case .notOpen: t("No slip is open.")
    case .tooMany: t("This clock’s history is full.")
    case .unknown: t("That entry is no longer there.")
    }
  }
}
