import Database
import DatabaseTesting
import Directory
import Gathering
import Live
import Meetings
import Members
import MembersTesting
import Synchronization
import Web

@testable import Groups
@testable import Rooms

/// A site in process with one group, Lamp, whose meeting is on around the clock. Rosa hosts it.
struct RoomSite: Sendable {
  static let meeting = "the-lamp-in-the-window"

  let site: MemberSite
  let rooms: RoomsFeature
  let group: HomeGroup

  var clock: TestClock { site.clock }

  static func with(
    _ engine: TestEngine = .sqlite, settings: GroupSettings = GroupSettings(),
    _ body: @Sendable @escaping (RoomSite) async throws -> Void
  ) async throws {
    let made = Mutex<RoomsFeature?>(nil)
    try await MemberSite.with(
      engine,
      migrations: DirectoryMigrations.all + PeriodicTaskStore.migrations + MembersMigrations.all + GroupMigrations.all
        + RoomMigrations.all,
      features: { members, clock in
        let groups = GroupStore(members.database, ids: ids(clock))
        let rooms = RoomsFeature(
          members: members, groups: groups, listings: MeetingStore(members.database),
          links: RoomLinks(weekPlan: "/plans/week", keepAttendance: "/today/meetings"), site: "https://example.org",
          now: { clock.now },
          random: { UInt64.random(in: .min ... .max) })
        made.withLock { $0 = rooms }
        return [rooms, MembersFeature(members, collections: [])]
      },
      { site in
        guard let rooms = made.withLock({ $0 }) else { return }
        let clock = site.clock
        let importer = Importer(database: site.database, ids: ids(clock), now: { clock.now })
        _ = try await importer.addDemonstration(timeZone: "America/New_York")
        let id = try await MeetingStore(site.database).meeting(slug: meeting)?.id ?? ""
        let group = try await site.database.write { connection in
          let group = try GroupStore.add(
            id: "lamp", name: "Lamp", fellowship: .other, at: clock.now, connection)
          try GroupStore.attach(meetingID: id, to: group.id, connection)
          return group
        }
        try await body(RoomSite(site: site, rooms: rooms, group: group))
      })
  }

  private static func ids(_ clock: TestClock) -> IDGenerator {
    IDGenerator(now: { clock.now.milliseconds }, random: SystemRandomNumberGenerator())
  }

  /// A member's browser.
  func member(_ name: String, isHost: Bool = false) async throws -> TestBrowser {
    let visitor = try await site.join(name)
    if isHost {
      try await site.members.roles.grant(
        RoleGrant(.host, scope: group.slug), toName: name, by: nil, now: clock.now)
    }
    let browser = site.browser()
    browser.set("session", visitor.cookie)
    _ = try await browser.get("/me")
    return browser
  }

  /// The host's browser, with the room opened: its path.
  func opened() async throws -> (host: TestBrowser, room: String) {
    let host = try await member("Rosa", isHost: true)
    _ = try await host.get("/meetings/\(Self.meeting)/room")
    let answer = try await host.post("/meetings/\(Self.meeting)/room")
    return (host, answer.location ?? "")
  }

  /// Somebody without an account who sat down.
  func visitor(_ name: String, in room: String) async throws -> TestBrowser {
    let browser = site.browser()
    _ = try await browser.post("\(room)/seats", [("name", name)])
    return browser
  }

  /// The room as its desk has it.
  func state(_ room: String) async throws -> Room {
    try await rooms.desks.desk(String(room.dropFirst("/rooms/".count))).current().room
  }

  /// Lets time pass.
  func pass(seconds: Int) async {
    for _ in 0..<seconds {
      clock.set(Instant(milliseconds: clock.now.milliseconds + 1_000))
      await rooms.desks.keepAll()
    }
  }
}
