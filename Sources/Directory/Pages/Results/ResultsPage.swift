import Hummingbird
import Meetings
import Pages
import Web

/// The list that a search found, with its filters.
struct ResultsPage {
  var found: FoundMeetings
  var filters: ResultsFilters
  var reader: Reader
  var chosen: ChosenMeeting?

  var page: Page {
    Page(
      title: heading, activeTab: "meetings", width: .wide,
      scripts: [.filtersScript, .chosenScript, .nearScript, .shareScript], head: alternate, isPrivate: true,
      body: "\(Columns(side: filters.html, main: main, detail: detail))")
  }

  private var detail: Columns.Detail? {
    found.items.isEmpty && chosen == nil ? nil : Columns.Detail(label: t("Chosen meeting"), chosen?.html)
  }

  private var choice: Chosen { Chosen(slug: chosen?.meeting.slug) }

  private var main: HTML { "\(Results(heading: heading, note: note, body))" }

  private var body: HTML {
    if found.items.isEmpty { return empty }
    let groups = isByStart ? found.groups(reader).map { "\(RowGroup($0, chosen: choice))" as HTML } : [flatList]
    let next = found.answer.nextCursor.map {
      ShowMore(t("Show more"), url: DirectoryPath.meetings.url(query: filters.setting("cursor", to: $0)))
    }
    return "\(place)\(groups)\(next)\(others)"
  }

  private var isByStart: Bool { found.answer.sort == .start }

  private var flatList: HTML {
    let rows = found.items.map { item in
      var row = ListRow(MeetingRow(item, reader: reader), chosen: choice)
      if let start = item.hit.occurrence?.start, !item.hit.isInProgress, reader.zone.date(at: start) != reader.today {
        row.timeNote = TimeText.shortWeekday(reader.zone.date(at: start).weekday.rawValue)
      }
      return row
    }
    return "<section class=\"group\">\(RowList(rows))</section>"
  }

  private var note: HTML {
    let order: String =
      switch found.answer.sort {
      case .start: t("soonest first")
      case .distance: t("nearest first")
      case .relevance: t("best match first")
      case .name: t("by name")
      }
    return "\(ZoneNote(timeZone: reader.zone.identifier)) · \(order)"
  }

  private var heading: String {
    let total = found.answer.total
    switch found.query.time {
    case .now: return t(count: total, one: "1 meeting now", other: "\(total) meetings now")
    case .today: return t(count: total, one: "1 meeting today", other: "\(total) meetings today")
    case .tonight: return t(count: total, one: "1 meeting tonight", other: "\(total) meetings tonight")
    case .tomorrow: return t(count: total, one: "1 meeting tomorrow", other: "\(total) meetings tomorrow")
    case .week: return t(count: total, one: "1 meeting this week", other: "\(total) meetings this week")
    case .weekday(let day):
      let name = TimeText.weekday(day.rawValue)
      return t(count: total, one: "1 meeting on \(name)", other: "\(total) meetings on \(name)")
    default: return t(count: total, one: "1 meeting", other: "\(total) meetings")
    }
  }

  private var place: HTML? {
    guard let place = found.answer.place else { return nil }
    guard let radius = place.radius else { return "<p class=\"soft\">\(t("In \(place.label)"))</p>" }
    return "<p class=\"soft\">\(t("Within \(reader.distance(radius)) of \(place.label)"))</p>"
  }

  private var empty: HTML {
    let week = filters.setting("when", to: "week").filter { $0.0 != "day" && $0.0 != "from" && $0.0 != "until" }
    let buttons: HTML = """
      \(LinkButton(t("Look at the whole week"), url: DirectoryPath.meetings.url(query: week), kind: .quiet))\
      \(LinkButton(t("Online meetings now"), url: DirectoryPath.meetings.url(query: [("attendance", "online"), ("when", "now")])))
      """
    return """
      \(place)\(EmptyState(
        t("No meeting fits all of that"),
        text: t("Take a filter away, look further, or look at online meetings. If tonight is hard, Help now is at the top."),
        actions: buttons))
      """
  }

  /// Other forms of the same list.
  private var others: HTML {
    let query = filters.listParameters
    return """
      <p class="soft small">\(t("The same list:"))
      <a href="\(url: DirectoryPath.print.url(query: query))">\(t("to print"))</a> ·
      <a href="\(url: DirectoryPath.calendar.url(query: query))">\(t("as a calendar"))</a> ·
      <a href="\(url: DirectoryPath.apiMeetings.url(query: query))">\(t("as data"))</a></p>
      """
  }

  private var alternate: HTML {
    "\n<link rel=\"alternate\" type=\"text/calendar\" href=\"\(url: DirectoryPath.calendar.url(query: filters.listParameters))\">"
  }
}

extension DirectoryFeature {
  func results(_ request: Request, _ context: AppContext) async throws -> Response {
    let parameters = ResultsFilters.meaningful(try context.query.pairs)
    let reader = reader(context)
    do {
      var query = try query(parameters, zone: context.zone)
      if parameters.allSatisfy({ !["when", "day", "from", "until", "q"].contains($0.0) }) { query.time = .week }
      let found = try await find(query, zone: context.zone)
      let filters = ResultsFilters(
        parameters: parameters, query: query, answer: found.answer,
        when: try index.snapshot.whenCounts(query, now: reader.now, defaultZone: context.zone))
      let chosen = try await chosen(context, reader)
      return context.respond(ResultsPage(found: found, filters: filters, reader: reader, chosen: chosen).page)
    } catch let error as QueryError {
      return context.respond(UnclearSearchPage(error: error, parameters: parameters).page, status: .badRequest)
    }
  }
}
