import Meetings
import Pages

extension ListedMeetings {
  /// A line for each listing on another part's page, soonest first: the day and time of the reader's zone, where it is, and its pattern.
  public static func rows(_ meetings: [Meeting], now: Instant, zone: Zone) -> RowList {
    let reader = Reader(now: now, zone: zone, unit: .kilometres)
    let all = meetings.map { (meeting: $0, next: $0.upcoming(1, after: now).first) }
    let sorted = all.sorted { a, b in
      (a.next?.start.milliseconds ?? .max, a.meeting.slug) < (b.next?.start.milliseconds ?? .max, b.meeting.slug)
    }
    return RowList(sorted.map { row($0.meeting, $0.next, reader) })
  }

  private static func row(_ meeting: Meeting, _ next: Occurrence?, _ reader: Reader) -> ListRow {
    let isRunning = next?.isInProgress(at: reader.now) ?? false
    return ListRow(
      time: isRunning ? t("Now") : next.map { day($0.start, reader) } ?? t("Ask"),
      timeNote: isRunning ? nil : next.map { reader.clock($0.start) }, isNow: isRunning, title: meeting.name,
      url: url(of: meeting), details: [meeting.whereInShort ?? "", meeting.attendanceName] + meeting.schedule.words,
      warning: meeting.attendance == .suspended ? t("Not meeting for now") : nil)
  }

  /// `Today`, `Tomorrow`, `Sat 12 Dec`: it stands in a narrow column.
  private static func day(_ start: Instant, _ reader: Reader) -> String {
    let date = reader.zone.date(at: start)
    let days = date.daysSinceEpoch - reader.today.daysSinceEpoch
    if days < 2 { return reader.day(start) }
    if days < 7 { return TimeText.shortWeekday(date.weekday.rawValue) }
    let (_, month, day) = date.yearMonthDay
    return t("\(String(day)) \(TimeText.shortMonth(month))")
  }
}
