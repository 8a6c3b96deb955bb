import Testing

@testable import Meetings

/// What each real feed holds, counted beforehand by a separate program.
struct GuideFacts: Sendable, CustomStringConvertible {
  var file: String
  var fellowship: Fellowship.ID
  var records: Int
  /// in person, hybrid, online, online instead, inactive.
  var attendance: [Int]
  /// Zones that had to be assumed.
  var assumed: Int
  /// Repairs by field.
  var repaired: [String: Int]
  var description: String { file }

  static let all = [
    GuideFacts(
      file: "aasepia-2021-06-26", fellowship: .aa, records: 2_063, attendance: [1_047, 320, 167, 273, 256],
      assumed: 2_063,
      repaired: ["end_time": 2]),
    GuideFacts(
      file: "aasepia-2021-10-09", fellowship: .aa, records: 2_098, attendance: [1_210, 347, 205, 124, 212],
      assumed: 2_098,
      repaired: ["end_time": 5]),
    GuideFacts(
      file: "aasanjose-2021-08-07", fellowship: .aa, records: 670, attendance: [120, 96, 46, 279, 129], assumed: 670,
      repaired: ["end_time": 1, "location_notes": 1, "conference_phone": 1]),
    GuideFacts(
      file: "aasanjose-2021-10-02", fellowship: .aa, records: 693, attendance: [157, 122, 94, 199, 121], assumed: 693,
      repaired: ["end_time": 2, "location_notes": 1]),
    GuideFacts(
      file: "nwta-2021-05-31", fellowship: .aa, records: 613, attendance: [613, 0, 0, 0, 0], assumed: 613,
      repaired: ["types": 613, "latitude": 53, "state": 3]),
    GuideFacts(
      file: "al-anon-2023-08-22", fellowship: .alAnon, records: 360, attendance: [156, 60, 24, 89, 31], assumed: 360,
      repaired: ["conference_phone": 3, "location_notes": 1]),
    GuideFacts(
      file: "edmonton-2022-09-18", fellowship: .aa, records: 315, attendance: [220, 30, 22, 22, 21], assumed: 315,
      repaired: [:]),
    GuideFacts(
      file: "aasfmarin-2021-05-25", fellowship: .aa, records: 658, attendance: [55, 89, 514, 0, 0], assumed: 0,
      repaired: ["notes": 7, "latitude": 1, "slug": 1]),
    GuideFacts(
      file: "online-aa-2021", fellowship: .aa, records: 728, attendance: [0, 0, 728, 0, 0], assumed: 0,
      repaired: ["types": 293, "timezone": 6]),
    GuideFacts(
      file: "times-2024-09-28", fellowship: .aa, records: 9, attendance: [1, 8, 0, 0, 0], assumed: 9, repaired: [:]),
  ]

  func decode() throws -> DecodedFeed {
    try DecodedFeed(
      MeetingGuideDecoder(), try FeedSample.source("meeting-guide/\(file).json"),
      DecodingOptions(sourceName: "test", fellowship: fellowship))
  }
}

@Suite("Meeting Guide, as published", .enabled(if: FeedSample.isPresent, "the real lists are not beside the checkout"))
struct MeetingGuideFeedTests {
  @Test("Every record is read; what was changed is what had to be", arguments: GuideFacts.all)
  func golden(facts: GuideFacts) throws {
    let feed = try facts.decode()
    #expect(feed.read == facts.records && feed.meetings.count == facts.records && feed.findings(.rejected).isEmpty)
    let attendance = [Attendance.inPerson, .hybrid, .online, .onlineInstead, .suspended].map { kind in
      feed.meetings.count { $0.attendance == kind }
    }
    #expect(attendance == facts.attendance)
    #expect(feed.findings(.assumed).allSatisfy { $0.field == "timezone" })
    #expect(feed.findings(.assumed).count == facts.assumed)
    #expect(Dictionary(feed.findings(.repaired).map { ($0.field, 1) }, uniquingKeysWith: +) == facts.repaired)
    #expect(
      feed.findings.allSatisfy { !$0.name.isEmpty && !$0.reason.isEmpty && (0..<facts.records).contains($0.index) })
    #expect(feed.meetings.allSatisfy { !$0.schedule.isByAppointment || $0.slug == "appointment" })
  }

  @Test("What is written is read back the same, record by record", arguments: GuideFacts.all)
  func roundTrip(facts: GuideFacts) throws {
    let first = try facts.decode()
    let bytes = try MeetingGuideEncoder(includePrivate: true, inexact: .approximated).bytes(first.meetings)
    let second = try DecodedFeed(
      MeetingGuideDecoder(), .memory(bytes), DecodingOptions(sourceName: "test", fellowship: facts.fellowship))
    #expect(second.meetings.count == first.meetings.count && second.findings.isEmpty)
    for (one, other) in zip(first.meetings, second.meetings) where one != other {
      Issue.record("\(differences(one, other))")
      break
    }
  }

  @Test("Places and zones of single records")
  func samples() throws {
    let online = try #require(GuideFacts.all.first { $0.file == "online-aa-2021" }).decode()
    #expect(online.meetings.count { $0.schedule.timeZone == "Pacific/Honolulu" } == 32)
    #expect(online.meetings.count { $0.schedule.timeZone == "America/Toronto" } == 21)
    #expect(online.meetings.allSatisfy { $0.place == nil })
    #expect(online.meetings.count { $0.types.contains(TypeCode(.aa, "B")) } == 179)

    let texas = try #require(GuideFacts.all.first { $0.file == "nwta-2021-05-31" }).decode()
    #expect(texas.meetings.count { $0.place?.position == nil } == 53)
    #expect(
      texas.meetings.filter { $0.place?.city == "El Paso" }.allSatisfy { $0.schedule.timeZone == "America/Denver" })
    #expect(texas.meetings.count { $0.schedule.timeZone == "America/Denver" } == 8)

    let edmonton = try #require(GuideFacts.all.first { $0.file == "edmonton-2022-09-18" }).decode()
    #expect(edmonton.meetings.allSatisfy { $0.schedule.timeZone == "America/Edmonton" && $0.place?.street == nil })
    let first = try #require(edmonton.meetings.first { $0.slug == "6" })
    #expect(first.schedule.slots.count == 1 && first.source.updated != nil)

    let philadelphia = try #require(GuideFacts.all.first { $0.file == "aasepia-2021-10-09" }).decode()
    #expect(philadelphia.meetings.count { $0.place?.position?.isApproximate == true } == 223)
    #expect(philadelphia.meetings.count { $0.types.contains(TypeCode(.aa, "ASBI")) } == 22)
    #expect(philadelphia.meetings.count { $0.source.updated != nil } == 2_098)
  }
}

extension MeetingGuideEncoder {
  func bytes(_ meetings: [Meeting]) throws -> [UInt8] {
    var rest = meetings.makeIterator()
    var bytes: [UInt8] = []
    try encode(next: { rest.next() }, write: { bytes += $0 })
    return bytes
  }
}
