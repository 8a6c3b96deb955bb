import Foundation
import Testing

@testable import Meetings

@Suite struct BMLTTests {
  private static let formats = [
    BMLTFormat(id: "17", key: "O", name: "Open", worldID: "OPEN", kind: "FC3"),
    BMLTFormat(id: "27", key: "Sp", name: "Step", worldID: "STEP", kind: "FC1"),
    BMLTFormat(id: "24", key: "GS", name: "ASL", kind: "FC2"),
    BMLTFormat(id: "9", key: "ES", name: "Espanol", worldID: "LANG", kind: "FC3"),
    BMLTFormat(id: "49", key: "L/R", name: "Lithuanian/Russian", worldID: "LANG", kind: "FC3"),
    BMLTFormat(id: "60", key: "W", name: "Workshop", kind: "FC1"),
    BMLTFormat(id: "61", key: "VM", name: "Virtual Meeting", worldID: "VM", kind: "FC2"),
    BMLTFormat(id: "62", key: "HY", name: "Meets Virtually and In-person", worldID: "HYBR", kind: "FC2"),
    BMLTFormat(id: "63", key: "TC", name: "Temporarily Closed Facility", worldID: "TC", kind: "FC2"),
    BMLTFormat(id: "61", key: "VM", name: "Reunión virtual", language: "es", worldID: "VM", kind: "FC2"),
  ]
  private static let bodies = [
    BMLTServiceBody(id: "1", name: "Region", url: "https://example.org/", helpline: "555-123-4567"),
    BMLTServiceBody(id: "5", parentID: "1", name: "Area", url: "not an address", helpline: ""),
  ]

  private let record: [String: String] = [
    "id_bigint": "7", "service_body_bigint": "5", "weekday_tinyint": "7", "start_time": "23:30:00",
    "duration_time": "01:30:00",
    "formats": "O,Sp", "format_shared_id_list": "17,27", "lang_enum": "en", "meeting_name": "Never  Alone ",
    "latitude": "40.7000", "longitude": "-73.9", "location_text": "Church", "location_street": "1 Main St",
    "location_city_subsection": "Brooklyn", "location_municipality": "", "location_province": "NY",
    "location_nation": "USA",
    "published": "1", "venue_type": "1", "train_lines": "A, C", "contact_name_2": "Somebody",
    "email_contact": "x@example.org",
    "root_server_uri": "https://bmlt.example.org",
  ]

  private func decode(
    _ changes: [String: String] = [:], formats: [BMLTFormat] = Self.formats, bodies: [BMLTServiceBody] = Self.bodies
  ) throws -> DecodedFeed {
    let fields = record.merging(changes) { $1 }
    let bytes = Array(try JSONEncoder().encode([fields]))
    return try DecodedFeed(BMLTDecoder(formats: formats, serviceBodies: bodies), .memory(bytes, piece: 100))
  }
  private func attendance(_ changes: [String: String]) throws -> Attendance? {
    try decode(changes).meetings.first?.attendance
  }

