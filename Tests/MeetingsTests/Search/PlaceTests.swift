import Testing

@testable import Meetings

struct PlaceTests {
  @Test func debug() throws {
    let now = try SearchSample.at("2026-10-31T21:15:00Z")
    var random = SearchRandom(4)
    let index = MeetingIndex(SearchMeetings.make(50, near: now, &random).map(SearchRecord.init))
    for e in index.core.places.entries { print(e.label, e.family, e.rows.count, e.qualifiers) }
    print(index.core.places.byKey)
    print(index.core.places.meaning(of: "Suva"))
  }
}
