import Database
import Meetings
import Members

/// What somebody is in a group, as a room needs it.
public struct GroupStanding: Sendable, Hashable {
  public var isHost = false
  /// It is their home group.
  public var isMember = false
  /// Since when they hold a position; nil for everybody else.
  public var servantSince: Instant?

  public init() {}
}

extension GroupStore {
  /// What somebody is in a group. It takes their own key to ask: the database cannot tell who is on the roll.
  public func standing(of signedIn: SignedIn, in groupID: String) async throws -> GroupStanding {
    let mark = RollMark(signedIn.vault, group: groupID)
    let memberID = signedIn.member.id
    return try await database.read { connection in
      var standing = GroupStanding()
      standing.isHost = try Self.isHost(memberID, of: groupID, connection)
      standing.isMember = try Self.isOnRoll(mark, of: groupID, connection)
      standing.servantSince = try Self.servantSince(mark, of: groupID, connection)
      return standing
    }
  }

  static func isOnRoll(_ mark: RollMark, of groupID: String, _ connection: Connection) throws -> Bool {
    try connection.first(
      "SELECT 1 FROM group_roll WHERE group_id = $1 AND mark = $2", [.text(groupID), .text(mark.text)]
    ) { _ in true } ?? false
  }

  /// The day on which the longest of their positions began, at midnight UTC.
  static func servantSince(_ mark: RollMark, of groupID: String, _ connection: Connection) throws -> Instant? {
    let day = try connection.first(
      """
      SELECT min(term_start) FROM group_position WHERE group_id = $1 AND holder_mark = $2 AND deleted_at IS NULL
      """, [.text(groupID), .text(mark.text)]
    ) { try $0.textOrNil(0) }
    return day.flatMap { $0 }.flatMap { CivilDate($0) }.map { Zone.utc.instant(of: $0, at: .midnight) }
  }
}
