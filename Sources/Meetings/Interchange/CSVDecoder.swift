import Foundation

/// Meeting lists as spreadsheets: the 12 Step Meeting List plugin's template, and any other header whose names are known
/// (`TSMLColumn`). Columns that are not are kept in extras under their own name, and said once.
public struct CSVDecoder: MeetingDecoder {
  public init() {}

  public func decode(_ bytes: ByteSource, options: DecodingOptions, each: (DecodedItem) throws -> Void) throws {
    var reader = try CSVReader(bytes)
    guard let first = try reader.next() else { throw FeedError.empty }
    let header = try CSVHeader(first.cells)
    var pending = header.findings
    if first.wasWindows1252 { pending.append(Self.windows1252(FindingCollector(index: 0))) }
    var index = 0
    let memory = PlaceMemory()
    while let record = try reader.next() {
      if index >= FeedLimits.records { throw FeedError.tooManyRecords(limit: FeedLimits.records) }
      var reading = CSVReading(header: header, record: record, index: index, options: options, memory: memory)
      switch reading.item() {
      case .meeting(let meeting, let index, let findings):
        // What is said about the whole file goes with the first listing.
        try each(.meeting(meeting, index: index, findings: pending + findings))
        pending = []
      case .rejected(let finding): try each(.rejected(finding))
      }
      index += 1
    }
  }

  static func windows1252(_ found: FindingCollector) -> Finding {
    Finding(
      .repaired, index: found.index, name: found.name, field: "",
      reason: "The text is not UTF-8; it was read as Windows-1252. Saving as “CSV UTF-8” avoids this.")
  }
}

/// One row being read.
private struct CSVReading {
  let header: CSVHeader
  let row: CSVRow
  let options: DecodingOptions
  let memory: PlaceMemory
  let wasWindows1252: Bool
  var found: FindingCollector

  init(header: CSVHeader, record: CSVReader.Record, index: Int, options: DecodingOptions, memory: PlaceMemory) {
    self.header = header
    self.memory = memory
    self.options = options
    row = header.row(record)
    wasWindows1252 = record.wasWindows1252
    found = FindingCollector(index: index, name: row[.name] ?? row[.slug] ?? row[.id] ?? "")
    if record.hasTextAfterQuote {
      found.repaired("", nil, "Text follows a closing quotation mark (line \(record.line)); it was joined to the cell.")
    }
    if !row.surplus.isEmpty {
      found.repaired(
        "", row.surplus.joined(separator: " · "), "The row has more cells than there are columns; these were left out.")
    }
  }

  mutating func item() -> DecodedItem {
    guard let name = name() else {
      return .rejected(found.rejected(TSMLColumn.name.rawValue, nil, "It has no name, group or place to be listed by."))
    }
    found.name = name
    let fellowship = fellowship()
    let slots: [Slot]
    switch schedule() {
    case .success(let read): slots = read
    case .failure(let rejection): return .rejected(rejection.finding)
    }
    var place = place()
    let zone = zone(of: place)
    let types = CSVTypes(found.text(row[.types], TSMLColumn.types.rawValue) ?? "", fellowship: fellowship)
    let online = online()
    let attendance = attendance(types, place: place, online: online)
    if attendance == .online, row[.approximate] == nil { place?.position?.isApproximate = true }
    let (slug, key) = identity(name, place)
    var meeting = Meeting(
      slug: slug, name: name, fellowship: fellowship, attendance: attendance,
      schedule: Schedule(timeZone: zone, slots: slots, isByAppointment: slots.isEmpty),
      source: SourceRecord(name: options.sourceName, key: key))
    meeting.types = types.types
    meeting.languages = languages(fellowship) ?? types.languages
    meeting.place = place
    meeting.online = online
    fill(&meeting)
    if wasWindows1252 {
      return .meeting(meeting, index: found.index, findings: [CSVDecoder.windows1252(found)] + found.findings)
    }
    return .meeting(meeting, index: found.index, findings: found.findings)
  }

  private mutating func line(_ column: TSMLColumn) -> String? { found.line(row[column], column.rawValue) }
  private mutating func text(_ column: TSMLColumn) -> String? { found.text(row[column], column.rawValue) }
  private mutating func link(_ column: TSMLColumn) -> String? { found.link(row[column], column.rawValue) }

  // MARK: What and whose

