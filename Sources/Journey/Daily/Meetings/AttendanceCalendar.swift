import Meetings
import Pages
import Recovery

/// A month as a calendar, with the days that had a meeting marked. A table, so that every reader gets the same.
struct AttendanceCalendar: Component {
  var month: Month
  /// Of each meeting; a day may be there twice.
  var days: [CivilDate]
  var today: CivilDate

  var html: HTML {
    let counts = Dictionary(days.map { ($0, 1) }, uniquingKeysWith: +)
    let first = month.firstDay.startOfWeek(.monday)
    let weeks = stride(from: first.daysSinceEpoch, through: month.lastDay.daysSinceEpoch, by: 7).map { start -> HTML in
      let cells = (0..<7).map { cell(CivilDate(daysSinceEpoch: start + $0), counts) }
      return "<tr>\(cells)</tr>"
    }
    let heads = (1...7).map { day -> HTML in
      "<th scope=\"col\"><abbr title=\"\(TimeText.weekday(day))\">\(TimeText.shortWeekday(day))</abbr></th>"
    }
    return """
      <table class="month"><caption class="visually-hidden">\(t("Meetings in \(month.words)"))</caption>\
      <thead><tr>\(heads)</tr></thead><tbody>\(weeks)</tbody></table>
      """
  }

  private func cell(_ day: CivilDate, _ counts: [CivilDate: Int]) -> HTML {
    if Month(day) != month { return "<td></td>" }
    let number = day.yearMonthDay.day
    let count = counts[day] ?? 0
    let classes = [count > 0 ? "on" : nil, day == today ? "today" : nil].compactMap { $0 }.joined(separator: " ")
    let said: HTML? =
      count == 0
      ? nil
      : "<span class=\"visually-hidden\">, \(t(count: count, one: "1 meeting", other: "\(count) meetings"))</span>"
    let more: HTML? = count > 1 ? "<sup aria-hidden=\"true\">\(count)</sup>" : nil
    return """
      <td\(attribute: "class", classes.isEmpty ? nil : classes)\(attribute: "aria-current", day == today ? "date" : nil)>\
      <span>\(number)\(more)\(said)</span></td>
      """
  }
}
