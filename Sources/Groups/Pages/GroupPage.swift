import Directory
import Hummingbird
import Meetings
import Members
import Pages
import Web

/// A group, to everybody: who it is, when it meets, how it does things, who serves.
struct GroupPage {
  /// What was just done, said once at the top.
  enum Done: String { case joined, left }

  var group: HomeGroup
  var settings: GroupSettings
  var meetings: [Meeting]
  var positions: [Position]
  /// Nil where they are too few to be counted.
  var memberCount: Int?
  /// Nil for somebody who is not signed in.
  var standing: GroupStanding?
  /// Motions that are talked over or voted on, for members.
  var openMotions = 0
  var now: Instant
  var zone: Zone
  var done: Done?

  var page: Page {
    Page(
      title: group.name, description: settings.about.isEmpty ? nil : String(settings.about.prefix(160)),
      activeTab: "meetings", styles: [.groupsStyle], canonicalPath: GroupPath.group.url(group.slug),
      body: """
        \(BackLink(t("Groups"), url: GroupPath.all.url()))
        \(said)
        <header>\(kind)<h1>\(group.name)</h1></header>
        \(settings.about.isEmpty ? nil : "<p class=\"notes lead\">\(settings.about)</p>")
        \(hosting)
        \(GroupAnnouncements(settings: settings, today: zone.date(at: now)))
        \(meetingList)
        \(belonging)
        \(GroupWay(settings: settings))
        \(GroupServants(group: group, positions: positions))
        \(resources)
        \(settings.charter.isEmpty ? nil : Disclosure(t("Our charter"), "<p class=\"notes\">\(settings.charter)</p>"))
        """)
  }

  private var kind: HTML? {
    group.fellowship == .other
      ? nil : "<p class=\"soft small\">\(Fellowship.named(group.fellowship).localName)</p>"
  }

  private var said: HTML? {
    switch done {
    case .joined:
      "\(Notice(.done, title: t("This is your home group now"), "<p>\(t("Only your own record says so."))</p>"))"
    case .left: "\(Notice(.done, title: t("You left the group"), "<p>\(t("The door stays open."))</p>"))"
    case nil: nil
    }
  }

  private var hosting: HTML? {
    guard standing?.isHost == true else { return nil }
    return "\(Actions("\(LinkButton(t("Look after this group"), url: GroupPath.edit.url(group.slug), kind: .quiet))"))"
  }

  private var meetingList: HTML {
    let list: HTML =
      meetings.isEmpty
      ? "<p class=\"soft\">\(t("None of its meetings is listed at present."))</p>"
      : ListedMeetings.rows(meetings, now: now, zone: zone).html
    return
      "<section class=\"group\">\(DayHeading(t("Meetings"), note: TimeText.zone(zone.identifier)))\(list)</section>"
  }

  private var belonging: HTML {
    let count: HTML? = memberCount.map {
      "<p class=\"soft\">\(t(count: $0, one: "1 person calls it their home group.", other: "\($0) people call it their home group."))</p>"
    }
    let isMember = standing?.isMember == true
    var doors = [
      Door(
        isMember ? t("Your home group") : t("Make it your home group"),
        text: isMember ? t("Your name here, the others, leaving") : t("Private: nobody can look it up"),
        url: GroupPath.membership.url(group.slug), icon: .house)
    ]
    if isMember || standing?.isHost == true {
      doors.append(
        Door(
          t("Group conscience"),
          text: openMotions == 0
            ? t("What the group decides together")
            : t(count: openMotions, one: "1 motion is open", other: "\(openMotions) motions are open"),
          url: GroupPath.conscience.url(group.slug), icon: .people))
    }
    return "<section class=\"group\">\(DayHeading(t("Belonging")))\(count)\(Doors(doors))</section>"
  }

  private var resources: HTML? {
    let links = settings.resources.present
    if links.isEmpty { return nil }
    let items = links.map { link -> HTML in
      "<li><a href=\"\(url: link.url)\" rel=\"noopener noreferrer\">\(link.title)</a></li>"
    }
    return "<section class=\"group\">\(DayHeading(t("Links")))<ul class=\"links\">\(items)</ul></section>"
  }
}

extension GroupsFeature {
  func addGroupRoutes(to routes: Routes) {
    routes.get(GroupPath.all, use: groupList)
    routes.get(GroupPath.group, use: groupPage)
  }

  /// On the page of a meeting: the way to its group.
  func groupPart(_ meeting: Meeting, _ context: AppContext) async throws -> HTML? {
    guard let group = try await groups.group(ofMeeting: meeting.id) else { return nil }
    return
      "\(Doors([Door(group.name, text: t("The group and how it does things"), url: GroupPath.group.url(group.slug), icon: .people)]))"
  }

  /// On "For those who serve".
  func groupServeDoors(_ context: AppContext) async throws -> [Door] {
    [Door(t("Groups"), text: t("Their pages, servants and decisions"), url: GroupPath.all.url(), icon: .people)]
  }

  func groupPage(_ request: Request, _ context: AppContext) async throws -> Response {
    let group = try await group(context.value(of: GroupPath.group))
    let ids = try await groups.meetingIDs(of: group.id)
    var page = GroupPage(
      group: group, settings: try await groups.settings(of: group.id),
      meetings: try await listings.meetings(ids: ids), positions: try await groups.positions(of: group.id),
      memberCount: try await groups.memberCount(of: group.id), now: now(), zone: context.zone)
    if let signedIn = context.signedIn {
      let standing = try await groups.standing(of: signedIn, in: group.id)
      page.standing = standing
      if standing.isMember || standing.isHost {
        page.openMotions = try await groups.openMotions(of: group.id, at: now())
      }
      page.done = try context.query.last("done").flatMap(GroupPage.Done.init)
    }
    return context.respond(page.page)
  }

  /// - Throws: `WebFailure.notFound` where there is no such group.
  func group(_ slug: String) async throws -> HomeGroup {
    guard let group = try await groups.group(slug: slug) else { throw WebFailure.notFound }
    return group
  }
}
