import Foundation
import Testing

@testable import Meetings

enum SearchSample {
  /// More rounds than the usual ones, for a long run by hand.
  static let rounds = ProcessInfo.processInfo.environment["HOMEGROUP_PROPERTY_ROUNDS"].flatMap(Int.init) ?? 1

  static func at(_ text: String) throws -> Instant {
    guard case .instant(let instant)? = MomentText.read(text) else { throw Missing(what: text) }
    return instant
  }
  struct Missing: Error { var what: String }

  /// Every `stride`th meeting of several real lists of every format, as an import takes them, with ids.
  static func realMeetings(stride: Int) throws -> [Meeting] {
    var meetings: [Meeting] = []
    func add(_ file: String, _ decoder: some MeetingDecoder, _ fellowship: String, _ zone: String) throws {
      let options = DecodingOptions(sourceName: file, fellowship: .init(rawValue: fellowship), timeZone: zone)
      let feed = try DecodedFeed(decoder, FeedSample.source(file), options)
      for index in Swift.stride(from: 0, to: feed.meetings.count, by: stride) {
        var meeting = feed.meetings[index]
        meeting.id = "\(file)-\(index)"
        meetings.append(meeting)
      }
    }
    for (list, fellowship, zone) in [
      ("aasepia-2021-10-09", "aa", "America/New_York"), ("aasanjose-2021-10-02", "aa", "America/Los_Angeles"),
      ("al-anon-2023-08-22", "al-anon", "America/New_York"), ("edmonton-2022-09-18", "aa", "America/Edmonton"),
      ("nwta-2021-05-31", "aa", "America/Chicago"), ("online-aa-2021", "aa", "America/New_York"),
    ] {
      try add("meeting-guide/\(list).json", MeetingGuideDecoder(), fellowship, zone)
    }
    try add("csv/smart-recovery-2022.csv", CSVDecoder(), "smart", "America/New_York")
    let newYork = BMLTDecoder(
      formats: try BMLTFormat.list(from: FeedSample.source("bmlt/greater-new-york-formats.json")),
      serviceBodies: try BMLTServiceBody.list(from: FeedSample.source("bmlt/greater-new-york-service-bodies.json")))
    try add("bmlt/greater-new-york-meetings.json", newYork, "na", "America/New_York")
    return meetings
  }
}
