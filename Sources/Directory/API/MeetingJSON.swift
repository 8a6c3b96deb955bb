import Meetings

/// One meeting as the public API gives it (`/api/openapi.json` documents each field). Private contacts have no field here.
struct MeetingJSON: Encodable {
  var slug: String
  var name: String
  var fellowship: String
  var attendance: String
  /// `place_closed`: it meets online because its place is closed for now.
  var placeClosed: Bool
  /// Why it does not meet for now, in the group’s words, and the first day on which it meets again.
  var inactiveNote: String?
  var inactiveUntil: String?
  var startsAt: Nullable<String>
  var endsAt: Nullable<String>
  var endIsAssumed: Bool
  var inProgress: Bool
  var timeZone: String
  var distanceKm: Nullable<Double>
  var latitude: Nullable<Double>
  var longitude: Nullable<Double>
  var approximate: Bool
  var types: [String]
  var typeCodes: [String]
  var languages: [String]
  var location: String?
  var address: String?
  var city: String?
  var state: String?
  var postalCode: String?
  var country: String?
  var locationNotes: String?
  var regions: [String]
  var notes: String?
  var group: String?
  var serviceBody: String?
  var conferenceUrl: String?
  var conferenceUrlNotes: String?
  var conferencePhone: String?
  var conferencePhoneNotes: String?
  var source: String
  var sourceUrl: String?
  var updated: String?
  var lastConfirmed: String?
  var url: String
}

/// A value that is written as `null` where there is none, so that a reader finds the key in every answer.
struct Nullable<Value: Encodable & Sendable>: Encodable {
  var value: Value?
  init(_ value: Value?) { self.value = value }
  func encode(to encoder: any Encoder) throws {
    var box = encoder.singleValueContainer()
    if let value { try box.encode(value) } else { try box.encodeNil() }
  }
}

extension MeetingJSON {
  /// - Parameter url: the meeting's page.
  init(_ meeting: Meeting, occurrence: Occurrence?, now: Instant, distanceKm: Double?, url: String) {
    let zone = meeting.schedule.zone
    let place = meeting.place
    slug = meeting.slug
    name = meeting.name
    fellowship = meeting.fellowship.rawValue
    attendance = meeting.attendance.option.rawValue
    placeClosed = meeting.attendance == .onlineInstead
    inactiveNote = meeting.suspension?.note
    inactiveUntil = meeting.suspension?.until?.description
    startsAt = Nullable(occurrence.map { $0.start.rfc3339(in: zone) })
    endsAt = Nullable(occurrence.map { $0.end.rfc3339(in: zone) })
    endIsAssumed = occurrence?.endIsAssumed ?? false
    inProgress = occurrence?.isInProgress(at: now) ?? false
    timeZone = meeting.schedule.timeZone
    self.distanceKm = Nullable(distanceKm.map { ($0 * 1000).rounded() / 1000 })
    latitude = Nullable(place?.position?.latitude)
    longitude = Nullable(place?.position?.longitude)
    approximate = place?.position?.isApproximate ?? false
    types = meeting.typeWords
    typeCodes = meeting.types.map(\.code)
    languages = meeting.languages
    location = place?.name
    address = place?.address
    city = place?.city
    state = place?.state
    postalCode = place?.postalCode
    country = place?.country
    locationNotes = place?.notes
    regions = meeting.regions
    notes = meeting.notes
    group = meeting.group?.name
    serviceBody = meeting.serviceBody?.name
    conferenceUrl = meeting.online?.url
    conferenceUrlNotes = meeting.online?.urlNotes
    conferencePhone = meeting.online?.phone
    conferencePhoneNotes = meeting.online?.phoneNotes
    source = meeting.source.name
    sourceUrl = meeting.source.url
    updated = meeting.source.updated?.rfc3339(in: .utc)
    lastConfirmed = meeting.lastConfirmed?.rfc3339(in: .utc)
    self.url = url
  }
}

extension Meeting {
  /// What it is, in the words that `type=` takes: shared attributes, then codes that map to none (`aa:H`).
  var typeWords: [String] {
    attributes.attributes.map(\.rawValue)
      + types.filter {
        TypeVocabulary.meaning(of: $0)?.attribute == nil && TypeVocabulary.meaning(of: $0)?.language == nil
      }
      .map(\.description)
  }
}
