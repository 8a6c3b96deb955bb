import Meetings
import Pages
import Recovery

extension CivilDate {
  /// `Monday 23 November 2026`.
  var words: String {
    let (year, month, day) = yearMonthDay
    return TimeText.longDate(year: year, month: month, day: day, weekday: weekday.rawValue)
  }

  /// `Monday 23 November`.
  var shortWords: String {
    let (_, month, day) = yearMonthDay
    return TimeText.date(month: month, day: day, weekday: weekday.rawValue)
  }
}

extension Rating {
  var words: String { t("\(value) of 10") }
}

/// Hours of sleep as people write them: 7 or 7½.
enum HoursText {
  static func hours(_ hours: Double) -> String {
    let whole = Int(hours)
    if hours == Double(whole) { return String(whole) }
    return hours - Double(whole) == 0.5 ? "\(whole == 0 ? "" : String(whole))½" : String(hours)
  }
}

extension CheckIn.Need {
  var label: String {
    switch self {
    case .hungry: t("hungry")
    case .angry: t("angry")
    case .lonely: t("lonely")
    case .tired: t("tired")
    }
  }
}

extension Pledge {
  /// What a pledge without words says.
  static var plain: String { t("Just for today, I stay with what I decided.") }
}

extension Pledge.Answer {
  var label: String {
    switch self {
    case .yes: t("Kept")
    case .partly: t("Partly")
    case .no: t("Not today")
    }
  }
}

extension Urge.Place {
  var label: String {
    switch self {
    case .home: t("at home")
    case .work: t("at work or school")
    case .outside: t("outside")
    case .travelling: t("on the way")
    case .shop: t("in a shop")
    case .bar: t("where people drink or use")
    case .others: t("at somebody’s place")
    case .online: t("online")
    }
  }
}

extension Urge.Trigger {
  var label: String {
    switch self {
    case .stress: t("stress")
    case .worry: t("worry")
    case .anger: t("anger")
    case .sadness: t("sadness")
    case .loneliness: t("loneliness")
    case .boredom: t("boredom")
    case .tiredness: t("tiredness")
    case .hunger: t("hunger")
    case .pain: t("pain")
    case .conflict: t("an argument")
    case .company: t("company")
    case .celebration: t("a celebration")
    case .money: t("money in hand")
    case .sight: t("seeing or smelling it")
    case .memory: t("a memory")
    case .nothing: t("out of nowhere")
    }
  }
}

extension UrgeStatistics.TriggerCount.Name {
  var label: String {
    switch self {
    case .known(let trigger): trigger.label
    case .own(let word): word
    }
  }
}

extension AttendanceGoal {
  var label: String {
    switch self {
    case .weekly(let count): t(count: count, one: "1 meeting a week", other: "\(count) meetings a week")
    case .ninetyInNinety(let start): t("90 meetings in 90 days, from \(start.words)")
    }
  }
}
