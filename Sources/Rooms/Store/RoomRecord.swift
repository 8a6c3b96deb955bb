import Database
import Meetings

/// A room's row.
struct RoomRecord: Sendable, Hashable {
  var id: String
  var meetingID: String
  var groupID: String?
  var startsAt: Instant
  var endsAt: Instant
  var openedAt: Instant
  var closedAt: Instant?
  var isErased: Bool
  var sequence: Int64
  /// Empty once it is erased.
  var key: [UInt8]

  static let columns = """
    id, meeting_id, group_id, starts_at, ends_at, opened_at, closed_at, erased_at, sequence, room_key
    """

  init(_ row: Row) throws {
    id = try row.text(0)
    meetingID = try row.text(1)
    groupID = try row.textOrNil(2)
    startsAt = Instant(milliseconds: try row.integer(3))
    endsAt = Instant(milliseconds: try row.integer(4))
    openedAt = Instant(milliseconds: try row.integer(5))
    closedAt = try row.integerOrNil(6).map { Instant(milliseconds: $0) }
    isErased = try row.integerOrNil(7) != nil
    sequence = try row.integer(8)
    key = try row.blob(9)
  }

  init(id: String, meetingID: String, groupID: String?, startsAt: Instant, endsAt: Instant, openedAt: Instant) {
    (self.id, self.meetingID, self.groupID) = (id, meetingID, groupID)
    (self.startsAt, self.endsAt, self.openedAt) = (startsAt, endsAt, openedAt)
    (closedAt, isErased, sequence, key) = (nil, false, 0, RoomKey().bytes)
  }

  /// 128 random bits: the address of a room cannot be guessed from another's.
  static func newID(_ random: () -> UInt64) -> String { SeatToken(random: random).text }

  /// The part of it that presence is measured in, milliseconds: from the opening or the start, whichever is later, to the end.
  var measured: Range<Int64> {
    let start = max(startsAt.milliseconds, openedAt.milliseconds)
    let end = min(endsAt.milliseconds, closedAt?.milliseconds ?? .max)
    return start..<max(start, end)
  }
}
