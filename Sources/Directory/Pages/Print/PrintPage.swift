import Hummingbird
import Meetings
import Pages
import Web

/// A list for a noticeboard: a week by days, in each meeting's own time, in columns.
struct PrintPage {
  struct Day {
    var weekday: Weekday
    var lines: [Line]
  }

  struct Line: Hashable {
    var start: WallTime
    var end: WallTime?
    var isAroundTheClock: Bool
    var name: String
    var details: String
  }

  var days: [Day]
  var paper: Noticeboard.Paper
  var columns: Int
  var parameters: [(String, String)]
  var isCut: Bool
  var reader: Reader
  var siteName: String

  /// Meetings on one print: beyond that a noticeboard is the wrong place.
  static let most = 3_000

  var page: Page {
    let cut: HTML? =
      isCut ? "<p>\(t("Only the first \(Self.most) are here: narrow the search for the others."))</p>" : nil
    return Page(
      title: t("Meetings by day"), width: .wide, scripts: [.shareScript], isPrivate: true,
      body: """
        <div class="no-print stack">\(BackLink(t("Meetings"), url: DirectoryPath.meetings.url(query: search)))\(choices)</div>
        \(days.isEmpty ? empty : sheet)\(cut)
        """)
  }

  private var sheet: HTML {
    let lines = days.map { day in
      Noticeboard.Day(
        TimeText.weekday(day.weekday.rawValue),
        lines: day.lines.map { line in
          Noticeboard.Line(
            time: line.isAroundTheClock ? t("all day") : TimeText.clock(minuteOfDay: line.start.minuteOfDay),
            name: line.name, text: line.details)
        })
    }
    return """
      \(Noticeboard(
        title: t("Meetings by day"), note: siteName, days: lines, columns: columns, paper: paper,
        foot: t("Printed on \(printed). Times are each meeting’s own. Please check before you travel.")))
      """
  }

  private var empty: HTML {
    "\(EmptyState(t("No meeting fits all of that"), text: t("Take a filter away and print again.")))"
  }

  private var printed: String {
    let (year, month, day) = reader.today.yearMonthDay
    return TimeText.date(year: year, month: month, day: day)
  }

  private var search: [(String, String)] { parameters.filter { !["paper", "columns"].contains($0.0) } }

  private var choices: HTML {
    let papers = Noticeboard.Paper.allCases.map { choice in
      Chip(
        choice == .a4 ? "A4" : t("Letter"),
        url: DirectoryPath.print.url(query: URLEncoding.setting("paper", to: choice.rawValue, in: parameters)),
        isOn: choice == paper)
    }
    let counts = Noticeboard.columnChoices.map { count in
      Chip(
        t(count: count, one: "1 column", other: "\(count) columns"),
        url: DirectoryPath.print.url(query: URLEncoding.setting("columns", to: String(count), in: parameters)),
        isOn: count == columns)
    }
    return "\(ChipRow(label: t("Paper"), papers + counts))\(Actions("\(PrintButton(t("Print")))"))"
  }
}

extension PrintPage.Day {
  /// Each weekday once from Monday on, each meeting once a day, by time.
  static func days(_ items: [FoundMeetings.Item]) -> [Self] {
    var lines: [Weekday: [(line: PrintPage.Line, id: String)]] = [:]
    for item in items {
      guard let occurrence = item.hit.occurrence else { continue }
      let zone = item.meeting.schedule.zone
      let (date, start) = zone.wallClock(at: occurrence.start)
      let end = occurrence.endIsAssumed ? nil : zone.wallClock(at: occurrence.end).time
      let line = PrintPage.Line(
        start: start, end: end, isAroundTheClock: occurrence.isAroundTheClock, name: item.meeting.name,
        details: details(item.meeting))
      let isThere = lines[date.weekday]?.contains { $0.id == item.meeting.id && $0.line == line } ?? false
      if !isThere { lines[date.weekday, default: []].append((line, item.meeting.id)) }
    }
    let week: [Weekday] = [.monday, .tuesday, .wednesday, .thursday, .friday, .saturday, .sunday]
    return week.compactMap { day in
      lines[day].map { entries in
        Self(weekday: day, lines: entries.map(\.line).sorted { ($0.start, $0.name) < ($1.start, $1.name) })
      }
    }
  }

  private static func details(_ meeting: Meeting) -> String {
    let whereText: String? =
      meeting.attendance.isInPerson
      ? [meeting.place?.name, meeting.place?.street ?? meeting.place?.address].compactMap { $0 }.joined(separator: ", ")
      : nil
    return
      ([whereText, meeting.fellowshipName, meeting.attendance == .inPerson ? nil : meeting.attendanceName]
      .compactMap { $0 }.filter { !$0.isEmpty } + meeting.telling).joined(separator: " · ")
  }
}

extension DirectoryFeature {
  func print(_ request: Request, _ context: AppContext) async throws -> Response {
    let parameters = ResultsFilters.meaningful(try context.query.pairs)
    func last(_ name: String) -> String? { parameters.last { $0.0 == name }?.1 }
    let isLetter = ["US", "CA", "MX", "PH"].contains(context.site.country ?? "")
    var query = try query(parameters.filter { !["paper", "columns"].contains($0.0) }, zone: context.zone)
    if query.time == .any { query.time = .week }
    query.unit = .occurrence
    query.sort = .start
    let items = try await findAll(query, zone: context.zone, most: PrintPage.most)
    return context.respond(
      PrintPage(
        days: PrintPage.Day.days(items),
        paper: last("paper").flatMap(Noticeboard.Paper.init(rawValue:)) ?? (isLetter ? .letter : .a4),
        columns: last("columns").flatMap { Int($0) } ?? 2, parameters: parameters,
        isCut: items.count == PrintPage.most, reader: reader(context), siteName: context.site.name
      ).page)
  }
}
