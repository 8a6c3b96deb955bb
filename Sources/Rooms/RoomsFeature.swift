import Database
import Directory
import Gathering
import Groups
import Hummingbird
import Live
import Logging
import Meetings
import Members
import Pages
import ServiceLifecycle
import Web

/// Live meetings: the room, its events, and proofs of attendance.
public struct RoomsFeature: Feature {
  let members: Members
  let groups: GroupStore
  let listings: MeetingStore
  let hub: LiveHub
  let desks: RoomDesks
  let reports: RoomReportStore
  let proofs: ProofDesk
  let links: RoomLinks
  let now: @Sendable () -> Instant
  let random: @Sendable () -> UInt64
  let seatLimiter: RateLimiter
  let reportLimiter: RateLimiter
  private let logger: Logger

  /// - Parameters:
  ///   - site: its public address, or its name: what proofs of attendance say where they are from.
  ///   - links: where other features do what follows a meeting.
  ///   - monotonic: for durations.
  public init(
    members: Members, groups: GroupStore, listings: MeetingStore, links: RoomLinks, site: String,
    now: @escaping @Sendable () -> Instant, random: @escaping @Sendable () -> UInt64,
    monotonic: @escaping @Sendable () -> ContinuousClock.Instant = { .now },
    logger: Logger = Logger(label: "homegroup")
  ) {
    (self.members, self.groups, self.listings, self.links) = (members, groups, listings, links)
    (self.now, self.random, self.logger) = (now, random, logger)
    let store = RoomStore(database: members.database)
    hub = LiveHub(source: store, database: members.database, logger: logger)
    desks = RoomDesks(members.database, hub: hub, now: now, logger: logger)
    reports = RoomReportStore(database: members.database)
    proofs = ProofDesk(
      store: ProofStore(members.database, eligibility: RoomEligibility(site: site), now: now, random: random),
      salt: random(), monotonic: monotonic, visitor: Self.proofVisitor(desks))
    seatLimiter = RateLimiter(
      burst: RoomBounds.seatBurst, every: RoomBounds.seatInterval, salt: random(), now: monotonic)
    reportLimiter = RateLimiter(
      burst: RoomBounds.reportBurst, every: RoomBounds.reportInterval, salt: random(), now: monotonic)
  }

  public func addRoutes(to routes: Routes) {
    addDoorRoutes(to: routes)
    addSeatRoutes(to: routes)
    addActRoutes(to: routes)
    addReportRoutes(to: routes)
    proofs.addProofRoutes(to: routes)
  }

  public var services: [any Service] {
    let now = now
    return [
      hub, desks,
      PeriodicTasks(
        PeriodicTaskStore(members.database, holder: members.newID()),
        tasks: [openingRooms, desks.erasingSeats, reports.erasingOld(now)] + proofs.tasks,
        now: { now().milliseconds }, logger: logger),
    ]
  }

  /// Each seat says every few seconds that it is there, and who speaks says something twice a second.
  public var quietRoutes: Set<String> { [RoomPath.here.pattern, RoomPath.say.pattern] }

  private var openingRooms: PeriodicTask {
    let opening = SelfOpening(
      desks: desks, groups: groups, listings: listings, random: random, now: now, logger: logger)
    return PeriodicTask("rooms-opening", every: .seconds(30), lease: .seconds(60)) {
      let opened = try await opening.openDue()
      for room in opened { publishKey(of: room.id) }
      return "\(opened.count) rooms opened"
    }
  }

  public var assets: [Asset] { Asset.rooms }
}

/// Places of other features that a room leads to: paths of this site.
public struct RoomLinks: Sendable {
  /// Where a member plans the week.
  public var weekPlan: String
  /// Takes a form with `slug` and `day`, and keeps in the member's record that they were there.
  public var keepAttendance: String

  public init(weekPlan: String, keepAttendance: String) {
    (self.weekPlan, self.keepAttendance) = (weekPlan, keepAttendance)
  }
}

extension Asset {
  /// Static files of this feature.
  static let rooms: [Asset] = [.roomStyle, .lobbyScript] + roomScripts + proofs
  static let roomStyle = Asset("room.css", PackageResources.room_css)
  /// The room's events; what they change on the page; writing; forms and sheets.
  static let roomScripts: [Asset] = [
    Asset("room-stream.js", PackageResources.room_stream_js), Asset("room-show.js", PackageResources.room_show_js),
    Asset("room-write.js", PackageResources.room_write_js), Asset("room-sheet.js", PackageResources.room_sheet_js),
  ]
  static let lobbyScript = Asset("lobby.js", PackageResources.lobby_js)
}