  private mutating func name() -> String? {
    if let name = line(.name) { return name }
    for column in [TSMLColumn.group, .location] {
      guard let other = line(column) else { continue }
      found.repaired(
        TSMLColumn.name.rawValue, nil, "It has no name; it is listed by its \(column.rawValue.lowercased()).")
      return other
    }
    return nil
  }

  private mutating func fellowship() -> Fellowship.ID {
    if let text = line(.fellowship) {
      let folded = Cleaning.fold(text)
      let known = Fellowship.known.first {
        [$0.id.rawValue, $0.name, $0.shortName].contains { Cleaning.fold($0) == folded }
      }
      if let id = known?.id ?? Fellowship.ID(rawValue: Cleaning.slug(text)) { return id }
      found.repaired(TSMLColumn.fellowship.rawValue, text, "Left out: it cannot be a fellowship's name.")
    }
    return options.fellowship ?? .other
  }

  /// The source's own slug and key; where it has neither, ones that stay while name, day, time and place do.
  private mutating func identity(_ name: String, _ place: Place?) -> (slug: String, key: String) {
    let slug = line(.slug)
    let parts = [name, row[.day], row[.time], row[.schedule], place?.name, place?.address].compactMap { $0 }
    let key = line(.id) ?? slug ?? Cleaning.fold(parts.joined(separator: " · "))
    guard let own = slug ?? line(.id) else { return (Cleaning.slug(name), key) }
    return (Cleaning.isSlug(own) ? own : Cleaning.slug(own), key)
  }

  private mutating func languages(_ fellowship: Fellowship.ID) -> [String]? {
    guard let cell = line(.languages) else { return nil }
    let (tags, unknown) = CSVTypes.languages(cell, fellowship: fellowship)
    for name in unknown {
      found.repaired(TSMLColumn.languages.rawValue, name, "Left out: this is not a language Homegroup knows.")
    }
    return tags
  }

  // MARK: When

  struct Rejection: Error { var finding: Finding }

  /// No slots: by appointment.
  private mutating func schedule() -> Result<[Slot], Rejection> {
    if let cell = text(.schedule) {
      if let slots = CSVSchedule.slots(cell) { return .success(slots) }
      found.repaired(
        TSMLColumn.schedule.rawValue, cell, "Left out: it cannot be read as a schedule; Day and Time were taken.")
    }
    var day = line(.day)
    if let word = day, ["by appointment", "appointment", "con cita", "por cita"].contains(Cleaning.fold(word)) {
      day = nil
    }
    var (start, end) = (line(.time), line(.endTime))
    if let word = start, Cleaning.fold(word) == "by appointment" { start = nil }
    if end == nil, let text = start, let range = Self.range(text) { (start, end) = range }
    if let day, let time = start, Cleaning.weekdays(day) == nil, Cleaning.minuteOfDay(time) == nil {
      let finding = found.rejected(
        TSMLColumn.day.rawValue, "\(day) · \(time)",
        "“\(day)” is not a day of the week and “\(time)” is not a time of day"
          + (Self.namesMonth(time) ? ": what is left of a single date." : "."))
      return .failure(Rejection(finding: finding))
    }
    let fields = FindingCollector.ScheduleFields(
      days: TSMLColumn.day.rawValue, start: TSMLColumn.time.rawValue, end: TSMLColumn.endTime.rawValue)
    return .success(found.weeklySlot(days: day, start: start, end: end, fields: fields).map { [$0] } ?? [])
  }

  /// `7:00 pm - 8:30 pm` in one cell.
  private static func range(_ text: String) -> (String, String)? {
    guard Cleaning.minuteOfDay(text) == nil else { return nil }
    let halves = text.replacingOccurrences(of: " to ", with: "-").replacingOccurrences(of: " a ", with: "-")
      .split { $0 == "-" || $0 == "–" || $0 == "—" }.map(String.init)
    guard halves.count == 2, Cleaning.minuteOfDay(halves[1]) != nil else { return nil }
    // `7-8:30 pm` is in the evening from the start.
    let ending = halves[1].lowercased().contains("p") ? "pm" : "am"
    let start = Cleaning.minuteOfDay(halves[0]) != nil ? halves[0] : halves[0] + ending
    return Cleaning.minuteOfDay(start) == nil ? nil : (start, halves[1])
  }

  private static func namesMonth(_ text: String) -> Bool {
    let months = [
      "january", "february", "march", "april", "june", "july", "august", "september", "october", "november", "december",
    ]
    return months.contains { Cleaning.fold(text).contains($0) }
  }

