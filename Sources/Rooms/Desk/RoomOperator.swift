import Database
import Directory
import Gathering
import Groups
import Live
import Logging
import Meetings
import Pages

/// Rooms as the operator's command line sees them.
public struct RoomOperator: Sendable {
  private let desks: RoomDesks
  private let listings: MeetingStore
  private let groups: GroupStore
  private let ids: IDGenerator
  private let random: @Sendable () -> UInt64
  private let now: @Sendable () -> Instant

  public init(
    _ database: Database, ids: IDGenerator, random: @escaping @Sendable () -> UInt64,
    now: @escaping @Sendable () -> Instant, logger: Logger
  ) {
    let store = RoomStore(database: database)
    desks = RoomDesks(
      database, hub: LiveHub(source: store, database: nil, logger: logger), now: now, logger: logger)
    listings = MeetingStore(database)
    groups = GroupStore(database, ids: ids)
    (self.ids, self.random, self.now) = (ids, random, now)
  }

  public enum Failure: Error, Hashable, CustomStringConvertible {
    case noSuchMeeting
    /// Its next occurrence is not near, and no minutes were given.
    case notOn

    public var description: String {
      switch self {
      case .noSuchMeeting: "No meeting is listed under that name."
      case .notOn: "That meeting is not on now. Give --minutes to hold one for so long from now."
      }
    }
  }

  /// A room that is open.
  public struct Open: Sendable {
    /// Its page: a path of the site.
    public var path: String
    public var openedAt: Instant
    public var endsAt: Instant
    public var events: Int64
  }

  /// Opens a meeting's room without a host: it runs itself.
  ///
  /// - Parameter minutes: from now; nil for the occurrence that is on or about to begin.
  /// - Throws: `Failure`.
  public func open(slug: String, minutes: Int?) async throws -> Open {
    guard let meeting = try await listings.meeting(slug: slug) else { throw Failure.noSuchMeeting }
    let now = now()
    let occurrence: Occurrence
    if let minutes {
      let end = now.adding(minutes: min(max(1, minutes), RoomBounds.longestMinutes))
      occurrence = Occurrence(
        date: meeting.schedule.zone.date(at: now), start: now, end: end, endIsAssumed: false, isAroundTheClock: false)
    } else {
      guard let next = meeting.next(after: now), next.start <= now.adding(minutes: RoomBounds.opensEarly) else {
        throw Failure.notOn
      }
      occurrence = next
    }
    let group = try await groups.group(ofMeeting: meeting.id)
    var settings = GroupSettings()
    if let group { settings = try await groups.settings(of: group.id) } else { settings.way = Self.turns }
    let room = RoomRecord(
      id: RoomRecord.newID(random), meetingID: meeting.id, groupID: group?.id, startsAt: occurrence.start,
      endsAt: occurrence.end, openedAt: now)
    let opened = try await desks.open(
      RoomOpening(
        room: room, plan: settings.plan(meeting.name, start: occurrence.start, end: occurrence.end), chair: nil,
        tokenHash: nil)
    ) { _ in }
    return Open(opened)
  }

  /// Turns, for as long as they take: how a meeting runs that no group looks after.
  private static let turns = WayToRun(
    style: .twelveStep, phases: [Phase(.sharing, minutes: nil, writers: .speaker, floorPassesItself: true)])

  /// Every room that is open.
  public func list() async throws -> [Open] {
    try await desks.store.unerased().filter { $0.closedAt == nil }.map(Open.init)
  }
}

extension RoomOperator.Open {
  init(_ record: RoomRecord) {
    self.init(
      path: RoomPath.room.url(record.id), openedAt: record.openedAt, endsAt: record.endsAt, events: record.sequence)
  }
}
