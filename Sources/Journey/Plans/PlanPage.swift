import Meetings
import Pages
import Recovery

/// A plan to read, in the moment it was made for.
struct PlanPage {
  var record: PlanRecord
  var kind: PlanKind
  var sheet: Worksheet
  var formToken: HiddenField
  var wasSaved: Bool
  var zone: Zone

  var page: Page {
    let done: HTML? = wasSaved ? "\(Notice(.done, "<p>\(t("Saved. Only you can read it."))</p>"))" : nil
    return Page(
      title: sheet.title.text, activeTab: "today", width: kind == .week ? .wide : .narrow, styles: [.toolsStyle],
      scripts: [.shareScript, .keepPlanScript], isPrivate: true, showsListings: false,
      body: """
        <div class="no-print stack">\(BackLink(t("Plans"), url: PlanPath.all.url()))\(done)</div>
        <h1>\(sheet.title.text)</h1>
        \(WorksheetView(sheet: sheet, answers: record.answers))
        \(kind == .hardMoment ? Self.calm : nil)
        \(Actions("\(PrintButton(t("Print")))\(LinkButton(t("Change it"), url: PlanPath.edit.url(kind.rawValue), kind: .quiet))"))
        \(KeepOnDevice())
        \(delete)
        <p class="soft small">\(t("Last changed on \(zone.date(at: record.changed).words)"))</p>
        """)
  }

  /// The quickest tools, one tap away.
  private static var calm: HTML {
    let doors = Tool.quick.prefix(2).map { Door($0.title, text: $0.summary, url: $0.url) }
    return "<div class=\"doors no-print\">\(doors)</div>"
  }

  private var delete: HTML {
    let form: HTML = """
      <p>\(t("You can bring it back for a day. Then it is gone."))</p>\
      <form method="post" action="\(url: PlanPath.delete.url(kind.rawValue))">\(formToken)\
      \(SubmitButton(t("Delete this plan"), kind: .quiet))</form>
      """
    return "<div class=\"no-print\">\(Disclosure(t("Delete"), form))</div>"
  }
}
