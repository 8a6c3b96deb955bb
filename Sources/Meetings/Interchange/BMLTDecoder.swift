/// NA's meeting lists: the answer of a BMLT server's `client_interface/json/?switcher=GetSearchResults`
/// (bmlt-enabled/bmlt-root-server; field names from its OpenAPI document).
///
/// Formats are resolved by `BMLTFormatTable`, and what no field of `Meeting` holds exactly stays in extras (`BMLTRecord`).
public struct BMLTDecoder: MeetingDecoder {
  private let formats: BMLTFormatTable
  private let bodies: [String: BMLTServiceBody]

  /// Without formats, keys are taken to mean what they mean on a new server; without service bodies, their ids are their names. The report
  /// says so.
  public init(formats: [BMLTFormat] = [], serviceBodies: [BMLTServiceBody] = []) {
    self.formats = BMLTFormatTable(formats)
    bodies = Dictionary(serviceBodies.map { ($0.id, $0) }, uniquingKeysWith: { first, _ in first })
  }

  public func decode(_ bytes: ByteSource, options: DecodingOptions, each: (DecodedItem) throws -> Void) throws {
    var isFirst = true
    let memory = PlaceMemory()
    try JSONRecords(format: "a BMLT server's list of meetings", listKeys: ["meetings"]).forEach(in: bytes) { record in
      guard case .object(let fields, let notes) = record.content else {
        if case .invalid(let reason, let text) = record.content {
          try each(.rejected(Finding(.rejected, index: record.index, name: "", field: "", value: text, reason: reason)))
        }
        return
      }
      if record.index == 0, fields["id_bigint"] == nil, fields["weekday_tinyint"] == nil {
        throw FeedError.notTheFormat(
          expected: "a BMLT server's list of meetings", line: record.line,
          detail: "the first record has neither “id_bigint” nor “weekday_tinyint”")
      }
      var reading = BMLTReading(
        fields: fields, index: record.index, options: options, formats: formats, bodies: bodies, memory: memory)
      for note in notes { reading.note(note) }
      if isFirst { reading.noteWhatIsMissing() }
      let item = reading.item()
      if case .meeting = item { isFirst = false }
      try each(item)
    }
  }
}

/// One record being read.
private struct BMLTReading {
  let fields: [String: JSONValue]
  let options: DecodingOptions
  let formats: BMLTFormatTable
  let bodies: [String: BMLTServiceBody]
  let memory: PlaceMemory
  var found: FindingCollector

  init(
    fields: [String: JSONValue], index: Int, options: DecodingOptions, formats: BMLTFormatTable,
    bodies: [String: BMLTServiceBody], memory: PlaceMemory
  ) {
    self.fields = fields
    self.memory = memory
    self.options = options
    self.formats = formats
    self.bodies = bodies
    found = FindingCollector(index: index, name: fields.text("meeting_name") ?? fields.text("id_bigint") ?? "")
  }

  mutating func note(_ note: JSONNote) {
    if case .duplicateKey(let key) = note {
      found.repaired(key, nil, note.reason)
    } else {
      found.repaired("", nil, note.reason)
    }
  }

  mutating func noteWhatIsMissing() {
    if formats.isEmpty {
      found.assumed(
        "formats", nil, "No list of formats was given: keys are taken to mean what they mean on most servers.")
    }
    if bodies.isEmpty {
      found.assumed(
        "service_body_bigint", nil, "No list of service bodies was given: they are called by their numbers.")
    }
  }

  mutating func item() -> DecodedItem {
    guard let key = found.line(raw("id_bigint"), "id_bigint") else {
      return .rejected(
        found.rejected("id_bigint", nil, "It has no id, so that it could not be found again at the next import."))
    }
    guard let weekday = fields.text("weekday_tinyint").flatMap({ Int($0) }).flatMap({ Weekday(rawValue: $0 - 1) })
    else {
      return .rejected(
        found.rejected(
          "weekday_tinyint", raw("weekday_tinyint"), "It has no day of the week (1, Sunday, to 7, Saturday)."))
    }
    guard let minute = raw("start_time").flatMap(Cleaning.minuteOfDay), let start = WallTime(minuteOfDay: minute % 1440)
    else {
      return .rejected(found.rejected("start_time", raw("start_time"), "It has no time at which it starts."))
    }
    let place = self.place()
    let zone = zone(of: place)
    let slot = Slot(.weekly(minute == 1440 ? weekday.next : weekday), at: start, duration: duration())
    return meeting(key: key, place: place, schedule: Schedule(timeZone: zone, slots: [slot]))
  }

