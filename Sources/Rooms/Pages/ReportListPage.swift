import Meetings
import Members
import Pages
import Web

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
        <p class="soft">\(t("Sealed for each moderator. What you settle goes for all of you; after \(RoomReportStore.keptDays) days it goes by itself."))</p>
        \(letters.isEmpty ? empty : "\(letters.map(letter))\(more)")
        """)
  }

  private var more: HTML? {
    letters.count < RoomReportStore.mostShown
      ? nil : "<p class=\"soft\">\(t("These are the newest. Older ones follow when you settle some."))</p>"
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
    return """
      \(Card(.plain, """
        <p class="soft small">\(report.meeting) · \(time.moment(report.startedAt))</p>
        <p class="said">\(report.about)</p>\(words)\(settle(letter))
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
