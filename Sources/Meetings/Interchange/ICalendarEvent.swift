/// When one slot's event first happens and how it repeats. Nil where it never does.
struct ICalendarSeries {
  private let slot: Slot
  private let zone: Zone
  private let first: CivilDate
  /// RECUR (3.3.10), where it repeats by rule.
  let rule: String?
  /// Further dates (RDATE), where it repeats by a list.
  private let otherDates: [CivilDate]

  /// Days to look for the first occurrence: the fifth weekday of a month comes within this, and so does any interval up to a year.
  private static let horizon = 400

  init?(_ slot: Slot, zone: Zone, from firstDay: CivilDate) {
    self.slot = slot
    self.zone = zone
    var others: [CivilDate] = []
    switch slot.recurrence {
    case .dates(let dates):
      let coming = dates.filter { $0 >= firstDay }.sorted()
      // A calendar of one past meeting is better than an empty one.
      guard let date = coming.first ?? dates.max() else { return nil }
      first = date
      others = Array(coming.dropFirst())
    case .weekly, .monthly, .aroundTheClock:
      let last = firstDay.adding(days: Self.horizon)
      guard
        let date = (firstDay.daysSinceEpoch...last.daysSinceEpoch).lazy.map(CivilDate.init(daysSinceEpoch:))
          .first(where: slot.recurrence.includes)
      else { return nil }
      first = date
    }
    otherDates = others
    rule = Self.rule(slot.recurrence)
  }

  /// Around the clock is a whole day without a zone; all else is a time in the zone.
  var isInZone: Bool { slot.recurrence != .aroundTheClock }

  private static func rule(_ recurrence: Recurrence) -> String? {
    switch recurrence {
    case .weekly(let days, let interval, let anchor):
      let every = interval > 1 && anchor != nil ? ";INTERVAL=\(interval)" : ""
      let names = days.sorted { $0.mondayOrder < $1.mondayOrder }.map(ICalendarText.weekday).joined(separator: ",")
      // With an interval it matters where weeks begin: on Monday, as `Recurrence` has it.
      return "FREQ=WEEKLY\(every);BYDAY=\(names);WKST=MO"
    case .monthly(let day, let ordinals):
      let valid = ordinals.filter { $0 != 0 && abs($0) <= 5 }.sorted {
        ($0 < 0 ? 10 + $0 : $0) < ($1 < 0 ? 10 + $1 : $1)
      }
      return "FREQ=MONTHLY;BYDAY=" + valid.map { "\($0)\(ICalendarText.weekday(day))" }.joined(separator: ",")
    case .dates: return nil
    case .aroundTheClock: return "FREQ=DAILY"
    }
  }

  func write(to text: inout ICalendarText) {
    guard isInZone else {
      text.line("DTSTART;VALUE=DATE", ICalendarText.date(first))
      text.line("DURATION", "P1D")
      if let rule { text.line("RRULE", rule) }
      // A room that is always open keeps nobody busy.
      text.line("TRANSP", "TRANSPARENT")
      return
    }
    let parameter = zone == .utc ? "" : ";TZID=\(zone.identifier)"
    text.line("DTSTART\(parameter)", stamp(first))
    text.line("DURATION", ICalendarText.duration(minutes: slot.assumedOrGivenDuration))
    if let rule { text.line("RRULE", rule) }
    if !otherDates.isEmpty { text.line("RDATE\(parameter)", otherDates.map(stamp).joined(separator: ",")) }
  }

  private func stamp(_ date: CivilDate) -> String {
    ICalendarText.local(date, second: slot.start.minuteOfDay * 60) + (zone == .utc ? "Z" : "")
  }
}

extension Weekday {
  /// Monday is 0.
  fileprivate var mondayOrder: Int { (rawValue + 6) % 7 }
}

/// One VEVENT (3.6.1).
struct ICalendarEvent {
  let meeting: Meeting
  let slot: Slot
  let index: Int
  let series: ICalendarSeries
  /// The listing's page.
  let url: String?
  let options: ICalendar.Options

  func write(to text: inout ICalendarText) {
    text.line("BEGIN", "VEVENT")
    text.text("UID", "\(identity)-\(index)@\(options.host)")
    // 3.8.7.2: without a METHOD, when the information was last revised. An unchanged listing keeps its text so.
    text.line("DTSTAMP", ICalendarText.utc(meeting.source.updated ?? meeting.lastConfirmed ?? options.now))
    series.write(to: &text)
    text.text("SUMMARY", meeting.name)
    if let location { text.text("LOCATION", location) }
    if let position = meeting.place?.position, !position.isApproximate {
      text.line("GEO", "\(ICalendarText.degrees(position.latitude));\(ICalendarText.degrees(position.longitude))")
    }
    if let url = url ?? meeting.online?.url { text.line("URL", url) }
    // RFC 7986, 5.11.
    if meeting.attendance.isOnline, let join = meeting.online?.url {
      text.line("CONFERENCE;VALUE=URI;FEATURE=VIDEO", join)
    }
    let description = description
    if !description.isEmpty { text.text("DESCRIPTION", description) }
    if !categories.isEmpty { text.line("CATEGORIES", categories.map(ICalendarText.escaped).joined(separator: ",")) }
    if meeting.attendance == .suspended { text.line("STATUS", "CANCELLED") }
    text.line("END", "VEVENT")
  }

  private var identity: String {
    if !meeting.id.isEmpty { return meeting.id }
    return meeting.slug.isEmpty ? "\(meeting.source.name)/\(meeting.source.key)" : meeting.slug
  }

  private var location: String? {
    let parts = [meeting.place?.name, meeting.place?.address].compactMap { $0 }
    return parts.isEmpty ? nil : parts.joined(separator: ", ")
  }

  private var categories: [String] {
    [Fellowship.named(meeting.fellowship).shortName]
      + meeting.types.map { TypeVocabulary.meaning(of: $0)?.name ?? $0.code }
  }

  private var description: String {
    let labels = options.labels
    var lines: [String?] = []
    switch meeting.attendance {
    case .suspended: lines += [labels.suspended, meeting.suspension?.note]
    case .onlineInstead: lines.append(labels.onlineInstead)
    case .inPerson, .hybrid, .online: break
    }
    lines.append(meeting.notes)
    if meeting.place?.position?.isApproximate == true, meeting.attendance.isInPerson {
      lines.append(labels.approximate)
    }
    lines.append(meeting.place?.notes)
    if meeting.attendance.isOnline, let online = meeting.online {
      lines.append(online.url.map { "\(labels.joinOnline): \($0)" })
      lines.append(online.urlNotes)
      lines.append(online.phone.map { "\(labels.joinByPhone): \($0)" })
      lines.append(online.phoneNotes)
    }
    if slot.duration == nil { lines.append(labels.endNotGiven) }
    return lines.compactMap { $0 }.joined(separator: "\n")
  }
}
