import SeededTesting
import Testing

@testable import Meetings

@Suite("Meeting Guide, hostile")
struct MeetingGuideHostileTests {
  private static let options = DecodingOptions(sourceName: "test", fellowship: .aa)

  static let record = #"""
    {"name":"Caf\u00e9 \ud83d\ude00 Group","slug":"cafe-14","day":[0,3],"time":"18:00","end_time":"19:30","timezone":"America/Chicago",
    "location":"Alano Club","formatted_address":"123 Main St, Anytown, IL 60641, USA","latitude":41.9,"longitude":"-87.7",
    "types":["O","T","Big Book"],"regions":["North","Anytown"],"conference_url":"https://zoom.us/j/1?pwd=x","conference_phone":"+13125550100",
    "updated":"2021-06-21 03:25:44","contact_1_name":"Ann","contact_1_email":"a@x.org","notes":"One &amp; two<br>three","attendance_option":
    "hybrid","id":14,"homegroup_schedule":{"slots":[{"recurrence":{"weekly":[0,3]},"start":"18:00","duration":90}],"isByAppointment":false},
    "x":{"y":[1,2,{"z":null}]}}
    """#

  /// What must hold of any meeting, whatever it was read from.
  private func check(_ meeting: Meeting) {
    #expect(Zone.named(meeting.schedule.timeZone) != nil)
    #expect(Cleaning.isSlug(meeting.slug))
    #expect(!meeting.name.isEmpty && meeting.types.count <= FeedLimits.types)
    for slot in meeting.schedule.slots {
      #expect((0..<1_440).contains(slot.start.minuteOfDay))
      #expect(slot.duration.map { (1...Schedule.longestDuration).contains($0) } ?? true)
    }
    if let position = meeting.place?.position {
      #expect(abs(position.latitude) <= 90 && abs(position.longitude) <= 180)
    }
    let place = meeting.place
    let short =
      [
        meeting.name, meeting.source.key, place?.name, place?.city, place?.street, place?.formattedAddress,
        meeting.group?.name,
        meeting.online?.phone, meeting.contacts.first?.name,
      ] + meeting.regions + meeting.types.map(\.code)
    for text in short.compactMap({ $0 }) {
      #expect(text.unicodeScalars.count <= FeedLimits.shortText)
      #expect(!text.unicodeScalars.contains { $0.value < 0x20 })
    }
    for text in [meeting.notes, meeting.online?.urlNotes, place?.notes].compactMap({ $0 }) {
      #expect(text.unicodeScalars.count <= FeedLimits.longText && !text.contains("\0"))
    }
    for url in [meeting.online?.url, meeting.source.url, meeting.feedbackURL, place?.url].compactMap({ $0 }) {
      #expect(url.hasPrefix("https://") || url.hasPrefix("http://"))
    }
    #expect(!"\(meeting.extras)".contains("\0"))
  }

  @Test("Mutations of a real record: no crash, and every meeting is sound")
  func fuzz() throws {
    var random = SeededRandom(2_024)
    let seed = Array(Self.record.utf8)
    let tokens = [
      "\"", "\\", "{", "}", "[", "]", ",", ":", "null", "true", "-1", "1e999", "99999999999999999999", "\"\"", "[]",
      "{}", "\\u0000", "\\ud800",
      "&lt;script&gt;", "javascript:", "\"24:00\"", "\"31:00\"", "180.1", "\u{202E}",
      String(repeating: "y", count: 400), "<a href=\"", "0",
    ].map { Array($0.utf8) }
    var outcomes: [String: Int] = [:]
    for _ in 0..<600 {
      var bytes = seed
      for _ in 0..<Int.random(in: 1...5, using: &random) {
        let at = Int.random(in: 0..<bytes.count, using: &random)
        switch Int.random(in: 0..<5, using: &random) {
        case 0: bytes[at] = UInt8.random(in: 0...255, using: &random)
        case 1: bytes.remove(at: at)
        case 2: bytes.insert(contentsOf: tokens.randomElement(using: &random) ?? [], at: at)
        case 3:
          // A value in place of a value.
          let starts = bytes.indices.filter { bytes[$0] == UInt8(ascii: ":") }
          guard let start = starts.randomElement(using: &random) else { continue }
          let end = bytes[start...].firstIndex(of: UInt8(ascii: ",")) ?? bytes.count
          bytes.replaceSubrange((start + 1)..<end, with: tokens.randomElement(using: &random) ?? [])
        default: bytes.removeSubrange(at..<min(bytes.count, at + Int.random(in: 1...20, using: &random)))
        }
        if bytes.isEmpty { bytes = seed }
      }
      do {
        let feed = try DecodedFeed(
          MeetingGuideDecoder(), .memory(Array("[".utf8) + bytes + Array("]".utf8), piece: 100), Self.options)
        feed.meetings.forEach(check)
        outcomes[feed.meetings.isEmpty ? "rejected" : "read", default: 0] += 1
        // What was read can be written, and is then read without a remark.
        let again = try DecodedFeed(
          MeetingGuideDecoder(),
          .memory(try MeetingGuideEncoder(includePrivate: true, inexact: .approximated).bytes(feed.meetings)),
          Self.options)
        #expect(again.meetings == feed.meetings, "\(String(decoding: bytes, as: UTF8.self))")
      } catch is FeedError { outcomes["refused", default: 0] += 1 }
    }
    // The mutations reach all three ends.
    #expect(outcomes.count == 3 && outcomes.values.allSatisfy { $0 > 20 }, "\(outcomes)")
  }

  @Test("A feed cut at any byte says that it is cut, after no more records than it has")
  func truncation() throws {
    let small = #"{"name":"Caf\u00e9","slug":"cafe","day":[0],"time":"18:00","x":{"y":[{}]}}"#
    let bytes = Array("[\(Self.record),\(small)]".utf8)
    for end in 1..<bytes.count {
      var read = 0
      do {
        try MeetingGuideDecoder().decode(.memory(Array(bytes[..<end])), options: Self.options) { _ in read += 1 }
        Issue.record("cut at \(end): no error")
      } catch {
        guard case .truncated(let records, _)? = error as? FeedError else {
          Issue.record("cut at \(end): \(error)")
          continue
        }
        #expect(records == read && read <= 2)
      }
    }
  }

  @Test("The same in pieces of any size", arguments: [1, 7, 65_536])
  func pieces(size: Int) throws {
    let text = Array("[\(Self.record),{\"name\":\"x\",\"slug\":tru},\(Self.record)]".utf8)
    let whole = try DecodedFeed(MeetingGuideDecoder(), .memory(text), Self.options)
    let pieces = try DecodedFeed(MeetingGuideDecoder(), .memory(text, piece: size), Self.options)
    #expect(pieces.meetings == whole.meetings && pieces.findings == whole.findings && whole.read == 3)
    guard FeedSample.isPresent, size > 1 else { return }
    let real = try FeedSample.bytes("meeting-guide/edmonton-2022-09-18.json")
    let one = try DecodedFeed(MeetingGuideDecoder(), .memory(real), Self.options)
    let other = try DecodedFeed(MeetingGuideDecoder(), .memory(real, piece: size), Self.options)
    #expect(one.meetings == other.meetings && one.findings == other.findings)
  }

  @Test(
    "Strange values",
    arguments: [
      #""day":-99999999999999999999,"time":1e400"#, #""latitude":1e308,"longitude":-1e308"#,
      #""name":"a\u0000b\ud800""#, #""day":{"a":1},"time":[19]"#,
      #""notes":{"a":"b"}"#, #""types":{"a":1}"#, #""types":[["O"]]"#, #""regions":[[[]]]"#, #""location":["A","B"]"#,
      #""slug":"../../etc/passwd""#,
      #""slug":true"#, #""updated":"99999-99-99""#, #""a\u0000b":"c\u0000d""#, #""homegroup_languages":7"#,
      #""homegroup_part_of":"x""#,
      #""end_time":{}"#, #""feedback_emails":"a@x.org; b@x.org nonsense""#, #""conference_url":["https://x.org"]"#,
      #""approximate":[]"#,
    ])
  func strange(fields: String) throws {
    let text = #"[{"name":"N","slug":"n",\#(fields)}]"#
    let feed = try DecodedFeed(MeetingGuideDecoder(), FeedSample.text(text), Self.options)
    #expect(feed.read == 1 && feed.meetings.count == 1)
    feed.meetings.forEach(check)
    let again = try DecodedFeed(
      MeetingGuideDecoder(),
      .memory(try MeetingGuideEncoder(includePrivate: true, inexact: .approximated).bytes(feed.meetings)), Self.options)
    #expect(again.meetings == feed.meetings)
  }

  @Test("A record of 300 kB is refused; many small extras are bounded and said")
  func large() throws {
    let long = #"[{"name":"N","slug":"n","notes":""# + String(repeating: "x", count: 300_000) + #""}]"#
    #expect(throws: FeedError.recordTooLong(index: 0, limit: FeedLimits.recordBytes)) {
      _ = try DecodedFeed(MeetingGuideDecoder(), FeedSample.text(long), Self.options)
    }
    let notes = #"[{"name":"N","slug":"n","notes":""# + String(repeating: "x", count: 100_000) + #""}]"#
    let cut = try DecodedFeed(MeetingGuideDecoder(), FeedSample.text(notes), Self.options)
    #expect(cut.meetings.first?.notes?.count == FeedLimits.longText)
    #expect(cut.findings(.repaired).map(\.field) == ["notes"])
    let many = "[{\"name\":\"N\",\"slug\":\"n\"," + (0..<500).map { "\"k\($0)\":\($0)" }.joined(separator: ",") + "}]"
    let feed = try DecodedFeed(MeetingGuideDecoder(), FeedSample.text(many), Self.options)
    #expect(feed.meetings.first?.extras.count == MeetingGuideRecord.mostExtras)
    #expect(feed.findings(.repaired).count == 500 - MeetingGuideRecord.mostExtras)
  }
}
