import Meetings
import Pages

/// A search that was not understood, or whose place has several meanings: says what, and offers what can be meant.
struct UnclearSearchPage {
  var error: QueryError
  var parameters: [(String, String)]

  var page: Page {
    Page(
      title: title, activeTab: "meetings", isPrivate: true,
      body: """
        <h1>\(title)</h1>\(choices)\(problems)
        \(PlaceSearch(value: parameters.last { $0.0 == "place" }?.1 ?? ""))
        \(advice)
        \(Actions("""
          \(LinkButton(t("All meetings today"), url: meetings.url(query: [("when", "today")])))\
          \(LinkButton(
            t("Online today"), url: meetings.url(query: [("attendance", "online"), ("when", "today")]), kind: .quiet))
          """))
        """)
  }

  private var meetings: Path0 { DirectoryPath.meetings }

  private var isPlaceUnknown: Bool { error.problems.contains { $0.reason == .unknownPlace } }

  private var advice: HTML? {
    guard isPlaceUnknown else { return nil }
    let words = t("Try a larger town nearby, or a postcode. Online meetings are open wherever you are.")
    return "<p>\(words)</p>"
  }

  private var title: String {
    if !error.placeChoices.isEmpty { return t("Which place do you mean?") }
    if isPlaceUnknown { return t("That place is not in this directory") }
    return t("The search was not understood")
  }

  private func link(_ label: String, note: String?) -> Door {
    Door(
      label, text: note, url: DirectoryPath.meetings.url(query: URLEncoding.setting("place", to: label, in: parameters))
    )
  }

  private var choices: HTML {
    "\(Doors(error.placeChoices.map { link($0.label, note: t(count: $0.count, one: "1 meeting", other: "\($0.count) meetings")) }))"
  }

  private var problems: HTML {
    if !error.placeChoices.isEmpty { return "" }
    let items = error.problems.map { problem -> HTML in
      // The place is what somebody typed; the other names stand in an address.
      problem.parameter == "place"
        ? "<li>“\(problem.value)” \(problem.reason.words).</li>"
        : "<li><code>\(problem.parameter)</code> \(problem.reason.words).</li>"
    }
    return "<ul>\(items)</ul>"
  }
}
