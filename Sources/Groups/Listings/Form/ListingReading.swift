import Meetings
import Pages

/// Reads a form into a listing, field by field, and says what is wrong.
struct ListingReading {
  typealias Name = ListingForm.Name

  let form: ListingForm
  /// The form as the listing fills it.
  let known: ListingForm
  var meeting: Meeting
  var errors: [FieldError] = []

  mutating func wrong(_ field: String, _ message: String) {
    errors.append(FieldError(field: field, message: message))
  }

  func isChanged(_ names: String...) -> Bool { names.contains { form.all($0) != known.all($0) } }

  func isChanged(_ section: ListingForm.Section) -> Bool { form.values(of: section) != known.values(of: section) }

  /// One line, bounded; nil where nothing was typed.
  mutating func line(_ name: String) -> String? {
    bounded(ListingText.line(form[name]), name, ListingFormLimits.line)
  }

  mutating func text(_ name: String) -> String? {
    bounded(ListingText.text(form[name]), name, ListingFormLimits.text)
  }

  private mutating func bounded(_ text: String, _ name: String, _ limit: Int) -> String? {
    if text.count > limit { wrong(name, t("Write at most \(limit) characters.")) }
    return text.isEmpty ? nil : text
  }

  mutating func address(_ name: String) -> String? {
    guard let typed = line(name) else { return nil }
    guard let url = ListingText.url(typed) else {
      wrong(name, t("Write a web address, such as https://example.org."))
      return nil
    }
    return url
  }

  // MARK: Texts

  mutating func readName() {
    guard let name = line(Name.name) else { return wrong(Name.name, t("Give the meeting a name.")) }
    if isChanged(Name.name) { meeting.name = name }
  }

  mutating func readGroup() {
    guard isChanged(Name.group, Name.groupNotes, Name.groupSite) else { return }
    let (notes, site) = (text(Name.groupNotes), address(Name.groupSite))
    guard let name = line(Name.group) else {
      if notes != nil || site != nil { wrong(Name.group, t("Say which group this is about.")) }
      if meeting.group != nil, notes == nil, site == nil { meeting.group = nil }
      return
    }
    var group = meeting.group ?? Group(name: name)
    if isChanged(Name.group) { group.name = name }
    if isChanged(Name.groupNotes) { group.notes = notes }
    if isChanged(Name.groupSite) { group.website = site }
    meeting.group = group
  }

  mutating func readNotes() {
    let notes = text(Name.notes)
    if isChanged(Name.notes) { meeting.notes = notes }
  }

  mutating func readContributions() {
    // Read before it is compared, so that each says what is wrong with it.
    let (venmo, square, paypal) = (line(Name.venmo), line(Name.square), line(Name.paypal))
    if isChanged(Name.venmo) { meeting.contributions.venmo = venmo }
    if isChanged(Name.square) { meeting.contributions.square = square }
    if isChanged(Name.paypal) { meeting.contributions.paypal = paypal }
  }

  // MARK: How people come

  mutating func readAttendance() {
    guard let attendance = Attendance(rawValue: form[Name.attendance]) else {
      return wrong(Name.attendance, t("Choose how people come."))
    }
    guard isChanged(Name.attendance) else { return }
    if meeting.suspension != nil {
      meeting.suspension?.attendance = attendance
    } else {
      meeting.attendance = attendance
    }
  }

  /// Somebody must be able to come: asked where that was touched, so that an old listing without it can still be mended elsewhere.
  mutating func requireWay(isNew: Bool) {
    let way = meeting.attendanceWhenMeeting
    let isTouched = isNew || isChanged(Name.attendance)
    if way.isInPerson, isTouched || isChanged(Name.place, Name.street, Name.city, Name.address),
      meeting.place?.name == nil, meeting.place?.address == nil
    {
      wrong(Name.place, t("Say where it is: the place’s name, or its address."))
    }
    if way.isOnline, isTouched || isChanged(Name.link, Name.phone), meeting.online?.url == nil,
      meeting.online?.phone == nil, !errors.contains(where: { $0.field == Name.link })
    {
      wrong(Name.link, t("Give the link or the phone number by which people join."))
    }
  }

