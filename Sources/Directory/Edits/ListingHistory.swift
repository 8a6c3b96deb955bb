import Database
import Meetings

/// The versions of a listing, from when it was first kept here.
public enum ListingHistory {
  /// The newest first.
  public static func versions(of id: String, limit: Int = ListingEditLimits.versions, _ connection: Connection) throws
    -> [ListingVersion]
  {
    try connection.query(
      "SELECT \(columns) FROM listing_version WHERE meeting_id = $1 ORDER BY number DESC LIMIT $2",
      [.text(id), .integer(Int64(limit))], version)
  }

  public static func version(_ number: Int, of id: String, _ connection: Connection) throws -> ListingVersion? {
    try connection.first(
      "SELECT \(columns) FROM listing_version WHERE meeting_id = $1 AND number = $2",
      [.text(id), .integer(Int64(number))], version)
  }

  /// The version that a form was made from, by the count of its change; nil where its listing was not kept then.
  public static func version(change: Int64, of id: String, _ connection: Connection) throws -> ListingVersion? {
    try connection.first(
      "SELECT \(columns) FROM listing_version WHERE meeting_id = $1 AND change_number = $2 ORDER BY number DESC",
      [.text(id), .integer(change)], version)
  }

  static func add(
    _ meeting: Meeting, _ act: ListingVersion.Act, by editor: EditedBy, change: Int64, at now: Instant,
    _ connection: Connection
  ) throws {
    let newest =
      try connection.first(
        "SELECT max(number) FROM listing_version WHERE meeting_id = $1", [.text(meeting.id)]
      ) { try $0.integerOrNil(0) } ?? nil
    let number = (newest ?? 0) + 1
    try connection.execute(
      """
      INSERT INTO listing_version (meeting_id, number, change_number, at, act, role, scope, document)
      VALUES ($1, $2, $3, $4, $5, $6, $7, $8)
      """,
      [
        .text(meeting.id), .integer(number), .integer(change), .integer(now.milliseconds), .text(act.rawValue),
        .text(editor.role.rawValue), .text(editor.scope), .text(try MeetingDocument.encode(meeting)),
      ])
    try connection.execute(
      "DELETE FROM listing_version WHERE meeting_id = $1 AND number <= $2",
      [.text(meeting.id), .integer(number - Int64(ListingEditLimits.versions))])
  }

  private static let columns = "number, change_number, at, act, role, scope, document"

  private static func version(_ row: Row) throws -> ListingVersion {
    ListingVersion(
      number: Int(try row.integer(0)), change: try row.integer(1), at: Instant(milliseconds: try row.integer(2)),
      act: ListingVersion.Act(rawValue: try row.text(3)) ?? .edited,
      by: EditedBy(EditedBy.Role(rawValue: try row.text(4)) ?? .admin, scope: try row.text(5)),
      meeting: try MeetingDocument.decode(row.text(6)))
  }
}
