/// An occurrence of a row.
struct RowOccurrence: Sendable {
  /// Seconds since the base of whoever holds it.
  var start: Int32
  var end: Int32
  var row: Int32
  /// Days since 1970-01-01, in the meeting's zone.
  var day: Int32
  var flags: UInt8

  static let endIsAssumed: UInt8 = 1
  static let isAroundTheClock: UInt8 = 2
  /// No occurrence: after all others.
  static let never = Int32.max
}

/// Computes the occurrences of rows within a span of time, as `Schedule.occurrences` does, from the columns.
struct OccurrenceExpander: Sendable {
  private let columns: MeetingColumns
  private let zones: [ZoneDays]
  /// Seconds since 1970 that `RowOccurrence` counts from.
  let base: Int64
  /// Seconds since `base`. Starts and ends are whole seconds: starts are compared with `from` rounded up, ends with it rounded down.
  private let from: (up: Int64, down: Int64)
  private let until: Int64
  /// Occurrences that begin before the span and still run are included.
  private let includesRunning: Bool

  /// How far a zone can be from UTC.
  private static let farthestOffset: Int64 = 16 * 3600
  /// A day around the clock, the night of the autumn change included.
  static let longestDay: Int64 = 26 * 3600

  init(_ columns: MeetingColumns, from: Instant, until: Instant, includesRunning: Bool, base: Int64) {
    self.columns = columns
    self.base = base
    self.from = (from.secondsRoundedUp - base, from.seconds - base)
    self.until = until.secondsRoundedUp - base
    self.includesRunning = includesRunning
    let lookBack = includesRunning ? Int64(columns.longestMinutes) * 60 : 0
    let days = Self.days(from: from.seconds - lookBack, until: until.secondsRoundedUp)
    zones = columns.zones.map { ZoneDays(zone: $0, days: days) }
  }

  private static func days(from: Int64, until: Int64) -> ClosedRange<Int> {
    let first = Int((from - farthestOffset).flooredDivision(by: 86_400).quotient)
    return first...max(first, Int((until + farthestOffset).flooredDivision(by: 86_400).quotient))
  }

  /// Appends the occurrences of a row by start and end, each once; with `firstOnly`, the first at most.
  func append(_ row: Int, firstOnly: Bool, to found: inout [RowOccurrence]) {
    guard columns.facts[row].attendance != RowFacts.suspended else { return }
    let begin = found.count
    let range = columns.slotRange(of: row)
    for index in range {
      append(columns.slots[index], row, zones[Int(columns.rowZones[row])], firstOnly: firstOnly, to: &found)
    }
    if range.count > 1, found.count - begin > 1 { Self.tidy(&found, from: begin, firstOnly: firstOnly) }
  }

  /// Orders the occurrences of several slots, and keeps one of those at the same time.
  private static func tidy(_ found: inout [RowOccurrence], from begin: Int, firstOnly: Bool) {
    found[begin...].sort { ($0.start, $0.end) < ($1.start, $1.end) }
    var kept = begin + 1
    for index in (begin + 1)..<found.count
    where found[index].start != found[kept - 1].start || found[index].end != found[kept - 1].end {
      found[kept] = found[index]
      kept += 1
    }
    found.removeSubrange((firstOnly ? begin + 1 : kept)...)
  }

  private func append(
    _ slot: SlotColumn, _ row: Int, _ zone: ZoneDays, firstOnly: Bool, to found: inout [RowOccurrence]
  ) {
    let length = slot.kind == .aroundTheClock ? Self.longestDay : Int64(slot.duration) * 60
    let days = Self.days(from: from.down + base - (includesRunning ? length : 0), until: until + base)
    if slot.kind == .dates {
      for index in slot.dates {
        let day = Int(columns.dates[Int(index)])
        if days.contains(day), append(slot, row, zone, day, to: &found), firstOnly { return }
      }
    } else {
      for day in days where slot.includes(day) {
        if append(slot, row, zone, day, to: &found), firstOnly { return }
      }
    }
  }

  /// Appends the occurrence of one day if it lies in the span; whether it does.
  private func append(_ slot: SlotColumn, _ row: Int, _ zone: ZoneDays, _ day: Int, to found: inout [RowOccurrence])
    -> Bool
  {
    let start = zone.second(day: day, minute: Int(slot.start)) - base
    let isWholeDay = slot.kind == .aroundTheClock
    let end = isWholeDay ? zone.second(day: day + 1, minute: 0) - base : start + Int64(slot.duration) * 60
    guard start < until, end > from.down, includesRunning || start >= from.up else { return false }
    found.append(
      RowOccurrence(
        start: Int32(truncatingIfNeeded: start), end: Int32(truncatingIfNeeded: end),
        row: Int32(truncatingIfNeeded: row),
        day: Int32(truncatingIfNeeded: day),
        flags: (slot.endIsAssumed ? RowOccurrence.endIsAssumed : 0) | (isWholeDay ? RowOccurrence.isAroundTheClock : 0))
    )
    return true
  }
}

extension Instant {
  /// Whole seconds since 1970, rounded up: a whole second is at or after the instant just when it is at or after this.
  var secondsRoundedUp: Int64 { -((-milliseconds).flooredDivision(by: 1000).quotient) }
}
