/// A meeting at an instant.
public struct Occurrence: Hashable, Sendable, Comparable {
  /// The day, in the meeting's own zone, on which it starts.
  public var date: CivilDate
  public var start: Instant
  public var end: Instant
  /// The source gave no end; `end` is `Schedule.assumedDuration` after `start`.
  public var endIsAssumed: Bool
  public var isAroundTheClock: Bool

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
    // A slot's day can begin before `from` and still run: look back as far as the longest duration, and a day for the zone.
    let lookBack = (slots.map(\.assumedOrGivenDuration).max() ?? 0) / 1440 + 1
    let first = zone.date(at: from).adding(days: -lookBack)
    let last = zone.date(at: until)
    var found: [Occurrence] = []
    for slot in slots {
      for date in slot.recurrence.days(from: first, through: last) {
        let occurrence = slot.occurrence(on: date, in: zone)
        if occurrence.start < until, occurrence.end > from { found.append(occurrence) }
      }
    }
    return found.sorted()
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
      date: date, start: begin, end: begin.adding(minutes: assumedOrGivenDuration), endIsAssumed: duration == nil,
      isAroundTheClock: false)
  }
}

extension Recurrence {
  /// The days within `first ... last` on which it happens, ascending.
  func days(from first: CivilDate, through last: CivilDate) -> [CivilDate] {
    if case .dates(let dates) = self { return dates.filter { first <= $0 && $0 <= last }.sorted() }
    guard first <= last else { return [] }
    return (first.daysSinceEpoch...last.daysSinceEpoch).lazy.map(CivilDate.init(daysSinceEpoch:)).filter(includes)
  }
}