  private mutating func zone(of place: Place?) -> String {
    let column = TSMLColumn.timeZone.rawValue
    if let zone = found.zone(row[.timeZone], column) ?? options.timeZone { return zone }
    let clues = ZoneGuess.Clues(
      state: place?.state, country: place?.country, city: place?.city,
      address: place?.formattedAddress ?? place?.street, position: place?.position)
    guard let guess = memory.guess(clues) else {
      found.assumed(
        column, Zone.utc.identifier, "It names no time zone and no place that tells one; UTC was taken.")
      return Zone.utc.identifier
    }
    found.assumed(
      column, guess.zone, "It names no time zone; \(guess.zone) was taken from \(guess.basis).")
    return guess.zone
  }

  // MARK: Where

  private mutating func place() -> Place? {
    var place = Place(name: line(.location), formattedAddress: line(.formattedAddress))
    if let address = address() {
      if header.splitsAddress { place.street = address } else { place.formattedAddress = address }
    }
    place.city = line(.city)
    place.state = line(.state)
    place.postalCode = line(.postalCode)
    place.country = line(.country)
    place.county = line(.county)
    place.neighborhood = line(.neighborhood)
    place.notes = text(.locationNotes)
    place.url = link(.locationURL)
    if let street = place.street, place.formattedAddress == nil, place.city == nil, place.state == nil,
      place.postalCode == nil, place.country == nil, street.split(separator: ",").count >= 3
    {
      // The columns are there, and the whole address was written into the first of them.
      (place.formattedAddress, place.street) = (street, nil)
    }
    place.position = position(of: place)
    return place == Place() ? nil : place
  }

  /// Without the commas that a missing part leaves at its ends.
  private mutating func address() -> String? {
    guard let text = line(.address) else { return nil }
    let bare = text.drop { $0 == "," || $0 == " " }
    guard bare.count < text.count else { return text }
    found.repaired(TSMLColumn.address.rawValue, text, "A comma at its beginning was dropped.")
    return bare.isEmpty ? nil : String(bare)
  }

  private mutating func position(of place: Place) -> Position? {
    let isApproximate =
      found.boolean(row[.approximate], TSMLColumn.approximate.rawValue) ?? isApproximate(place)
    let pair = (row[.coordinates] ?? "").split(separator: ",").map(String.init)
    return found.position(
      latitude: row[.latitude] ?? pair.first, longitude: row[.longitude] ?? (pair.count == 2 ? pair[1] : nil),
      fields: (TSMLColumn.latitude.rawValue, TSMLColumn.longitude.rawValue), isApproximate: isApproximate)
  }

  /// It names no street, as far as its address and position tell.
  private func isApproximate(_ place: Place) -> Bool {
    place.position?.isApproximate
      ?? (place.street == nil && (place.formattedAddress.map(memory.isApproximate) ?? true))
  }

  private mutating func online() -> OnlineAccess? {
    let online = OnlineAccess(
      url: link(.conferenceURL), urlNotes: text(.conferenceURLNotes),
      phone: found.phone(row[.conferencePhone], TSMLColumn.conferencePhone.rawValue),
      phoneNotes: text(.conferencePhoneNotes))
    return online == OnlineAccess() ? nil : online
  }

  /// By the rule for all formats: online with a street address is hybrid, and a closed place without a way in online is not meeting.
  private mutating func attendance(_ types: CSVTypes, place: Place?, online: OnlineAccess?) -> Attendance {
    let column = TSMLColumn.attendance.rawValue
    if let cell = line(.attendance) {
      if let attendance = Self.attendance(named: cell) { return attendance }
      found.repaired(column, cell, "Left out: this is not a way to attend.")
    }
    if types.saysHybrid { return .hybrid }
    let read = place.map {
      ReadPlace(
        place: $0, isApproximate: isApproximate($0), saysOnline: false)
    }
    var rule = AttendanceRule(types: types.types, online: online, place: read)
    rule.isClosed = rule.isClosed || types.saysClosed
    rule.hasOnline = rule.hasOnline || types.saysOnline
    if types.saysInPerson, !rule.isClosed { return rule.hasOnline ? .hybrid : .inPerson }
    let attendance = rule.derived
    if attendance == .hybrid {
      found.assumed(
        column, place?.address, "Listed as in person and online: it is online and has a street address.")
    } else if attendance == .inPerson, place == nil {
      found.assumed(column, nil, "Listed as in person: nothing says how it is held.")
    }
    return attendance
  }

