import Database
import Meetings

extension MeetingStore {
  /// Writes every published listing (of one source, where given) through `encoder`, in the order of slugs, from one snapshot.
  /// Memory holds one page of listings.
  public func encodeAll(
    source: String? = nil, with encoder: any MeetingEncoder, write: @Sendable @escaping ([UInt8]) throws -> Void
  ) async throws {
    try await database.read { connection in
      var page: ArraySlice<Meeting> = []
      var last = ""
      var isDone = false
      try encoder.encode(
        next: {
          while page.isEmpty, !isDone {
            let rows = try connection.query(
              """
              SELECT slug, document FROM meeting
              WHERE slug > $1 AND retired_at IS NULL AND ($2 = '' OR source = $2) ORDER BY slug LIMIT $3
              """, [.text(last), .text(source ?? ""), .integer(Self.exportPage)]
            ) { (try $0.text(0), try MeetingDocument.decode($0.text(1))) }
            isDone = rows.count < Int(Self.exportPage)
            last = rows.last?.0 ?? last
            page = rows.map(\.1).filter(\.isPublished)[...]
          }
          return page.popFirst()
        }, write: write)
    }
  }

  static let exportPage: Int64 = 500
}
