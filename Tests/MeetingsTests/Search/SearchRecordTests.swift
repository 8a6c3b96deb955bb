import SeededTesting
import Testing

@testable import Meetings

struct SearchRecordTests {
  private let now = Instant(seconds: 1_793_483_100)

  private func meetings(_ count: Int) -> [Meeting] {
    var random = SeededRandom(31)
    return SearchMeetings.make(count, near: now, &random)
  }

  @Test func bytesComeBackAsTheyWere() throws {
    for meeting in meetings(200) {
      let record = SearchRecord(meeting)
      let again = try SearchRecord(decoding: record.encoded)
      #expect(again == record && again.id == meeting.id && again.isPublished == meeting.isPublished)
      // Sets have no order of their own; the bytes must have one.
      #expect(SearchRecord(meeting).encoded == record.encoded)
    }
  }

  @Test func otherVersionsAndDamageAreTold() {
    let record = SearchRecord(meetings(1)[0])
    var other = record.encoded
    other[0] = SearchRecord.version + 1
    #expect(throws: SearchRecordError.otherVersion) { try SearchRecord(decoding: other) }
    #expect(throws: SearchRecordError.damaged) { try SearchRecord(decoding: []) }
    #expect(throws: SearchRecordError.damaged) { try SearchRecord(decoding: record.encoded + [0]) }
    for length in 1..<record.encoded.count {
      #expect(throws: SearchRecordError.damaged) { try SearchRecord(decoding: Array(record.encoded.prefix(length))) }
    }
  }

  /// Whatever the bytes, decoding them ends, and what it lets through can be searched.
  @Test func changedBytesNeverHarm() throws {
    var random = SeededRandom(32)
    var accepted: [SearchRecord] = []
    for meeting in meetings(60) {
      for _ in 0..<20 {
        var bytes = SearchRecord(meeting).encoded
        for _ in 0..<random.int(1...4) { bytes[random.int(1...(bytes.count - 1))] = UInt8(random.int(0...255)) }
        if let record = try? SearchRecord(decoding: bytes) { accepted.append(record) }
      }
    }
    #expect(accepted.count > 50)
    var query = MeetingQuery()
    query.time = .week
    let index = MeetingIndex(accepted).covering(now)
    #expect(try index.search(query, now: now, defaultZone: .utc).total <= accepted.count)
  }

  @Test func whatIsPrivateStaysOut() {
    var meeting = meetings(1)[0]
    meeting.contacts = [Contact(name: "Zebediah", email: "zebediah@example.org", phone: "555-0100")]
    meeting.feedbackEmails = ["feedback@example.org"]
    meeting.group = Group(name: "Group")
    meeting.group?.email = "group@example.org"
    meeting.online = OnlineAccess(url: "https://example.org/secret", urlNotes: "passcode 4242")
    let bytes = SearchRecord(meeting).encoded
    let text = String(decoding: bytes, as: UTF8.self).lowercased()
    for word in ["zebediah", "555", "feedback", "example", "secret", "4242"] { #expect(!text.contains(word)) }
  }
}
