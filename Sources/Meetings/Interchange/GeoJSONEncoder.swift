import Foundation

/// A FeatureCollection for maps (RFC 7946), one Feature for each listing.
///
/// A listing without a position has a null geometry (section 3.2). `approximate` says that the point stands for a town or a region. Contacts
/// and what formats call private are never written. There is no decoder: a map is not a feed.
public struct GeoJSONEncoder: MeetingEncoder {
  /// The page of a listing, where there is one.
  public var url: @Sendable (Meeting) -> String?

  public init(url: @escaping @Sendable (Meeting) -> String? = { $0.source.url }) { self.url = url }

  public func encode(next: () throws -> Meeting?, write: ([UInt8]) throws -> Void) throws {
    let json = JSONEncoder()
    // Sorted, so that an unchanged directory is the same text.
    json.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
    var piece = Array(#"{"type":"FeatureCollection","features":["#.utf8)
    var isFirst = true
    while let meeting = try next() {
      piece.append(contentsOf: (isFirst ? "\n" : ",\n").utf8)
      isFirst = false
      piece.append(contentsOf: try json.encode(feature(meeting)))
      if piece.count >= ICalendarEncoder.pieceBytes {
        try write(piece)
        piece.removeAll(keepingCapacity: true)
      }
    }
    piece.append(contentsOf: "\n]}\n".utf8)
    try write(piece)
  }

  private func feature(_ meeting: Meeting) -> JSONValue {
    var feature: [String: JSONValue] = [
      "type": .string("Feature"), "geometry": geometry(meeting.place?.position),
      "properties": .object(properties(meeting)),
    ]
    let id = meeting.id.isEmpty ? meeting.slug : meeting.id
    if !id.isEmpty { feature["id"] = .string(id) }
    return .object(feature)
  }

  /// Longitude first (3.1.1).
  private func geometry(_ position: Position?) -> JSONValue {
    guard let position else { return .null }
    return .object([
      "type": .string("Point"), "coordinates": .array([.number(position.longitude), .number(position.latitude)]),
    ])
  }

  private func properties(_ meeting: Meeting) -> [String: JSONValue] {
    var all: [String: JSONValue] = [
      "slug": .string(meeting.slug),
      "name": .string(meeting.name),
      "fellowship": .string(meeting.fellowship.rawValue),
      "attendance": .string(meeting.attendance.rawValue),
      "time_zone": .string(meeting.schedule.timeZone),
      "times": .array(meeting.schedule.slots.map { .string($0.summary) }),
      "types": .array(meeting.types.map { .string($0.description) }),
      "attributes": .array(meeting.attributes.attributes.map { .string($0.rawValue) }),
    ]
    if !meeting.languages.isEmpty { all["languages"] = .array(meeting.languages.map(JSONValue.string)) }
    if !meeting.regions.isEmpty { all["regions"] = .array(meeting.regions.map(JSONValue.string)) }
    if meeting.schedule.isByAppointment { all["by_appointment"] = .bool(true) }
    if let position = meeting.place?.position { all["approximate"] = .bool(position.isApproximate) }
    let texts = [
      "place": meeting.place?.name, "address": meeting.place?.address, "place_notes": meeting.place?.notes,
      "notes": meeting.notes,
      "group": meeting.group?.name, "service_body": meeting.serviceBody?.name, "join_url": meeting.online?.url,
      "join_phone": meeting.online?.phone, "url": url(meeting),
    ]
    for case (let key, let text?) in texts { all[key] = .string(text) }
    return all
  }
}

extension Slot {
  /// In English and for machines as much as for people: `Monday, Friday 19:00–20:30`, `every 2 weeks from 2026-01-05: Monday 19:00`,
  /// `2nd, 4th, last Tuesday of the month 19:00`, `2026-12-25 19:00`, `always open`.
  var summary: String {
    let time = end.map { "\(start)–\($0)" } ?? start.description
    switch recurrence {
    case .weekly(let days, let interval, let anchor):
      let names = days.sorted().map(\.englishName).joined(separator: ", ")
      guard interval > 1, let anchor else { return "\(names) \(time)" }
      return "every \(interval) weeks from \(anchor): \(names) \(time)"
    case .monthly(let day, let ordinals):
      let names = ["1st", "2nd", "3rd", "4th", "5th"]
      let words = ordinals.sorted { ($0 < 0 ? 10 + $0 : $0) < ($1 < 0 ? 10 + $1 : $1) }.compactMap {
        ordinal -> String? in
        if ordinal == -1 { return "last" }
        guard names.indices.contains(abs(ordinal) - 1) else { return nil }
        return names[abs(ordinal) - 1] + (ordinal < 0 ? " last" : "")
      }
      return "\(words.joined(separator: ", ")) \(day.englishName) of the month \(time)"
    case .dates(let dates): return "\(dates.sorted().map(\.description).joined(separator: ", ")) \(time)"
    case .aroundTheClock: return "always open"
    }
  }
}

extension Weekday {
  /// `Monday`, as interchange formats write it.
  var englishName: String {
    switch self {
    case .sunday: "Sunday"
    case .monday: "Monday"
    case .tuesday: "Tuesday"
    case .wednesday: "Wednesday"
    case .thursday: "Thursday"
    case .friday: "Friday"
    case .saturday: "Saturday"
    }
  }
}
