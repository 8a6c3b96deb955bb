import Synchronization
import Testing

@testable import Meetings

@Suite("Meeting Guide, written")
struct MeetingGuideEncoderTests {
  private static let options = DecodingOptions(sourceName: "test", fellowship: .aa)

  private func meeting(_ schedule: Schedule = Schedule(timeZone: "Europe/Dublin", isByAppointment: true)) -> Meeting {
    Meeting(
      slug: "dawn", name: "Dawn \"Patrol\"", fellowship: .na, attendance: .inPerson, schedule: schedule,
      source: SourceRecord(name: "test", key: "42"))
  }
  private func again(
    _ meetings: [Meeting], includePrivate: Bool = true, inexact: InexactSchedules = .approximated
  ) throws -> DecodedFeed {
    let encoder = MeetingGuideEncoder(includePrivate: includePrivate, inexact: inexact)
    return try DecodedFeed(MeetingGuideDecoder(), .memory(try encoder.bytes(meetings)), Self.options)
  }
  private func records(
    _ meetings: [Meeting], includePrivate: Bool = false, inexact: InexactSchedules = .approximated
  ) throws -> [[String: JSONValue]] {
    let encoder = MeetingGuideEncoder(includePrivate: includePrivate, inexact: inexact)
    let value = try JSONParser.value(try encoder.bytes(meetings))
    guard case .array(let items) = value else { return [] }
    return items.compactMap { if case .object(let fields) = $0 { fields } else { nil } }
  }

