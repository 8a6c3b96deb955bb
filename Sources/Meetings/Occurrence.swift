/// A meeting at an instant.
public struct Occurrence: Hashable, Sendable, Comparable {
  /// The day, in the meeting's own zone, on which it starts.
  public var date: CivilDate
  public var start: Instant
  public var end: Instant
  /// The source gave no end; `end` is `Schedule.assumedDuration` after `start`.
  public var endIsAssumed: Bool
  public var isAroundTheClock: Bool

  public init(
    date: CivilDate, start: Instant, end: Instant, endIsAssumed: Bool = false, isAroundTheClock: Bool = false
  ) {
    self.date = date
    self.start = start
    self.end = end
    self.endIsAssumed = endIsAssumed
    self.isAroundTheClock = isAroundTheClock
  }

  public func isInProgress(at now: Instant) -> Bool { start <= now && now < end }

  /// By start, then by end.
  public static func < (a: Occurrence, b: Occurrence) -> Bool { (a.start, a.end) < (b.start, b.end) }
}

extension Schedule {
  /// Occurrences that overlap `from ..< until` (a running one included), by start. Right across clock changes: each start
  /// is the wall-clock time on its own day, each end `duration` minutes later.
  public func occurrences(from: Instant, until: Instant) -> [Occurrence] {
    guard from < until else { return [] }
    let zone = zone
    let today = zone.date(at: from)
    let last = zone.date(at: until)
    var found: [Occurrence] = []
    for slot in slots {
      // One that began on an earlier day can still run. A day more, because a zone can skip a whole day (Samoa in 2011).
      let first = today.adding(days: -slot.assumedOrGivenDuration / 1440 - 2)
      for date in slot.recurrence.days(from: first, through: last) {
        let occurrence = slot.occurrence(on: date, in: zone)
        if occurrence.start < until, occurrence.end > from, occurrence.start < occurrence.end {
          found.append(occurrence)
        }
      }
    }
    return found.count > 1 ? found.sorted() : found
  }

  /// The occurrence running at `now`, or else the next to start; nil where none comes within `horizon` days.
  public func next(after now: Instant, horizon: Int = 400) -> Occurrence? {
    // Nearly everything meets within a week; look further only for what does not.
    occurrences(from: now, until: now.adding(days: 8)).first
      ?? occurrences(from: now, until: now.adding(days: horizon)).first
  }

  /// The next `count` occurrences, the running one included.
  public func upcoming(_ count: Int, after now: Instant, horizon: Int = 400) -> [Occurrence] {
    for days in [15, 70, horizon] {
      let found = occurrences(from: now, until: now.adding(days: days))
      if found.count >= count || days == horizon { return Array(found.prefix(count)) }
    }
    return []
  }
}

extension Slot {
  /// The occurrence that begins on that day of `zone` (whether or not the recurrence includes the day).
  public func occurrence(on date: CivilDate, in zone: Zone) -> Occurrence {
    let begin = zone.instant(of: date, at: start)
    if recurrence == .aroundTheClock {
      return Occurrence(
        date: date, start: begin, end: zone.instant(of: date.adding(days: 1), at: .midnight), endIsAssumed: false,
        isAroundTheClock: true)
    }
    return Occurrence(
      date: date, start: begin, end: begin.adding(minutes: assumedOrGivenDuration), endIsAssumed: isDurationAssumed,
      isAroundTheClock: false)
  }
}
