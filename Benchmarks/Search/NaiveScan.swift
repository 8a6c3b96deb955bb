import Foundation
import Meetings

/// The peer: what a program without an index does. Goes over an array of plain structs with precomputed local starts, filters, counts,
/// sorts. (It knows nothing of clock changes, pages, or words beyond substrings.)
struct NaiveScan {
  struct Item {
    var latitude: Double
    var longitude: Double
    /// Minutes since Monday 00:00 UTC, of each weekly start.
    var starts: [Int]
    var duration: Int
    var attributes: UInt64
    var attendance: Attendance
    var fellowship: Fellowship.ID
    var name: String
    var text: [UInt8]
    var city: String
  }

  let items: [Item]

  init(_ meetings: [Meeting], now: Instant) {
    items = meetings.compactMap { meeting in
      guard let position = meeting.place?.position else { return nil }
      let week = meeting.occurrences(from: now.adding(days: -1), until: now.adding(days: 6))
      let parts = (meeting.place?.formattedAddress ?? "").split(separator: ",").map {
        $0.trimmingCharacters(in: .whitespaces)
      }
      return Item(
        latitude: position.latitude, longitude: position.longitude, starts: week.map { Self.minuteOfWeek($0.start) },
        duration: week.first.map { $0.end.minutes(since: $0.start) } ?? 60, attributes: meeting.attributes.rawValue,
        attendance: meeting.attendance, fellowship: meeting.fellowship, name: meeting.name,
        text: Array(
          [meeting.name, meeting.notes ?? "", meeting.group?.name ?? ""].joined(separator: " ").lowercased().utf8),
        city: parts.count > 2 ? "\(parts[1]), \(parts[2].prefix(2))" : "")
    }
  }

  static func minuteOfWeek(_ instant: Instant) -> Int {
    ((Int(instant.seconds) / 60 - 4 * 1440) % 10_080 + 10_080) % 10_080
  }

  struct Query {
    var near: MeetingQuery.Coordinate?
    var within = 50.0
    /// From now, in minutes.
    var span: Int?
    var attributes: UInt64 = 0
    var word: String?
    var city: String?
  }

  /// Matching rows, and the first 25 of them by start.
  func search(_ query: Query, now: Instant) -> (total: Int, first: [Int]) {
    let minute = Self.minuteOfWeek(now)
    var found: [(start: Int, item: Int)] = []
    var facets: [Attendance: Int] = [:]
    // By index: copying an item would count its references up and down.
    for index in items.indices {
      if items[index].attributes & query.attributes != query.attributes { continue }
      if let near = query.near, distance(near, items[index].latitude, items[index].longitude) > query.within {
        continue
      }
      if let word = query.word, !contains(items[index].text, word) { continue }
      if let city = query.city, items[index].city != city { continue }
      var ahead = Int.max
      for start in items[index].starts { ahead = min(ahead, (start - minute + 10_080) % 10_080) }
      if let span = query.span, ahead >= span { continue }
      facets[items[index].attendance, default: 0] += 1
      found.append((ahead, index))
    }
    found.sort { $0.start < $1.start }
    return (found.count, found.prefix(25).map(\.item))
  }

  private func contains(_ text: [UInt8], _ word: String) -> Bool {
    var word = word
    return word.withUTF8 { word in
      text.withUnsafeBufferPointer { text in
        guard text.count >= word.count else { return false }
        for start in 0...(text.count - word.count) where text[start] == word[0] {
          if text[start...].starts(with: word) { return true }
        }
        return false
      }
    }
  }

  private func distance(_ a: MeetingQuery.Coordinate, _ latitude: Double, _ longitude: Double) -> Double {
    let radians = Double.pi / 180
    let x = sin((latitude - a.latitude) * radians / 2)
    let y = sin((longitude - a.longitude) * radians / 2)
    return 12_742 * asin((x * x + cos(a.latitude * radians) * cos(latitude * radians) * y * y).squareRoot())
  }
}
