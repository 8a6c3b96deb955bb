import SeededTesting
import Testing

@testable import Meetings

struct QueryReaderTests {
  /// Saturday, 14:15 in New York, the day before the clocks go back.
  private func context(_ meetings: [Meeting] = []) throws -> QueryContext {
    QueryContext(
      now: try SearchSample.at("2026-10-31T18:15:00Z"), zone: try #require(Zone.named("America/New_York")),
      index: MeetingIndex(meetings.map(SearchRecord.init)))
  }

  private func read(_ text: String) throws -> MeetingQuery {
    try MeetingQuery(parameters: Self.split(text), context: context())
  }

  /// `a=b&a=c`, without escapes.
  static func split(_ text: String) -> [(name: String, value: String)] {
    text.split(separator: "&").map { pair in
      let parts = pair.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
      return (String(parts[0]), parts.count > 1 ? String(parts[1]) : "")
    }
  }

  @Test func everythingAtOnce() throws {
    let query = try read(
      "near=39.95,-75.16&within=10&when=today&tz=America/Chicago&attendance=online,hybrid&fellowship=aa&fellowship=NA"
        + "&type=women&type=aa:BE,st&language=es,PT-br&service_body=Area One&q= big  book &sort=distance&limit=50&each=occurrence"
    )
    #expect(query.near == .init(latitude: 39.95, longitude: -75.16) && query.within == 10)
    #expect(query.time == .today && query.timeZone == "America/Chicago")
    #expect(query.attendance == [.online, .hybrid] && query.fellowships == [.aa, .na])
    #expect(query.types == [.attribute(.women), .code(TypeCode(.aa, "BE")), .anyCode("ST")])
    #expect(query.languages == ["es", "pt-BR"] && query.serviceBodies == ["Area One"] && query.words == "big  book")
    #expect(query.sort == .distance && query.limit == 50 && query.unit == .occurrence)
  }

  @Test func emptyValuesAreAnUnfilledForm() throws {
    #expect(try read("near=&place=&q=&type=&when=&limit=&sort=&fellowship=,&day=") == MeetingQuery())
    // The same value twice is no contradiction.
    #expect(try read("q=book&q=book").words == "book")
  }

  @Test(arguments: [
    ("nearest=5&near=1,2", "near=1.0,2.0&within=20040.0&sort=distance&limit=5"),
    ("day=tue", "day=tuesday"), ("day=0", "day=sunday"), ("day=2026-12-24", "day=2026-12-24"),
    ("when=tonight", "when=tonight"),
    ("from=2026-11-01T00:30&until=2026-11-01T02:30", "from=2026-11-01T04:30:00Z&until=2026-11-01T07:30:00Z"),
    (
      "from=2026-11-01T08:00:00 01:00&until=2026-11-01T08:00:00.5Z",
      "from=2026-11-01T07:00:00Z&until=2026-11-01T08:00:00.500Z"
    ),
    // Times of day are today's; an end before the beginning is the next day's.
    ("from=18:00&until=21:30", "from=2026-10-31T22:00:00Z&until=2026-11-01T01:30:00Z"),
    ("from=22:00&until=03:00", "from=2026-11-01T02:00:00Z&until=2026-11-01T08:00:00Z"),
    ("day=sunday&from=01:30", "from=2026-11-01T05:30:00Z&until=2026-11-02T05:00:00Z"),
    ("until=20:00", "from=2026-10-31T18:15:00Z&until=2026-11-01T00:00:00Z"),
    ("day=2026-11-05&until=12:00", "from=2026-11-05T05:00:00Z&until=2026-11-05T17:00:00Z"),
    ("from=2026-11-03T00:00:00-05:00", "from=2026-11-03T05:00:00Z&until=2026-11-10T05:00:00Z"),
    ("type=Women&tz=us/eastern", "tz=America/New_York&type=women"),
  ])
  func canonicalForm(_ given: String, _ canonical: String) throws {
    if given.contains("us/eastern"), Zone.repaired("us/eastern") != "America/New_York" { return }
    #expect(try read(given).parameters.map { "\($0.name)=\($0.value)" }.joined(separator: "&") == canonical)
  }

