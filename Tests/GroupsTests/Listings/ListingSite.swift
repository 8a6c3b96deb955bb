import Database
import DatabaseTesting
import Directory
import Logging
import Meetings
import Members
import MembersTesting
import Testing
import Web

@testable import Groups

/// A site in process with three listings: two of one service body, one of none.
struct ListingSite: Sendable {
  let site: MemberSite
  let groups: GroupStore
  let store: MeetingStore
  let ids: IDGenerator

  static let body = "Harbour Intergroup"
  static let slugs = ["lamp", "kettle", "lonely"]

  var desk: ListingDesk { ListingDesk(database: site.database, ids: ids) }
  var claims: ClaimStore { ClaimStore(database: site.database, ids: ids, roles: site.members.roles) }

  static func with(_ engine: TestEngine = .sqlite, _ body: @Sendable @escaping (ListingSite) async throws -> Void)
    async throws
  {
    let migrations =
      DirectoryMigrations.all + PeriodicTaskStore.migrations + MembersMigrations.all + GroupMigrations.all
    try await MemberSite.with(engine, migrations: migrations, features: features) { site in
      let ids = IDGenerator(now: { site.clock.now.milliseconds }, random: SystemRandomNumberGenerator())
      let listings = ListingSite(
        site: site, groups: GroupStore(site.database, ids: ids), store: MeetingStore(site.database), ids: ids)
      try await listings.importing(slugs.map(meeting))
      try await body(listings)
    }
  }

  private static func features(_ members: Members, _ clock: TestClock) -> [any Feature] {
    let ids = IDGenerator(now: { clock.now.milliseconds }, random: SystemRandomNumberGenerator())
    let store = MeetingStore(members.database)
    let now: @Sendable () -> Instant = { clock.now }
    let groups = GroupsFeature(
      members: members, groups: GroupStore(members.database, ids: ids), listings: store, now: now)
    let directory = DirectoryFeature(
      store: store, problems: ProblemReportStore(members.database, ids: ids),
      index: DirectoryIndex(store: store, now: now, logger: Logger(label: "test")),
      problemLimiter: RateLimiter(burst: 5, every: .seconds(600), salt: 1, now: { .now }),
      additions: groups.additions, now: now)
    let accounts = MembersFeature(
      members, collections: groups.collections, doors: { try await groups.doors($0) })
    return [directory, groups, accounts]
  }

  static func meeting(_ slug: String) -> Meeting {
    var meeting = Meeting(
      slug: slug, name: "Meeting \(slug)", fellowship: .aa, attendance: .hybrid,
      schedule: Schedule(
        timeZone: "America/New_York",
        slots: [Slot(.weekly(.monday), at: WallTime(hour: 19, minute: 0) ?? .midnight, duration: 60)]),
      source: SourceRecord(name: "test", key: slug))
    meeting.place = Place(name: "St Mark’s hall")
    meeting.place?.street = "1625 Locust St"
    meeting.place?.city = "Philadelphia"
    meeting.place?.position = Position(latitude: 39.9485, longitude: -75.169)
    meeting.online = OnlineAccess(url: "https://meet.example.org/\(slug)")
    meeting.types = [TypeCode(.aa, "O"), TypeCode(.aa, "X")]
    meeting.group = Group(name: "The \(slug) group")
    if slug != "lonely" { meeting.serviceBody = ServiceBody(key: "7", name: body) }
    return meeting
  }

  @discardableResult
  func importing(_ meetings: [Meeting]) async throws -> ImportReport {
    let importer = Importer(database: site.database, ids: ids, now: { site.clock.now })
    return try await importer.run(Importer.Options(source: "test", format: "test"), decoder: Ready(meetings)) {
      ByteSource { _ in [] }
    }
  }

  private struct Ready: MeetingDecoder {
    let meetings: [Meeting]
    init(_ meetings: [Meeting]) { self.meetings = meetings }
    func decode(_ bytes: ByteSource, options: DecodingOptions, each: (DecodedItem) throws -> Void) throws {
      for (index, meeting) in meetings.enumerated() { try each(.meeting(meeting, index: index, findings: [])) }
    }
  }

  // MARK: People

  func join(_ name: String, _ grants: RoleGrant...) async throws -> TestVisitor {
    let visitor = try await site.join(name)
    for grant in grants { try await site.members.roles.grant(grant, toName: name, by: nil, now: site.clock.now) }
    return visitor
  }

  func memberID(_ name: String) async throws -> String {
    try #require(
      try await site.database.read {
        try $0.first("SELECT id FROM member WHERE name = $1", [.text(name)]) { try $0.text(0) }
      })
  }

  /// A host of a group that looks after `slug`.
  func host(_ name: String = "Rosa", of slug: String = "lamp", group: String = "Lamp Group") async throws -> TestVisitor
  {
    let visitor = try await site.join(name)
    let (now, id) = (site.clock.now, ids.next())
    let made = try await site.database.write { connection in
      let made = try GroupStore.add(id: id, name: group, fellowship: .aa, at: now, connection)
      let listing = try #require(try ListingEdits.listing(slug: slug, connection))
      try ListingEdits.keep(id: listing.meeting.id, at: now, connection)
      try GroupStore.attach(meetingID: listing.meeting.id, to: made.id, connection)
      return made
    }
    try await site.members.roles.grant(RoleGrant(.host, scope: made.slug), toName: name, by: nil, now: now)
    return visitor
  }

  // MARK: Forms

  /// What a browser would send of a listing's form as it is, with some fields changed.
  func form(_ slug: String, _ changes: [String: String] = [:], seen: String? = nil) async throws -> [(String, String)] {
    let listing = try #require(try await site.database.read { try ListingEdits.listing(slug: slug, $0) })
    var form = ListingForm(listing.meeting)
    for (name, value) in changes { form[name] = value }
    return form.pairs + [(EditFlow.seen, seen ?? String(listing.change))]
  }

  func listing(_ slug: String) async throws -> EditableListing {
    try #require(try await site.database.read { try ListingEdits.listing(slug: slug, $0) })
  }
}
