/// The fields of one record, written in the specification's order.
struct MeetingGuideFields {
  private typealias Extension = MeetingGuideDecoder.Extension

  private let meeting: Meeting
  private let includePrivate: Bool
  private var writer = JSONWriter()
  private var written: Set<String> = []

  init(_ meeting: Meeting, includePrivate: Bool) {
    self.meeting = meeting
    self.includePrivate = includePrivate
  }

  /// A record of the meeting: the first (0) or a further one, with the time it is for.
  mutating func bytes(part: Int, slot: Slot?) -> [UInt8] {
    writer.beginObject()
    put("name", meeting.name)
    put("slug", part == 0 ? meeting.slug : "\(meeting.slug)-\(part + 1)")
    schedule(part: part, slot: slot)
    attendance()
    put("notes", meeting.notes)
    put("types", meeting.types.map { $0.fellowship == meeting.fellowship ? $0.code : $0.description })
    place()
    regions()
    group()
    put("venmo", meeting.contributions.venmo)
    put("square", meeting.contributions.square)
    put("paypal", meeting.contributions.paypal)
    put("url", meeting.source.url)
    put("updated", meeting.source.updated.map(Self.timestamp))
    put("last_contact", meeting.lastConfirmed.map(Self.timestamp))
    feedback()
    entity()
    contacts()
    extensions()
    extras()
    writer.endObject()
    return writer.bytes
  }

  // MARK: Parts

  private mutating func schedule(part: Int, slot: Slot?) {
    let schedule = meeting.schedule
    if let slot { put(slot) }
    put("timezone", schedule.timeZone)
    if part > 0 {
      put(Extension.partOf, meeting.slug)
    } else if !MeetingGuideSchedule.isPlain(schedule), let value = MeetingGuideSchedule.value(of: schedule) {
      put(Extension.schedule, value)
    }
  }

  /// The nearest that a day and a time can say.
  private mutating func put(_ slot: Slot) {
    let days = slot.recurrence.weekdays.sorted().map { JSONValue.number(Double($0.rawValue)) }
    if days.count == 1 { put("day", days[0]) } else if !days.isEmpty { put("day", .array(days)) }
    put("time", slot.start.description)
    if slot.recurrence == .aroundTheClock {
      put("end_time", "23:59")
    } else if let duration = slot.duration, duration > 0, duration < 1440 {
      put("end_time", slot.end?.description)
    }
  }

  private mutating func attendance() {
    put("attendance_option", meeting.attendance.option.rawValue)
    let rule = AttendanceRule(types: meeting.types, online: meeting.online, place: nil)
    if rule.contradicts(meeting.attendance.option)
      || rule.attendance(for: meeting.attendance.option) != meeting.attendance
    {
      put(Extension.attendance, meeting.attendance.rawValue)
    }
    put("conference_url", meeting.online?.url)
    put("conference_url_notes", meeting.online?.urlNotes)
    put("conference_phone", meeting.online?.phone)
    put("conference_phone_notes", meeting.online?.phoneNotes)
  }

  private mutating func place() {
    guard let place = meeting.place else { return }
    put("location", place.name)
    put("location_notes", place.notes)
    put("location_url", place.url)
    put("formatted_address", place.formattedAddress)
    put("address", place.street)
    put("city", place.city)
    put("state", place.state)
    put("postal_code", place.postalCode)
    put("country", place.country)
    put(Extension.neighborhood, place.neighborhood)
    put(Extension.county, place.county)
    if let position = place.position {
      put("latitude", .number(position.latitude))
      put("longitude", .number(position.longitude))
      put("approximate", position.isApproximate ? "yes" : "no")
    } else if meeting.extras["approximate"] == nil {
      put(
        "approximate", place.street == nil && place.formattedAddress.map(ReadPlace.isApproximate) ?? true ? "yes" : "no"
      )
    }
  }

  private mutating func regions() {
    put("regions", meeting.regions)
    // For readers that know two levels.
    if let first = meeting.regions.first, meeting.extras["region"] == nil { put("region", first) }
    if meeting.regions.count > 1, meeting.extras["sub_region"] == nil { put("sub_region", meeting.regions[1]) }
  }

  private mutating func group() {
    guard let group = meeting.group else { return }
    put("group", group.name)
    put("group_notes", group.notes)
    put("district", group.district)
    put("sub_district", group.subDistrict)
    put("website", group.website)
    put("website_2", group.website2)
    guard includePrivate else { return }
    put("email", group.email)
    put("phone", group.phone)
    put("mailing_address", group.mailingAddress)
  }

  private mutating func feedback() {
    put(meeting.serviceBody == nil ? "feedback_emails" : "entity_feedback_emails", meeting.feedbackEmails)
    put("feedback_url", meeting.feedbackURL)
  }

  private mutating func entity() {
    guard let body = meeting.serviceBody else { return }
    put("entity", body.name)
    if body.key != body.name { put(Extension.entityKey, body.key) }
    put("entity_email", body.email)
    put("entity_location", body.location)
    put("entity_phone", body.phone)
    put("entity_website_url", body.url)
  }

  private mutating func contacts() {
    let contacts = meeting.contacts.filter { includePrivate || $0.isPublic }.prefix(MeetingGuideRecord.mostContacts)
    for (number, contact) in zip(1..., contacts) {
      put("contact_\(number)_name", contact.name)
      put("contact_\(number)_email", contact.email)
      put("contact_\(number)_phone", contact.phone)
    }
    put(Extension.publicContacts, zip(1..., contacts).filter { $0.1.isPublic }.map { String($0.0) })
  }

  private mutating func extensions() {
    if meeting.source.key != meeting.slug { put(Extension.key, meeting.source.key) }
    if meeting.fellowship != .other { put(Extension.fellowship, meeting.fellowship.rawValue) }
    if meeting.languages != MeetingGuideRecord.languages(of: meeting.types) {
      put(Extension.languages, .array(meeting.languages.map(JSONValue.string)))
    }
    if !meeting.isPublished { put(Extension.published, .bool(false)) }
  }

  private mutating func extras() {
    for (key, value) in meeting.extras.sorted(by: { $0.key < $1.key }) where includePrivate || !Self.isPrivate(key) {
      put(key, value)
    }
  }

  /// Unknown fields that by their names may tell who somebody is.
  private static func isPrivate(_ key: String) -> Bool {
    let folded = key.lowercased()
    return ["contact", "email", "phone", "author", "edit_url", "mailing", "user"].contains { folded.contains($0) }
  }

  // MARK: Writing

  private mutating func put(_ key: String, _ value: JSONValue) {
    if written.insert(key).inserted { writer.field(key, value) }
  }
  private mutating func put(_ key: String, _ text: String?) {
    if let text, !text.isEmpty { put(key, .string(text)) }
  }
  private mutating func put(_ key: String, _ list: [String]) {
    if !list.isEmpty { put(key, .array(list.map(JSONValue.string))) }
  }

  /// `YYYY-MM-DD HH:MM:SS`, UTC.
  private static func timestamp(_ instant: Instant) -> String {
    let (date, _) = Zone.utc.wallClock(at: instant)
    let second = Int(instant.seconds - Int64(date.daysSinceEpoch) * 86_400)
    return "\(date) "
      + [second / 3600, second / 60 % 60, second % 60].map { CivilDate.padded($0, 2) }.joined(separator: ":")
  }
}
