import Foundation
import SeededTesting
import Testing

@testable import Meetings

@Suite struct CSVTests {
  private func decode(
    _ text: String, fellowship: Fellowship.ID? = .aa, zone: String? = "America/New_York"
  ) throws -> DecodedFeed {
    try DecodedFeed(
      CSVDecoder(), FeedSample.text(text, piecesOf: 7),
      DecodingOptions(sourceName: "test", fellowship: fellowship, timeZone: zone))
  }

  static func encode(_ meetings: [Meeting], includePrivate: Bool = true) throws -> [UInt8] {
    var bytes: [UInt8] = []
    var rest = meetings[...]
    try CSVEncoder(includePrivate: includePrivate).encode(next: { rest.popFirst() }) { bytes += $0 }
    return bytes
  }

  /// The plugin's header, with values of our own.
  private let template = """
    "Time","End Time","Day","Name","Location","Address","Region","Sub Region","Types","Notes","Location Notes","Timezone","Group",\
    "District","Sub District","Website","Website 2","Mailing Address","Venmo","Email","Phone","Group Notes","Contact 1 Name",\
    "Contact 1 Email","Contact 1 Phone","Contact 2 Name","Contact 2 Email","Contact 2 Phone","Contact 3 Name","Contact 3 Email",\
    "Contact 3 Phone","Last Contact","Conference URL","Conference Phone","Author","Slug","Updated"
    "6:00 PM","7:15 PM","Monday","First Light","Hall","12 Elm St, Ithaca, NY 14850, USA","Ithaca","South","Open, Wheelchair Access, Spanish",\
    "Bring a cup","Back door","America/New_York","First Group",3,,"https://example.org",,"Box 1, Ithaca","@first","g@example.org",\
    "(607) 555-0100","Since 1990","Ann","a@example.org","607 555 0101",,,,,,,"2024-01-31","https://zoom.us/j/1","+1 646 555 0100","sam",\
    "first-light","2020-04-0416:50:58"
    """

