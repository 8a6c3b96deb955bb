import Database
import Meetings

extension GroupStore {
  /// Groups on one page of the list.
  static let groupsPerPage = 50

  /// A page of the list, by name.
  struct Listed: Sendable {
    var groups: [HomeGroup]
    /// Where the next page begins; nil on the last.
    var next: Cursor?
  }

  /// The last group of a page.
  struct Cursor: Sendable {
    var key: String
    var id: String
  }

  /// Groups whose name has those words, of that fellowship (nil for all), by name.
  func list(words: String, fellowship: Fellowship.ID?, after cursor: Cursor?) async throws -> Listed {
    let rows = try await database.read { connection in
      try connection.query(
        """
        SELECT id, slug, name, fellowship, name_key FROM home_group
        WHERE name_key LIKE $1 ESCAPE '\\' AND (fellowship = $2 OR $2 IS NULL)
        AND (name_key > $3 OR (name_key = $3 AND id > $4))
        ORDER BY name_key, id LIMIT $5
        """,
        [
          .containing(TextFolding.fold(words)), Value(fellowship?.rawValue), .text(cursor?.key ?? ""),
          .text(cursor?.id ?? ""),
          .integer(Int64(Self.groupsPerPage + 1)),
        ]
      ) { row in (group: try Self.group(row), key: try row.text(4)) }
    }
    let page = rows.prefix(Self.groupsPerPage)
    let next = rows.count > page.count ? page.last.map { Cursor(key: $0.key, id: $0.group.id) } : nil
    return Listed(groups: page.map(\.group), next: next)
  }

  /// The fellowships that groups here belong to.
  func fellowships() async throws -> [Fellowship.ID] {
    try await database.read { connection in
      try connection.query("SELECT DISTINCT fellowship FROM home_group ORDER BY fellowship") { row in
        Fellowship.ID(rawValue: try row.text(0))
      }.compactMap { $0 }
    }
  }

  /// The listings of a group, by id.
  public func meetingIDs(of groupID: String) async throws -> [String] {
    try await database.read { connection in
      try connection.query(
        "SELECT meeting_id FROM group_meeting WHERE group_id = $1 ORDER BY meeting_id LIMIT $2",
        [.text(groupID), .integer(Int64(Self.mostMeetings))]
      ) { try $0.text(0) }
    }
  }

  /// Meetings of one group on its page: three a day.
  static let mostMeetings = 21
}