  private func raw(_ name: String) -> String? { fields[name]?.bmltText }

  private mutating func meeting(key: String, place: Place?, schedule: Schedule) -> DecodedItem {
    let name = found.line(raw("meeting_name"), "meeting_name")
    if name == nil { found.repaired("meeting_name", nil, "It has no name; it is listed as “NA Meeting”.") }
    let title = name ?? "NA Meeting"
    let (types, languages) = kinds()
    let online = online()
    var meeting = Meeting(
      slug: [Cleaning.slug(title), Cleaning.slug(key)].filter { !$0.isEmpty }.joined(separator: "-"), name: title,
      fellowship: options.fellowship ?? .na, attendance: attendance(types, place: place, online: online),
      schedule: schedule,
      source: SourceRecord(name: options.sourceName, key: key))
    meeting.types = types
    meeting.languages = languages
    meeting.place = place
    if meeting.attendance == .online || meeting.attendance == .suspended && place?.street == nil {
      // A server asks for some position of every meeting; that of an online one is its town's.
      meeting.place?.position?.isApproximate = true
    }
    meeting.online = online
    meeting.notes = found.text(raw("comments"), "comments")
    meeting.regions = regions()
    meeting.isPublished = fields.text("published") != "0"
    meeting.serviceBody = serviceBody(&meeting.extras)
    meeting.contacts = contacts(&meeting.extras)
    keepTheRest(in: &meeting)
    return .meeting(meeting, index: found.index, findings: found.findings)
  }

  // MARK: Time

  /// Minutes; nil where the server gives none.
  private mutating func duration() -> Int? {
    guard let text = fields.text("duration_time") else { return nil }
    let parts = text.split(separator: ":").compactMap { Int($0) }
    guard parts.count >= 2, parts.count == text.split(separator: ":").count, parts[0] >= 0, (0..<60).contains(parts[1]),
      parts[0] * 60 + parts[1] <= Schedule.longestDuration
    else {
      found.repaired("duration_time", text, "The duration was left out: it is not hours and minutes up to three days.")
      return nil
    }
    let minutes = parts[0] * 60 + parts[1]
    return minutes > 0 ? minutes : nil
  }

  private mutating func zone(of place: Place?) -> String {
    if let zone = found.zone(raw("time_zone"), "time_zone") ?? options.timeZone { return zone }
    let clues = ZoneGuess.Clues(
      state: place?.state, country: place?.country, city: place?.city, position: place?.position)
    guard let guess = memory.guess(clues) else {
      found.assumed(
        "time_zone", Zone.utc.identifier, "It names no time zone and no place that tells one; UTC was taken.")
      return Zone.utc.identifier
    }
    found.assumed(
      "time_zone", guess.zone, "It names no time zone; \(guess.zone) was taken from \(guess.basis).")
    return guess.zone
  }

  // MARK: Place and people

  private mutating func place() -> Place? {
    var place = Place()
    place.name = found.line(raw("location_text"), "location_text")
    place.street = found.line(raw("location_street"), "location_street")
    place.neighborhood = found.line(raw("location_neighborhood"), "location_neighborhood")
    place.city =
      found.line(raw("location_municipality"), "location_municipality")
      ?? found.line(raw("location_city_subsection"), "location_city_subsection")
    place.county = found.line(raw("location_sub_province"), "location_sub_province")
    place.state = found.line(raw("location_province"), "location_province")
    place.postalCode = found.line(raw("location_postal_code_1"), "location_postal_code_1")
    place.country = found.line(raw("location_nation"), "location_nation")
    place.notes = found.text(raw("location_info"), "location_info")
    place.position = found.position(
      latitude: raw("latitude"), longitude: raw("longitude"), isApproximate: place.street == nil && place.name == nil)
    return place == Place() ? nil : place
  }

  /// County, town, quarter.
  private mutating func regions() -> [String] {
    var regions: [String] = []
    for name in ["location_sub_province", "location_municipality", "location_city_subsection", "location_neighborhood"]
    {
      // What cleaning finds was noted with the place.
      var silent = FindingCollector(index: found.index)
      if let text = silent.line(raw(name), name), !regions.contains(text) { regions.append(text) }
    }
    return regions
  }

  private mutating func online() -> OnlineAccess? {
    let online = OnlineAccess(
      url: found.link(raw("virtual_meeting_link"), "virtual_meeting_link"),
      urlNotes: found.text(raw("virtual_meeting_additional_info"), "virtual_meeting_additional_info"),
      phone: found.phone(raw("phone_meeting_number"), "phone_meeting_number"))
    return online == OnlineAccess() ? nil : online
  }

