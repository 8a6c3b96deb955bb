import Database
import Directory
import Groups
import Journey
import Meetings
import Members
import Rooms
import Web

/// The parts of the site over one database, put together. A new feature is a line here.
public enum HomegroupSite {
  /// - Parameters:
  ///   - database: with the tables of `SiteMigrations`.
  ///   - keys: how slowly passphrases become keys; tests are in a hurry.
  /// - Throws: `DatabaseError` where the listings cannot be read.
  public static func application(
    _ configuration: ServerConfiguration, over database: Database, services: Services,
    keys: PassphraseKeys = PassphraseKeys()
  ) async throws -> HomegroupApplication {
    let now = services.now
    let ids = IDGenerator(now: { now().milliseconds }, random: SystemRandomNumberGenerator())
    let listings = MeetingStore(database)
    let index = DirectoryIndex(store: listings, now: now, logger: services.logger)
    try await index.refresh()
    let members = Members(database, ids: ids, keys: keys, now: now, random: services.random)
    let listed = ListedMeetings(store: listings, index: index, now: now)
    let journey = JourneyFeature(members: members, meetings: MeetingBook(listed, now: now), now: now)
    let groupStore = GroupStore(database, ids: ids)
    let groups = GroupsFeature(
      members: members, groups: groupStore, listings: listings, now: now, logger: services.logger)
    let rooms = RoomsFeature(
      members: members, groups: groupStore, listings: listings,
      links: RoomLinks(weekPlan: JourneyFeature.weekPlan, keepAttendance: JourneyFeature.attendance),
      site: configuration.siteURL ?? configuration.siteName, now: now,
      random: services.random, monotonic: services.monotonic, logger: services.logger)
    let directory = DirectoryFeature(
      store: listings, problems: ProblemReportStore(database, ids: ids), index: index,
      problemLimiter: RateLimiter(
        burst: DirectoryFeature.problemBurst, every: DirectoryFeature.problemInterval, salt: services.random(),
        now: services.monotonic),
      additions: rooms.additions.followed(by: groups.additions), now: now)
    let accounts = MembersFeature(
      members, collections: journey.collections + groups.collections, stored: SiteMigrations.stored, home: journey.home,
      doors: { try await groups.doors($0) + rooms.doors($0) }, farewells: [GroupStore.farewell],
      logger: services.logger,
      monotonic: services.monotonic)
    return HomegroupApplication(
      configuration: configuration, services: services, features: [directory, rooms, groups, journey, accounts],
      readinessChecks: [.database(database)], isDemonstration: { index.isDemonstration })
  }
}
