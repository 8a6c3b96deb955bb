import Meetings
import Pages

/// One line of a list of meetings, in the reader's words and times.
struct MeetingRow: Sendable, Hashable {
  var slug: String
  var name: String
  /// `Now`, `6:30 pm`.
  var time: String
  /// `48 min left`, `in 20 min`, `1 h`.
  var timeNote: String
  var isRunning: Bool
  var details: String
  var tag: String
  /// Where to join, while the room is open.
  var joinURL: String?
  /// The meeting's room on this site, while that is open.
  var roomURL: String?

  /// From here on "in 20 min" tells more than the length does.
  static let soonMinutes = 90
}

extension MeetingRow {
  init(_ meeting: Meeting, occurrence: Occurrence?, distanceKm: Double?, reader: Reader) {
    slug = meeting.slug
    name = meeting.name
    isRunning = occurrence?.isInProgress(at: reader.now) ?? false
    (time, timeNote) = Self.times(meeting, occurrence, reader)
    details = [
      // How far the listed address of an online meeting is tells nobody anything.
      meeting.hasDoor ? distanceKm.map(reader.distance) : nil, meeting.whereInShort,
      meeting.fellowshipName.isEmpty ? nil : meeting.fellowshipName,
    ].compactMap { $0 }.filter { !$0.isEmpty }.joined(separator: " · ")
    let words = meeting.telling.joined(separator: " · ")
    if !words.isEmpty { details += details.isEmpty ? words : " · " + words }
    tag = meeting.attendanceName
    joinURL = meeting.joinURL(occurrence, now: reader.now)
    roomURL = joinURL == nil && occurrence?.isInProgress(at: reader.now) != true ? nil : reader.openRooms[meeting.slug]
  }

  private static func times(_ meeting: Meeting, _ occurrence: Occurrence?, _ reader: Reader) -> (String, String) {
    guard let occurrence else {
      return meeting.attendance == .suspended
        ? (t("Paused"), t("not meeting for now"))
        : (t("Ask"), meeting.schedule.isByAppointment ? t("by appointment") : t("no date yet"))
    }
    if occurrence.isAroundTheClock { return (t("Now"), t("around the clock")) }
    if occurrence.isInProgress(at: reader.now) {
      if occurrence.endIsAssumed { return (t("Now"), t("since \(reader.clock(occurrence.start))")) }
      return (t("Now"), TimeText.left(minutes: occurrence.end.minutes(since: reader.now)))
    }
    let wait = occurrence.start.minutes(since: reader.now)
    if wait <= soonMinutes { return (reader.clock(occurrence.start), TimeText.starts(inMinutes: wait)) }
    let length =
      occurrence.endIsAssumed ? "" : TimeText.duration(minutes: occurrence.end.minutes(since: occurrence.start))
    return (reader.clock(occurrence.start), length)
  }
}

/// Rows under headings by when they start.
struct MeetingRowGroup: Sendable, Hashable {
  var heading: String
  var rows: [MeetingRow]

  /// The rows are in the order of their starts: neighbours of one heading come together.
  static func grouped(_ rows: [(row: MeetingRow, occurrence: Occurrence?)], reader: Reader) -> [MeetingRowGroup] {
    var groups: [MeetingRowGroup] = []
    for (row, occurrence) in rows {
      let heading = heading(for: occurrence, reader: reader)
      if groups.last?.heading == heading {
        groups[groups.count - 1].rows.append(row)
      } else {
        groups.append(MeetingRowGroup(heading: heading, rows: [row]))
      }
    }
    return groups
  }

  static func heading(for occurrence: Occurrence?, reader: Reader) -> String {
    guard let occurrence else { return t("Without a date") }
    if occurrence.isInProgress(at: reader.now) { return t("On now") }
    if occurrence.start.minutes(since: reader.now) <= MeetingQuery.Limits.nowMinutes { return t("Starting soon") }
    let date = reader.zone.date(at: occurrence.start)
    guard date == reader.today else { return reader.day(occurrence.start) }
    switch reader.zone.wallClock(at: occurrence.start).time.hour {
    case ..<12: return t("This morning")
    case ..<17: return t("This afternoon")
    case ..<21: return t("This evening")
    default: return t("Late tonight")
    }
  }
}
