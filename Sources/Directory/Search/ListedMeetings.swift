import Meetings
import Pages

/// What other parts of the program may ask of the directory: published listings, nothing more.
public struct ListedMeetings: Sendable {
  let store: MeetingStore
  let index: DirectoryIndex
  let now: @Sendable () -> Instant

  public init(store: MeetingStore, index: DirectoryIndex, now: @escaping @Sendable () -> Instant) {
    self.store = store
    self.index = index
    self.now = now
  }

  /// Listings whose name, group, place or notes have those words, best first.
  ///
  /// - Throws: `QueryError` where the words are too long.
  public func find(_ words: String, limit: Int) async throws -> [Meeting] {
    var query = MeetingQuery()
    query.words = words
    query.sort = .relevance
    query.limit = min(limit, MeetingQuery.Limits.mostRows)
    let answer = try index.snapshot.search(query, now: now(), defaultZone: .utc)
    return try await store.meetings(ids: answer.hits.map(\.id))
  }

  /// The listings of those slugs that are still published, in that order.
  public func meetings(slugs: [String]) async throws -> [Meeting] {
    var found: [Meeting] = []
    for slug in slugs { if let meeting = try await store.meeting(slug: slug) { found.append(meeting) } }
    return found
  }

  /// The page of a listing.
  public static func url(of meeting: Meeting) -> String { DirectoryPath.meeting.url(meeting.slug) }
}
