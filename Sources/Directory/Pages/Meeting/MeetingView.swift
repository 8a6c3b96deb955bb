import Meetings
import Pages

/// What a listing says, without what is around it: on its page, and in the preview of a change.
struct MeetingView {
  var meeting: Meeting
  var upcoming: [Occurrence]
  var reader: Reader

  /// Whether it is on at all, when, and how to get in.
  var said: HTML {
    """
    \(status)
    \(MeetingWhen(meeting: meeting, upcoming: upcoming, reader: reader).html)
    \(MeetingAccess(meeting: meeting, next: upcoming.first, reader: reader).html)
    """
  }

  var kind: String {
    [meeting.fellowshipName, meeting.attendanceName].filter { !$0.isEmpty }.joined(separator: " · ")
  }

  private var status: HTML? {
    switch meeting.attendance {
    case .suspended:
      let words =
        meeting.suspensionWords ?? t("It is listed, but the group does not meet at present. Ask before you travel.")
      return "\(Notice(.warning, title: t("Not meeting for now"), "<p class=\"notes\">\(words)</p>"))"
    case .onlineInstead:
      let words = t("The usual place is closed for now; the group meets online instead.")
      return "\(Notice(title: t("Online for now"), "<p>\(words)</p>"))"
    default: return nil
    }
  }

  var about: HTML {
    let notes: HTML? = meeting.notes.map { "<p class=\"notes\">\($0)</p>" }
    let explained = meeting.attributes.attributes.compactMap { attribute in
      [.open, .closed].contains(attribute) ? attribute.explanation.map { t(key: $0) } : nil
    }
    let lines = explained.map { words -> HTML in "<p class=\"soft small\">\(words)</p>" }
    return
      "<section>\(TagList(meeting.typeNames + meeting.languages.map(LanguageName.of)))\(lines)\(notes)\(group)</section>"
  }

  private var group: HTML? {
    var items: [(term: String, value: HTML)] = []
    if let group = meeting.group { items.append((t("Group"), "\(group.name)")) }
    if let notes = meeting.group?.notes { items.append((t("About the group"), "\(notes)")) }
    if let site = meeting.group?.website {
      items.append((t("Website"), "<a href=\"\(url: site)\" rel=\"noopener noreferrer\">\(site)</a>"))
    }
    if let body = meeting.serviceBody { items.append((t("Listed by"), "\(body.name)")) }
    for contact in meeting.contacts where contact.isPublic {
      let text = [contact.name, contact.phone, contact.email].compactMap { $0 }.joined(separator: ", ")
      items.append((t("Contact"), "\(text)"))
    }
    if !meeting.contributions.accounts.isEmpty {
      items.append((t("Where to give"), "\(MeetingGiving(contributions: meeting.contributions))"))
    }
    return items.isEmpty ? nil : "\(DefinitionList(items))"
  }
}

/// A listing as its page would show it, before it is saved: in the reader's own time, with the next three dates open.
public struct MeetingPreview: Component {
  private let view: MeetingView
  private let next: [Occurrence]

  /// - Parameter zone: the reader's.
  public init(_ meeting: Meeting, now: Instant, zone: Zone, unit: DistanceUnit) {
    let reader = Reader(now: now, zone: zone, unit: unit)
    next = meeting.upcoming(3, after: now)
    view = MeetingView(meeting: meeting, upcoming: Array(next.prefix(1)), reader: reader)
  }

  /// Whether it meets at all before long.
  public var hasDates: Bool { !next.isEmpty }

  public var html: HTML {
    """
    <article class="meeting preview"><p class="soft small">\(view.kind)</p><h2>\(view.meeting.name)</h2>
    \(view.said)\(dates)\(view.about)</article>
    """
  }

  /// In the meeting's own time, so that a group recognises it.
  private var dates: HTML? {
    if next.isEmpty { return nil }
    let zone = view.meeting.schedule.zone
    let items = next.map { occurrence -> HTML in
      let (date, start) = zone.wallClock(at: occurrence.start)
      let (year, month, day) = date.yearMonthDay
      let text =
        occurrence.isAroundTheClock
        ? t("around the clock") : TimeText.clock(minuteOfDay: start.minuteOfDay)
      let when = TimeText.longDate(year: year, month: month, day: day, weekday: date.weekday.rawValue)
      return "<li>\(when), \(text)</li>"
    }
    return """
      <section class="card wash"><h2>\(t("The next dates"))</h2><ul class="plain">\(items)</ul>\
      <p class="soft small">\(t("\(TimeText.zone(view.meeting.schedule.timeZone)) time"))</p></section>
      """
  }
}