  @Test func aRecordBecomesAMeeting() throws {
    let feed = try decode()
    let meeting = try #require(feed.meetings.first)
    #expect(meeting.name == "Never Alone")
    #expect(meeting.slug == "never-alone-7")
    #expect(meeting.source.key == "7")
    #expect(meeting.fellowship == .na)
    #expect(
      meeting.schedule
        == Schedule(
          timeZone: "America/New_York",
          slots: [Slot(.weekly(.saturday), at: try #require(WallTime("23:30")), duration: 90)]))
    #expect(meeting.attendance == .inPerson)
    #expect(meeting.types.map(\.description) == ["na:OPEN", "na:STEP"])
    #expect(meeting.attributes.contains(AttributeSet([.open, .stepStudy])))
    #expect(meeting.place?.city == "Brooklyn")
    #expect(meeting.place?.position?.isApproximate == false)
    #expect(meeting.serviceBody == ServiceBody(key: "5", name: "Area"))
    #expect(meeting.extras["bmlt_service_body_parent_id"] == .string("1"))
    #expect(meeting.contacts == [Contact(name: "Somebody"), Contact(email: "x@example.org")])
    #expect(meeting.contacts.allSatisfy { !$0.isPublic })
    #expect(!"\(meeting.extras)".contains("Somebody"))
    #expect(feed.findings.map(\.kind) == [.assumed])
  }

  @Test func aRecordComesBackAsItWas() throws {
    let meeting = try #require(try decode().meetings.first)
    let back = BMLTRecord.fields(of: meeting)
    for (name, value) in record where !BMLTRecord.contactFieldNames.contains(name) {
      #expect(back[name] == .string(value), "\(name)")
    }
    #expect(back["contact_name_2"] == .string(""))
  }

  @Test func formatsMeanWhatTheirWorldIDsSay() throws {
    func read(_ ids: String) throws -> Meeting {
      try #require(try decode(["format_shared_id_list": ids]).meetings.first)
    }
    #expect(try read("24").attributes.contains(AttributeSet(.signLanguage)))
    #expect(try read("9").languages == ["es"])
    #expect(try read("49").languages == ["lt", "ru"])
    #expect(try read("49").types.map(\.description) == ["na:L/R"])
    // This server's W is no women's meeting.
    #expect(try read("60").types.map(\.description) == ["na:Workshop"])
    #expect(try !read("60").attributes.contains(AttributeSet(.women)))
  }

  @Test func withoutListsKeysMeanTheUsualAndTheReportSaysSo() throws {
    let feed = try decode(["formats": "O,St,XYZ", "format_shared_id_list": ""], formats: [], bodies: [])
    #expect(feed.meetings.first?.types.map(\.description) == ["na:OPEN", "na:STEP", "na:XYZ"])
    #expect(feed.meetings.first?.serviceBody == ServiceBody(key: "5", name: "5"))
    #expect(feed.findings(.assumed).map(\.field).sorted() == ["formats", "service_body_bigint", "time_zone"])
    let unknown = try decode(["formats": "O,XYZ", "format_shared_id_list": "17,999"])
    #expect(unknown.meetings.first?.types.map(\.description) == ["na:OPEN", "na:XYZ"])
    #expect(unknown.findings.contains { $0.field == "formats" && $0.value == "XYZ" })
  }

  @Test func waysToAttend() throws {
    let link = ["virtual_meeting_link": "https://zoom.us/j/1"]
    #expect(try attendance(["venue_type": "2"]) == .online)
    #expect(try attendance(["venue_type": "3"]) == .hybrid)
    #expect(try attendance(["venue_type": "2", "format_shared_id_list": "61,63"]) == .onlineInstead)
    #expect(try attendance(["venue_type": "1", "format_shared_id_list": "63"]) == .suspended)
    #expect(try attendance(["venue_type": "", "format_shared_id_list": "62"]) == .hybrid)
    #expect(try attendance(["venue_type": "", "format_shared_id_list": "61"]) == .online)
    #expect(try attendance(["venue_type": "", "format_shared_id_list": "61,63"]) == .onlineInstead)
    #expect(try attendance(["venue_type": ""].merging(link) { $1 }) == .hybrid)
    #expect(try attendance(["venue_type": "", "location_street": ""].merging(link) { $1 }) == .online)
    #expect(try attendance(["venue_type": "9"]) == .inPerson)
    #expect(try decode(["venue_type": "2"]).meetings.first?.place?.position?.isApproximate == true)
  }

  @Test func whatCannotBeListedIsRejected() throws {
    for (field, value) in [
      ("weekday_tinyint", "8"), ("weekday_tinyint", ""), ("start_time", "25:00:00"), ("id_bigint", ""),
    ] {
      let feed = try decode([field: value])
      #expect(feed.meetings.isEmpty)
      #expect(feed.findings.map(\.kind) == [.rejected])
      #expect(feed.findings.map(\.field) == [field])
    }
    let nowhere = try decode([
      "location_province": "", "location_nation": "", "location_city_subsection": "", "latitude": "", "longitude": "",
    ])
    #expect(nowhere.meetings.first?.schedule.timeZone == "UTC")
    #expect(nowhere.findings.map(\.field) == ["time_zone"])
  }

  @Test func whatIsWrongIsMendedAndSaid() throws {
    let feed = try decode([
      "duration_time": "99:00:00", "latitude": "0", "longitude": "0", "meeting_name": "",
      "virtual_meeting_link": "javascript:alert(1)",
    ])
    let meeting = try #require(feed.meetings.first)
    #expect(meeting.name == "NA Meeting")
    #expect(meeting.schedule.slots.first?.duration == nil)
    #expect(meeting.place?.position == nil)
    #expect(meeting.online == nil)
    #expect(
      Set(feed.findings(.repaired).map(\.field)) == [
        "duration_time", "latitude", "meeting_name", "virtual_meeting_link",
      ])
  }

  @Test func hostileFilesAreRefusedInWords() throws {
    let decoder = BMLTDecoder()
    for (text, error) in [("", FeedError.empty), ("<html><body>", .webPage)] {
      #expect(throws: error) { try DecodedFeed(decoder, FeedSample.text(text)) }
    }
    for text in ["[{\"name\":\"Meeting Guide\"}]", "{\"error\":\"no\"}", "[1", "[{\"id_bigint\":\"1\""] {
      #expect(throws: FeedError.self) { try DecodedFeed(decoder, FeedSample.text(text)) }
    }
    #expect(try DecodedFeed(decoder, FeedSample.text("[]")).read == 0)
    #expect(throws: FeedError.self) { try BMLTFormat.list(from: FeedSample.text("[{\"id\":\"1\",\"name\":\"Area\"}]")) }
    #expect(throws: FeedError.self) {
      try BMLTServiceBody.list(from: FeedSample.text("[{\"id\":\"1\",\"key_string\":\"O\",\"name\":\"x\"}]"))
    }
    let odd =
      #"[{"id_bigint":7,"weekday_tinyint":2,"start_time":"10:00","location_province":"NY","formats":null,"zone":{"a":[1]}}]"#
    let feed = try DecodedFeed(decoder, FeedSample.text(odd))
    #expect(feed.meetings.first?.schedule.slots.first?.recurrence == .weekly(.monday))
    #expect(feed.meetings.first?.extras["zone"] == .object(["a": .array([.number(1)])]))
  }
}

/// Counts made independently of this code from the same files.
@Suite(.enabled(if: FeedSample.isPresent, "the real lists are not beside this checkout"))
struct GreaterNewYorkTests {
  private static let feed: DecodedFeed? = {
    guard let formats = try? BMLTFormat.list(from: FeedSample.source("bmlt/greater-new-york-formats.json")),
      let bodies = try? BMLTServiceBody.list(from: FeedSample.source("bmlt/greater-new-york-service-bodies.json"))
    else { return nil }
    return try? DecodedFeed(
      BMLTDecoder(formats: formats, serviceBodies: bodies), FeedSample.source("bmlt/greater-new-york-meetings.json"))
  }()

