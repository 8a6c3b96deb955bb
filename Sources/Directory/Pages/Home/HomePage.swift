import Hummingbird
import Meetings
import Pages
import Web

/// The first page: a meeting within a tap, help in its corner, three doors.
struct HomePage {
  var onlineNow: [MeetingRow]
  var soon: [MeetingRow]
  var todayCount: Int
  var isNight: Bool
  var isEmptyDirectory: Bool

  var page: Page {
    Page(
      title: "", description: t("Find a recovery meeting near you or online, today."), activeTab: "meetings",
      bodyClass: "home", scripts: [.nearScript], canonicalPath: CommonPath.home.url(),
      body: """
        <h1>\(isNight ? t("You don’t have to do tonight alone.") : t("You don’t have to do today alone."))</h1>
        \(search)
        \(isEmptyDirectory ? emptyDirectory : lists)
        \(doors)
        """)
  }

  private var search: HTML {
    let meetings = DirectoryPath.meetings
    return """
      \(PlaceSearch())
      \(ChipRow(label: t("Quick searches"), [
        .nearMe(t("Near me"), url: meetings.url(query: [("when", "week")])),
        Chip(t("On now"), url: meetings.url(query: [("when", "now")]), hasDot: true),
        Chip(isNight ? t("Tonight") : t("Today"), url: meetings.url(query: [("when", "today")])),
        Chip(t("Online"), url: meetings.url(query: [("attendance", "online"), ("when", "today")])),
        Chip(t("Women"), url: meetings.url(query: [("type", "women"), ("when", "week")])),
      ]))
      """
  }

  private var lists: HTML {
    """
    \(section(t("Online now"), onlineNow, empty: t("Nothing is running online this minute. The next meetings are below.")))
    \(section(t("Starting soon"), soon, empty: t("Nothing more starts today. Tomorrow has more.")))
    <p class="show-more">\(LinkButton(
      t(count: todayCount, one: "1 meeting today", other: "All \(todayCount) meetings today"),
      url: DirectoryPath.meetings.url(query: [("when", "today")]), kind: .text))</p>
    """
  }

  private func section(_ heading: String, _ rows: [MeetingRow], empty: String) -> HTML {
    let body: HTML = rows.isEmpty ? "<p class=\"soft\">\(empty)</p>" : "\(RowList(rows.map { ListRow($0) }))"
    return "<section class=\"group\">\(DayHeading(heading))\(body)</section>"
  }

  private var emptyDirectory: HTML {
    "\(EmptyState(t("No meetings are listed here yet"), text: t("Whoever runs this site can bring in the lists that fellowships publish: homegroup import. Help now works already.")))"
  }

  private var doors: HTML {
    let meetings = DirectoryPath.meetings
    return """
      \(Doors([
        Door(
          t("For myself"), text: t("Meetings where newcomers are expected"),
          url: meetings.url(query: [("type", "newcomers"), ("when", "week")]), icon: .person),
        Door(
          t("I love somebody who struggles"), text: t("Meetings for family and friends"),
          url: meetings.url(query: [("type", "family"), ("when", "week")]), icon: .heart),
        Door(t("I host or serve"), text: t("Printed lists, calendars, feeds"), url: DirectoryPath.serve.url(), icon: .hand),
      ]))
      """
  }
}

extension DirectoryFeature {
  /// Meetings that are on, on the first page.
  private static let mostOnline = 4

  func home(_ request: Request, _ context: AppContext) async throws -> Response {
    let reader = reader(context)
    var online = MeetingQuery()
    online.time = .now
    online.attendance = [.online]
    online.limit = 12
    var today = MeetingQuery()
    today.time = .today
    today.limit = 40
    async let onlineNow = find(online, zone: context.zone)
    let upcoming = try await find(today, zone: context.zone)
    let running = try await onlineNow.items.filter {
      $0.hit.isInProgress || MeetingRow($0, reader: reader).joinURL != nil
    }
    // A room that is open here comes first: it needs neither a call nor an account.
    let rows = running.map { MeetingRow($0, reader: reader) }
    let onlineNowRows = rows.filter { $0.roomURL != nil } + rows.filter { $0.roomURL == nil }
    let soon = upcoming.items.filter { !$0.hit.isInProgress }
    return context.respond(
      HomePage(
        onlineNow: Array(onlineNowRows.prefix(Self.mostOnline)),
        soon: soon.prefix(6).map { MeetingRow($0, reader: reader) }, todayCount: upcoming.answer.total,
        isNight: !(5..<17).contains(reader.zone.wallClock(at: reader.now).time.hour),
        isEmptyDirectory: index.snapshot.count == 0
      ).page)
  }
}
