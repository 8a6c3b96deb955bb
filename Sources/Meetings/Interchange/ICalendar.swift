/// Calendars for subscription and for "add to calendar" (RFC 5545, with the properties of RFC 7986).
///
/// Every slot of a schedule is one VEVENT with its rule, in the meeting's own zone, whose VTIMEZONE comes with it. What a calendar
/// cannot hold: a meeting by appointment has no event (5545 gives nothing to say it with), and a start that the clock skips on the night
/// it goes forward is left out by readers that follow 3.3.10 to the letter, where `Schedule` has it an hour later.
public enum ICalendar {
  /// The words that a calendar's reader sees beside the listing's own; in the reader's language.
  public struct Labels: Hashable, Sendable {
    public var joinOnline = "Join online"
    public var joinByPhone = "Join by phone"
    public var approximate = "The place is approximate."
    public var onlineInstead = "The place is closed for now; the meeting is online."
    public var suspended = "Not meeting for now."
    public var endNotGiven = "The end is not listed; one hour is assumed."
    public init() {}
  }

  public struct Options: Sendable {
    /// Names the calendar in the reader's application.
    public var name: String
    /// The right-hand side of every UID (3.8.4.7). Keep it: another host makes other events of the same meetings.
    public var host: String
    /// DTSTAMP of listings without a date of their own.
    public var now: Instant
    /// Series begin with their first occurrence on or after this day.
    public var firstDay: CivilDate
    public var labels = Labels()

    /// `firstDay` is the first of the month before `now`'s, so that a calendar's text changes once a month and not with every request.
    public init(name: String, host: String = ICalendar.defaultHost, now: Instant) {
      self.name = name
      self.host = host
      self.now = now
      let (year, month, _) = Zone.utc.date(at: now).yearMonthDay
      let before = month == 1 ? (year - 1, 12) : (year, month - 1)
      firstDay = CivilDate(year: before.0, month: before.1, day: 1) ?? Zone.utc.date(at: now)
    }
  }

  /// RFC 2606 reserves `.invalid`: no other calendar's UIDs end so.
  public static let defaultHost = "homegroup.invalid"

  /// A whole calendar; `url` is the listing's page.
  public static func calendar(_ options: Options, meetings: [(meeting: Meeting, url: String?)]) -> [UInt8] {
    var writer = ICalendarWriter(options)
    for (meeting, url) in meetings { writer.add(meeting, url: url) }
    writer.finish()
    return writer.take()
  }

  public static func calendar(
    name: String, meetings: [(meeting: Meeting, url: String?)], now: Instant, host: String = defaultHost
  ) -> [UInt8] {
    calendar(Options(name: name, host: host, now: now), meetings: meetings)
  }
}

/// `homegroup export --format ics`, and `/meetings.ics`.
public struct ICalendarEncoder: MeetingEncoder {
  public var options: ICalendar.Options
  /// The page of a listing, where there is one.
  public var url: @Sendable (Meeting) -> String?

  public init(
    name: String = "Meetings", now: Instant, host: String = ICalendar.defaultHost,
    url: @escaping @Sendable (Meeting) -> String? = { $0.source.url }
  ) {
    self.init(options: .init(name: name, host: host, now: now), url: url)
  }

  public init(options: ICalendar.Options, url: @escaping @Sendable (Meeting) -> String? = { $0.source.url }) {
    self.options = options
    self.url = url
  }

  public func encode(next: () throws -> Meeting?, write: ([UInt8]) throws -> Void) throws {
    var writer = ICalendarWriter(options)
    while let meeting = try next() {
      writer.add(meeting, url: url(meeting))
      if writer.pending >= Self.pieceBytes { try write(writer.take()) }
    }
    writer.finish()
    try write(writer.take())
  }

  /// Bytes gathered before they are handed on.
  static let pieceBytes = 32_768
}

/// Writes a calendar meeting by meeting. The zones' definitions come before the first event that needs each.
struct ICalendarWriter {
  private let options: ICalendar.Options
  private var text = ICalendarText()
  private var definedZones: Set<String> = []
  private var isEmpty = true

  init(_ options: ICalendar.Options) {
    self.options = options
    text.line("BEGIN", "VCALENDAR")
    text.line("VERSION", "2.0")
    text.line("PRODID", "-//Homegroup//Homegroup//EN")
    text.line("CALSCALE", "GREGORIAN")
    // 5545 has no name for a calendar. RFC 7986 (5.1) has; applications still read the older X-WR-CALNAME.
    text.text("NAME", options.name)
    text.text("X-WR-CALNAME", options.name)
    // How often to look again (RFC 7986, 5.7), and the older spelling.
    text.line("REFRESH-INTERVAL;VALUE=DURATION", "P1D")
    text.line("X-PUBLISHED-TTL", "P1D")
  }

  var pending: Int { text.bytes.count }

  mutating func take() -> [UInt8] {
    defer { text.bytes.removeAll(keepingCapacity: true) }
    return text.bytes
  }

  mutating func add(_ meeting: Meeting, url: String?) {
    let zone = meeting.schedule.zone
    for (index, slot) in meeting.schedule.slots.enumerated() {
      guard let series = ICalendarSeries(slot, zone: zone, from: options.firstDay) else { continue }
      if series.isInZone, zone != .utc, definedZones.insert(zone.identifier).inserted {
        ICalendarZone(zone, from: options.firstDay).write(to: &text)
      }
      ICalendarEvent(meeting: meeting, slot: slot, index: index, series: series, url: url, options: options).write(
        to: &text)
      isEmpty = false
    }
  }

  mutating func finish() {
    // A calendar has at least one component (3.6): without events, the definition of UTC says nothing wrong.
    if isEmpty, definedZones.isEmpty { ICalendarZone(.utc, from: options.firstDay).write(to: &text) }
    text.line("END", "VCALENDAR")
  }
}
