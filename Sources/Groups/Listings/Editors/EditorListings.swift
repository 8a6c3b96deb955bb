import Database
import Directory
import Meetings
import Members

/// A page of what an editor looks after.
struct EditorListings: Sendable {
  struct Line: Sendable {
    var listing: ListingLine
    /// The group that looks after it.
    var group: String?
    /// Somebody asks to look after it.
    var isAsked: Bool
  }

  var scope: EditorScope
  var page: ListingLines
  var lines: [Line]

  /// Characters of what is looked for: more than any name has that people type.
  static let longestWords = 100
  /// Listings that are looked up because somebody asks for them; all claims are on a page of their own.
  static let mostAsked = 1_000
}

extension ListingDesk {
  /// The listings of the service bodies that somebody edits for; of an admin, all.
  ///
  /// - Parameters:
  ///   - number: which page, from 1 on.
  ///   - isWaiting: only those about which there is something to decide.
  /// - Throws: `MemberError.notAllowed` where they are neither editor nor admin.
  func editorListings(_ number: Int, words: String, isWaiting: Bool = false, by memberID: String) async throws
    -> EditorListings
  {
    try await database.read { connection in
      guard let scope = try EditorScope.of(memberID, connection) else { throw MemberError.notAllowed }
      let page = try ListingEdits.lines(
        number, bodyKeys: scope.keys, words: words, waiting: isWaiting ? Self.asked(connection) : nil, connection)
      let ids = page.lines.map(\.meeting.id)
      let groups = try Self.groupNames(ofMeetings: ids, connection)
      let asked = try Self.asked(amongMeetings: ids, connection)
      let lines = page.lines.map { line in
        EditorListings.Line(
          listing: line, group: groups[line.meeting.id], isAsked: asked.contains(line.meeting.id))
      }
      return EditorListings(scope: scope, page: page, lines: lines)
    }
  }

  /// Nil for somebody who is neither editor nor admin.
  func editorScope(of memberID: String) async throws -> EditorScope? {
    try await database.read { try EditorScope.of(memberID, $0) }
  }

  private static func groupNames(ofMeetings ids: [String], _ connection: Connection) throws -> [String: String] {
    if ids.isEmpty { return [:] }
    let found = try connection.query(
      """
      SELECT meeting_id, name FROM group_meeting JOIN home_group ON home_group.id = group_id
      WHERE meeting_id IN (\(placeholders(ids)))
      """, ids.map { .text($0) }
    ) { (try $0.text(0), try $0.text(1)) }
    return Dictionary(uniqueKeysWithValues: found)
  }

  /// Listings that somebody asks to look after: the oldest first, where they are many.
  private static func asked(_ connection: Connection) throws -> Set<String> {
    Set(
      try connection.query(
        """
        SELECT meeting_id FROM listing_claim WHERE settled_at IS NULL AND meeting_id IS NOT NULL
        ORDER BY id LIMIT \(EditorListings.mostAsked)
        """
      ) { try $0.text(0) })
  }

  private static func asked(amongMeetings ids: [String], _ connection: Connection) throws -> Set<String> {
    if ids.isEmpty { return [] }
    return Set(
      try connection.query(
        """
        SELECT DISTINCT meeting_id FROM listing_claim
        WHERE settled_at IS NULL AND meeting_id IN (\(placeholders(ids)))
        """, ids.map { .text($0) }
      ) { try $0.text(0) })
  }

  private static func placeholders(_ ids: [String]) -> String {
    ids.indices.map { "$\($0 + 1)" }.joined(separator: ", ")
  }
}
