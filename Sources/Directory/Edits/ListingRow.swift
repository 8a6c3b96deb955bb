import Database
import Meetings

/// A listing's row as an edit writes it: document, search record and keys together, with the next change number, so that indexes follow.
enum ListingRow {
  static func read(id: String, _ connection: Connection) throws -> EditableListing? {
    try read("meeting.id", id, connection)
  }

  static func read(slug: String, _ connection: Connection) throws -> EditableListing? {
    try read("meeting.slug", slug, connection)
  }

  private static func read(_ column: String, _ value: String, _ connection: Connection) throws -> EditableListing? {
    try connection.first(
      """
      SELECT document, change_number, retired_at, kept_at, origin_document, news_document, gone_at
      FROM meeting LEFT JOIN kept_listing ON kept_listing.meeting_id = meeting.id WHERE \(column) = $1
      """, [.text(value)]
    ) { row in
      let kept = try row.integerOrNil(3).map { since in
        EditableListing.Kept(
          since: Instant(milliseconds: since), origin: try row.textOrNil(4).map(MeetingDocument.decode),
          news: try row.textOrNil(5).map(MeetingDocument.decode), isGoneAtSource: try row.integerOrNil(6) != nil)
      }
      return EditableListing(
        meeting: try MeetingDocument.decode(row.text(0)), change: try row.integer(1),
        isRetired: try row.integerOrNil(2) != nil, kept: kept)
    }
  }

  /// Puts a listing in place of what its row holds.
  /// - Parameter fingerprint: of what its source says, where the listing is its source's again.
  static func update(
    _ meeting: Meeting, change: Int64, at now: Instant, fingerprint: String? = nil, isRetired: Bool = false,
    _ connection: Connection
  ) throws {
    try connection.execute(
      """
      UPDATE meeting SET source = $2, source_key = $3, document = $4, search_record = $5, place_key = $6, group_key = $7,
        change_number = $8, changed_at = $9, retired_at = $10, fingerprint = COALESCE($11, fingerprint), body_key = $12,
        words_key = $13
      WHERE id = $1
      """,
      [
        .text(meeting.id), .text(meeting.source.name), .text(meeting.source.key),
        .text(try MeetingDocument.encode(meeting)), .blob(SearchRecord(meeting).encoded),
        Value(MeetingDocument.placeKey(of: meeting)), Value(MeetingDocument.groupKey(of: meeting)), .integer(change),
        .integer(now.milliseconds), isRetired ? .integer(now.milliseconds) : .null, Value(fingerprint),
        .text(MeetingDocument.bodyKey(of: meeting)), .text(MeetingDocument.wordsKey(of: meeting)),
      ])
  }

  static func insert(_ meeting: Meeting, change: Int64, at now: Instant, _ connection: Connection) throws {
    try connection.execute(
      """
      INSERT INTO meeting (id, slug, source, source_key, fingerprint, document, search_record, place_key, group_key,
        change_number, created_at, changed_at, retired_at, body_key, words_key)
      VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $11, NULL, $12, $13)
      """,
      [
        .text(meeting.id), .text(meeting.slug), .text(meeting.source.name), .text(meeting.source.key),
        .text(try MeetingDocument.fingerprint(of: meeting)), .text(try MeetingDocument.encode(meeting)),
        .blob(SearchRecord(meeting).encoded), Value(MeetingDocument.placeKey(of: meeting)),
        Value(MeetingDocument.groupKey(of: meeting)), .integer(change), .integer(now.milliseconds),
        .text(MeetingDocument.bodyKey(of: meeting)), .text(MeetingDocument.wordsKey(of: meeting)),
      ])
  }

  /// A name in addresses that no other listing has.
  static func freeSlug(for name: String, _ connection: Connection) throws -> String {
    let cleaned = SlugAllocator.clean(name)
    let root = cleaned.isEmpty ? "meeting" : cleaned
    var slug = root
    var count = 2
    while try SlugAllocator.reserved.contains(slug) || isTaken(slug, connection) {
      slug = "\(root)-\(count)"
      count += 1
    }
    return slug
  }

  private static func isTaken(_ slug: String, _ connection: Connection) throws -> Bool {
    try connection.first("SELECT 1 FROM meeting WHERE slug = $1", [.text(slug)]) { _ in true } ?? false
  }
}
