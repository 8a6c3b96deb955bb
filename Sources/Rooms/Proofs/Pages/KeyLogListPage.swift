import Pages
import Proofs

/// The public log for people: what each key was published for.
struct KeyLogListPage {
  /// Entries on a page.
  static let longest = 50

  var from: Int
  var log: KeyLogPage

  var page: Page {
    Page(
      title: t("The public log of keys"), styles: [.proofStyle], isPrivate: true, showsListings: false,
      body: """
        <h1>\(t("The public log of keys"))</h1>
        <p class="lead">\(t("Every meeting that gives proofs of attendance has one key, and it stands here for everybody to see."))</p>
        <p>\(t("Each line holds the fingerprint of the one before, so nothing can be changed or slipped in later without breaking all that follows. Nothing here is about a person."))</p>
        \(list)
        \(Actions("\(around)\(LinkButton(t("The log as data (JSON)"), url: ProofPath.logData.url(), kind: .quiet))"))
        """)
  }

  private var list: HTML {
    if log.entries.isEmpty {
      return EmptyState(t("No key yet"), text: t("The first comes with the first meeting that gives proofs.")).html
    }
    return "<ol class=\"key-log\">\(log.entries.reversed().map(line))</ol>"
  }

  private func line(_ entry: KeyLogEntry) -> HTML {
    """
    <li><p><strong>\(entry.occasion.meeting)</strong> <span class="soft small">\(entry.occasion.group)</span></p>
    <p class="small">\(ProofWords.when(entry.occasion)) · \(ProofWords.presence(entry.occasion))</p>
    <p class="small soft">\(t("Entry \(String(entry.index)), fingerprint")) <code translate="no">\(ProofBytes.text(entry.hash))</code></p></li>
    """
  }

  private var around: HTML {
    let older: HTML? =
      from > 0
      ? LinkButton(
        t("Older"), url: ProofPath.log.url(query: [("from", "\(max(0, from - Self.longest))")]), kind: .quiet
      ).html : nil
    let next = from + log.entries.count
    let newer: HTML? =
      next < log.total
      ? LinkButton(t("Newer"), url: ProofPath.log.url(query: [("from", "\(next)")]), kind: .quiet).html : nil
    return "\(older)\(newer)"
  }
}
