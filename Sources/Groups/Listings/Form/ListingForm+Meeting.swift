import Meetings
import Pages

extension ListingForm {
  /// What a form shows of a listing. A listing that is suspended is shown as it will be.
  init(_ meeting: Meeting) {
    self[Name.name] = meeting.name
    self[Name.group] = meeting.group?.name ?? ""
    self[Name.groupNotes] = meeting.group?.notes ?? ""
    self[Name.groupSite] = meeting.group?.website ?? ""
    self[Name.zone] = meeting.schedule.timeZone
    self[Name.appointment] = meeting.schedule.isByAppointment ? "yes" : ""
    setTimes(meeting.schedule.slots.map { TimeFields($0) })
    self[Name.attendance] = (meeting.suspension?.attendance ?? meeting.attendance).rawValue
    fill(meeting.place)
    self[Name.link] = meeting.online?.url ?? ""
    self[Name.linkNotes] = meeting.online?.urlNotes ?? ""
    self[Name.phone] = meeting.online?.phone ?? ""
    self[Name.phoneNotes] = meeting.online?.phoneNotes ?? ""
    set(Name.types, meeting.types.filter { !Self.saysLanguage($0) }.map(\.description))
    set(Name.languages, meeting.languages)
    self[Name.notes] = meeting.notes ?? ""
    self[Name.venmo] = meeting.contributions.venmo ?? ""
    self[Name.square] = meeting.contributions.square ?? ""
    self[Name.paypal] = meeting.contributions.paypal ?? ""
    let people = meeting.contacts.map {
      ContactFields(name: $0.name ?? "", email: $0.email ?? "", phone: $0.phone ?? "", isPublic: $0.isPublic)
    }
    setContacts(people.filter { !$0.isBlank })
  }

  private mutating func fill(_ place: Place?) {
    self[Name.place] = place?.name ?? ""
    if let place, Self.hasOneLine(place) { self[Name.address] = place.formattedAddress ?? "" }
    self[Name.street] = place?.street ?? ""
    self[Name.neighborhood] = place?.neighborhood ?? ""
    self[Name.city] = place?.city ?? ""
    self[Name.county] = place?.county ?? ""
    self[Name.state] = place?.state ?? ""
    self[Name.postcode] = place?.postalCode ?? ""
    self[Name.country] = place?.country ?? ""
    self[Name.placeNotes] = place?.notes ?? ""
    if let position = place?.position {
      self[Name.latitude] = String(position.latitude)
      self[Name.longitude] = String(position.longitude)
      self[Name.approximate] = position.isApproximate ? "yes" : ""
    }
  }

  /// The address is known as a line only, so the line is what is edited; otherwise it follows from its parts.
  static func hasOneLine(_ place: Place) -> Bool { place.formattedAddress != nil && place.street == nil }

  /// Languages have boxes of their own; the codes follow from them.
  static func saysLanguage(_ code: TypeCode) -> Bool { TypeVocabulary.meaning(of: code)?.language != nil }

  /// What was typed, over the listing that it is about: what a form does not show, and every field that was not touched, stays as it is
  /// in `base` to the letter.
  ///
  /// - Returns: the listing as far as it can be read, with what is wrong beside its field.
  func applied(to base: Meeting, isNew: Bool = false) -> (meeting: Meeting, errors: [FieldError]) {
    var reading = ListingReading(form: self, known: isNew ? ListingForm() : ListingForm(base), meeting: base)
    reading.readName()
    reading.readGroup()
    reading.readSchedule()
    reading.readAttendance()
    reading.readPlace()
    reading.readPosition()
    reading.readOnline()
    reading.readLanguages()
    reading.readTypes()
    reading.readNotes()
    reading.readContributions()
    reading.readContacts()
    reading.requireWay(isNew: isNew)
    return (reading.meeting, reading.errors)
  }
}

extension Meeting {
  /// What a new listing begins as.
  static func blank(fellowship: Fellowship.ID, timeZone: String) -> Meeting {
    Meeting(
      slug: "", name: "", fellowship: fellowship, attendance: .inPerson, schedule: Schedule(timeZone: timeZone),
      source: SourceRecord(name: "", key: ""))
  }
}