  @Test func theTemplatesThirtySevenColumns() throws {
    #expect(TSMLColumn.allCases.firstIndex(of: .updated) == TSMLColumn.template - 1)
    let feed = try decode(template, zone: nil)
    let meeting = try #require(feed.meetings.first)
    #expect(meeting.slug == "first-light")
    #expect(
      meeting.schedule
        == Schedule(
          timeZone: "America/New_York",
          slots: [Slot(.weekly(.monday), at: try #require(WallTime("18:00")), duration: 75)]))
    #expect(meeting.types.map(\.description) == ["aa:O", "aa:X"])
    #expect(meeting.languages == ["es"])
    #expect(meeting.attendance == .hybrid)
    #expect(meeting.place?.formattedAddress == "12 Elm St, Ithaca, NY 14850, USA")
    #expect(meeting.regions == ["Ithaca", "South"])
    #expect(meeting.group?.website == "https://example.org")
    #expect(meeting.group?.district == "3")
    #expect(meeting.contacts == [Contact(name: "Ann", email: "a@example.org", phone: "607 555 0101")])
    #expect(meeting.contributions.venmo == "@first")
    #expect(meeting.online == OnlineAccess(url: "https://zoom.us/j/1", phone: "+1 646 555 0100"))
    #expect(meeting.source.updated?.seconds == 1_586_019_058)
    #expect(meeting.lastConfirmed?.seconds == 1_706_659_200)
    #expect(meeting.extras == ["Author": .string("sam")])
    #expect(feed.findings.map(\.field) == ["Attendance"])
  }

  @Test func headersMatchByWhatTheyMean() throws {
    let feed = try decode(
      "DÍA;hora;nombre;meeting_types;zip;sub-region;Favourite colour;lat;lng;Hora fin\n"
        + "miércoles;19:30;Amanecer;Abierta|Mujeres;00100;Centro;azul;19,43;-99.13;21:00\n"
        + "sábado;mediodía;Otro;;;;;;;\n", zone: "America/Mexico_City")
    #expect(feed.meetings.count == 2)
    let meeting = feed.meetings[0]
    #expect(meeting.schedule.slots == [Slot(.weekly(.wednesday), at: try #require(WallTime("19:30")), duration: 90)])
    #expect(meeting.types.map(\.description) == ["aa:O", "aa:W"])
    #expect(meeting.place?.postalCode == "00100")
    #expect(meeting.place?.position?.latitude == 19.43)
    #expect(meeting.extras == ["Favourite colour": .string("azul")])
    #expect(feed.meetings[1].schedule.slots == [Slot(.weekly(.saturday), at: try #require(WallTime("12:00")))])
    let said = feed.findings.filter { $0.field == "Favourite colour" }
    #expect(said.count == 1)
    #expect(said.first?.kind == .assumed)
    #expect(said.first?.index == 0)
  }

  @Test func aTypesCellHoldsTypesLanguagesAndWaysToAttend() {
    let cell = CSVTypes(
      "Open; [Closed] | English,Français\nEspañol, Online Meeting, Temporary Closure, QQ, s, LGBTQ+", fellowship: .aa)
    #expect(cell.types.map(\.description) == ["aa:O", "aa:C", "aa:QQ", "aa:S", "aa:LGBTQ"])
    #expect(cell.languages == ["en", "fr", "es"])
    #expect(cell.saysOnline && cell.saysClosed && !cell.saysHybrid && !cell.saysInPerson)
  }

  @Test(arguments: [
    ("Online", "", "", Attendance.online), ("Online", "1 Elm St, Ithaca, NY, USA", "", .hybrid),
    ("Online", "Ithaca, New York, USA", "", .online),
    ("In person", "1 Elm St, Ithaca, NY, USA", "https://zoom.us/j/1", .hybrid),
    ("", "1 Elm St, Ithaca, NY, USA", "", .inPerson), ("Hybrid", "", "", .hybrid),
    ("Temporary Closure", "1 Elm St, Ithaca, NY, USA", "", .suspended),
    ("TC", "1 Elm St, Ithaca, NY, USA", "https://zoom.us/j/1", .onlineInstead),
  ])
  func waysToAttend(types: String, address: String, link: String, expected: Attendance) throws {
    let feed = try decode("Name,Day,Time,Types,Address,Conference URL\nX,Mon,7pm,\(types),\"\(address)\",\(link)\n")
    #expect(feed.meetings.first?.attendance == expected)
  }

  @Test func whatCannotBeListedIsRejected() throws {
    let feed = try decode("Name,Day,Time\nA,The,\"wednesday, july\"\n,Monday,19:00\nB,Monday,19:00\n")
    #expect(feed.meetings.map(\.name) == ["B"])
    let rejected = feed.findings(.rejected)
    #expect(rejected.map(\.index) == [0, 1])
    #expect(rejected.map(\.field) == ["Day", "Name"])
    #expect(rejected[0].reason.contains("“wednesday, july” is not a time of day"))
  }

  @Test func whatIsWrongIsMendedAndSaid() throws {
    let feed = try decode(
      "Name,Day,Time,Conference URL,Email,Latitude,Longitude,Timezone\n"
        + "A,Noday,19:00,javascript:alert(1),nobody,95,10,Mars/Olympus,surplus\n"
        + "\"B\"x,Mon,7-8:30 pm\n")
    #expect(feed.meetings.count == 2)
    #expect(feed.meetings[0].schedule.isByAppointment)
    #expect(feed.meetings[0].online == nil)
    #expect(
      feed.meetings[1].schedule.slots == [Slot(.weekly(.monday), at: try #require(WallTime("19:00")), duration: 90)])
    let fields = Set(feed.findings(.repaired).map(\.field))
    #expect(fields == ["", "Day", "Conference URL", "Email", "Latitude", "Timezone"])
  }

  @Test func windows1252IsARepair() throws {
    let bytes = Array("Name,Day,Time\nCaf".utf8) + [0xE9] + Array(",Mon,19:00\nPlain,Tue,19:00\n".utf8)
    let feed = try DecodedFeed(
      CSVDecoder(), .memory(bytes), DecodingOptions(sourceName: "test", timeZone: "Europe/Paris"))
    #expect(feed.meetings.map(\.name) == ["Café", "Plain"])
    #expect(feed.findings(.repaired).map(\.index) == [0])
  }

  @Test func whatIsNoListIsRefused() {
    #expect(throws: FeedError.missingColumn("Name", found: ["Day", "Time"])) { try decode("Day,Time\nMon,19:00\n") }
    #expect(throws: FeedError.missingColumn("Day", found: ["Name", "Price"])) { try decode("Name,Price\nx,1\n") }
    #expect(throws: FeedError.truncated(afterRecords: 0, line: 2)) { try decode("Name,Day,Time\n\"A,Mon,19:00\n") }
  }

  @Test func keysStayWithoutAnID() throws {
    let text = "Name,Day,Time,Address\nA,Mon,19:00,x\nA,Tue,19:00,x\n"
    let keys = try decode(text).meetings.map(\.source.key)
    #expect(Set(keys).count == 2)
    #expect(try decode(text).meetings.map(\.source.key) == keys)
    #expect(try decode(text).findings.map(\.field) == ["ID"])
  }

  // MARK: Round trips

  @Test func everythingAMeetingHoldsComesBack() throws {
    var random = SeededRandom(37)
    let meetings = try (0..<200).map { try Self.meeting($0, &random) }
    let back = try DecodedFeed(CSVDecoder(), .memory(try Self.encode(meetings), piece: 1_000)).meetings
    #expect(back.count == meetings.count)
    for (one, other) in zip(meetings, back) { #expect(differences(one, other).isEmpty) }
  }

  @Test func publicFilesHaveNoPrivatePeople() throws {
    var random = SeededRandom(38)
    var one = try Self.meeting(1, &random)
    one.contacts = [Contact(name: "Hidden", email: "hidden@example.org"), Contact(name: "Shown", isPublic: true)]
    one.group?.email = "hidden-group@example.org"
    one.feedbackEmails = ["hidden-feedback@example.org"]
    one.extras = ["Secretary": .string("Hidden too")]
    let text = String(decoding: try Self.encode([one], includePrivate: false), as: UTF8.self)
    #expect(!text.lowercased().contains("hidden"))
    #expect(text.contains("Shown"))
    #expect(String(decoding: try Self.encode([one]), as: UTF8.self).contains("Hidden too"))
  }

  @Test func aNameIsNoFormula() throws {
    var random = SeededRandom(39)
    var one = try Self.meeting(2, &random)
    one.name = "=HYPERLINK(\"https://example.org\",\"x\")"
    one.contributions.venmo = "@venmo"
    let bytes = try Self.encode([one])
    #expect(String(decoding: bytes, as: UTF8.self).contains("\"'=HYPERLINK"))
    #expect(differences(one, try #require(DecodedFeed(CSVDecoder(), .memory(bytes)).meetings.first)).isEmpty)
  }

  private static func meeting(_ number: Int, _ random: inout SeededRandom) throws -> Meeting {
    func some<T>(_ value: @autoclosure () -> T) -> T? { Bool.random(using: &random) ? value() : nil }
    let slots = (0..<(number % 4)).map { _ in random.anySlot(Int.random(in: 0..<5, using: &random)) }
    var one = Meeting(
      slug: "meeting-\(number)", name: "Meeting, \"no.\" \(number)", fellowship: number % 2 == 0 ? .aa : .na,
      attendance: Attendance.allCases[number % 5],
      schedule: Schedule(timeZone: "Europe/Madrid", slots: slots, isByAppointment: slots.isEmpty),
      source: SourceRecord(name: "test", key: "key \(number)"))
    one.types = ["aa:O", "aa:S", "aa:ONL", "na:STEP", "aa:o", "smart:O", "aa:x, y", "na:L/R"].shuffled(using: &random)
      .prefix(3)
      .compactMap { TypeCode($0) }
    one.languages = [[], ["en"], ["es", "ca"]].randomElement(using: &random) ?? []
    var place = Place(name: "Hall", formattedAddress: some("1 Elm St, Ithaca, NY"))
    place.street = some("1 Elm St")
    place.city = some("Ithaca")
    place.county = some("Tompkins")
    place.neighborhood = some("Fall Creek")
    place.notes = some("Line one\nline two")
    place.url = some("https://example.org/hall")
    place.position = some(()).flatMap { Position(latitude: 42.5, longitude: -76.25, isApproximate: number % 3 == 0) }
    one.place = some(place)
    one.online = some(
      OnlineAccess(url: "https://zoom.us/j/\(number)", urlNotes: "a\n\nb", phone: "+1 646 555 0100", phoneNotes: "c"))
    one.notes = some("'=not a formula\n@x")
    one.regions = Array(["A", "B", "C", "D"].prefix(number % 5))
    var group = Group(name: "Group")
    group.district = "03"
    group.phone = "-555 1234 5"
    group.email = "g@example.org"
    group.mailingAddress = "Box 1"
    one.group = number == 1 ? group : some(group)
    var body = ServiceBody(key: "12", name: "Area")
    body.email = some("area@example.org")
    one.serviceBody = some(body)
    one.contacts = some([Contact(name: "Ann", isPublic: true), Contact(phone: "607 555 0102")]) ?? []
    one.contributions.square = some("$cash")
    one.feedbackEmails = some(["x@example.org", "y@example.org"]) ?? []
    one.feedbackURL = some("https://example.org/feedback")
    one.source.url = some("https://example.org/m/\(number)")
    one.source.updated = some(Instant(seconds: 1_700_000_000))
    one.lastConfirmed = some(Instant(seconds: 86_400 * 19_000))
    one.isPublished = number % 7 != 0
    one.extras = some(["Colour": .string("blue"), "n": .array([.number(1.5), .null, .bool(true)])]) ?? [:]
    return one
  }
}

/// The published lists.
@Suite(.enabled(if: FeedSample.isPresent, "the real lists are not beside this checkout"))
struct CSVFeedTests {
  private static func smart() throws -> DecodedFeed {
    try DecodedFeed(
      CSVDecoder(), try FeedSample.source("csv/smart-recovery-2022.csv"),
      DecodingOptions(sourceName: "smart", fellowship: .smart))
  }

  @Test func smartRecoverysList() throws {
    let feed = try Self.smart()
    #expect(feed.read == 1_041)
    #expect(feed.meetings.count == 1_028)
    let rejected = feed.findings(.rejected)
    #expect(rejected.count == 13)
    #expect(rejected.allSatisfy { $0.field == "Day" && $0.reason.contains("single date") })
    var days: [Weekday: Int] = [:]
    for meeting in feed.meetings {
      days[meeting.schedule.slots[0].recurrence.weekdays.first ?? .sunday, default: 0] += 1
    }
    #expect(
      days == [
        .wednesday: 212, .thursday: 203, .tuesday: 200, .monday: 190, .friday: 89, .saturday: 75, .sunday: 59,
      ])
    #expect(feed.meetings.count { $0.attendance.isOnline } == 473)
    #expect(feed.meetings.count { $0.types.contains(TypeCode(.smart, "O")) } == 850)
    #expect(feed.meetings.count { $0.attributes.contains(AttributeSet(.youngPeople)) } == 36)
    #expect(feed.meetings.count { $0.languages.contains("es") } == 12)
    #expect(feed.meetings.count { $0.languages == ["fr"] } == 1)
    #expect(feed.meetings.allSatisfy { $0.place?.position != nil })
  }

  @Test func withoutAFellowshipTypesStayUnderOther() throws {
    let feed = try DecodedFeed(CSVDecoder(), try FeedSample.source("csv/smart-recovery-2022.csv"))
    #expect(feed.meetings.allSatisfy { $0.fellowship == .other && $0.types.allSatisfy { $0.fellowship == .other } })
    #expect(feed.meetings.contains { $0.types.contains(TypeCode(.other, "Patients and Clients")) })
  }

  @Test func smartComesBackTheSame() throws {
    let meetings = try Self.smart().meetings
    let back = try DecodedFeed(
      CSVDecoder(), .memory(try CSVTests.encode(meetings)), DecodingOptions(sourceName: "smart"))
    #expect(back.findings.isEmpty)
    #expect(back.meetings.count == meetings.count)
    for (one, other) in zip(meetings, back.meetings) { #expect(differences(one, other).isEmpty) }
  }

  @Test(arguments: [
    "aasepia-2021-10-09", "aasanjose-2021-10-02", "al-anon-2023-08-22", "online-aa-2021", "times-2024-09-28",
    "edmonton-2022-09-18",
  ])
  func meetingGuideListsComeBackTheSame(name: String) throws {
    let options = DecodingOptions(
      sourceName: name, fellowship: name.hasPrefix("al-anon") ? .alAnon : .aa, timeZone: "America/New_York")
    let meetings = try DecodedFeed(MeetingGuideDecoder(), try FeedSample.source("meeting-guide/\(name).json"), options)
      .meetings
    let back = try DecodedFeed(CSVDecoder(), .memory(try CSVTests.encode(meetings)), DecodingOptions(sourceName: name))
      .meetings
    #expect(back.count == meetings.count)
    for (one, other) in zip(meetings, back) { #expect(differences(one, other).isEmpty) }
  }
}
