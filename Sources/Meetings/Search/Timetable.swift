/// All occurrences of a rolling span of days, in the order of their starts, with positions beside them: what makes "tonight, near
/// me" a binary search and one pass over a few arrays. Exact, clock changes included, because each occurrence is an instant.
///
/// Entries are numbered by start, then row, then end.
final class Timetable: Sendable {
  /// Seconds since 1970 that `starts` and `ends` count from.
  let base: Int64
  /// Every occurrence that starts in `from ..< until` is an entry.
  let from: Instant
  let until: Instant
  let starts: [Int32]
  let ends: [Int32]
  let rows: [Int32]
  let days: [Int32]
  let flags: [UInt8]
  /// Unit vectors of entries 16n to 16n + 15; not-a-number where there is no position.
  let x: [SIMD16<Float>]
  let y: [SIMD16<Float>]
  let z: [SIMD16<Float>]
  /// The latest end of entries 16n to 16n + 15.
  let latestEnds: [Int32]
  /// Entries of row n, ascending: `entries[entryEnds[n - 1] ..< entryEnds[n]]`.
  let entryEnds: [Int32]
  let entries: [Int32]
  /// For each row, its first occurrence that starts at `until` or later; `start` is `never` where there is none.
  let later: [RowOccurrence]
  /// The longest any listing's occurrence can be, minutes: how far back a running one can have begun.
  let lookBack: Int

  static let blockSize = 16
  /// How long a table serves without being rebuilt, hours.
  static let hoursAhead = 6
  /// How far a page asked for earlier can lie back, hours.
  static let hoursBack = 2
  /// The furthest that a search with `when` or a weekday looks ahead, days.
  static let daysAhead = 8
  /// How far ahead a meeting's next occurrence is looked for, days (`Schedule.next`).
  static let horizon = 400

  init(_ columns: MeetingColumns, around now: Instant) {
    lookBack = columns.longestMinutes
    from = now.adding(minutes: -(Self.hoursBack * 60 + lookBack))
    until = now.adding(minutes: Self.hoursAhead * 60).adding(days: Self.daysAhead)
    base = from.seconds
    var found = Self.expand(columns, from: from, until: until, base: base)
    found = Self.sorted(found)
    starts = found.map(\.start)
    ends = found.map(\.end)
    rows = found.map(\.row)
    days = found.map(\.day)
    flags = found.map(\.flags)
    (x, y, z) = Self.positions(of: found, columns)
    latestEnds = stride(from: 0, to: found.count, by: Self.blockSize).map { first in
      found[first..<min(first + Self.blockSize, found.count)].reduce(Int32.min) { max($0, $1.end) }
    }
    (entryEnds, entries) = Self.entriesByRow(rows, rowCount: columns.count)
    later = Self.laterOccurrences(columns, from: until, base: base)
  }

  var count: Int { starts.count }

  /// Whether searches at `now` with `when` or a weekday can be answered from it, for some hours to come.
  func covers(_ now: Instant) -> Bool {
    now >= from.adding(minutes: lookBack) && now.adding(days: Self.daysAhead) <= until
  }

  func occurrence(_ entry: Int) -> RowOccurrence {
    RowOccurrence(start: starts[entry], end: ends[entry], row: rows[entry], day: days[entry], flags: flags[entry])
  }

  func entryRange(of row: Int) -> Range<Int> { (row == 0 ? 0 : Int(entryEnds[row - 1]))..<Int(entryEnds[row]) }

  /// The first entry that starts at or after that second since `base`.
  func firstEntry(startingAt second: Int64) -> Int {
    var low = 0
    var high = starts.count
    while low < high {
      let middle = (low + high) / 2
      if Int64(starts[middle]) < second { low = middle + 1 } else { high = middle }
    }
    return low
  }
}

extension Timetable {
  private static func expand(_ columns: MeetingColumns, from: Instant, until: Instant, base: Int64) -> [RowOccurrence] {
    let expander = OccurrenceExpander(columns, from: from, until: until, includesRunning: false, base: base)
    let pieces = Parallel.pieces(of: columns.count, least: 4096)
    let found = Parallel.map(pieces.count) { piece in
      var found: [RowOccurrence] = []
      found.reserveCapacity(pieces[piece].count * 2)
      for row in pieces[piece] { expander.append(row, firstOnly: false, to: &found) }
      return found
    }
    return Array(found.joined())
  }

  /// By start; those of one start keep their order, which is by row and end.
  private static func sorted(_ found: [RowOccurrence]) -> [RowOccurrence] {
    // Counting by minutes: every clock has been whole minutes from UTC since 1972. Others are sorted the plain way.
    guard let last = found.map(\.start).max(),
      found.allSatisfy({ $0.start >= 0 && $0.start % 60 == found[0].start % 60 })
    else { return found.sorted { ($0.start, $0.row, $0.end) < ($1.start, $1.row, $1.end) } }
    var positions = [Int32](repeating: 0, count: Int(last / 60) + 2)
    for occurrence in found { positions[Int(occurrence.start / 60) + 1] += 1 }
    for minute in 1..<positions.count { positions[minute] += positions[minute - 1] }
    var sorted = found
    for occurrence in found {
      let minute = Int(occurrence.start / 60)
      sorted[Int(positions[minute])] = occurrence
      positions[minute] += 1
    }
    return sorted
  }

  private static func positions(
    of found: [RowOccurrence], _ columns: MeetingColumns
  ) -> (x: [SIMD16<Float>], y: [SIMD16<Float>], z: [SIMD16<Float>]) {
    let blocks = (found.count + blockSize - 1) / blockSize
    var x = [SIMD16<Float>](repeating: SIMD16(repeating: .nan), count: blocks)
    var (y, z) = (x, x)
    for (entry, occurrence) in found.enumerated() {
      let vector = SIMD3<Float>(columns.vectors[Int(occurrence.row)])
      let (block, lane) = (entry / blockSize, entry % blockSize)
      x[block][lane] = vector.x
      y[block][lane] = vector.y
      z[block][lane] = vector.z
    }
    return (x, y, z)
  }

  private static func entriesByRow(_ rows: [Int32], rowCount: Int) -> (ends: [Int32], entries: [Int32]) {
    var ends = [Int32](repeating: 0, count: rowCount + 1)
    for row in rows { ends[Int(row) + 1] += 1 }
    for row in 0..<rowCount { ends[row + 1] += ends[row] }
    var entries = [Int32](repeating: 0, count: rows.count)
    // `ends` is still each row's beginning; filling moves it to the end.
    for (entry, row) in rows.enumerated() {
      entries[Int(ends[Int(row)])] = Int32(entry)
      ends[Int(row)] += 1
    }
    return (Array(ends.prefix(rowCount)), entries)
  }

  private static func laterOccurrences(_ columns: MeetingColumns, from: Instant, base: Int64) -> [RowOccurrence] {
    let expander = OccurrenceExpander(
      columns, from: from, until: from.adding(days: horizon), includesRunning: false, base: base)
    let pieces = Parallel.pieces(of: columns.count, least: 4096)
    let found = Parallel.map(pieces.count) { piece in
      var later: [RowOccurrence] = []
      later.reserveCapacity(pieces[piece].count)
      for row in pieces[piece] {
        let count = later.count
        expander.append(row, firstOnly: true, to: &later)
        if later.count == count {
          later.append(RowOccurrence(start: .max, end: .max, row: Int32(row), day: 0, flags: 0))
        }
      }
      return later
    }
    return Array(found.joined())
  }
}
