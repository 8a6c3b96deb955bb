import Meetings

/// A made-up community, so that a directory without data is alive: Harbour Bend and its neighbours, none of which exist.
///
/// The same on every call. Its places lie in open water, so that no pin stands on somebody's door; its links lead to
/// example.org; its one telephone number is of the range kept for fiction.
public enum Demonstration {
  /// Out at sea in the Gulf of Maine, degrees WGS 84.
  static let centre = (latitude: 43.45, longitude: -68.60)

  /// - Parameters:
  ///   - timeZone: IANA name of the zone the community lives in.
  ///   - confirmed: when its listings were last confirmed; some a little earlier. Nil leaves it out.
  public static func meetings(timeZone: String, confirmed: Instant? = nil) -> [Meeting] {
    rows.enumerated().map { index, row in
      meeting(row, timeZone: timeZone, confirmed: confirmed?.adding(days: -(index * 7 % 40)))
    }
  }

  static var rows: [DemonstrationRow] { onlineRows + weekdayRows + weekendRows + unusualRows }

  private static func meeting(_ row: DemonstrationRow, timeZone: String, confirmed: Instant?) -> Meeting {
    let slug = slug(row.name)
    var source = SourceRecord(name: Source.demonstrationName, key: slug)
    source.url = "https://example.org/meetings/" + slug
    let schedule = Schedule(timeZone: timeZone, slots: row.slots, isByAppointment: row.slots.isEmpty)
    var meeting = Meeting(
      slug: slug, name: row.name, fellowship: row.fellowship, attendance: row.attendance, schedule: schedule,
      source: source)
    meeting.types = row.types.map { TypeCode(row.fellowship, $0) }
    meeting.languages = languages(of: meeting.types)
    meeting.place = row.place.map(place)
    meeting.regions = ["Bend County"] + (row.place.map { [$0.town] } ?? [])
    if row.attendance.isOnline {
      meeting.online = OnlineAccess(
        url: row.phone == nil ? "https://example.org/join/" + slug : nil, urlNotes: row.joining, phone: row.phone,
        phoneNotes: row.phone == nil ? nil : row.joining)
    }
    meeting.notes = row.notes
    meeting.group = row.group.map(Group.init(name:))
    meeting.serviceBody = serviceBody(of: row.fellowship)
    meeting.feedbackURL = "https://example.org/corrections"
    meeting.lastConfirmed = confirmed
    return meeting
  }

  private static func place(_ demonstration: DemonstrationPlace) -> Place {
    var place = Place(name: demonstration.name)
    place.street = demonstration.street
    place.city = demonstration.town
    place.county = "Bend County"
    place.notes = demonstration.notes
    place.position = Position(
      latitude: centre.latitude + demonstration.north / 111.2,
      longitude: centre.longitude + demonstration.east / 80.7)
    return place
  }

  private static func serviceBody(of fellowship: Fellowship.ID) -> ServiceBody {
    var body = ServiceBody(
      key: "harbour-bend-" + fellowship.rawValue,
      name: "Harbour Bend " + Fellowship.named(fellowship).shortName + " (made up)")
    body.url = "https://example.org/"
    return body
  }

  private static func languages(of types: [TypeCode]) -> [String] {
    let found = types.compactMap { TypeVocabulary.meaning(of: $0)?.language }
    return found.isEmpty ? ["en"] : found
  }

  static func slug(_ name: String) -> String {
    TextFolding.fold(name).filter { $0 != "'" && $0 != "’" }
      .split(whereSeparator: { !$0.isASCII || (!$0.isLetter && !$0.isNumber) }).joined(separator: "-")
  }
}
