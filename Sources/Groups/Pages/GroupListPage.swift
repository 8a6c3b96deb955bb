import Directory
import Hummingbird
import Meetings
import Members
import Pages
import Web

/// All groups, by name, with a search.
struct GroupListPage {
  var words: String
  var fellowship: Fellowship.ID?
  var fellowships: [Fellowship.ID]
  var listed: GroupStore.Listed
  /// The reader's own, from their record.
  var own: [HomeGroupEntry]
  var isContinued: Bool

  /// Characters of a search.
  static let longestWords = 100

  var page: Page {
    Page(
      title: t("Groups"), activeTab: "meetings", styles: [.groupsStyle], canonicalPath: GroupPath.all.url(),
      body: """
        <h1>\(t("Groups"))</h1>
        <p class="lead">\(t("A group is the people behind a meeting. Find yours, and see how it does things."))</p>
        \(own.isEmpty || isContinued ? nil : mine)
        \(SearchField(
          action: GroupPath.all.url(), name: "q", label: t("Search groups by name"), placeholder: t("Name of a group"),
          value: words, button: t("Search"), hidden: fellowship.map { [("fellowship", $0.rawValue)] } ?? [],
          longest: Self.longestWords))
        \(fellowships.count > 1 ? chips : nil)
        \(results)
        \(more)
        """)
  }

  private var mine: HTML {
    let doors = own.map { Door($0.name, text: t("Your home group"), url: GroupPath.group.url($0.slug), icon: .house) }
    return "\(Doors(doors))"
  }

  private func url(_ fellowship: Fellowship.ID?, after cursor: GroupStore.Cursor? = nil) -> String {
    var query: [(String, String)] = words.isEmpty ? [] : [("q", words)]
    if let fellowship { query.append(("fellowship", fellowship.rawValue)) }
    if let cursor { query += [("after", cursor.key), ("id", cursor.id)] }
    return GroupPath.all.url(query: query)
  }

  private var chips: HTML {
    let all = Chip(t("All"), url: url(nil), isOn: fellowship == nil)
    let each = fellowships.map {
      Chip(Fellowship.named($0).localShortName, url: url($0), isOn: fellowship == $0)
    }
    return "\(ChipRow(label: t("Fellowship"), [all] + each))"
  }

  private var results: HTML {
    if listed.groups.isEmpty {
      let text =
        words.isEmpty && fellowship == nil
        ? t("A group comes here when somebody claims its meeting.") : t("Try fewer words, or look for its meeting.")
      let find = LinkButton(t("Find a meeting"), url: DirectoryPath.meetings.url(), kind: .quiet)
      return "\(EmptyState(t("No group here"), text: text, actions: find.html))"
    }
    let doors = listed.groups.map { group in
      Door(
        group.name, text: group.fellowship == .other ? nil : Fellowship.named(group.fellowship).localName,
        url: GroupPath.group.url(group.slug))
    }
    return "\(Doors(doors))"
  }

  private var more: HTML? { listed.next.map { "\(ShowMore(t("Show more"), url: url(fellowship, after: $0)))" } }
}

extension GroupsFeature {
  func groupList(_ request: Request, _ context: AppContext) async throws -> Response {
    let query = try context.query
    let words = String((query.last("q") ?? "").prefix(GroupListPage.longestWords))
    let fellowship = query.last("fellowship").flatMap { Fellowship.ID(rawValue: $0) }
    let cursor = query.last("after").map { key in
      GroupStore.Cursor(
        key: String(key.prefix(HomeGroup.longestName * 2)), id: String((query.last("id") ?? "").prefix(64)))
    }
    let own = try await context.signedIn?.vault.entries(HomeGroupEntry.collection) ?? []
    return context.respond(
      GroupListPage(
        words: words, fellowship: fellowship, fellowships: try await groups.fellowships(),
        listed: try await groups.list(words: words, fellowship: fellowship, after: cursor), own: own,
        isContinued: cursor != nil
      ).page)
  }
}