  mutating func readOnline() {
    let (url, urlNotes) = (isChanged(Name.link) ? address(Name.link) : meeting.online?.url, text(Name.linkNotes))
    let (phone, phoneNotes) = (line(Name.phone), text(Name.phoneNotes))
    guard isChanged(Name.link, Name.linkNotes, Name.phone, Name.phoneNotes) else { return }
    if let phone, isChanged(Name.phone), phone.filter({ $0.isASCII && $0.isNumber }).count < 3 {
      wrong(Name.phone, t("Write the number with its digits, such as +1 215 555 0100."))
    }
    let access = OnlineAccess(url: url, urlNotes: urlNotes, phone: phone, phoneNotes: phoneNotes)
    meeting.online = access == OnlineAccess() ? nil : access
  }

  // MARK: Languages and types

  mutating func readLanguages() {
    guard isChanged(Name.languages) else { return }
    let tags = form.all(Name.languages)
    let isReadable = tags.allSatisfy { tag in
      (2...35).contains(tag.count) && tag.allSatisfy { $0.isASCII && ($0.isLetter || $0.isNumber || $0 == "-") }
    }
    guard tags.count <= ListingFormLimits.languages, isReadable else {
      return wrong(Name.languages, t("Choose at most \(ListingFormLimits.languages) languages of the list."))
    }
    // In the order that the listing had; new ones after them.
    let kept = meeting.languages.filter(tags.contains)
    meeting.languages = kept + tags.filter { !kept.contains($0) }
    let vocabulary = TypeVocabulary.known(in: meeting.fellowship)
    meeting.types.removeAll { code in
      TypeVocabulary.meaning(of: code)?.language.map { !tags.contains($0) } ?? false
    }
    let said = Set(meeting.types.compactMap { TypeVocabulary.meaning(of: $0)?.language })
    for tag in tags where !said.contains(tag) && !known.all(Name.languages).contains(tag) {
      if let code = vocabulary.first(where: { $0.meaning.language == tag })?.code { meeting.types.append(code) }
    }
  }

  mutating func readTypes() {
    guard isChanged(Name.types) else { return }
    let typed = form.all(Name.types)
    let codes = typed.compactMap { TypeCode($0) }
    guard codes.count == typed.count, codes.count <= ListingFormLimits.types,
      codes.allSatisfy({ $0.code.count <= ListingFormLimits.line })
    else { return wrong(Name.types, t("Choose of the list.")) }
    let chosen = Set(codes)
    let kept = meeting.types.filter { ListingForm.saysLanguage($0) || chosen.contains($0) }
    meeting.types = kept + codes.filter { !kept.contains($0) }
  }

  // MARK: Contacts

  mutating func readContacts() {
    guard isChanged(.contacts) else { return }
    let rows = form.contacts
    if rows.count > ListingFormLimits.contacts {
      wrong("c\(ListingFormLimits.contacts).name", t("At most \(ListingFormLimits.contacts) people, please."))
    }
    meeting.contacts = rows.enumerated().map { index, row in
      let prefix = "c\(index)."
      for (name, value) in [("name", row.name), ("email", row.email), ("phone", row.phone)]
      where value.count > ListingFormLimits.line {
        wrong(prefix + name, t("Write at most \(ListingFormLimits.line) characters."))
      }
      let parts = row.email.split(separator: "@", omittingEmptySubsequences: false)
      if !row.email.isEmpty, parts.count != 2 || parts.contains(where: \.isEmpty) || row.email.contains(" ") {
        wrong(prefix + "email", t("Write an e-mail address, such as name@example.org."))
      }
      return Contact(
        name: row.name.isEmpty ? nil : row.name, email: row.email.isEmpty ? nil : row.email,
        phone: row.phone.isEmpty ? nil : row.phone, isPublic: row.isPublic)
    }
  }
}
