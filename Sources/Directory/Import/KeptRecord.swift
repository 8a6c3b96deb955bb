import Database
import Meetings

/// What an import knows of a listing that its group keeps: what the source said before.
struct KeptRecord {
  private var origin: String?
  private var news: String?
  private var isGone: Bool

  /// From the columns `kept_at`, `origin_fingerprint`, `news_fingerprint` and `gone_at`; nil where the listing is not kept.
  init?(_ row: Row, from column: Int) throws {
    guard try row.integerOrNil(column) != nil else { return nil }
    origin = try row.textOrNil(column + 1)
    news = try row.textOrNil(column + 2)
    isGone = try row.integerOrNil(column + 3) != nil
  }

  /// Notes what the source says now, for the group to look at. The listing itself stays as it is.
  ///
  /// - Returns: what is new in it, field by field.
  func note(_ meeting: Meeting, fingerprint: String, index: Int, _ connection: Connection) throws -> [Finding] {
    if isGone {
      try connection.execute(
        "UPDATE kept_listing SET gone_at = NULL WHERE meeting_id = $1", [.text(meeting.id)])
    }
    let isNews = fingerprint != origin
    if fingerprint != news ?? origin {
      try connection.execute(
        "UPDATE kept_listing SET news_document = $2, news_fingerprint = $3 WHERE meeting_id = $1",
        [
          .text(meeting.id), isNews ? .text(try MeetingDocument.encode(meeting)) : .null,
          isNews ? .text(fingerprint) : .null,
        ])
    }
    guard isNews, let known = try ListingRow.read(id: meeting.id, connection)?.kept?.origin else { return [] }
    return known.changes(to: meeting).map { change in
      Finding(
        .kept, index: index, name: meeting.name, field: change.field.label, value: change.after,
        reason: "The listing is kept by its group and stays as it is; this waits for the group to look at.")
    }
  }

  static func noteGone(id: String, at now: Instant, _ connection: Connection) throws {
    try connection.execute(
      "UPDATE kept_listing SET gone_at = COALESCE(gone_at, $2) WHERE meeting_id = $1",
      [.text(id), .integer(now.milliseconds)])
  }
}
