import Foundation
import Testing

@testable import Meetings

/// SplitMix64 (Steele, Lea and Flood, 2014): the same numbers on every run.
struct SearchRandom: RandomNumberGenerator {
  private var state: UInt64
  init(_ seed: UInt64) { state = seed }
  mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var z = state
    z = (z ^ (z >> 30)) &* 0xBF58_476D_1CE4_E5B9
    z = (z ^ (z >> 27)) &* 0x94D0_49BB_1331_11EB
    return z ^ (z >> 31)
  }
  mutating func chance(_ percent: Int) -> Bool { Int.random(in: 0..<100, using: &self) < percent }
  mutating func pick<Item>(_ items: [Item]) -> Item { items[Int.random(in: 0..<items.count, using: &self)] }
  mutating func int(_ range: ClosedRange<Int>) -> Int { Int.random(in: range, using: &self) }
}

enum SearchSample {
  static let feeds = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
    .deletingLastPathComponent().deletingLastPathComponent().appendingPathComponent("../shared/data/feeds").standardized
  static let isPresent = FileManager.default.fileExists(atPath: feeds.path)

  /// More rounds than the usual ones, for a long run by hand.
  static let rounds = ProcessInfo.processInfo.environment["HOMEGROUP_PROPERTY_ROUNDS"].flatMap(Int.init) ?? 1

  static func at(_ text: String) throws -> Instant {
    guard case .instant(let instant)? = MomentText.read(text) else { throw Missing(what: text) }
    return instant
  }
  struct Missing: Error { var what: String }

  /// Every `stride`th meeting of several real lists, with ids.
  static func realMeetings(stride: Int) throws -> [Meeting] {
    var meetings: [Meeting] = []
    for (file, fellowship, zone) in [
      ("aasepia-2021-10-09.json", "aa", "America/New_York"), ("aasanjose-2021-10-02.json", "aa", "America/Los_Angeles"),
      ("al-anon-2023-08-22.json", "al-anon", "America/New_York"),
      ("edmonton-2022-09-18.json", "aa", "America/Edmonton"),
      ("nwta-2021-05-31.json", "aa", "America/Chicago"), ("online-aa-2021.json", "aa", "America/New_York"),
    ] {
      let records = try JSONDecoder().decode(
        [JSONValue].self, from: Data(contentsOf: feeds.appendingPathComponent("meeting-guide/\(file)")))
      for index in Swift.stride(from: 0, to: records.count, by: stride) {
        guard case .object(let record) = records[index] else { continue }
        var meeting = meeting(record, .init(rawValue: fellowship) ?? .other, zone)
        meeting.id = "\(file.prefix(4))\(index)"
        meetings.append(meeting)
      }
    }
    return meetings
  }

  /// As much of a Meeting Guide record as search looks at.
  private static func meeting(_ record: [String: JSONValue], _ fellowship: Fellowship.ID, _ zone: String) -> Meeting {
    func text(_ key: String) -> String? {
      switch record[key] {
      case .string(let text): text.isEmpty ? nil : text
      case .number(let number): "\(number == number.rounded() ? "\(Int(number))" : "\(number)")"
      default: nil
      }
    }
    func list(_ key: String) -> [String] {
      guard case .array(let items) = record[key] else { return text(key).map { [$0] } ?? [] }
      return items.compactMap {
        switch $0 {
        case .string(let text): text
        case .number(let number): "\(Int(number))"
        default: nil
        }
      }
    }
    let zone = text("timezone").flatMap(Zone.repaired) ?? zone
    var schedule = Schedule(timeZone: zone)
    let days = list("day").compactMap { Int($0).flatMap(Weekday.init(rawValue:)) }
    if let start = text("time").flatMap({ WallTime($0) }), !days.isEmpty {
      let end = text("end_time").flatMap { WallTime($0) }
      let duration = end.map { ($0.minuteOfDay - start.minuteOfDay + 1440) % 1440 }
      schedule.slots = [Slot(.weekly(Set(days)), at: start, duration: duration)]
    } else {
      schedule.isByAppointment = true
    }
    var place = Place(name: text("location"), formattedAddress: text("formatted_address") ?? text("address"))
    (place.city, place.state, place.postalCode) = (text("city"), text("state"), text("postal_code"))
    (place.country, place.notes) = (text("country"), text("location_notes"))
    if let latitude = text("latitude").flatMap(Double.init), let longitude = text("longitude").flatMap(Double.init) {
      place.position = Position(latitude: latitude, longitude: longitude)
    }
    let types = list("types").map { TypeCode(fellowship, $0) }
    let isOnline = text("conference_url") != nil
    var meeting = Meeting(
      slug: text("slug") ?? "", name: text("name") ?? "", fellowship: fellowship,
      attendance: types.contains { $0.code == "TC" }
        ? (isOnline ? .onlineInstead : .suspended) : isOnline ? .hybrid : .inPerson,
      schedule: schedule, source: SourceRecord(name: "sample", key: text("slug") ?? ""))
    meeting.place = place
    meeting.types = types
    meeting.languages = types.compactMap { TypeVocabulary.meaning(of: $0)?.language }
    meeting.notes = text("notes")
    meeting.regions =
      list("regions").isEmpty ? [text("region"), text("sub_region")].compactMap { $0 } : list("regions")
    meeting.group = text("group").map(Group.init)
    meeting.serviceBody = text("district").map { ServiceBody(key: text("district_id") ?? "", name: $0) }
    return meeting
  }
}
