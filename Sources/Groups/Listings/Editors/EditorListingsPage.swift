import Directory
import Hummingbird
import Meetings
import Members
import Pages
import Web

/// The listings of the service bodies that somebody edits for, by name, with a search.
struct EditorListingsPage {
  var listings: EditorListings
  /// What was looked for.
  var words: String
  /// Only those about which there is something to decide.
  var isWaiting: Bool

  static func title(isAll: Bool) -> String { isAll ? t("All listings") : t("Listings you edit") }

  private var found: ListingLines { listings.page }

  var page: Page {
    let title = Self.title(isAll: listings.scope.bodies == nil)
    let bodies: HTML? = listings.scope.bodies.map { "<p class=\"lead\">\($0.joined(separator: " · "))</p>" }
    return Page(
      title: title, activeTab: "meetings", styles: [.listingsStyle], isPrivate: true,
      body: """
        \(BackLink(t("For those who serve"), url: DirectoryPath.serve.url()))
        <h1>\(title)</h1>\(bodies)
        \(found.count == 0 && words.isEmpty && !isWaiting ? nil : search)
        \(found.count == 0 ? nothing : list)
        """)
  }

  private var search: HTML {
    """
    \(SearchField(
      action: ListingPath.ofBodies.url(), name: "q", label: t("Search by name or town"), placeholder: t("Name or town"),
      value: words, button: t("Search"), hidden: isWaiting ? [Self.waiting] : [], longest: EditorListings.longestWords))
    \(ChipRow(
      label: t("Which listings"),
      [
        Chip(t("All"), url: url(1, words: words, isWaiting: false), isOn: !isWaiting),
        Chip(t("To look at"), url: url(1, words: words, isWaiting: true), isOn: isWaiting),
      ]))
    """
  }

  private static let waiting = ("show", "waiting")

  private func url(_ number: Int, words: String, isWaiting: Bool) -> String {
    ListingPath.ofBodies.url(
      query: (words.isEmpty ? [] : [("q", words)]) + (isWaiting ? [Self.waiting] : [])
        + (number == 1 ? [] : [("page", String(number))]))
  }

  // MARK: The list

  private var list: HTML {
    """
    <p class="soft">\(t(count: found.count, one: "1 listing", other: "\(found.count) listings"))\(all)</p>
    <ul class="doors">\(listings.lines.map(row))</ul>
    \(found.pages > 1 ? pages : nil)
    """
  }

  private var all: HTML? {
    words.isEmpty ? nil : " · <a href=\"\(url: url(1, words: "", isWaiting: isWaiting))\">\(t("Show all"))</a>"
  }

  private func row(_ line: EditorListings.Line) -> HTML {
    let meeting = line.listing.meeting
    let facts = [meeting.place?.city ?? meeting.regions.last].compactMap { $0 } + meeting.schedule.words.prefix(2)
    let states = Self.states(line)
    let state: HTML? = states.isEmpty ? nil : "<span class=\"small state\">\(states.joined(separator: " · "))</span>"
    let keeper = (line.group.map { t("\($0) looks after it") } ?? (line.listing.isKept ? t("Kept on this site") : nil))
      .map { words -> HTML in "<span class=\"soft small\">\(words)</span>" }
    return """
      <li><a class="door" href="\(url: ListingPath.listing.url(meeting.slug))"><span class="door-text">\
      <strong>\(meeting.name)</strong><span class="soft small">\(facts.joined(separator: " · "))</span>\(keeper)\(state)</span>\
      \(Icon.arrow)</a></li>
      """
  }

  /// What somebody may want to look at.
  private static func states(_ line: EditorListings.Line) -> [String] {
    let (listing, meeting) = (line.listing, line.listing.meeting)
    let source =
      listing.isGoneAtSource
      ? t("Its list has dropped it") : listing.hasNews ? t("Its list says something new") : nil
    return [
      meeting.attendance == .suspended ? t("Not meeting for now") : nil,
      meeting.isPublished ? nil : t("Not shown to visitors"), source,
      line.isAsked ? t("Somebody asks to look after it") : nil,
    ].compactMap { $0 }
  }

  private var pages: HTML {
    let number = found.number
    let back =
      number > 1
      ? LinkButton(t("Previous page"), url: url(number - 1, words: words, isWaiting: isWaiting), kind: .quiet) : nil
    let next =
      number < found.pages
      ? LinkButton(t("Next page"), url: url(number + 1, words: words, isWaiting: isWaiting), kind: .quiet) : nil
    return """
      <nav class="pages" aria-label="\(t("Pages"))"><p class="soft">\(t("Page \(number) of \(found.pages)"))</p>\
      <div class="actions">\(back)\(next)</div></nav>
      """
  }

  // MARK: Nothing

  private var nothing: HTML {
    if !words.isEmpty {
      return EmptyState(
        t("No listing of yours has these words"), text: t("Try fewer words, or a part of the name or the town."),
        actions: "\(LinkButton(t("Show all"), url: url(1, words: "", isWaiting: false), kind: .quiet))"
      ).html
    }
    if isWaiting {
      return EmptyState(
        t("Nothing to look at"), text: t("No list says something new, and nobody asks to look after a listing."),
        actions: "\(LinkButton(t("Show all"), url: url(1, words: "", isWaiting: false), kind: .quiet))"
      ).html
    }
    let add: HTML = "\(LinkButton(t("Add a meeting"), url: ListingPath.new.url(), kind: .quiet))"
    guard listings.scope.bodies != nil else {
      return EmptyState(t("Nothing is listed yet"), text: t("Bring in a list, or add a meeting."), actions: add).html
    }
    return EmptyState(
      t("No listing names it yet"),
      text: t("Yours are those that name the service body as it is written above. If one is missing, ask an admin."),
      actions: add
    ).html
  }
}

extension GroupsFeature {
  /// What an editor looks after.
  func editorListings(_ request: Request, _ context: AppContext, _ signedIn: SignedIn) async throws -> Response {
    let query = try context.query
    let words = ListingText.line(String((query.last("q") ?? "").prefix(EditorListings.longestWords)))
    let number = query.last("page").flatMap { Int($0) } ?? 1
    let isWaiting = query.last("show") == "waiting"
    let listings = try await desk.editorListings(
      number, words: words, isWaiting: isWaiting, by: signedIn.member.id)
    return context.respond(EditorListingsPage(listings: listings, words: words, isWaiting: isWaiting).page)
  }

  /// The way there, for editors and admins.
  func editorDoor(_ memberID: String) async throws -> [Door] {
    guard let scope = try await desk.editorScope(of: memberID) else { return [] }
    return [
      Door(
        EditorListingsPage.title(isAll: scope.bodies == nil),
        text: scope.bodies?.joined(separator: " · ") ?? t("Change, pause or confirm any"),
        url: ListingPath.ofBodies.url(), icon: .search)
    ]
  }
}
