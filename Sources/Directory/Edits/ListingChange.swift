import Meetings
import Pages

/// What differs between two versions of a listing, one field of it, in the reader's words.
public struct ListingChange: Sendable, Hashable {
  public enum Field: String, Sendable, CaseIterable {
    case name, group, times, zone, attendance, suspension, place, address, placeNotes, position, online, phone,
      languages, types, notes, contacts, contributions, regions, serviceBody, fellowship, other
  }

  public var field: Field
  /// Empty where there was nothing.
  public var before: String
  public var after: String
}

extension Meeting {
  /// Every field in which `later` says something else; empty exactly where they say the same. Who keeps the listing, when it was
  /// confirmed and what it is called in addresses are not what it says.
  public func changes(to later: Meeting) -> [ListingChange] {
    ListingChange.Field.allCases.compactMap { field in
      guard field.value(self) != field.value(later) else { return nil }
      return ListingChange(field: field, before: field.words(self), after: field.words(later))
    }
  }
}

extension ListingChange.Field {
  public var label: String {
    switch self {
    case .name: t("Name")
    case .group: t("Group")
    case .times: t("Times")
    case .zone: t("Time zone")
    case .attendance: t("How people come")
    case .suspension: t("Pause")
    case .place: t("Place")
    case .address: t("Address")
    case .placeNotes: t("How to find the door")
    case .position: t("Point on the map")
    case .online: t("Online")
    case .phone: t("By phone")
    case .languages: t("Languages")
    case .types: t("What it is like")
    case .notes: t("Good to know")
    case .contacts: t("Contacts")
    case .contributions: t("Where to give")
    case .regions: t("Region")
    case .serviceBody: t("Service body")
    case .fellowship: t("Fellowship")
    case .other: t("Other details")
    }
  }

  fileprivate func value(_ meeting: Meeting) -> AnyHashable {
    switch self {
    case .name: meeting.name
    case .group: meeting.group
    case .times: [AnyHashable(meeting.schedule.slots), meeting.schedule.isByAppointment]
    case .zone: meeting.schedule.timeZone
    case .attendance: meeting.attendance
    case .suspension: meeting.suspension
    case .place: [meeting.place?.name, meeting.place?.url]
    case .address: meeting.place.map(Self.addressParts)
    case .placeNotes: meeting.place?.notes
    case .position: meeting.place?.position
    case .online: [meeting.online?.url, meeting.online?.urlNotes]
    case .phone: [meeting.online?.phone, meeting.online?.phoneNotes]
    case .languages: meeting.languages
    case .types: meeting.types
    case .notes: meeting.notes
    case .contacts: meeting.contacts
    case .contributions: meeting.contributions
    case .regions: meeting.regions
    case .serviceBody: meeting.serviceBody
    case .fellowship: meeting.fellowship
    case .other: Self.rest(of: meeting)
    }
  }

  private static func addressParts(_ place: Place) -> [String?] {
    [
      place.formattedAddress, place.street, place.neighborhood, place.city, place.county, place.state, place.postalCode,
      place.country,
    ]
  }

  /// The listing without all that has a field of its own.
  private static func rest(of meeting: Meeting) -> Meeting {
    var rest = Meeting(
      slug: "", name: "", fellowship: .other, attendance: .inPerson, schedule: Schedule(timeZone: "UTC"),
      source: SourceRecord(name: "", key: ""))
    rest.source.url = meeting.source.url
    rest.feedbackEmails = meeting.feedbackEmails
    rest.feedbackURL = meeting.feedbackURL
    rest.isPublished = meeting.isPublished
    rest.extras = meeting.extras
    return rest
  }

  fileprivate func words(_ meeting: Meeting) -> String {
    let place = meeting.place
    return switch self {
    case .name: meeting.name
    case .group: Self.lines([meeting.group?.name, meeting.group?.notes, meeting.group?.website])
    case .times: meeting.schedule.words.joined(separator: "; ")
    case .zone: TimeText.zone(meeting.schedule.timeZone)
    case .attendance: meeting.attendanceName
    case .suspension: meeting.suspensionWords ?? ""
    case .place: Self.lines([place?.name, place?.url])
    case .address: place?.address ?? ""
    case .placeNotes: place?.notes ?? ""
    case .position: place?.position.map { "\($0.latitude), \($0.longitude)" } ?? ""
    case .online: Self.lines([meeting.online?.url, meeting.online?.urlNotes])
    case .phone: Self.lines([meeting.online?.phone, meeting.online?.phoneNotes])
    case .languages: meeting.languages.map(LanguageName.of).joined(separator: ", ")
    case .types: meeting.typeNames.joined(separator: ", ")
    case .notes: meeting.notes ?? ""
    case .contacts:
      meeting.contacts.map { Self.lines([$0.name, $0.phone, $0.email], by: ", ") }.joined(separator: "\n")
    case .contributions:
      Self.lines(meeting.contributions.accounts.map { "\($0.service.name): \($0.account)" })
    case .regions: meeting.regions.joined(separator: ", ")
    case .serviceBody: meeting.serviceBody?.name ?? ""
    case .fellowship: Fellowship.named(meeting.fellowship).localName
    case .other: ""
    }
  }

  private static func lines(_ parts: [String?], by separator: String = "\n") -> String {
    parts.compactMap { $0 }.filter { !$0.isEmpty }.joined(separator: separator)
  }
}

extension Meeting {
  /// `It meets again from 4 January 2027. The hall is being painted.`; nil where the group said neither.
  var suspensionWords: String? {
    guard let suspension else { return nil }
    let back = suspension.until.map { day in
      let (year, month, day) = day.yearMonthDay
      return t("It meets again from \(TimeText.date(year: year, month: month, day: day)).")
    }
    let words = [back, suspension.note].compactMap { $0 }
    return words.isEmpty ? nil : words.joined(separator: " ")
  }
}
