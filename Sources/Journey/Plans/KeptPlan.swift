import Meetings
import Pages
import Recovery

/// Keeps a copy of the plans in this browser, only when somebody presses the button, and takes it away again.
struct KeepOnDevice: Component {
  var html: HTML {
    """
    <section class="card no-print" data-keep data-worker="\(PlanPath.worker.url())" data-scope="\(PlanPath.kept.url())" \
    data-copy="\(PlanPath.copy.url())" data-kept="\(t("A copy is on this device. It opens without a network."))" \
    data-gone="\(t("The copy is off this device."))" \
    data-failed="\(t("It could not be kept here. Some private windows do not allow it; a printed copy always works."))" \
    data-replace="\(t("Replace the copy with what stands here"))">
    <h2>\(t("Without a network"))</h2>
    <p class="with-script">\(t("You can keep a copy of all your plans in this browser. Whoever holds the phone can read it. It stays until you take it off or sign out."))</p>
    <p class="without-script">\(t("A copy in this browser needs scripts, which are off. A printed one always works."))</p>
    <p role="status" data-keep-status></p>
    <div class="actions with-script"><button class="button quiet" type="button" data-keep-copy>\(t("Keep a copy on this device"))</button>\
    <a class="button quiet" href="\(url: PlanPath.kept.url())" data-keep-open hidden>\(t("Open the copy"))</a>\
    <button class="button quiet" type="button" data-keep-wipe hidden>\(t("Take it off this device"))</button></div>
    </section>
    """
  }
}

/// The page that opens without a network. The server's own has nothing on it; a kept copy stands in its place.
enum KeptPlanPage {
  static var page: Page {
    Page(
      title: t("My plans"), styles: [.toolsStyle], isPrivate: true, showsListings: false,
      body: """
        <h1>\(t("No copy on this device"))</h1>
        <p class="lead">\(t("This page opens your plans without a network, once you have kept a copy here."))</p>
        \(Actions("\(LinkButton(t("To the plans"), url: PlanPath.all.url()))"))
        """)
  }

  /// All plans as one page, to be kept.
  static func copy(_ records: [PlanRecord], madeAt now: Instant, zone: Zone) -> Page {
    let plans = PlanKind.allCases.compactMap { kind -> HTML? in
      guard let record = records.first(where: { $0.kind == kind }), let sheet = ToolLibrary.plan(kind) else {
        return nil
      }
      return """
        <section class="kept-plan"><h2>\(sheet.title.text)</h2>\(WorksheetView(sheet: sheet, answers: record.answers, depth: .second))</section>
        """
    }
    return Page(
      title: t("My plans"), styles: [.toolsStyle], scripts: [.keepPlanScript, .shareScript], isPrivate: true,
      showsListings: false,
      body: """
        <h1>\(t("My plans"))</h1>
        <p class="soft">\(t("A copy of \(zone.date(at: now).words), on this device. It opens without a network."))</p>
        \(HTML.joined(plans))
        <section class="card no-print" data-keep data-scope="\(PlanPath.kept.url())" data-gone="\(t("The copy is off this device."))" \
        data-failed="\(t("It could not be taken off. Clear this site’s data in the browser’s settings."))">
        <p>\(t("Whoever holds the phone can read this."))</p><p role="status" data-keep-status></p>
        <div class="actions">\(PrintButton(t("Print")))\
        <button class="button quiet with-script" type="button" data-keep-wipe>\(t("Take it off this device"))</button></div></section>
        """)
  }
}
