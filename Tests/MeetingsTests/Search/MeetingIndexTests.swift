import SeededTesting
import Testing

@testable import Meetings

struct MeetingIndexTests {
  private let now = Instant(seconds: 1_793_483_100)
  private let zone = Zone.named("America/New_York") ?? .utc

  private func meetings(_ count: Int, seed: UInt64 = 41) -> [Meeting] {
    var random = SeededRandom(seed)
    return SearchMeetings.make(count, near: now, &random)
  }

  private func ids(_ index: MeetingIndex, _ change: (inout MeetingQuery) -> Void = { _ in }) throws -> [String] {
    var query = MeetingQuery()
    query.limit = 500
    change(&query)
    return try index.search(query, now: now, defaultZone: zone).hits.map(\.id)
  }

  @Test func nothingToSearch() throws {
    let index = MeetingIndex([]).covering(now)
    #expect(index.count == 0 && index.places(prefix: "", limit: 5).isEmpty)
    for time: MeetingQuery.TimeFilter in [.any, .now, .week] {
      #expect(try ids(index) { ($0.time, $0.words) = (time, "serenity") }.isEmpty)
      #expect(try ids(index) { ($0.time, $0.near) = (time, .init(latitude: 0, longitude: 0)) }.isEmpty)
    }
    #expect(
      try index.whenCounts(MeetingQuery(), now: now, defaultZone: zone)
        == WhenCounts(now: 0, today: 0, tonight: 0, tomorrow: 0, week: 0))
  }

  @Test func coveringIsRenewedOnlyWhenNeeded() {
    let index = MeetingIndex(meetings(40).map(SearchRecord.init)).covering(now)
    #expect(index.covering(now.adding(minutes: 60)).timetable === index.timetable)
    #expect(index.covering(now.adding(minutes: 7 * 60)).timetable !== index.timetable)
    #expect(index.covering(now.adding(days: -30)).timetable !== index.timetable)
  }

  /// A snapshot made by changes answers like one made afresh, whatever changed.
  @Test func updatingIsLikeStartingAgain() throws {
    var random = SeededRandom(42)
    var current = Dictionary(uniqueKeysWithValues: meetings(80).map { ($0.id, $0) })
    var index = MeetingIndex(current.values.map(SearchRecord.init))
    for round in 0..<6 {
      var changed = SearchMeetings.make(100, near: now, &random).filter { _ in random.chance(20) }
      if round == 3 { changed.append(contentsOf: changed.prefix(2)) }
      let removed = current.keys.sorted().filter { _ in random.chance(10) } + ["never there"]
      for id in removed { current[id] = nil }
      for meeting in changed { current[meeting.id] = meeting }
      index = index.updating(upserts: changed.map(SearchRecord.init), removals: removed)
      let fresh = MeetingIndex(current.values.sorted { $0.id > $1.id }.map(SearchRecord.init)).covering(now)
      #expect(index.count == fresh.count && fresh.count == current.values.filter(\.isPublished).count)
      #expect(try ids(index) == ids(fresh))
      #expect(try ids(index) { $0.words = "serenity" } == ids(fresh) { $0.words = "serenity" })
      #expect(index.places(prefix: "", limit: 50) == fresh.places(prefix: "", limit: 50))
    }
  }

  /// Listings that come and go between two pages make no other listing come twice or be left out.
  @Test(arguments: [MeetingQuery.Sort.start, .distance, .relevance, .name])
  func pagesHoldWhenTheDirectoryChanges(_ sort: MeetingQuery.Sort) throws {
    let all = meetings(150).filter(\.isPublished)
    var random = SeededRandom(43)
    let leaving = Set(all.filter { _ in random.chance(15) }.map(\.id))
    let coming = meetings(150, seed: 44).filter { _ in random.chance(20) }.map { meeting in
      var meeting = meeting
      meeting.id += "new"
      return meeting
    }
    var query = MeetingQuery()
    (query.sort, query.limit) = (sort, 7)
    if sort == .distance { (query.near, query.within) = (.init(latitude: 40, longitude: -90), 20_040) }
    if sort == .relevance { query.words = "serenity" }
    var index = MeetingIndex(all.map(SearchRecord.init)).covering(now)
    var whole = query
    whole.limit = 500
    let expected = try index.search(whole, now: now, defaultZone: zone).hits.map(\.id)
    var seen: [String] = []
    for page in 0..<100 {
      let answer = try index.search(query, now: now.adding(minutes: page), defaultZone: zone)
      seen += answer.hits.map(\.id)
      // After the first page some listings leave, and others come.
      if page == 0 { index = index.updating(upserts: coming.map(SearchRecord.init), removals: Array(leaving)) }
      guard let cursor = answer.nextCursor else { break }
      query.cursor = cursor
    }
    #expect(seen.count == Set(seen).count)
    let first = Set(expected.prefix(7))
    #expect(seen.filter { !$0.hasSuffix("new") } == expected.filter { first.contains($0) || !leaving.contains($0) })
  }

  @Test func cursorsThatDoNotFit() throws {
    let index = MeetingIndex(meetings(60).map(SearchRecord.init)).covering(now)
    var query = MeetingQuery()
    query.limit = 5
    let cursor = try #require(try index.search(query, now: now, defaultZone: zone).nextCursor)
    func kind(_ text: String, at moment: Instant, _ change: (inout MeetingQuery) -> Void = { _ in }) -> QueryFault.Kind?
    {
      var next = query
      next.cursor = text
      change(&next)
      do {
        _ = try index.search(next, now: moment, defaultZone: zone)
        return nil
      } catch {
        return error.problems.first?.kind
      }
    }
    #expect(kind(cursor, at: now) == nil && kind(cursor, at: now.adding(minutes: 23 * 60)) == nil)
    // Another page size is the same list.
    #expect(kind(cursor, at: now) { $0.limit = 9 } == nil)
    #expect(
      kind(cursor, at: now.adding(days: 2)) == .staleCursor && kind(cursor, at: now.adding(days: -1)) == .staleCursor)
    #expect(
      kind(cursor, at: now) { $0.sort = .name } == .staleCursor
        && kind(cursor, at: now) { $0.words = "a" } == .staleCursor)
    #expect(kind(cursor, at: now) { $0.timeZone = "Asia/Tokyo" } == .staleCursor)
    for text in [
      "", "x", "AAAA", cursor + "A", String(cursor.dropLast()), cursor.uppercased(),
      String(repeating: "A", count: 3000),
    ] {
      #expect(kind(text, at: now) == .staleCursor, "\(text.prefix(40))")
    }
    // No letter of it can be changed unnoticed.
    let letters = Array(cursor)
    for place in letters.indices {
      var changed = letters
      changed[place] = letters[place] == "Q" ? "R" : "Q"
      #expect(kind(String(changed), at: now) == .staleCursor)
    }
  }

  @Test func whenCountsAreTheTotals() throws {
    let index = MeetingIndex(meetings(150).map(SearchRecord.init)).covering(now)
    var query = MeetingQuery()
    (query.near, query.within, query.attendance) = (.init(latitude: 40, longitude: -90), 9000, [.inPerson])
    let counts = try index.whenCounts(query, now: now, defaultZone: zone)
    for (time, count): (MeetingQuery.TimeFilter, Int) in [
      (.now, counts.now), (.today, counts.today), (.tonight, counts.tonight), (.tomorrow, counts.tomorrow),
      (.week, counts.week),
    ] {
      query.time = time
      #expect(try index.search(query, now: now, defaultZone: zone).total == count)
    }
    #expect(counts.week > counts.today && counts.now > 0)
  }

  @Test func onlineIsNoPlace() throws {
    let index = MeetingIndex(meetings(150).map(SearchRecord.init)).covering(now)
    #expect(try ids(index) { $0.place = "online" } == ids(index) { $0.attendance = [.online] })
    #expect(
      try ids(index) { ($0.place, $0.attendance) = ("Online", [.inPerson, .hybrid]) }
        == ids(index) { $0.attendance = [.hybrid] })
  }

  /// The grid finds what looking at every position finds, at the poles and across the date line too.
  @Test func gridAgainstEveryPosition() {
    var random = SeededRandom(45)
    var positions: [MeetingQuery.Coordinate] = (0..<300).map { _ in
      .init(latitude: .random(in: -90...90, using: &random), longitude: .random(in: -180...180, using: &random))
    }
    positions += [(90, 0), (-90, 17), (0, 180), (0, -180), (0, 0), (89.9, -179.9), (45, 179.99)].map {
      .init(latitude: $0, longitude: $1)
    }
    let vectors = positions.map { Sphere.vector(latitude: $0.latitude, longitude: $0.longitude) }
    let grid = PositionGrid(vectors + [SIMD3(repeating: .nan)])
    for _ in 0..<300 {
      let center = random.pick(positions)
      let radius = random.pick([0.001, 1, 50, 500, 3000, 10_000, 19_990, 20_040.0])
      let cap = Cap(center: Sphere.vector(latitude: center.latitude, longitude: center.longitude), radius: radius)
      let expected = positions.indices.filter { LinearSearch.haversine(center, positions[$0]) <= radius }
      #expect(grid.rows(within: cap, vectors).sorted() == expected.map(Int32.init), "\(center) \(radius)")
      #expect(grid.mostRows(within: cap) >= expected.count)
    }
    #expect(
      abs(LinearSearch.haversine(.init(latitude: 0, longitude: 0), .init(latitude: 0, longitude: 1)) - 111.195) < 0.001)
  }

  /// On the edge of a circle a millimetre decides, whichever way the rows are gone through: `Float` alone could not tell.
  @Test func theEdgeOfTheCircle() throws {
    var random = SeededRandom(46)
    var meetings: [Meeting] = []
    for number in 0..<64 {
      let reach = random.pick([0.0001, 0.01, 0.5, 30])
      var meeting = Meeting(
        slug: "\(number)", name: "Meeting", fellowship: .aa, attendance: .inPerson,
        schedule: Schedule(timeZone: "UTC", slots: [.aroundTheClock]), source: SourceRecord(name: "s", key: "\(number)")
      )
      meeting.id = "\(number)"
      var place = Place()
      place.position = Position(
        latitude: 40 + .random(in: -reach...reach, using: &random),
        longitude: -75 + .random(in: -reach...reach, using: &random))
      meeting.place = place
      meetings.append(meeting)
    }
    let index = MeetingIndex(meetings.map(SearchRecord.init)).covering(now)
    let center = MeetingQuery.Coordinate(latitude: 40, longitude: -75)
    for meeting in meetings {
      let position = try #require(meeting.place?.position)
      let distance = LinearSearch.haversine(center, .init(latitude: position.latitude, longitude: position.longitude))
      for time: MeetingQuery.TimeFilter in [.now, .any] {
        for words in [nil, "meeting"] {
          func isFound(_ within: Double) throws -> Bool {
            try ids(index) { ($0.near, $0.within, $0.time, $0.words) = (center, within, time, words) }.contains(
              meeting.id)
          }
          #expect(try isFound(distance + 1e-6) && !isFound(distance - 1e-6), "\(distance) \(time)")
        }
      }
    }
  }
}
