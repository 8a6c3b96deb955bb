import Directory
import Meetings
import Pages
import Web

extension EditedBy {
  /// Who it was, as a role: `a host of Lamp in the Window`.
  var words: String {
    switch role {
    case .host: t("a host of \(scope)")
    case .editor: t("an editor of \(scope)")
    case .admin: t("an admin of this site")
    case .source: t("the list “\(scope)”")
    case .clock: t("by itself, on the day that was set")
    }
  }
}

extension ListingVersion.Act {
  var words: String {
    switch self {
    case .kept: t("As its list had it")
    case .added: t("Added")
    case .edited: t("Changed")
    case .suspended: t("Paused")
    case .broughtBack: t("Brought back")
    case .restored: t("An earlier version brought back")
    case .givenUp: t("Given up")
    }
  }
}

extension AppContext {
  /// Day and time in the reader's zone.
  func moment(_ instant: Instant) -> String {
    let (date, time) = zone.wallClock(at: instant)
    let (year, month, day) = date.yearMonthDay
    return "\(TimeText.date(year: year, month: month, day: day)), \(TimeText.clock(minuteOfDay: time.minuteOfDay))"
  }
}

/// What changes, field by field: what it was, and what it is.
struct ChangeList: Component {
  var changes: [ListingChange]

  var html: HTML {
    if changes.isEmpty { return "" }
    let lines = changes.map { change -> HTML in
      let before: HTML? =
        change.before.isEmpty
        ? nil : "<dd class=\"was\"><span class=\"visually-hidden\">\(t("Before:")) </span>\(change.before)</dd>"
      let after: HTML =
        change.after.isEmpty
        ? (change.before.isEmpty ? "" : "<dd class=\"soft\">\(t("Nothing"))</dd>") : "<dd>\(change.after)</dd>"
      return "<div><dt>\(change.field.label)</dt>\(before)\(after)</div>"
    }
    return "<dl class=\"changes\">\(lines)</dl>"
  }
}
