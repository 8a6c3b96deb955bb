import Testing

@testable import Meetings

struct PlaceTests {
  private static func meeting(
    _ number: Int, _ address: String, _ latitude: Double?, _ longitude: Double, regions: [String] = []
  ) -> Meeting {
    var meeting = Meeting(
      slug: "m\(number)", name: "Meeting", fellowship: .aa, attendance: .inPerson, schedule: Schedule(timeZone: "UTC"),
      source: SourceRecord(name: "s", key: "\(number)"))
    meeting.id = "m\(number)"
    var place = Place(formattedAddress: address)
    place.position = latitude.flatMap { Position(latitude: $0, longitude: longitude) }
    meeting.place = place
    meeting.regions = regions
    return meeting
  }

  private static func index(_ addresses: [(String, Double?, Double, [String])]) -> MeetingIndex {
    MeetingIndex(addresses.enumerated().map { SearchRecord(meeting($0, $1.0, $1.1, $1.2, regions: $1.3)) })
  }

  private let usa = Self.index([
    ("1 A St, Springfield, IL 62701, USA", 39.80, -89.64, []),
    ("2 B St, Springfield, IL 62703, USA", 39.79, -89.60, []),
    ("1 A St, Springfield, MA 01103, USA", 42.10, -72.59, []),
    ("9 Main St, Kansas City, MO 64105, USA", 39.10, -94.58, []),
    ("9 Main St, Kansas City, KS 66101, USA", 39.11, -94.63, []),
    ("5 Broadway, New York, NY 10004, USA", 40.70, -74.01, []), ("1 Elm St, Buffalo, NY 14202, USA", 42.88, -78.87, []),
    ("7 K St NW, Washington, DC 20001, USA", 38.90, -77.02, []),
    ("3 Pike St, Seattle, WA 98101, USA", 47.61, -122.34, []),
    ("2 St Paul Ave, St. Paul, MN 55102, USA", 44.95, -93.10, ["Ramsey County", "West Side"]),
    ("12 High St, London SW1A 1AA, UK", 51.50, -0.14, []),
    ("100 Bay St, Toronto, Ontario, M5J2T3, Canada", nil, 0, ["Downtown"]),
  ])

  private func label(_ text: String, _ index: MeetingIndex) -> String {
    switch index.core.places.meaning(of: text) {
    case .place(let number): index.core.places.entries[number].label
    case .online: "online"
    case .ambiguous(let choices): "either " + choices.map(\.label).joined(separator: " or ")
    case .unknown(let similar): "unknown, like " + similar.map(\.label).joined(separator: " or ")
    }
  }

  @Test(arguments: [
    ("Springfield", "either Springfield, IL or Springfield, MA"), ("springfield, il", "Springfield, IL"),
    ("Springfield Illinois", "Springfield, IL"), ("Springfield, MA, USA", "Springfield, MA"),
    ("Springfield MA 01103", "01103, MA"),
    // One town on both sides of a border.
    ("Kansas City", "Kansas City, KS"), ("Kansas City, MO", "Kansas City, KS"),
    // The town before the state around it; the state by its code.
    ("New York", "New York, NY"), ("NY", "New York State"), ("New York State", "New York State"),
    ("Washington", "either Washington State or Washington, DC"), ("Washington, DC", "Washington, DC"),
    ("WA", "Washington State"), ("saint paul", "St. Paul, MN"), ("St Paul MN", "St. Paul, MN"),
    ("West Side", "West Side, Ramsey County, MN"), ("West Side, MN", "West Side, Ramsey County, MN"),
    ("62701", "62701, IL"), ("62701-1234", "62701, IL"), ("62799", "627…, IL"), ("99999", "unknown, like "),
    ("sw1a1aa", "SW1A 1AA, UK"), ("SW1A", "SW1A…, UK"), ("SW1A 2AA", "SW1A…, UK"), ("London", "London, UK"),
    ("m5j 2t3", "M5J 2T3, ON"), ("M5J 9Z9", "M5J…, ON"), ("Toronto", "Toronto, ON"), ("Downtown", "Downtown, ON"),
    ("Online", "online"), ("en línea", "online"), ("UK", "UK"), ("United Kingdom", "UK"),
    ("Springfeild", "unknown, like Springfield, IL or Springfield, MA"), ("Torontoo", "unknown, like Toronto, ON"),
    ("Zzyzx", "unknown, like "), ("7 K St NW, Washington, DC 20001, USA", "20001, DC"), ("***", "unknown, like "),
  ])
  func meanings(_ text: String, _ meaning: String) {
    #expect(label(text, usa) == meaning)
  }

