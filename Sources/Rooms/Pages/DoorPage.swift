import Directory
import Gathering
import Groups
import Meetings
import Pages
import Web

/// Before a room is open: when it opens, and for hosts the key.
struct DoorPage {
  var doorway: RoomsFeature.Doorway
  var standing: GroupStanding
  var formToken: HiddenField?
  /// What whoever opens the room is called in it.
  var name = ""
  var errors: [FieldError] = []
  var zone: Zone

  var page: Page {
    Page(
      title: doorway.meeting.name, activeTab: "meetings", styles: [.roomStyle], scripts: waits ? [.lobbyScript] : [],
      head: waits ? again : "", isPrivate: true,
      body: """
        \(BackLink(doorway.meeting.name, url: DirectoryPath.meeting.url(doorway.meeting.slug)))
        <h1>\(doorway.meeting.name)</h1>
        \(state)
        """)
  }

  /// Seconds until it asks again, where there is nothing to fill in meanwhile.
  private static let refresh = 15
  private var again: HTML { "<noscript><meta http-equiv=\"refresh\" content=\"\(Self.refresh)\"></noscript>" }
  private var waits: Bool { doorway.occurrence != nil && !(mayOpen && doorway.isTime && formToken != nil) }

  private var mayOpen: Bool { standing.isHost || standing.servantSince != nil }

  private var state: HTML {
    guard let occurrence = doorway.occurrence else {
      return
        "\(EmptyState(t("This meeting is resting"), text: t("It has no next time at present. Another one may be on now."), actions: others))"
    }
    let when = RoomTime(zone: zone).moment(occurrence.start)
    guard mayOpen else {
      return """
        <p class="lead">\(doorway.wasOpen ? t("The room has closed.") : t("The room is not open yet."))</p>
        <p>\(opening(when))</p>
        <p class="soft" data-door>\(t("This page looks again by itself."))</p>
        \(Actions(others))
        """
    }
    guard doorway.isTime, let formToken else {
      return """
        <p class="lead">\(t("The meeting starts \(when)."))</p>
        <p>\(t("You can open the room from \(RoomBounds.opensEarly) minutes before."))</p>
        <p class="soft" data-door>\(t("This page looks again by itself."))</p>
        """
    }
    return """
      <p class="lead">\(doorway.hasBegun ? t("The meeting was to start \(when).") : t("The meeting starts \(when)."))</p>
      <form method="post" action="\(url: RoomPath.door.url(doorway.meeting.slug))" class="form">\(formToken)
      \(FormField(
        "name", label: t("Your name in this room"), value: name, errors: errors, isRequired: true,
        longest: RoomLimits.name))
      \(SubmitButton(t("Open the room"), isWide: true))</form>
      <p class="soft">\(t("You take the chair. You can hand it over at any time."))</p>
      """
  }

  private func opening(_ when: String) -> String {
    if doorway.wasOpen {
      let next = doorway.occurrence.flatMap { doorway.meeting.next(after: $0.end) }
      return next.map {
        t("The meeting is over for now. The next one starts \(RoomTime(zone: zone).moment($0.start)).")
      }
        ?? t("The meeting is over for now.")
    }
    if doorway.hasBegun {
      return t(
        "The meeting was to start \(when). Nobody has opened the room so far. You may wait here, or go to another one.")
    }
    guard doorway.settings.opensItself, doorway.meeting.attendance.isOnline else {
      return t("The meeting starts \(when). A host opens the room a little before.")
    }
    return t("The meeting starts \(when). The room opens by itself \(GroupSettings.Limits.opensItself) minutes before.")
  }

  private var others: HTML {
    "\(LinkButton(t("Meetings on now"), url: DirectoryPath.meetings.url(query: [("when", "now")]), kind: .quiet))"
  }
}

/// Times of a room as its readers' clocks show them.
struct RoomTime {
  var zone: Zone

  func clock(_ instant: Instant) -> String {
    TimeText.clock(minuteOfDay: zone.wallClock(at: instant).time.minuteOfDay)
  }

  /// `Mon 23 Nov, 6:30 pm`.
  func moment(_ instant: Instant) -> String {
    let date = zone.date(at: instant)
    let (_, month, day) = date.yearMonthDay
    return TimeText.date(month: month, day: day, weekday: date.weekday.rawValue) + ", " + clock(instant)
  }
}
