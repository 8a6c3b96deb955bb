import Foundation

/// A directory as a spreadsheet: the columns of the 12 Step Meeting List plugin's template in its order, then those a listing needs to come
/// back whole. What `CSVDecoder` reads from it equals what was written, but for what the format does not hold:
/// - `Meeting.id`, which belongs to the directory, and `source.name`, which the import gives;
/// - contacts beyond the third, and positions of an empty contact among them;
/// - regions with ` > ` in their name, where there are more than two; languages that are no BCP 47 tag; texts beyond `FeedLimits`, or that cleaning changes;
/// - fractions of a second in time stamps;
/// - without `includePrivate`: contacts not marked public, the group's e-mail and telephone unless a public contact has them, the addresses for
///   feedback, and extras (a source's own columns may say anything about people).
///
/// Cells that a spreadsheet would run are written so that it does not (`CSVCells`).
public struct CSVEncoder: MeetingEncoder {
  public var includePrivate: Bool

  public init(includePrivate: Bool = false) { self.includePrivate = includePrivate }

  static let regionSeparator = " > "
  private static let pieceBytes = 32_768

  public func encode(next: () throws -> Meeting?, write: ([UInt8]) throws -> Void) throws {
    // Without the mark, spreadsheets take the text for the system's old character set.
    var piece: [UInt8] = [0xEF, 0xBB, 0xBF]
    CSVCells.write(TSMLColumn.allCases.map(\.rawValue), to: &piece)
    let json = JSONEncoder()
    json.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
    while let meeting = try next() {
      var row = CSVWriting(meeting: meeting, includePrivate: includePrivate)
      row.fill()
      if includePrivate, !meeting.extras.isEmpty {
        row.cells[.extras] = String(decoding: try json.encode(meeting.extras), as: UTF8.self)
      }
      CSVCells.write(TSMLColumn.allCases.map { row.cells[$0] ?? "" }, to: &piece)
      if piece.count >= Self.pieceBytes {
        try write(piece)
        piece.removeAll(keepingCapacity: true)
      }
    }
    try write(piece)
  }
}

/// One row being written.
private struct CSVWriting {
  let meeting: Meeting
  let includePrivate: Bool
  var cells: [TSMLColumn: String] = [:]

  init(meeting: Meeting, includePrivate: Bool) {
    self.meeting = meeting
    self.includePrivate = includePrivate
  }

  mutating func fill() {
    cells[.slug] = meeting.slug
    cells[.id] = meeting.source.key
    cells[.name] = meeting.name
    cells[.fellowship] = meeting.fellowship.rawValue
    cells[.types] = meeting.types.map { CSVTypes.text($0, in: meeting.fellowship) }.joined(separator: ", ")
    cells[.languages] = meeting.languages.joined(separator: ", ")
    if meeting.languages.isEmpty, meeting.types.contains(where: { TypeVocabulary.meaning(of: $0)?.language != nil }) {
      // A type names a language, and the listing is not said to be held in it.
      cells[.languages] = CSVTypes.undetermined
    }
    cells[.attendance] = meeting.attendance.rawValue
    cells[.notes] = meeting.notes
    cells[.url] = meeting.source.url
    cells[.updated] = meeting.source.updated.map(Self.text)
    cells[.lastContact] = meeting.lastConfirmed.map(Self.text)
    cells[.published] = meeting.isPublished ? "yes" : "no"
    cells[.feedbackURL] = meeting.feedbackURL
    if includePrivate { cells[.feedbackEmails] = meeting.feedbackEmails.joined(separator: ", ") }
    cells[.venmo] = meeting.contributions.venmo
    cells[.square] = meeting.contributions.square
    cells[.paypal] = meeting.contributions.paypal
    if meeting.regions.count > 2 {
      cells[.regions] = meeting.regions.joined(separator: CSVEncoder.regionSeparator)
    } else {
      cells[.region] = meeting.regions.first
      cells[.subRegion] = meeting.regions.dropFirst().first
    }
    fillSchedule()
    fillPlace()
    fillPeople()
  }

  /// Day, Time and End Time where they hold the schedule, as other programs read it; else the cell Schedule.
  private mutating func fillSchedule() {
    let schedule = meeting.schedule
    cells[.timeZone] = schedule.timeZone
    guard !schedule.slots.isEmpty else { return }
    guard schedule.slots.count == 1, let slot = schedule.slots.first, case .weekly(let days, 1, nil) = slot.recurrence
    else {
      cells[.schedule] = CSVSchedule.text(schedule.slots)
      return
    }
    let day = days.sorted().map(\.englishName).joined(separator: ", ")
    let time = slot.start.description
    let end = slot.end?.description
    var check = FindingCollector(index: 0)
    guard check.weeklySlot(days: day, start: time, end: end) == slot else {
      cells[.schedule] = CSVSchedule.text(schedule.slots)
      return
    }
    cells[.day] = day
    cells[.time] = time
    cells[.endTime] = end
  }

  private mutating func fillPlace() {
    if let place = meeting.place {
      cells[.location] = place.name
      cells[.address] = place.street
      cells[.formattedAddress] = place.formattedAddress
      cells[.city] = place.city
      cells[.state] = place.state
      cells[.postalCode] = place.postalCode
      cells[.country] = place.country
      cells[.county] = place.county
      cells[.neighborhood] = place.neighborhood
      cells[.locationNotes] = place.notes
      cells[.locationURL] = place.url
      if let position = place.position {
        cells[.latitude] = String(position.latitude)
        cells[.longitude] = String(position.longitude)
        cells[.approximate] = position.isApproximate ? "yes" : "no"
      }
    }
    cells[.conferenceURL] = meeting.online?.url
    cells[.conferenceURLNotes] = meeting.online?.urlNotes
    cells[.conferencePhone] = meeting.online?.phone
    cells[.conferencePhoneNotes] = meeting.online?.phoneNotes
  }

  private mutating func fillPeople() {
    let contacts = meeting.contacts.filter { includePrivate || $0.isPublic }
    for (columns, contact) in zip(TSMLColumn.contacts, contacts) {
      cells[columns.name] = contact.name
      cells[columns.email] = contact.email
      cells[columns.phone] = contact.phone
    }
    cells[.publicContacts] = contacts.indices.filter { contacts[$0].isPublic }.map { "\($0 + 1)" }.joined(
      separator: ",")
    if let group = meeting.group {
      cells[.group] = group.name
      cells[.groupNotes] = group.notes
      cells[.district] = group.district
      cells[.subDistrict] = group.subDistrict
      cells[.website] = group.website
      cells[.website2] = group.website2
      cells[.mailingAddress] = group.mailingAddress
      if includePrivate || contacts.contains(where: { $0.email == group.email }) { cells[.email] = group.email }
      if includePrivate || contacts.contains(where: { $0.phone == group.phone }) { cells[.phone] = group.phone }
    }
    if let body = meeting.serviceBody {
      cells[.entityID] = body.key
      cells[.entity] = body.name
      cells[.entityURL] = body.url
      cells[.entityPhone] = body.phone
      cells[.entityEmail] = body.email
      cells[.entityLocation] = body.location
    }
  }

  /// A day where it is midnight UTC, else to the second: `2021-06-21 03:25:44`.
  private static func text(_ instant: Instant) -> String {
    let (day, second) = instant.seconds.flooredDivision(by: 86_400)
    let date = CivilDate(daysSinceEpoch: Int(day)).description
    guard second != 0 else { return date }
    return date + " "
      + [second / 3600, second / 60 % 60, second % 60].map { CivilDate.padded(Int($0), 2) }.joined(separator: ":")
  }
}
