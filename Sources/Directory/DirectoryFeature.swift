import Meetings
import Pages
import ServiceLifecycle
import Web

/// Find a meeting: pages, calendars and the public API over the listings.
public struct DirectoryFeature: Feature {
  let store: MeetingStore
  let problems: ProblemReportStore
  let index: DirectoryIndex
  let now: @Sendable () -> Instant
  let problemLimiter: RateLimiter
  let additions: DirectoryAdditions

  /// A visitor's reports: five at once, then one in ten minutes. A person who found a locked door writes one or two.
  public static let problemBurst = 5
  public static let problemInterval: Duration = .seconds(600)

  public init(
    store: MeetingStore, problems: ProblemReportStore, index: DirectoryIndex, problemLimiter: RateLimiter,
    additions: DirectoryAdditions = DirectoryAdditions(), now: @escaping @Sendable () -> Instant
  ) {
    self.store = store
    self.problems = problems
    self.index = index
    self.problemLimiter = problemLimiter
    self.additions = additions
    self.now = now
  }

  public func addRoutes(to routes: Routes) {
    routes.get(CommonPath.home, use: home)
    routes.get(DirectoryPath.meetings, use: results)
    routes.get(DirectoryPath.calendar, use: calendar)
    routes.get(DirectoryPath.meetingCalendar, use: meetingCalendar)
    routes.get(DirectoryPath.meeting, use: meeting)
    routes.get(DirectoryPath.problem, use: problemForm)
    routes.post(DirectoryPath.problem, use: reportProblem)
    routes.get(DirectoryPath.print, use: print)
    routes.get(DirectoryPath.serve, use: serve)
    routes.get(CommonPath.help, use: help)
    routes.get(DirectoryPath.apiMeetings, use: apiMeetings)
    routes.get(DirectoryPath.apiMeeting, use: apiMeeting)
    routes.get(DirectoryPath.apiPlaces, use: apiPlaces)
    routes.get(DirectoryPath.apiDescription, use: apiDescription)
  }

  public var services: [any Service] { [index] }

  public var tabs: [Tab] {
    [
      Tab("meetings", icon: .search, url: DirectoryPath.meetings.url()) { t("Meetings") },
      Tab("help", icon: .lifebuoy, url: CommonPath.help.url()) { t("Help") },
    ]
  }

  public var footerLinks: [FooterLink] {
    [
      FooterLink(url: DirectoryPath.print.url()) { t("Printed list") },
      FooterLink(url: DirectoryPath.serve.url()) { t("For those who serve") },
      FooterLink(url: DirectoryPath.apiDescription.url()) { t("API") },
    ]
  }

  public var readinessChecks: [ReadinessCheck] {
    [ReadinessCheck("directory index") { [index] in index.isLoaded ? nil : "the listings are still being loaded" }]
  }

  func reader(_ context: AppContext) -> Reader {
    Reader(now: now(), zone: context.zone, unit: context.distanceUnit, openRooms: additions.openRooms())
  }
}