  @Test(arguments: [
    ("nаme=x", "nаme unknownParameter"), ("page=2", "page unknownParameter"),
    ("near=91,0", "near malformed"), ("near=1", "near malformed"), ("near=nan,0", "near malformed"),
    ("near=0x1,2", "near malformed"),
    ("near=1,2&within=0", "within malformed"), ("near=1,2&within=20041", "within malformed"),
    ("near=1,2&within=inf", "within malformed"),
    ("near=1,2&near=3,4", "near malformed"),
    ("within=5", "within contradiction"), ("near=1,2&place=York", "place contradiction"),
    ("nearest=5", "nearest contradiction"), ("nearest=0&near=1,2", "nearest malformed"),
    ("nearest=501&near=1,2", "nearest malformed"),
    ("nearest=5&near=1,2&within=3", "nearest contradiction"), ("nearest=5&near=1,2&limit=3", "nearest contradiction"),
    ("nearest=5&near=1,2&sort=name", "nearest contradiction"),
    ("when=later", "when malformed"), ("when=now&day=monday", "when contradiction"),
    ("when=now&from=18:00", "when contradiction"),
    ("day=someday", "day malformed"), ("day=2026-02-30", "day malformed"), ("day=9999-01-01", "day malformed"),
    ("day=2026-11-05&from=2026-11-05T18:00", "day contradiction"),
    ("from=6pm", "from malformed"), ("from=18:00&until=2026-11-05T18:00", "until contradiction"),
    ("from=2026-11-05T18:00&until=2026-11-05T18:00", "until contradiction"),
    ("from=2026-11-05T18:00&until=2027-12-05T18:00", "until malformed"),
    ("from=2026-11-05T18:00&until=2027-01-05T18:00&each=occurrence", "until malformed"),
    ("tz=Mars/Olympus", "tz malformed"), ("attendance=zoom", "attendance malformed"),
    ("fellowship=nobody", "fellowship unknownValue"), ("fellowship=a b", "fellowship unknownValue"),
    ("type=quiet", "type unknownValue"), ("type=aa:nothing", "type unknownValue"),
    ("language=english", "language malformed"),
    ("q=***", "q malformed"), ("q=a b c d e f g h i j k l m", "q malformed"),
    ("sort=best", "sort malformed"), ("sort=distance", "sort contradiction"), ("sort=relevance", "sort contradiction"),
    ("limit=0", "limit malformed"), ("limit=501", "limit malformed"), ("limit=ten", "limit malformed"),
    ("limit=99999999999999999999", "limit malformed"),
    ("each=week", "each malformed"), ("each=occurrence", "each contradiction"),
    ("place=online&within=5", "within contradiction"),
    ("place=Online&attendance=in_person", "attendance contradiction"),
  ])
  func faultsAreNamed(_ given: String, _ fault: String) throws {
    let error = #expect(throws: QueryError.self) { try read(given) }
    #expect(error?.problems.map { "\($0.parameter) \($0.kind)" } == [fault], "\(given)")
  }

  @Test func allFaultsAtOnce() throws {
    let error = #expect(throws: QueryError.self) {
      try read("page=1&limit=0&within=3&type=quiet,louder&when=now&day=9")
    }
    #expect(
      error?.problems.map(\.parameter).sorted() == ["day", "limit", "page", "type", "type", "when", "within"])
    #expect(error?.description.contains("louder") == true)
    let long = String(repeating: "x", count: 500)
    let sizes = #expect(throws: QueryError.self) {
      try read("q=\(long)&place=\(long)&" + (0..<70).map { "type=o\($0)" }.joined(separator: "&"))
    }
    #expect(sizes?.problems.map(\.parameter).sorted() == ["place", "q", "type"])
    #expect(sizes?.problems.allSatisfy { $0.value.count <= 81 } == true)
  }

  /// Any query survives being written as a link and read again.
  @Test func roundTrip() throws {
    let now = try SearchSample.at("2026-10-31T18:15:00Z")
    var random = SeededRandom(21)
    let meetings = SearchMeetings.make(60, near: now, &random)
    let context = try context(meetings)
    var maker = SearchQueryMaker(meetings.filter(\.isPublished), now: now)
    for _ in 0..<600 {
      // What a link cannot say: the same type twice, a service body without a name.
      var query = maker.make(now, &random)
      var seen: Set<MeetingQuery.TypeFilter> = []
      query.types = query.types.filter { seen.insert($0).inserted }
      query.serviceBodies.remove("")
      let parameters = query.parameters
      let again = try MeetingQuery(parameters: parameters, context: context)
      #expect(again == query, "\(query.described)")
      #expect(again.parameters.map { "\($0)" } == parameters.map { "\($0)" })
    }
  }

  @Test func namesWithCommasAndOtherPeoplesParameters() throws {
    var meeting = Meeting(
      slug: "a", name: "A", fellowship: .smart, attendance: .online, schedule: Schedule(timeZone: "UTC"),
      source: SourceRecord(name: "s", key: "a"))
    meeting.id = "a"
    meeting.types = [TypeCode(.smart, "Family, Friends"), TypeCode(.smart, "open")]
    meeting.serviceBody = ServiceBody(key: "9", name: "Bucks, Chester")
    var context = try context([meeting])
    context.ignoring = ["view"]
    let query = try MeetingQuery(
      parameters: [
        ("service_body", "Bucks, Chester"), ("type", "family, friends"), ("type", "open,OPEN"), ("view", "map"),
      ], context: context)
    #expect(query.serviceBodies == ["Bucks, Chester"])
    // A word of ours comes before a code of theirs, which is written in capitals.
    #expect(query.types == [.anyCode("FAMILY, FRIENDS"), .attribute(.open), .anyCode("OPEN")])
    #expect(try MeetingQuery(parameters: query.parameters, context: context) == query)
  }
}
