import Meetings
import Pages

/// When it meets: the next time in the reader's clock, the meeting's own beside it where they differ, and the ones after.
struct MeetingWhen {
  var meeting: Meeting
  var upcoming: [Occurrence]
  var reader: Reader

  var html: HTML {
    "<section class=\"card\" data-live=\"when\">\(next)\(schedule)\(zone)\(later)</section>"
  }

  /// Without the times after the next.
  var summary: HTML { "\(next)\(schedule)\(zone)" }

  private var schedule: HTML? {
    // The line above it says so already.
    if upcoming.first?.isAroundTheClock == true { return nil }
    return "\(meeting.schedule.words.map { words -> HTML in "<p>\(words)</p>" })"
  }

  private var zone: HTML? {
    differs ? "<p class=\"soft small\">\(t("\(TimeText.zone(meeting.schedule.timeZone)) time"))</p>" : nil
  }

  /// The reader's clock and the meeting's show different hours at the next occurrence.
  private var differs: Bool {
    let moment = upcoming.first?.start ?? reader.now
    return meeting.schedule.zone.offset(at: moment) != reader.zone.offset(at: moment)
  }

  private var next: HTML? {
    guard let first = upcoming.first else { return nil }
    return """
      <p class="when big"><time datetime="\(first.start.rfc3339(in: reader.zone))">\(span(first, in: reader.zone))</time> \
      <small>\(note(first))</small></p>\(own(first))
      """
  }

  private func note(_ occurrence: Occurrence) -> String {
    if occurrence.isAroundTheClock { return t("around the clock") }
    if occurrence.isInProgress(at: reader.now) {
      return occurrence.endIsAssumed
        ? t("on now") : t("on now, \(TimeText.left(minutes: occurrence.end.minutes(since: reader.now)))")
    }
    return TimeText.starts(inMinutes: occurrence.start.minutes(since: reader.now))
  }

  private func span(_ occurrence: Occurrence, in zone: Zone) -> String {
    let (date, start) = zone.wallClock(at: occurrence.start)
    let day = zone == reader.zone ? reader.day(occurrence.start) : Reader.date(date)
    if occurrence.isAroundTheClock { return occurrence.isInProgress(at: reader.now) ? t("Now") : day }
    let end = zone.wallClock(at: occurrence.end).time
    let times =
      occurrence.endIsAssumed
      ? TimeText.clock(minuteOfDay: start.minuteOfDay)
      : TimeText.range(from: start.minuteOfDay, to: end.minuteOfDay)
    return "\(day), \(times)"
  }

  private func own(_ occurrence: Occurrence) -> HTML? {
    guard differs, !occurrence.isAroundTheClock else { return nil }
    let schedule = meeting.schedule
    return
      "<p class=\"soft\">\(t("\(span(occurrence, in: schedule.zone)) in \(TimeText.zone(schedule.timeZone))"))</p>"
  }

  private var later: HTML? {
    let rest = upcoming.dropFirst().filter { !$0.isAroundTheClock }
    if rest.isEmpty { return nil }
    let items = rest.map { occurrence -> HTML in
      "<li><time datetime=\"\(occurrence.start.rfc3339(in: reader.zone))\">\(span(occurrence, in: reader.zone))</time></li>"
    }
    return "<details><summary>\(t("The next dates"))</summary><ul class=\"plain\">\(items)</ul></details>"
  }
}
