import Pages
import Recovery

/// The three plans: what is there, what could be.
struct PlansPage {
  var records: [PlanRecord]
  /// Nil without an account.
  var formToken: HiddenField?

  var page: Page {
    Page(
      title: t("Plans"), activeTab: formToken == nil ? nil : "today", styles: [.toolsStyle],
      scripts: [.keepPlanScript], isPrivate: true, showsListings: false,
      body: """
        \(formToken == nil ? nil : DailyPage.backToToday)
        <h1>\(t("Plans"))</h1>
        <p class="lead">\(t("Made on a good day, for the other ones."))</p>
        \(deleted)
        \(Doors(doors))
        \(formToken == nil ? JoinHint() : nil)
        \(records.contains { $0.deleted == nil } ? KeepOnDevice() : nil)
        """)
  }

  private var doors: [Door] {
    ToolLibrary.plans.map { sheet in
      let isThere = records.contains { $0.id == sheet.id && $0.deleted == nil }
      return Door(
        sheet.title.text, text: isThere ? t("Yours is here") : sheet.summary.text, url: PlanPath.plan.url(sheet.id),
        icon: isThere ? .check : nil)
    }
  }

  private var deleted: HTML {
    HTML.joined(
      records.filter { $0.deleted != nil }.map { record in
        let title = record.kind.flatMap { ToolLibrary.plan($0) }?.title.text ?? record.id
        let undo: HTML = """
          <p>\(t("You can bring it back for a day. Then it is gone."))</p>\
          <form method="post" action="\(url: PlanPath.restore.url(record.id))">\(formToken)\
          \(SubmitButton(t("Bring it back"), kind: .quiet))</form>
          """
        return "\(Notice(.done, title: t("“\(title)” is deleted"), undo))"
      })
  }
}
