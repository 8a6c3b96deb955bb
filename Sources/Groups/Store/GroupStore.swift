import Database
import Directory
import Meetings
import Members

/// Groups and which listings are theirs.
public struct GroupStore: Sendable {
  let database: Database
  let ids: IDGenerator

  public init(_ database: Database, ids: IDGenerator) {
    self.database = database
    self.ids = ids
  }

  public func group(slug: String) async throws -> HomeGroup? {
    try await database.read { try Self.group("slug", slug, $0) }
  }

  /// The group that a listing belongs to; nil where nobody claimed it.
  public func group(ofMeeting meetingID: String) async throws -> HomeGroup? {
    try await database.read { try Self.group(ofMeeting: meetingID, $0) }
  }

  static func group(ofMeeting meetingID: String, _ connection: Connection) throws -> HomeGroup? {
    try connection.first(
      "SELECT group_id FROM group_meeting WHERE meeting_id = $1", [.text(meetingID)]
    ) { try $0.text(0) }
    .flatMap { try group("id", $0, connection) }
  }

  /// The same inside a transaction.
  public static func group(id: String, _ connection: Connection) throws -> HomeGroup? {
    try group("id", id, connection)
  }

  static func group(_ column: String, _ value: String, _ connection: Connection) throws -> HomeGroup? {
    try connection.first("SELECT id, slug, name, fellowship FROM home_group WHERE \(column) = $1", [.text(value)]) {
      try group($0)
    }
  }

  /// From a row that begins with a group's id, slug, name and fellowship.
  static func group(_ row: Row) throws -> HomeGroup {
    HomeGroup(
      id: try row.text(0), slug: try row.text(1), name: try row.text(2),
      fellowship: Fellowship.ID(rawValue: try row.text(3)) ?? .other)
  }

  /// Adds a group inside a transaction; its slug is made from the name and unlike every other.
  static func add(id: String, name: String, fellowship: Fellowship.ID, at now: Instant, _ connection: Connection) throws
    -> HomeGroup
  {
    let cleaned = SlugAllocator.clean(name)
    let stem = cleaned.isEmpty ? "group" : cleaned
    var slug = stem
    var number = 2
    while try connection.first("SELECT 1 FROM home_group WHERE slug = $1", [.text(slug)], { _ in true }) == true {
      slug = "\(stem)-\(number)"
      number += 1
    }
    try connection.execute(
      """
      INSERT INTO home_group (id, slug, name, fellowship, document, created_at, name_key)
      VALUES ($1, $2, $3, $4, '{}', $5, $6)
      """,
      [
        .text(id), .text(slug), .text(name), .text(fellowship.rawValue), .integer(now.milliseconds),
        .text(TextFolding.fold(name)),
      ])
    return HomeGroup(id: id, slug: slug, name: name, fellowship: fellowship)
  }

  /// The listings that a group looks after.
  static func meetingIDs(of groupID: String, _ connection: Connection) throws -> [String] {
    try connection.query(
      "SELECT meeting_id FROM group_meeting WHERE group_id = $1 ORDER BY meeting_id", [.text(groupID)]
    ) { try $0.text(0) }
  }

  /// No group looks after a listing any more.
  static func detach(meetingID: String, _ connection: Connection) throws {
    try connection.execute("DELETE FROM group_meeting WHERE meeting_id = $1", [.text(meetingID)])
  }

  /// Gives a listing to a group.
  static func attach(meetingID: String, to groupID: String, _ connection: Connection) throws {
    try connection.execute(
      """
      INSERT INTO group_meeting (meeting_id, group_id) VALUES ($1, $2)
      ON CONFLICT (meeting_id) DO UPDATE SET group_id = excluded.group_id
      """, [.text(meetingID), .text(groupID)])
  }
}
