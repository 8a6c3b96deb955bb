/// Types, languages, and how people can attend.
extension MeetingGuideRecord {
  /// In the record's order. Names become codes where the vocabulary knows them; unknown codes stay as they are.
  mutating func types(in fellowship: Fellowship.ID) -> [TypeCode] {
    // A text may hold one or several, in brackets perhaps: "[open]".
    let whole = fields["types"]?.plainText
    var found: [TypeCode] = []
    for text in list("types", separators: ",;[]|\"") {
      let code = type(text, written: whole ?? text, in: fellowship)
      if !found.contains(code) { found.append(code) }
    }
    if found.count > FeedLimits.types {
      collector.repaired("types", nil, "It has \(found.count) types; the first \(FeedLimits.types) were kept.")
      found = Array(found.prefix(FeedLimits.types))
    }
    return found
  }

  private mutating func type(_ text: String, written: String, in fellowship: Fellowship.ID) -> TypeCode {
    let plain = TypeCode(fellowship, text)
    if TypeVocabulary.meaning(of: plain) != nil { return plain }
    if let other = TypeCode(text), Fellowship.known.contains(where: { $0.id == other.fellowship }) { return other }
    guard let code = TypeVocabulary.code(named: text, in: fellowship) else { return plain }
    collector.repaired("types", written, "Read as the type \(code.code).")
    return code
  }

  mutating func languages(types: [TypeCode]) -> [String] {
    if fields[Extension.languages] != nil { return list(Extension.languages, separators: ",") }
    return Self.languages(of: types)
  }

  static func languages(of types: [TypeCode]) -> [String] {
    var found: [String] = []
    for language in types.compactMap({ TypeVocabulary.meaning(of: $0)?.language }) where !found.contains(language) {
      found.append(language)
    }
    return found
  }

  mutating func online() -> OnlineAccess? {
    var access = OnlineAccess(
      url: link("conference_url"), urlNotes: text("conference_url_notes"), phone: nil,
      phoneNotes: text("conference_phone_notes"))
    if let phone = line("conference_phone") {
      if phone.first?.isLetter != true, Cleaning.isPlausiblePhone(phone) {
        access.phone = phone
      } else if phone.contains(where: \.isLetter), phone.contains(where: \.isNumber) {
        collector.repaired("conference_phone", phone, "This is not a phone number; it was moved to the notes on it.")
        access.phoneNotes = [access.phoneNotes, phone].compactMap { $0 }.joined(separator: "\n")
      } else {
        collector.repaired("conference_phone", phone, "Left out: this is not a phone number.")
      }
    }
    return access == OnlineAccess() ? nil : access
  }

  mutating func attendance(types: [TypeCode], online: OnlineAccess?, place: ReadPlace?) -> Attendance {
    let rule = AttendanceRule(types: types, online: online, place: place)
    let exact = line(Extension.attendance).flatMap(Attendance.init(rawValue:))
    let given = given()
    if let exact { return exact }
    guard let given else { return rule.derived }
    let attendance = rule.attendance(for: given)
    if rule.contradicts(given) {
      collector.repaired(
        "attendance_option", given.rawValue,
        "Its types say that its place is closed; it is listed as \(attendance == .suspended ? "not meeting" : "online for now")."
      )
    }
    return attendance
  }

  private mutating func given() -> AttendanceOption? {
    guard let text = line("attendance_option") else { return nil }
    let word = text.lowercased().replacing("-", with: "_").replacing(" ", with: "_")
    if let option = AttendanceOption(rawValue: word) { return option }
    collector.repaired("attendance_option", text, "Left out: it is none of in_person, hybrid, online and inactive.")
    return nil
  }
}

/// How people can attend, from what a record says. Meeting Guide's `attendance_option` where it is given; else from the type `TC`
/// (place closed for now), the ways in online, and whether there is a door to go to.
struct AttendanceRule {
  /// A place closed for now, in AA's and NA's vocabularies alike.
  static let closed = "TC"
  static let online = "ONL"

  var isClosed: Bool
  var hasOnline: Bool
  var hasDoor: Bool
  var saysOnline: Bool

  init(types: [TypeCode], online: OnlineAccess?, place: ReadPlace?) {
    isClosed = types.contains { $0.code == Self.closed }
    hasOnline = online?.url != nil || online?.phone != nil
    saysOnline = place?.saysOnline == true
    hasDoor = place.map { !$0.isApproximate && !$0.saysOnline } ?? false
    // The type alone says it too, unless the place is closed: then somebody needs a way in to attend.
    if !isClosed, types.contains(where: { $0.code == Self.online }) { hasOnline = true }
  }

  var derived: Attendance {
    if isClosed { return hasOnline ? .onlineInstead : .suspended }
    if hasOnline { return hasDoor ? .hybrid : .online }
    return saysOnline ? .online : .inPerson
  }

  /// The type says that the place is closed, the option that people go there.
  func contradicts(_ given: AttendanceOption) -> Bool { isClosed && (given == .inPerson || given == .hybrid) }

  func attendance(for given: AttendanceOption) -> Attendance {
    switch given {
    case .inactive: .suspended
    case .online: isClosed ? .onlineInstead : .online
    case .inPerson: isClosed ? derived : .inPerson
    case .hybrid: isClosed ? derived : .hybrid
    }
  }
}
