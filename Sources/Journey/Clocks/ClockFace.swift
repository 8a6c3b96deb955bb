import Meetings
import Pages
import Recovery

/// The number of a clock and the line under it. Never a zero: on the first day of a run it shows all days, and on the very
/// first "Day 1".
struct ClockFace {
  /// `412`, or `Day 1`.
  var number: String
  var caption: String
  /// What is shown is the current run, not all days.
  var isRun: Bool

  init(_ count: ClockCount) {
    let language = Language.current
    if let run = count.current, run.days > 0 {
      number = language.grouped(run.days)
      caption = t(
        count: run.days, one: "day in this run, since \(ClockText.date(run.from))",
        other: "days in this run, since \(ClockText.date(run.from))")
      isRun = true
    } else if count.lifetimeDays > 0 {
      number = language.grouped(count.lifetimeDays)
      caption =
        count.current == nil
        ? t(
          count: count.lifetimeDays, one: "free day in all; it stays", other: "free days in all; they stay")
        : t(
          count: count.lifetimeDays, one: "free day in all; a new run began today",
          other: "free days in all; a new run began today")
      isRun = false
    } else {
      number = t("Day 1")
      caption = t("It begins today")
      isRun = true
    }
  }
}

/// What a clock says beside its number.
struct ClockFacts: Component {
  var count: ClockCount
  var progress: MilestoneProgress

  var html: HTML {
    var items: [(String, String)] = []
    let language = Language.current
    if count.currentDays > 0, count.lifetimeDays > count.currentDays {
      items.append(
        (
          language.grouped(count.lifetimeDays), t(count: count.lifetimeDays, one: "day in all", other: "days in all")
        ))
    }
    if let recent = count.recent {
      items.append(
        (t("\(recent.free) of \(recent.of)"), recent.of == ClockCount.recentDays ? t("last ninety") : t("days so far")))
    }
    if let next = progress.next, let days = progress.daysToNext {
      items.append((ClockText.milestone(next), t(count: days, one: "next, tomorrow", other: "next, in \(days) days")))
    }
    if items.isEmpty { return "" }
    let cells = items.map { item -> HTML in "<div><dd>\(item.0)</dd><dt>\(item.1)</dt></div>" }
    return "<dl class=\"clock-facts\">\(cells)</dl>"
  }
}