  private mutating func serviceBody(_ extras: inout [String: JSONValue]) -> ServiceBody? {
    guard let id = found.line(raw("service_body_bigint"), "service_body_bigint") else { return nil }
    guard let known = bodies[id] else {
      if !bodies.isEmpty {
        found.assumed(
          "service_body_bigint", id, "The list of service bodies has none of this number: it is called by it.")
      }
      return ServiceBody(key: id, name: id)
    }
    var body = ServiceBody(key: id, name: known.name)
    var silent = FindingCollector(index: found.index)
    body.url = silent.link(known.url, "url")
    body.phone = silent.phone(known.helpline, "helpline")
    if known.parentID != "0" { extras[BMLTRecord.parentKey] = .string(known.parentID) }
    return body
  }

  /// A server shows these only to those who may edit; here they stay private too.
  private mutating func contacts(_ extras: inout [String: JSONValue]) -> [Contact] {
    var places: [String] = []
    var contacts: [Contact] = []
    for place in BMLTRecord.contactPlaces {
      var contact = Contact()
      if place == "email" {
        contact.email = found.email(raw("email_contact"), "email_contact")
      } else {
        contact.name = found.line(raw("contact_name_\(place)"), "contact_name_\(place)")
        contact.email = found.email(raw("contact_email_\(place)"), "contact_email_\(place)")
        contact.phone = found.phone(raw("contact_phone_\(place)"), "contact_phone_\(place)")
      }
      guard contact != Contact() else { continue }
      contacts.append(contact)
      places.append(place)
    }
    if places != Array(BMLTRecord.contactPlaces.prefix(places.count)) {
      extras[BMLTRecord.contactsKey] = .string(places.joined(separator: ","))
    }
    return contacts
  }

  // MARK: Kinds

  private mutating func kinds() -> (types: [TypeCode], languages: [String]) {
    func list(_ name: String) -> [String] {
      (raw(name) ?? "").split(separator: ",").map { $0.filter { !$0.isWhitespace } }.filter { !$0.isEmpty }
    }
    let (meanings, unknown) = formats.resolve(ids: list("format_shared_id_list"), keys: list("formats"))
    for key in unknown {
      found.assumed("formats", key, "The list of formats has none of this key: it is kept without a meaning.")
    }
    var types: [TypeCode] = []
    var languages: [String] = []
    for meaning in meanings.prefix(FeedLimits.types) {
      if !types.contains(meaning.code) { types.append(meaning.code) }
      for language in meaning.languages where !languages.contains(language) { languages.append(language) }
    }
    if languages.isEmpty, let language = found.line(raw("lang_enum"), "lang_enum", limit: 35) { languages = [language] }
    return (types, languages)
  }

  private mutating func attendance(_ types: [TypeCode], place: Place?, online: OnlineAccess?) -> Attendance {
    let isClosed = types.contains(BMLTFormatTable.temporarilyClosed)
    let hasAccess = online?.url != nil || online?.phone != nil
    switch fields.text("venue_type") {
    case "1": return isClosed ? (hasAccess ? .onlineInstead : .suspended) : .inPerson
    case "2": return isClosed ? .onlineInstead : .online
    case "3": return isClosed ? .onlineInstead : .hybrid
    case let other?:
      found.repaired("venue_type", other, "Left out: it is none of 1 (in person), 2 (online) and 3 (both).")
    case nil: break
    }
    let isVirtual = types.contains(BMLTFormatTable.virtual)
    if isClosed { return isVirtual || hasAccess ? .onlineInstead : .suspended }
    if types.contains(BMLTFormatTable.hybrid) { return .hybrid }
    if isVirtual { return .online }
    guard hasAccess else { return .inPerson }
    let hasDoor = place?.street != nil
    found.assumed(
      "venue_type", nil, "Listed as \(hasDoor ? "in person and online" : "online"): it has a way to attend online.")
    return hasDoor ? .hybrid : .online
  }

  // MARK: The rest

  private func keepTheRest(in meeting: inout Meeting) {
    for (name, value) in fields
    where !BMLTRecord.queryFieldNames.contains(name) && !BMLTRecord.contactFieldNames.contains(name) {
      if value != .string(BMLTRecord.value(name, of: meeting) ?? "") { meeting.extras[name] = value }
    }
  }
}

extension Weekday {
  fileprivate var next: Weekday { Weekday(rawValue: (rawValue + 1) % 7) ?? .sunday }
}
