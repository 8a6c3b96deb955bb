import Meetings
import Pages
import Web

/// The meeting chosen from a list, shown beside it: what decides whether to go, and the way there.
struct ChosenMeeting {
  var meeting: Meeting
  var upcoming: [Occurrence]
  var reader: Reader
  /// What other features have open now.
  var openNow: HTML = ""

  /// Types in words that stand here; the meeting's page has them all.
  static let mostTypes = 6

  var html: HTML {
    """
    <article class="card chosen" data-chosen="\(meeting.slug)">
    <p class="kicker">\(kicker)</p>
    <h2><a href="\(url: DirectoryPath.meeting.url(meeting.slug))">\(meeting.name)</a></h2>
    \(openNow)\(MeetingWhen(meeting: meeting, upcoming: upcoming, reader: reader).summary)
    \(paused)
    \(MeetingAccess(meeting: meeting, next: upcoming.first, reader: reader).summary)
    \(TagList(Array(meeting.typeNames.prefix(Self.mostTypes))))
    \(actions)
    \(MeetingTrust(meeting: meeting, reader: reader).html)
    </article>
    """
  }

  private var kicker: String {
    ([meeting.fellowshipName, meeting.attendanceName] + meeting.telling).filter { !$0.isEmpty }
      .joined(separator: " · ")
  }

  private var paused: HTML? {
    guard meeting.attendance == .suspended else { return nil }
    return "<p>\(t("It is listed, but the group does not meet at present. Ask before you travel."))</p>"
  }

  private var actions: HTML {
    let page = DirectoryPath.meeting.url(meeting.slug)
    return """
      \(Actions("""
        \(LinkButton(t("Calendar"), url: DirectoryPath.meetingCalendar.url(meeting.slug), kind: .quiet, icon: .calendar))\
        \(ShareButton(t("Share"), title: meeting.name, url: page))\
        \(LinkButton(t("All about it"), url: page, kind: .text, isWide: true))
        """))
      """
  }
}

extension DirectoryFeature {
  /// The meeting that the address says is chosen; nil where it names none that is listed.
  func chosen(_ context: AppContext, _ reader: Reader) async throws -> ChosenMeeting? {
    guard let slug = try context.query.last(Chosen.parameter), !slug.isEmpty,
      let meeting = try await store.meeting(slug: slug)
    else { return nil }
    return ChosenMeeting(
      meeting: meeting, upcoming: meeting.upcoming(1, after: reader.now), reader: reader,
      openNow: try await DirectoryAdditions.html(additions.openNow, meeting, context))
  }
}
