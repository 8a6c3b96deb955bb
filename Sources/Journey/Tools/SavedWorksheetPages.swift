import Meetings
import Members
import Pages
import Recovery

/// What a member kept, newest first.
struct SavedWorksheetsPage {
  var entries: [SavedWorksheet]
  /// Months before this one have more.
  var older: String?
  var wasDeleted = false

  /// Pages of the record that are opened at once.
  static let mostMonths = 12

  var page: Page {
    let done: HTML? = wasDeleted ? "\(Notice(.done, "<p>\(t("The worksheet is gone."))</p>"))" : nil
    return Page(
      title: t("Your worksheets"), activeTab: "today", styles: [.toolsStyle], isPrivate: true, showsListings: false,
      body: """
        \(BackLink(t("Tools"), url: ToolPath.all.url()))
        <h1>\(t("Your worksheets"))</h1>
        \(done)
        \(entries.isEmpty ? empty : list)
        """)
  }

  private var list: HTML {
    let doors = entries.map { entry in
      Door(
        entry.title, text: entry.day.words, url: ToolPath.one.url(VaultPage.month(of: entry.day), entry.id))
    }
    return "\(Doors(doors))\(older.map { ShowMore(t("Older ones"), url: ToolPath.saved.url(query: [("before", $0)])) })"
  }

  private var empty: HTML {
    "\(EmptyState(t("Nothing here yet"), text: t("Worksheets that you save are kept here, sealed with your key."), actions: "\(LinkButton(t("Choose a tool"), url: ToolPath.all.url()))"))"
  }
}

/// One of them.
struct SavedWorksheetPage {
  var entry: SavedWorksheet
  var month: String
  var formToken: HiddenField
  var wasSaved: Bool

  var page: Page {
    let done: HTML? = wasSaved ? "\(Notice(.done, "<p>\(t("Saved. Only you can read it."))</p>"))" : nil
    return Page(
      title: entry.title, activeTab: "today", styles: [.toolsStyle], scripts: [.shareScript], isPrivate: true,
      showsListings: false,
      body: """
        <div class="no-print stack">\(BackLink(t("Your worksheets"), url: ToolPath.saved.url()))\(done)</div>
        <h1>\(entry.title)</h1>
        <p class="soft">\(entry.day.words)</p>
        \(sheet.map { WorksheetView(sheet: $0, answers: entry.answers) })
        \(Actions(buttons))
        \(delete)
        """)
  }

  private var sheet: Worksheet? { ToolLibrary.worksheet(entry.sheet) }

  private var buttons: HTML {
    let edit = sheet == nil ? nil : LinkButton(t("Change it"), url: ToolPath.edit.url(month, entry.id), kind: .quiet)
    return "\(PrintButton(t("Print")))\(edit)"
  }

  private var delete: HTML {
    let form: HTML = """
      <p>\(t("It cannot be brought back."))</p><form method="post" action="\(url: ToolPath.delete.url(month, entry.id))">\
      \(formToken)\(SubmitButton(t("Delete this worksheet"), kind: .quiet))</form>
      """
    return "<div class=\"no-print\">\(Disclosure(t("Delete"), form))</div>"
  }
}

extension SavedWorksheet {
  /// The sheet's title; its bare name where this version does not have it.
  var title: String { ToolLibrary.worksheet(sheet)?.title.text ?? sheet }
}
