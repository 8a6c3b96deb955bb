import SeededTesting
import Testing

@testable import Meetings

/// The engine against a plain linear scan: totals, order, facets and pages must be equal, whatever is asked.
struct SearchPropertyTests {
  /// Around clock changes on both sides of the world, and in quiet times.
  static let moments = [
    "2026-03-07T23:40:12.345Z", "2026-04-04T14:30:00Z", "2026-10-24T22:10:00Z", "2026-11-01T05:59:59.999Z",
    "2026-06-17T09:00:00Z",
  ]

  @Test(arguments: moments)
  func madeUpMeetingsInEveryZone(_ moment: String) throws {
    let now = try SearchSample.at(moment)
    var random = SeededRandom(UInt64(bitPattern: now.milliseconds))
    let meetings = SearchMeetings.make(160, near: now, &random)
    try compare(meetings, around: now, queries: 300 * SearchSample.rounds, &random)
  }

  @Test(.enabled(if: FeedSample.isPresent, "the real lists are not beside the checkout"))
  func realLists() throws {
    let now = try SearchSample.at("2026-10-31T21:15:00Z")
    var random = SeededRandom(4)
    let meetings = try SearchSample.realMeetings(stride: max(1, 10 / SearchSample.rounds))
    #expect(meetings.count > 300)
    try compare(meetings, around: now, queries: 600 * SearchSample.rounds, &random)
  }

  private func compare(_ meetings: [Meeting], around now: Instant, queries: Int, _ random: inout SeededRandom) throws {
    let zone = Zone.named("America/New_York") ?? .utc
    let plain = MeetingIndex(meetings.map(SearchRecord.init))
    let covering = plain.covering(now)
    let linear = LinearSearch(meetings, around: now, zone: zone)
    var maker = SearchQueryMaker(meetings.filter(\.isPublished), now: now)
    var hits = 0
    for _ in 0..<queries {
      let moment = now.adding(minutes: random.int(-90...360))
      let query = maker.make(moment, &random)
      // The timetable, and without one the schedules: both must be right.
      let index = random.chance(25) ? plain : covering
      hits += try check(query, index, linear, now: moment, zone)
    }
    // Most queries must find something, or the comparison says little.
    #expect(hits > queries * 3)
  }

  /// Compares one query, following its pages; returns how many rows it found.
  private func check(_ query: MeetingQuery, _ index: MeetingIndex, _ linear: LinearSearch, now: Instant, _ zone: Zone)
    throws -> Int
  {
    let first: SearchAnswer
    do {
      first = try index.search(query, now: now, defaultZone: zone)
    } catch {
      // Only a name that several places have cannot be answered.
      #expect(error.problems.map(\.kind) == [.ambiguousPlace], "\(error) \(query.described)")
      return 0
    }
    let (rows, facets) = linear.search(
      query, now: now, place: first.place.map { LinearPlace($0, query, index).contains }, center: first.place?.center)
    #expect(first.total == rows.count, "total \(query.described)")
    // Written out in full, two sets of facets fill a screen.
    let areFacetsEqual = first.facets.comparable == facets
    #expect(areFacetsEqual, "facets \(query.described)")
    var answer = first
    var position = 0
    for _ in 0..<4 {
      for hit in answer.hits {
        guard position < rows.count else { break }
        expectEqual(hit, rows[position], query, now: now)
        position += 1
      }
      #expect((answer.nextCursor == nil) == (position == rows.count), "cursor \(query.described)")
      guard let cursor = answer.nextCursor else { break }
      #expect(answer.hits.count == query.limit)
      var next = query
      next.cursor = cursor
      // A later page is asked for later.
      answer = try index.search(next, now: now.adding(minutes: 7), defaultZone: zone)
      #expect(answer.total == rows.count && answer.now == now)
    }
    return rows.count
  }

  private func expectEqual(_ hit: SearchAnswer.Hit, _ row: LinearSearch.Row, _ query: MeetingQuery, now: Instant) {
    #expect(hit.id == row.meeting.id, "order \(query.described)")
    guard hit.id == row.meeting.id else { return }
    #expect(
      hit.occurrence?.start == row.occurrence?.start && hit.occurrence?.end == row.occurrence?.end, "\(query.described)"
    )
    #expect(hit.occurrence?.date == row.occurrence?.date)
    #expect(hit.isInProgress == row.occurrence?.isInProgress(at: now) ?? false)
    #expect(hit.relevance == row.relevance)
    #expect((hit.distanceKm == nil) == (row.kilometres == nil))
    if let distance = hit.distanceKm, let kilometres = row.kilometres { #expect(abs(distance - kilometres) < 0.001) }
  }
}

/// Which listings belong to a place, told by their own names and positions.
struct LinearPlace {
  private let place: ResolvedPlace
  private let query: MeetingQuery
  private let family: PlaceGrouping.Family?
  private let key: String

  init(_ place: ResolvedPlace, _ query: MeetingQuery, _ index: MeetingIndex) {
    self.place = place
    self.query = query
    family = index.core.places.entries.first { $0.label == place.label }?.family
    key = SearchText.placeKey(query.place ?? "")
  }

  func contains(_ meeting: Meeting) -> Bool {
    let position = meeting.place?.position
    if let position, let center = place.center, let radius = place.radius,
      LinearSearch.haversine(center, .init(latitude: position.latitude, longitude: position.longitude)) <= radius
    {
      return true
    }
    if query.within != nil, position != nil, place.center != nil { return false }
    return PlaceName.all(of: meeting).contains { name in
      name.family == family
        && (SearchText.placeKey(name.name) == key
          || (family == .state && Territories.state(name.name)?.code.lowercased() == key))
    }
  }
}

extension Facets {
  /// Service bodies by their folded names: which spelling of several is shown is the index's choice.
  var comparable: Facets {
    var copy = self
    copy.serviceBodies = serviceBodies.map { .init(ServiceBodyName(key: "", name: $0.value.identity), $0.count) }
    return copy
  }
}

extension MeetingQuery {
  var described: String {
    parameters.map { "\($0.name)=\($0.value)" }.joined(separator: " & ") + " sort \(effectiveSort)"
  }
}
