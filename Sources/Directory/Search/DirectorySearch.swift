import Meetings
import Web

/// What a search found, with the listings of its rows.
struct FoundMeetings: Sendable {
  struct Item: Sendable {
    var meeting: Meeting
    var hit: SearchAnswer.Hit
  }

  var query: MeetingQuery
  var answer: SearchAnswer
  var items: [Item]

  func groups(_ reader: Reader) -> [MeetingRowGroup] {
    MeetingRowGroup.grouped(
      items.map { (MeetingRow($0, reader: reader), $0.hit.occurrence) }, reader: reader)
  }
}

extension MeetingRow {
  init(_ item: FoundMeetings.Item, reader: Reader) {
    self.init(item.meeting, occurrence: item.hit.occurrence, distanceKm: item.hit.distanceKm, reader: reader)
  }
}

extension DirectoryFeature {
  /// - Throws: `QueryError`, naming every parameter at fault.
  func query(_ parameters: [(String, String)], zone: Zone) throws -> MeetingQuery {
    let context = QueryContext(now: now(), zone: zone, index: index.snapshot)
    return try MeetingQuery(parameters: parameters.map { (name: $0.0, value: $0.1) }, context: context)
  }

  /// One page of rows.
  func find(_ query: MeetingQuery, zone: Zone) async throws -> FoundMeetings {
    let answer = try index.snapshot.search(query, now: now(), defaultZone: zone)
    let meetings = try await store.meetings(ids: Array(Set(answer.hits.map(\.id))))
    let byID = Dictionary(meetings.map { ($0.id, $0) }, uniquingKeysWith: { a, _ in a })
    // A listing may have gone between the index and the row: it is left out, and the next refresh counts without it.
    let items = answer.hits.compactMap { hit in byID[hit.id].map { FoundMeetings.Item(meeting: $0, hit: hit) } }
    return FoundMeetings(query: query, answer: answer, items: items)
  }

  /// All rows, up to `most`.
  func findAll(_ query: MeetingQuery, zone: Zone, most: Int) async throws -> [FoundMeetings.Item] {
    var query = query
    query.limit = min(most, MeetingQuery.Limits.mostRows)
    var items: [FoundMeetings.Item] = []
    while items.count < most {
      let page = try await find(query, zone: zone)
      items += page.items
      guard let cursor = page.answer.nextCursor else { break }
      query.cursor = cursor
    }
    return Array(items.prefix(most))
  }
}