  static func attendance(named text: String) -> Attendance? {
    switch Cleaning.fold(text).filter(\.isLetter) {
    case "inperson", "presencial", "enpersona", "facetoface": .inPerson
    case "hybrid", "hibrida", "hibrido", "both": .hybrid
    case "online", "virtual", "enlinea", "onlineonly": .online
    case "onlineinstead": .onlineInstead
    case "inactive", "suspended", "closed", "temporarilyclosed": .suspended
    default: nil
    }
  }

  // MARK: The rest

  private mutating func fill(_ meeting: inout Meeting) {
    meeting.notes = text(.notes)
    meeting.regions = regions()
    meeting.group = group(named: line(.group), otherwise: meeting.name)
    meeting.serviceBody = serviceBody()
    meeting.contacts = contacts()
    meeting.contributions.venmo = line(.venmo)
    meeting.contributions.square = line(.square)
    meeting.contributions.paypal = line(.paypal)
    meeting.feedbackEmails = found.emails(row[.feedbackEmails], TSMLColumn.feedbackEmails.rawValue)
    meeting.feedbackURL = link(.feedbackURL)
    meeting.source.url = link(.url)
    meeting.source.updated = timestamp(.updated)
    meeting.lastConfirmed = timestamp(.lastContact)
    meeting.isPublished = found.boolean(row[.published], TSMLColumn.published.rawValue) ?? true
    meeting.extras = extras()
  }

  private mutating func regions() -> [String] {
    if let path = line(.regions) {
      return path.components(separatedBy: CSVEncoder.regionSeparator).filter { !$0.isEmpty }
    }
    return [line(.region), line(.subRegion)].compactMap { $0 }
  }

  /// Columns about the group make one even where it has no name.
  private mutating func group(named name: String?, otherwise meeting: String) -> Group? {
    var group = Group(name: name ?? meeting)
    group.notes = text(.groupNotes)
    group.district = line(.district)
    group.subDistrict = line(.subDistrict)
    group.website = link(.website)
    group.website2 = link(.website2)
    group.email = found.email(row[.email], TSMLColumn.email.rawValue)
    group.phone = found.phone(row[.phone], TSMLColumn.phone.rawValue)
    group.mailingAddress = line(.mailingAddress)
    return name == nil && group == Group(name: meeting) ? nil : group
  }

  private mutating func serviceBody() -> ServiceBody? {
    let (key, name) = (line(.entityID), line(.entity))
    guard let either = key ?? name else { return nil }
    var body = ServiceBody(key: either, name: name ?? either)
    body.url = link(.entityURL)
    body.phone = found.phone(row[.entityPhone], TSMLColumn.entityPhone.rawValue)
    body.email = found.email(row[.entityEmail], TSMLColumn.entityEmail.rawValue)
    body.location = line(.entityLocation)
    return body
  }

  private mutating func contacts() -> [Contact] {
    let open = Set((row[.publicContacts] ?? "").split { $0 == "," || $0 == " " })
    var contacts: [Contact] = []
    for (position, columns) in TSMLColumn.contacts.enumerated() {
      var contact = Contact(
        name: line(columns.name), email: found.email(row[columns.email], columns.email.rawValue),
        phone: found.phone(row[columns.phone], columns.phone.rawValue))
      guard contact != Contact() else { continue }
      contact.isPublic = open.contains("\(position + 1)")
      contacts.append(contact)
    }
    return contacts
  }

  /// The plugin's own exports lack the space between date and time.
  private mutating func timestamp(_ column: TSMLColumn) -> Instant? {
    var text = row[column]
    if let raw = text, raw.count == 18, CivilDate(raw.prefix(10)) != nil { text = "\(raw.prefix(10)) \(raw.suffix(8))" }
    return found.timestamp(text, column.rawValue)
  }

  private mutating func extras() -> [String: JSONValue] {
    var extras: [String: JSONValue] = [:]
    if let cell = row[.extras] {
      if case .object(let fields)? = try? JSONParser.value(Array(cell.utf8)) {
        extras = fields
      } else {
        found.repaired(TSMLColumn.extras.rawValue, cell, "Left out: it is not a JSON object.")
      }
    }
    for (name, cell) in row.others {
      if let text = found.text(cell, name) { extras[name] = .string(text) }
    }
    if let author = line(.author) { extras[TSMLColumn.author.rawValue] = .string(author) }
    return extras
  }
}