  @Test func searchingByPlace() throws {
    func ids(_ place: String, within: Double? = nil) throws(QueryError) -> [String] {
      var query = MeetingQuery()
      (query.place, query.within, query.sort) = (place, within, .name)
      return try usa.search(query, now: Instant(seconds: 1_790_000_000), defaultZone: .utc).hits.map(\.id).sorted()
    }
    #expect(try ids("Springfield, IL") == ["m0", "m1"])
    // A state is its own listings.
    #expect(try ids("NY") == ["m5", "m6"])
    // Listings without a position are found by the name alone, whatever the distance.
    #expect(try ids("Toronto", within: 1) == ["m11"])
    let unknown = #expect(throws: QueryError.self) { try ids("Springfeild") }
    #expect(unknown?.problems.map(\.kind) == [.unknownPlace] && unknown?.placeChoices.count == 2)
    #expect(unknown?.placeChoices.first?.label == "Springfield, IL")
    let ambiguous = #expect(throws: QueryError.self) { try ids("Springfield") }
    #expect(ambiguous?.problems.map(\.kind) == [.ambiguousPlace])
    #expect(ambiguous?.placeChoices.map(\.count) == [2, 1])
    let center = try #require(ambiguous?.placeChoices.first?.center)
    #expect(abs(center.latitude - 39.79) < 0.02 && abs(center.longitude + 89.62) < 0.03)
  }

  @Test func completion() {
    #expect(usa.places(prefix: "spr", limit: 5).map(\.label) == ["Springfield, IL", "Springfield, MA"])
    #expect(usa.places(prefix: "SAINT p", limit: 5).map(\.label) == ["St. Paul, MN"])
    #expect(usa.places(prefix: "", limit: 1).map(\.label) == ["USA"])
    #expect(usa.places(prefix: "spr", limit: 0).isEmpty && usa.places(prefix: "zz", limit: 5).isEmpty)
  }

  /// Whatever the directory calls a place, typing that finds it.
  @Test(.enabled(if: FeedSample.isPresent, "the real lists are not beside the checkout"))
  func everyLabelFindsItsPlace() throws {
    let index = try MeetingIndex(SearchSample.realMeetings(stride: 6).map(SearchRecord.init))
    let places = index.core.places
    #expect(places.entries.count > 300)
    for (number, entry) in places.entries.enumerated() {
      #expect(places.meaning(of: entry.label) == .place(number), "\(entry.label)")
    }
    #expect(Set(places.entries.map(\.label)).count == places.entries.count)
    for (name, expected) in [
      ("Philadelphia", "Philadelphia, PA"), ("San Jose", "San Jose, CA"), ("Edmonton", "Edmonton, AB"),
      ("Lubbock", "Lubbock, TX"),
    ] {
      #expect(label(name, index) == expected)
    }
  }

  @Test(arguments: [
    ("1267 E Cheltenham Ave, Philadelphia, PA 19124, USA", "Philadelphia|PA|19124|USA"),
    ("Milpitas, CA 95035, USA", "Milpitas|CA|95035|USA"), ("Easton, Maryland, United States", "Easton|MD||USA"),
    ("#201 - 14567-118 Ave NW, Edmonton, Alberta, T5L 2M7, Canada", "Edmonton|AB|T5L 2M7|Canada"),
    ("2081 60th Avenue, Baldwin, WI 54002 USA", "Baldwin|WI|54002|USA"),
    ("10 Rue A, 75001 Paris, France", "Paris||75001|France"),
    ("5 High St, York YO1 7HH, UK", "York||YO1 7HH|UK"), ("Dover, New Hampshire", "Dover|NH||USA"), ("Online", "|||"),
    ("", "|||"), (",,,", "|||"), ("123 Main St, CA 94110", "|CA|94110|USA"),
  ])
  func addresses(_ text: String, _ parts: String) {
    let address = AddressParts(text)
    let found = [address.city, address.state?.code, address.postalCode?.text, address.country].map { $0 ?? "" }
    #expect(found.joined(separator: "|") == parts)
  }
}
