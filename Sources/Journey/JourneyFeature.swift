import Meetings
import Members
import Pages
import Recovery
import Web

/// The member's record: today, clocks, check-ins, urges, attendance, journal, plans, tools, self-checks and what they show together.
public struct JourneyFeature: Feature {
  let members: Members
  let meetings: MeetingBook
  let now: @Sendable () -> Instant
  let questionnaires: QuestionnaireStore

  public init(members: Members, meetings: MeetingBook, now: @escaping @Sendable () -> Instant) {
    self.members = members
    self.meetings = meetings
    self.now = now
    questionnaires = QuestionnaireStore(members.database)
  }

  public func addRoutes(to routes: Routes) {
    addTodayRoutes(to: routes)
    addClockRoutes(to: routes)
    addPatternsRoutes(to: routes)
    addToolRoutes(to: routes)
    addPlanRoutes(to: routes)
    addSelfCheckRoutes(to: routes)
  }

  /// Every kind of entry that a record can hold: what export and import go through.
  public var collections: [any AnyVaultCollection] {
    Daily.collections + [ClockRecord.clocks, Self.worksheets, Self.plans] + SelfCheckRecord.collections
  }

  /// Where a member goes who did not say where: a path of this site.
  public var home: String { DailyPath.today.url() }

  /// Where a member plans the week.
  public static var weekPlan: String { PlanPath.plan.url(PlanKind.week.rawValue) }
  /// Takes a form with `slug` and `day`, and keeps in the record that somebody was at that meeting.
  public static var attendance: String { DailyPath.meetings.url() }

  public var tabs: [Tab] { [Tab("today", icon: .sun, url: DailyPath.today.url()) { t("Today") }] }
  public var footerLinks: [FooterLink] { [FooterLink(url: ToolPath.all.url()) { t("Coping tools") }] }
  public var assets: [Asset] { Asset.journey }
}

extension Asset {
  /// Static files of this feature.
  static let journey: [Asset] = daily + [.clocksStyle] + tools + selfChecks
}