  @Test func everyRecordIsListed() throws {
    let feed = try #require(Self.feed)
    #expect(try BMLTFormat.list(from: FeedSample.source("bmlt/greater-new-york-formats.json")).count == 52)
    #expect(try BMLTServiceBody.list(from: FeedSample.source("bmlt/greater-new-york-service-bodies.json")).count == 44)
    #expect(feed.meetings.count == 1_513)
    #expect(feed.findings(.rejected).isEmpty)
    var days: [Int: Int] = [:]
    for meeting in feed.meetings {
      days[meeting.schedule.slots[0].recurrence.weekdays.first?.rawValue ?? -1, default: 0] += 1
    }
    #expect(days == [0: 188, 1: 229, 2: 226, 3: 213, 4: 219, 5: 222, 6: 216])
    #expect(feed.meetings.compactMap { $0.schedule.slots[0].duration }.reduce(0, +) == 131_084)
    #expect(Set(feed.meetings.map(\.slug)).count == 1_513)
    #expect(Set(feed.meetings.map(\.schedule.timeZone)) == ["America/New_York"])
    #expect(feed.meetings.allSatisfy { $0.serviceBody?.name != $0.serviceBody?.key })
  }

  @Test func attributesAreFound() throws {
    let feed = try #require(Self.feed)
    func count(_ attribute: Attribute) -> Int {
      feed.meetings.count { $0.attributes.contains(AttributeSet(attribute)) }
    }
    #expect(count(.open) == 864)
    #expect(count(.closed) == 329)
    #expect(count(.women) == 29)
    #expect(count(.men) == 32)
    #expect(count(.wheelchair) == 306)
    #expect(count(.newcomers) == 229)
    #expect(count(.youngPeople) == 2)
    #expect(count(.lgbtq) == 5)
    #expect(count(.signLanguage) == 1)
    #expect(count(.candlelight) == 24)
    #expect(count(.meditation) == 6)
    #expect(count(.traditions) == 83)
    #expect(feed.meetings.count { $0.languages == ["es"] } == 26)
  }

  /// The promise that a BMLT client can be answered exactly.
  @Test func everyRecordComesBackAsTheServerWroteIt() throws {
    let feed = try #require(Self.feed)
    let original = try JSONDecoder().decode(
      [[String: JSONValue]].self, from: Data(FeedSample.bytes("bmlt/greater-new-york-meetings.json")))
    #expect(original.count == feed.meetings.count)
    for (record, meeting) in zip(original, feed.meetings) {
      let back = BMLTRecord.fields(of: meeting)
      #expect(back == record, "\(meeting.name)")
    }
  }
}
