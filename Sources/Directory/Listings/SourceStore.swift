import Database
import Meetings

/// A place listings come from, and what was last taken from it.
public struct Source: Sendable, Hashable {
  public var name: String
  public var format: String
  public var importedAt: Instant
  /// Listings of this source that are in the directory now.
  public var listings: Int

  /// The name under which the demonstration community is kept.
  public static let demonstrationName = "demonstration"
  /// Characters of a source's name.
  public static let longestName = 80
}

extension MeetingStore {
  public func sources() async throws -> [Source] {
    try await database.read { connection in
      try connection.query(
        """
        SELECT name, format, imported_at,
          (SELECT count(*) FROM meeting WHERE meeting.source = source.name AND retired_at IS NULL) AS listings
        FROM source ORDER BY name
        """
      ) {
        Source(
          name: try $0.text(0), format: try $0.text(1), importedAt: Instant(milliseconds: try $0.integer(2)),
          listings: Int(try $0.integer(3)))
      }
    }
  }

  /// Forgets a source and everything that came from it. What groups keep themselves stays, as this site's own; made-up listings do not.
  public func remove(source: String) async throws -> (removed: Int, kept: Int) {
    try await database.write { connection in
      let change = try connection.nextChange()
      let kept = try Self.adopt(from: source, change: change, connection)
      let removed = try connection.execute("DELETE FROM meeting WHERE source = $1", [.text(source)])
      _ = try connection.execute("DELETE FROM source WHERE name = $1", [.text(source)])
      _ = try connection.execute("UPDATE directory_state SET reload_number = $1 WHERE id = 1", [.integer(change)])
      return (removed, kept)
    }
  }

  /// Makes the listings of a source that groups keep this site's own. Returns how many.
  private static func adopt(from source: String, change: Int64, _ connection: Connection) throws -> Int {
    guard source != Source.demonstrationName, source != Source.ownName else { return 0 }
    let kept = try connection.query(
      """
      SELECT document, changed_at FROM meeting JOIN kept_listing ON kept_listing.meeting_id = meeting.id
      WHERE source = $1 AND retired_at IS NULL
      """, [.text(source)]
    ) { (try MeetingDocument.decode($0.text(0)), Instant(milliseconds: try $0.integer(1))) }
    for (meeting, changedAt) in kept {
      var meeting = meeting
      meeting.source = SourceRecord(name: Source.ownName, key: meeting.id)
      meeting.source.updated = changedAt
      try Source.addOwn(at: changedAt, connection)
      try ListingRow.update(meeting, change: change, at: changedAt, connection)
      try connection.execute(
        """
        UPDATE kept_listing SET origin_document = NULL, origin_fingerprint = NULL, news_document = NULL,
          news_fingerprint = NULL, gone_at = NULL
        WHERE meeting_id = $1
        """, [.text(meeting.id)])
    }
    return kept.count
  }
}

extension Connection {
  /// Counts one change of the directory and gives its number.
  func nextChange() throws -> Int64 {
    try first("UPDATE directory_state SET change_number = change_number + 1 WHERE id = 1 RETURNING change_number", []) {
      try $0.integer(0)
    } ?? 0
  }
}

extension MeetingStore {
  /// Nothing was ever imported here: a new directory. (One whose demonstration was removed is not new.)
  public func isUntouched() async throws -> Bool {
    try await database.read { try $0.directoryState().change } == 0
  }

  /// Every listing is made up: the demonstration community is here, and nothing else.
  func isDemonstration() async throws -> Bool {
    let sources = try await sources()
    return !sources.isEmpty && sources.allSatisfy { $0.name == Source.demonstrationName }
  }
}
