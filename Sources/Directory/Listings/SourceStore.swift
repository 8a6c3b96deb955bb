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

  /// Forgets a source and everything that came from it. Returns how many listings went.
  public func remove(source: String) async throws -> Int {
    try await database.write { connection in
      let change = try connection.nextChange()
      let removed = try connection.execute("DELETE FROM meeting WHERE source = $1", [.text(source)])
      _ = try connection.execute("DELETE FROM source WHERE name = $1", [.text(source)])
      _ = try connection.execute("UPDATE directory_state SET reload_number = $1 WHERE id = 1", [.integer(change)])
      return removed
    }
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
