import Hummingbird
import Meetings
import Pages
import Web

/// One meeting: when next, how to get in, what it is like, and what is around it.
struct MeetingPage {
  var meeting: Meeting
  var upcoming: [Occurrence]
  var samePlace: [Meeting]
  var sameGroup: [Meeting]
  var reader: Reader
  /// What other features have open now, and what else they have to say here.
  var openNow: HTML = ""
  var additions: HTML = ""

  var page: Page {
    Page(
      title: meeting.name, activeTab: "meetings", scripts: [.shareScript, .liveScript],
      canonicalPath: DirectoryPath.meeting.url(meeting.slug),
      body: """
        \(BackLink(t("Meetings"), url: DirectoryPath.meetings.url()))
        <article class="meeting"\(attribute: "data-changes-in", secondsToChange.map(String.init))>
        <p class="soft small">\(view.kind)</p><h1>\(meeting.name)</h1>
        \(openNow)\(view.said)
        \(firstTime)
        \(view.about)
        \(actions)
        \(additions)
        \(siblings(t("Also from this group"), sameGroup))
        \(siblings(t("Also at this place"), samePlace))
        \(MeetingTrust(meeting: meeting, reader: reader).html)
        </article>
        """)
  }

  /// Until the room opens, the meeting begins, or it ends; the script then asks for this page once more.
  private var secondsToChange: Int? {
    upcoming.first?.nextChange(after: reader.now).map { Int($0.seconds - reader.now.seconds) + 1 }
  }

  private var view: MeetingView { MeetingView(meeting: meeting, upcoming: upcoming, reader: reader) }

  private var firstTime: HTML? {
    if meeting.attendance == .suspended { return nil }
    let words = t(
      "You can just listen. Nobody makes you speak, pay or give your name, and you may leave when you like.")
    let greeting = t("If somebody greets you, “it’s my first time” is enough.")
    return "\(Disclosure(t("Is it your first time?"), "<p>\(words) \(greeting)</p>"))"
  }

  private var actions: HTML {
    """
    \(Actions("""
      \(LinkButton(t("Add to calendar"), url: DirectoryPath.meetingCalendar.url(meeting.slug), kind: .quiet, icon: .calendar))\
      \(ShareButton(t("Share"), title: meeting.name, url: DirectoryPath.meeting.url(meeting.slug)))
      """))
    """
  }

  private func siblings(_ heading: String, _ meetings: [Meeting]) -> HTML? {
    if meetings.isEmpty { return nil }
    let rows = meetings.map { other in
      ListRow(
        time: other.schedule.slots.first.map(\.shortDay) ?? t("Ask"),
        timeNote: other.schedule.slots.first.map { TimeText.clock(minuteOfDay: $0.start.minuteOfDay) },
        title: other.name, url: DirectoryPath.meeting.url(other.slug),
        details: [other.fellowshipName] + other.telling)
    }
    return "<section class=\"group\">\(DayHeading(heading))\(RowList(rows))</section>"
  }
}

extension Slot {
  /// `Mon`, `Mon, Wed`, `Every day`.
  var shortDay: String {
    let days = recurrence.weekdays.sorted()
    return days.count == 7 ? t("Daily") : days.map { TimeText.shortWeekday($0.rawValue) }.joined(separator: ", ")
  }
}

extension DirectoryFeature {
  /// Neighbours shown.
  static let neighbours = 12

  func meeting(_ request: Request, _ context: AppContext) async throws -> Response {
    let meeting = try await listing(try context.value(of: DirectoryPath.meeting))
    let (samePlace, sameGroup) = try await store.neighbours(of: meeting, limit: Self.neighbours)
    let reader = reader(context)
    let upcoming = meeting.upcoming(4, after: reader.now)
    let openNow = try await DirectoryAdditions.html(additions.openNow, meeting, context)
    let more = try await DirectoryAdditions.html(additions.onMeeting, meeting, context)
    return context.respond(
      MeetingPage(
        meeting: meeting, upcoming: upcoming, samePlace: samePlace, sameGroup: sameGroup, reader: reader,
        openNow: openNow, additions: more
      ).page)
  }
}
