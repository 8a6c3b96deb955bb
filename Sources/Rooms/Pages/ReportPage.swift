import Gathering
import Hummingbird
import Meetings
import Members
import Pages
import Web

/// Telling the moderators of somebody: in the reporter's words, and with those that were said only if the reporter keeps them.
struct ReportPage {
  var room: String
  var seat: SeatID
  var about: String
  var share: Share?
  var account: String
  var keepsWords: Bool
  var formToken: HiddenField?
  var errors: [FieldError] = []
  /// How many moderators got it; nil where it was not sent yet.
  var readers: Int?

  var page: Page {
    Page(
      title: t("Report to the moderators"), styles: [.roomStyle], isPrivate: true, showsListings: false,
      body: """
        \(BackLink(t("The room"), url: RoomPath.room.url(room)))
        <h1>\(t("Report to the moderators"))</h1>
        \(readers.map(Self.sent) ?? form)
        """)
  }

  private static func sent(_ readers: Int) -> HTML {
    if readers == 0 {
      return """
        \(Notice(.warning, title: t("Nobody could be told"), "<p>\(t("This site has no moderator yet. Tell the host of the room, or the people who run this site."))</p>"))
        """
    }
    return """
      \(Notice(.done, title: t("The moderators have it"), "<p>\(t("Only they can read it. Thank you for looking after the room."))</p>"))
      """
  }

  private var form: HTML {
    """
    <p>\(t("What you write goes to the moderators of this site alone, sealed for them. They are not told who you are."))</p>
    \(ErrorSummary(errors))
    <form method="post" action="\(url: RoomPath.report.url(room))" class="form">\(formToken)
    \(HiddenField("seat", seat.rawValue))\(share.map { HiddenField("share", String($0.id.rawValue)) })
    <p>\(t("About: \(about)"))</p>
    \(words)
    \(FormField(
      "account", label: t("What happened"), control: .multiline(rows: 5), value: account, errors: errors,
      isRequired: share == nil, longest: RoomReport.longestAccount))
    \(SubmitButton(t("Send it to the moderators")))
    </form>
    """
  }

  private var words: HTML? {
    guard let share, !share.text.isEmpty else { return nil }
    return """
      <blockquote class="said">\(share.text)</blockquote>
      <label class="choice"><input type="checkbox" name="words" value="on"\(flag: "checked", when: keepsWords)>\
      <span>\(t("Send these words too. Otherwise they are gone when the room closes."))</span></label>
      """
  }
}

/// What was reported to the moderator who looks.
struct ReportListPage {
  var letters: [RoomReportStore.Letter]
  var formToken: HiddenField
  var context: AppContext

  var page: Page {
    Page(
      title: t("Reports"), styles: [.roomStyle], isPrivate: true, showsListings: false,
      body: """
        <h1>\(t("Reports"))</h1>
        <p class="soft">\(t("Sealed for each moderator. What you settle goes for all of you."))</p>
        \(letters.isEmpty ? empty : "\(letters.map(letter))")
        """)
  }

  private var empty: HTML {
    "\(EmptyState(t("Nothing to look at"), text: t("When somebody in a room reports something, it stands here.")))"
  }

  private func letter(_ letter: RoomReportStore.Letter) -> HTML {
    guard let report = letter.report else {
      return "\(Card(.plain, "<p>\(t("This report does not open with your key."))</p>\(settle(letter))"))"
    }
    let time = RoomTime(zone: context.zone)
    let words: HTML? = report.words.isEmpty ? nil : "<blockquote class=\"said\">\(report.words)</blockquote>"
    let account: HTML? = report.account.isEmpty ? nil : "<p class=\"said\">\(report.account)</p>"
    return """
      \(Card(.plain, """
        <h2>\(t("About \(report.about)"))</h2>
        <p class="soft small">\(report.meeting) · \(time.moment(report.startedAt))</p>
        \(account)\(words)\(settle(letter))
        """))
      """
  }

  private func settle(_ letter: RoomReportStore.Letter) -> HTML {
    """
    <form method="post" action="\(url: RoomPath.reports.url())">\(formToken)\(HiddenField("report", letter.id))\
    \(SubmitButton(t("Settled: erase it"), kind: .quiet))</form>
    """
  }
}
