import Hummingbird
import Meetings
import Pages
import Web

extension DirectoryFeature {
  /// Listings in one calendar.
  static let mostInCalendar = 1_000
  /// Seconds between a calendar program's looks: lists change once a day at most.
  static let calendarAge = 3_600

  func calendar(_ request: Request, _ context: AppContext) async throws -> PublicAnswer {
    var query = try query(ResultsFilters.meaningful(try context.query.pairs), zone: context.site.zone)
    query.unit = .meeting
    let items = try await findAll(query, zone: context.site.zone, most: Self.mostInCalendar)
    return calendar(of: items.map(\.meeting), name: context.site.name, context)
  }

  func meetingCalendar(_ request: Request, _ context: AppContext) async throws -> PublicAnswer {
    let meeting = try await listing(try context.value(of: DirectoryPath.meetingCalendar))
    return calendar(of: [meeting], name: meeting.name, context)
  }

  private func calendar(of meetings: [Meeting], name: String, _ context: AppContext) -> PublicAnswer {
    let options = ICalendar.Options(name: name, now: now())
    let origin = context.site.publicOrigin
    let bytes = ICalendar.calendar(
      options, meetings: meetings.map { ($0, origin == nil ? nil : Self.publicURL(of: $0, context)) })
    return PublicAnswer(bytes, contentType: "text/calendar; charset=utf-8", maxAge: Self.calendarAge)
  }
}