  @Test("Schedules that a day and a time cannot say come back, and others see the nearest day and time")
  func schedules() throws {
    let seven = try #require(WallTime("19:00"))
    let late = try #require(WallTime("23:30"))
    let anchor = try #require(CivilDate("2024-05-06"))
    let schedules =
      [
        [Slot(.weekly(.monday), at: seven, duration: 90)], [Slot(.weekly([.monday, .friday]), at: late, duration: 60)],
        [Slot(.weekly(.monday), at: seven), Slot(.weekly([.tuesday, .sunday]), at: late)],
        [Slot(.weekly([.monday], interval: 2, anchor: anchor), at: seven)],
        [Slot(.monthly(.friday, ordinals: [1, -1]), at: seven)],
        [Slot(.dates([anchor]), at: seven, duration: 1_440)], [.aroundTheClock],
        [Slot(.weekly(.monday), at: seven, duration: 3_000)],
        [Slot(.weekly(.monday), at: seven, duration: 1_000)], [],
      ].map { Schedule(timeZone: "Europe/Dublin", slots: $0) } + [
        Schedule(timeZone: "Asia/Kolkata", isByAppointment: true)
      ]
    let meetings = schedules.map(meeting)
    let feed = try again(meetings)
    #expect(feed.meetings == meetings && feed.findings.isEmpty)

    let seen = try records(meetings)
    #expect(seen.count == meetings.count + 1)
    #expect(seen.filter { $0["homegroup_schedule"] != nil }.count == 8)
    #expect(
      seen[0]["day"] == .number(1) && seen[0]["time"] == .string("19:00") && seen[0]["end_time"] == .string("20:30"))
    #expect(seen[1]["day"] == .array([.number(1), .number(5)]) && seen[1]["end_time"] == .string("00:30"))
    #expect(seen[3]["slug"] == .string("dawn-2") && seen[3]["homegroup_part_of"] == .string("dawn"))
    #expect(seen[3]["day"] == .array([.number(0), .number(2)]) && seen[3]["time"] == .string("23:30"))
    #expect(seen[5]["day"] == .number(5))
  }

  @Test("Nobody is sent to a closed door: what does not meet every week is left out and named, unless it is asked for")
  func inexactSchedules() throws {
    let seven = try #require(WallTime("19:00"))
    let anchor = try #require(CivilDate("2024-05-06"))
    let odd: [Slot] = [
      Slot(.weekly([.monday], interval: 2, anchor: anchor), at: seven),
      Slot(.monthly(.friday, ordinals: [1]), at: seven), Slot(.dates([anchor]), at: seven),
    ]
    let weekly = Slot(.weekly(.tuesday), at: seven, duration: 60)
    func named(_ name: String, _ slots: [Slot]) -> Meeting {
      var meeting = meeting(Schedule(timeZone: "Europe/Dublin", slots: slots))
      (meeting.slug, meeting.source.key) = (name, name)
      return meeting
    }
    let meetings =
      zip(["a", "b", "c"], odd).map { named($0, [$1]) } + [
        named("mixed", [odd[1], weekly]), named("weekly", [weekly]), named("always", [.aroundTheClock]),
        named("asked", []),
      ]
    let leftOut = Mutex<[String]>([])
    let encoder = MeetingGuideEncoder { meeting in leftOut.withLock { $0.append(meeting.slug) } }
    let bytes = try encoder.bytes(meetings)
    #expect(leftOut.withLock { $0 } == ["a", "b", "c", "mixed"])
    guard case .array(let items) = try JSONParser.value(bytes) else { return #expect(Bool(false)) }
    #expect(items.count == 4)
    // Of a meeting with a weekly time too, that is written, and we read back the whole.
    let mixed = try #require(try records(meetings, inexact: .leftOut).first)
    #expect(mixed["slug"] == .string("mixed") && mixed["day"] == .number(2))
    let feed = try again(meetings, inexact: .leftOut)
    #expect(feed.findings.isEmpty && feed.meetings.map(\.slug) == ["mixed", "weekly", "always", "asked"])
    #expect(feed.meetings.first?.schedule == meetings[3].schedule)
    #expect(try again(meetings).meetings == meetings)
  }

  @Test("A further time is skipped only behind its own first record")
  func continuations() throws {
    let text = #"[{"name":"A","slug":"a","day":1,"time":"19:00"},{"name":"B","slug":"b","homegroup_part_of":"a"}]"#
    let feed = try DecodedFeed(MeetingGuideDecoder(), FeedSample.text(text), Self.options)
    #expect(feed.meetings.map(\.slug) == ["a", "b"])
  }

  @Test(
    "A broken schedule of ours is left out, and the plain one taken",
    arguments: [
      #"{"slots":[{"recurrence":{"weekly":[1]},"start":"19:00","duration":99999}],"isByAppointment":false}"#,
      #"{"slots":[{"recurrence":{"weekly":[9]},"start":"19:00"}],"isByAppointment":false}"#,
      #"{"slots":[{"recurrence":{"weekly":[1],"interval":0},"start":"19:00"}],"isByAppointment":false}"#,
      #"{"slots":[{"recurrence":{"monthly":1,"ordinals":[7]},"start":"19:00"}],"isByAppointment":false}"#,
      #"{"slots":3}"#, #""x""#,
    ])
  func brokenSchedules(schedule: String) throws {
    let text = #"[{"name":"A","slug":"a","day":2,"time":"07:00","timezone":"UTC","homegroup_schedule":\#(schedule)}]"#
    let feed = try DecodedFeed(MeetingGuideDecoder(), FeedSample.text(text), Self.options)
    #expect(feed.findings.map(\.field) == ["homegroup_schedule"])
    #expect(feed.meetings.first?.schedule.slots == [Slot(.weekly(.tuesday), at: try #require(WallTime("07:00")))])
  }

  private func full() throws -> Meeting {
    var meeting = meeting(Schedule(timeZone: "Europe/Dublin", slots: [Slot(.weekly(.monday), at: .midnight)]))
    meeting.types = [TypeCode(.na, "O"), TypeCode(.aa, "TC"), TypeCode(.na, "odd one")]
    meeting.languages = ["ga", "en"]
    meeting.attendance = .inPerson
    var place = Place(name: "Hall")
    (place.street, place.neighborhood, place.city, place.county) = ("1 High St", "Quarter", "Cork", "County Cork")
    (place.state, place.postalCode, place.country, place.notes) = ("Munster", "T12", "Ireland", "Side door\nRing")
    place.position = Position(latitude: 51.8969, longitude: -8.4863, isApproximate: true)
    meeting.place = place
    meeting.online = OnlineAccess(url: "https://x.org/é", urlNotes: "a\tb", phone: "+353 21 555 0100", phoneNotes: "c")
    meeting.notes = "One\n\nTwo \\ \"three\""
    meeting.regions = ["South", "Cork", "City"]
    var group = Group(name: "Group")
    (group.email, group.phone, group.mailingAddress, group.website) = (
      "g@x.org", "555-010-0000", "Box 1", "https://g.org"
    )
    meeting.group = group
    var body = ServiceBody(key: "7", name: "Area")
    (body.url, body.email) = ("https://a.org", "info@a.org")
    meeting.serviceBody = body
    meeting.contacts = [
      Contact(name: "Ann", email: "ann@x.org"), Contact(name: "Bo", phone: "555-010-1111", isPublic: true),
    ]
    meeting.contributions.venmo = "@x"
    meeting.feedbackEmails = ["f@x.org"]
    meeting.source.updated = Instant(seconds: 1_600_000_000)
    meeting.lastConfirmed = Instant(seconds: 1_700_000_000)
    meeting.isPublished = false
    meeting.extras = [
      "id": .number(7), "author_email": .string("me@x.org"), "x": .object(["y": .array([.null, .bool(true)])]),
    ]
    return meeting
  }

  @Test("A meeting that has everything comes back whole")
  func everything() throws {
    var meeting = try full()
    meeting.online?.urlNotes = "a b"
    let feed = try again([meeting])
    #expect(feed.findings.isEmpty)
    for other in feed.meetings where other != meeting { Issue.record("\(differences(meeting, other))") }
    #expect(feed.meetings == [meeting])
  }

  @Test("What may tell who somebody is is written only when asked for")
  func privacy() throws {
    let meeting = try full()
    let text = String(decoding: try MeetingGuideEncoder().bytes([meeting]), as: UTF8.self)
    for secret in ["Ann", "ann@x.org", "g@x.org", "555-010-0000", "Box 1", "me@x.org"] {
      #expect(!text.contains(secret), "\(secret)")
    }
    for open in ["Bo", "555-010-1111", "info@a.org", "f@x.org"] { #expect(text.contains(open), "\(open)") }
    #expect(try again([meeting], includePrivate: false).meetings.first?.contacts == [meeting.contacts[1]])
    let whole = String(decoding: try MeetingGuideEncoder(includePrivate: true).bytes([meeting]), as: UTF8.self)
    #expect(whole.contains("ann@x.org") && whole.contains("Box 1"))
  }

  @Test("Every attendance comes back, whatever the types say", arguments: Attendance.allCases)
  func attendance(attendance: Attendance) throws {
    for types in [[], [TypeCode(.na, "TC")], [TypeCode(.na, "ONL")]] {
      var meeting = meeting()
      (meeting.attendance, meeting.types) = (attendance, types)
      #expect(try again([meeting]).meetings.first?.attendance == attendance)
      #expect(try records([meeting]).first?["attendance_option"] == .string(attendance.option.rawValue))
    }
  }

  @Test("No meetings is an empty list; many come in pieces")
  func pieces() throws {
    #expect(try records([]).isEmpty)
    #expect(try again([]).read == 0)
    var left = 2_000
    var writes = 0
    let one = try full()
    try MeetingGuideEncoder().encode(
      next: {
        left -= 1
        return left >= 0 ? one : nil
      },
      write: { bytes in
        writes += 1
        #expect(bytes.count < 2 * MeetingGuideEncoder.pieceBytes)
      })
    #expect(writes > 10)
  }
}
