import Meetings
import Pages

/// A record to read: one file that opens in any browser, prints well, and needs nothing else.
struct RecordDocument {
  var name: String
  var when: String
  var contents: RecordContents
  var collections: [any AnyVaultCollection]

  var html: HTML {
    let missing: HTML? =
      contents.unreadable.isEmpty
      ? nil
      : "<p>\(t("Some pages were changed from outside and could not be opened:")) \(contents.unreadable.joined(separator: ", "))</p>"
    return StandaloneDocument(
      title: t("My record"), style: .recordStyle,
      body: """
        <h1>\(t("My record"))</h1>
        <p>\(name) · \(when)</p>
        \(missing)
        \(collections.map(section))
        """
    ).render(in: Language.current)
  }

  private func section(_ collection: any AnyVaultCollection) -> HTML {
    let pages = contents.pages.filter { $0.collection == collection.name }.map { page(collection, $0) }
    if pages.allSatisfy(\.isEmpty) { return "" }
    return "<section><h2>\(collection.title())</h2>\(pages)</section>\n"
  }

  private func page(_ collection: any AnyVaultCollection, _ page: RecordContents.Page) -> HTML {
    guard let entries = try? collection.facts(in: page.json) else { return "" }
    let lists = entries.filter { !$0.isEmpty }.map { facts -> HTML in
      let lines = facts.map { fact -> HTML in "<dt>\(fact.term)</dt><dd>\(fact.text)</dd>" }
      return "<dl>\(lines)</dl>\n"
    }
    if lists.isEmpty { return "" }
    return "\(heading(page.name))\(lists)"
  }

  private func heading(_ page: String) -> HTML? {
    let parts = page.split(separator: "-").compactMap { Int($0) }
    return parts.count == 2 ? "<h3>\(TimeText.month(parts[1])) \(String(parts[0]))</h3>" : nil
  }
}
