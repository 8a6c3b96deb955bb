import Database
import Meetings

/// Listings in the database. Everything here is public information; retired and unpublished listings are never given out.
public struct MeetingStore: Sendable {
  let database: Database

  public init(_ database: Database) { self.database = database }

  /// A published listing by its URL name.
  public func meeting(slug: String) async throws -> Meeting? {
    let meeting = try await database.read { connection in
      try connection.first("SELECT document FROM meeting WHERE slug = $1 AND retired_at IS NULL", [.text(slug)]) {
        try MeetingDocument.decode($0.text(0))
      }
    }
    return meeting.flatMap { $0.isPublished ? $0 : nil }
  }

  /// Whether a listing of that name was here and is not any more (for a kinder answer than "not found").
  public func isRetired(slug: String) async throws -> Bool {
    try await database.read { connection in
      try connection.first("SELECT 1 FROM meeting WHERE slug = $1 AND retired_at IS NOT NULL", [.text(slug)]) { _ in
        true
      }
    } ?? false
  }

  /// The published listings among `ids`, in that order; ids without one are left out.
  public func meetings(ids: [String]) async throws -> [Meeting] {
    guard !ids.isEmpty else { return [] }
    let found = try await database.read { connection in
      var found: [String: Meeting] = [:]
      for batch in ids.batches(of: Self.idsPerStatement) {
        let list = batch.indices.map { "$\($0 - batch.startIndex + 1)" }.joined(separator: ", ")
        try connection.forEach(
          "SELECT id, document FROM meeting WHERE retired_at IS NULL AND id IN (\(list))", batch.map { .text($0) }
        ) { row in
          found[try row.text(0)] = try MeetingDocument.decode(row.text(1))
        }
      }
      return found
    }
    return ids.compactMap { found[$0] }.filter(\.isPublished)
  }

  /// Keeps a statement well under SQLite's limit of 32,766 values.
  static let idsPerStatement = 200

  /// Other published listings in the same building and of the same group.
  public func neighbours(of meeting: Meeting, limit: Int) async throws -> (samePlace: [Meeting], sameGroup: [Meeting]) {
    let place = MeetingDocument.placeKey(of: meeting)
    let group = MeetingDocument.groupKey(of: meeting)
    let id = meeting.id
    let (places, groups) = try await database.read { connection in
      func others(_ column: String, _ key: String?) throws -> [Meeting] {
        guard let key else { return [] }
        return try connection.query(
          "SELECT document FROM meeting WHERE \(column) = $1 AND id <> $2 AND retired_at IS NULL ORDER BY slug LIMIT $3",
          [.text(key), .text(id), .integer(Int64(limit))]
        ) { try MeetingDocument.decode($0.text(0)) }.filter(\.isPublished)
      }
      return (try others("place_key", place), try others("group_key", group))
    }
    let groupIDs = Set(groups.map(\.id))
    return (places.filter { !groupIDs.contains($0.id) }, groups)
  }
}

extension Array {
  func batches(of size: Int) -> [ArraySlice<Element>] {
    stride(from: 0, to: count, by: size).map { self[$0..<Swift.min($0 + size, count)] }
  }
}
