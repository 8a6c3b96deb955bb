/// One search over one snapshot: goes over the rows in scope, counts them, and keeps those of the page.
struct SearchRun {
  let columns: MeetingColumns
  let grid: PositionGrid
  let filter: RowFilter
  let scope: SearchScope
  let source: OccurrenceSource
  /// Seconds since the source's base; nil where every meeting counts, with its next occurrence or none.
  let window: Window?
  let sort: MeetingQuery.Sort
  let isByOccurrence: Bool
  /// False where only the total is wanted.
  let isFull: Bool
  private(set) var total = 0
  private(set) var counter: FacetCounter
  private(set) var selector: RowSelector

  /// Starts lie in `startsFrom ..< until`, ends after `endsAfter`.
  struct Window {
    var startsFrom: Int32
    var endsAfter: Int32
    var until: Int32
    /// Where the look for entries begins: earlier than `startsFrom` where running ones count.
    var lookFrom: Int64
  }

  init(
    _ core: IndexCore, filter: RowFilter, scope: SearchScope, source: OccurrenceSource, window: Window?,
    query: MeetingQuery, after: RowSelector.Key?, isFull: Bool
  ) {
    columns = core.columns
    grid = core.grid
    self.filter = filter
    self.scope = scope
    self.source = source
    self.window = window
    self.isFull = isFull
    sort = query.effectiveSort
    isByOccurrence = query.unit == .occurrence && window != nil
    counter = FacetCounter(core.columns)
    selector = RowSelector(limit: isFull ? query.limit : 0, after: after)
  }

  /// Rows are looked up one by one, or the timetable is read through: an entry read in order costs about a sixteenth of a row
  /// looked up.
  private static let lookUpCost = 16

  mutating func run() {
    guard let window, case .table(let table, _) = source else { return runByRow() }
    let range = table.firstEntry(startingAt: window.lookFrom)..<table.firstEntry(startingAt: Int64(window.until))
    switch scope.rows {
    case .all: scan(table, range, window, among: nil)
    case .listed(let rows):
      guard rows.count * Self.lookUpCost > range.count else { return runByRow() }
      var set = RowSet(rowCount: columns.count)
      for row in rows { set.insert(Int(row)) }
      scan(table, range, window, among: set)
    case .within(let cap):
      guard grid.mostRows(within: cap) * Self.lookUpCost > range.count else { return runByRow() }
      scan(table, range, window, within: cap)
    }
  }

  private mutating func runByRow() {
    switch scope.rows {
    case .all: for row in 0..<columns.count { consider(row) }
    case .listed(let rows): for row in rows { consider(Int(row)) }
    case .within(let cap): for row in grid.rows(within: cap, columns.vectors) { consider(Int(row)) }
    }
  }

  // MARK: One row

  private mutating func consider(_ row: Int) {
    let facts = columns.facts[row]
    let misses = filter.misses(facts)
    // Beyond one missed filter a row counts for nothing.
    guard !misses.contains(.types), misses.rawValue & (misses.rawValue &- 1) == 0 else { return }
    guard let window else {
      guard count(facts, misses, weekdays: facts.weekdays), isFull else { return }
      let primary = primaryKey(row)
      guard selector.needsKey(primary: primary) else { return selector.skip() }
      take(source.next(row), primary)
      return
    }
    source.forEach(row, window, firstOnly: !isByOccurrence) { take($0, facts, misses) }
  }

  /// Takes in a row with its occurrence.
  @inline(__always)
  private mutating func take(_ occurrence: RowOccurrence, _ facts: RowFacts, _ misses: RowFilter.Misses) {
    let weekdays =
      isByOccurrence ? 1 << UInt8((Int(occurrence.day) + 4).flooredDivision(by: 7).remainder) : facts.weekdays
    guard count(facts, misses, weekdays: weekdays), isFull else { return }
    let primary = primaryKey(Int(occurrence.row))
    guard selector.needsKey(primary: primary) else { return selector.skip() }
    take(occurrence, primary)
  }

  private mutating func take(_ occurrence: RowOccurrence, _ primary: Int32) {
    selector.take(
      .init(primary: primary, start: occurrence.start, row: occurrence.row, end: occurrence.end), occurrence)
  }

  /// Counts a row for total and facets; whether it belongs to the answer.
  @inline(__always)
  private mutating func count(_ facts: RowFacts, _ misses: RowFilter.Misses, weekdays: UInt8) -> Bool {
    guard misses.isEmpty else {
      if isFull { counter.count(facts, missing: misses) }
      return false
    }
    total += 1
    if isFull { counter.count(facts, weekdays: weekdays) }
    return true
  }

  private func primaryKey(_ row: Int) -> Int32 {
    switch sort {
    case .start: 0
    case .name: Int32(truncatingIfNeeded: row)
    case .relevance: -(scope.text?.scores[row] ?? 0)
    case .distance: distance(row).map(Sphere.metres) ?? .max
    }
  }

  /// Kilometres.
  func distance(_ row: Int) -> Double? {
    guard let center = scope.center, !columns.vectors[row].x.isNaN else { return nil }
    return Sphere.distance(center, columns.vectors[row])
  }

  // MARK: Reading the timetable through

  private mutating func scan(_ table: Timetable, _ range: Range<Int>, _ window: Window, among set: RowSet?) {
    var seen = RowSet(rowCount: columns.count)
    var entry = range.lowerBound
    while entry < range.upperBound {
      let block = entry / Timetable.blockSize
      let end = min(range.upperBound, (block + 1) * Timetable.blockSize)
      // Of the entries before the window only the running ones count, and those are few.
      if table.latestEnds[block] > window.endsAfter {
        for entry in entry..<end where set?.contains(Int(table.rows[entry])) != false {
          take(entry, table, window, &seen)
        }
      }
      entry = end
    }
  }

  private mutating func scan(_ table: Timetable, _ range: Range<Int>, _ window: Window, within cap: Cap) {
    guard !range.isEmpty else { return }
    var seen = RowSet(rowCount: columns.count)
    let center = SIMD3<Float>(cap.center)
    let (inner, outer) = cap.squaredChords
    let blocks = range.lowerBound / Timetable.blockSize...(range.upperBound - 1) / Timetable.blockSize
    for block in blocks where table.latestEnds[block] > window.endsAfter {
      let dx = table.x[block] - center.x
      let dy = table.y[block] - center.y
      let dz = table.z[block] - center.z
      let chords = dx * dx + dy * dy + dz * dz
      let isNear = chords .<= outer
      guard any(isNear) else { continue }
      var lanes = Self.laneBits.replacing(with: 0, where: .!isNear).wrappedSum()
      while lanes != 0 {
        let lane = lanes.trailingZeroBitCount
        lanes &= lanes &- 1
        let entry = block * Timetable.blockSize + lane
        guard range.contains(entry),
          chords[lane] < inner || cap.contains(columns.vectors[Int(table.rows[entry])])
        else { continue }
        take(entry, table, window, &seen)
      }
    }
  }
  private static let laneBits = SIMD16<Int32>((0..<16).map { 1 << Int32($0) })

  @inline(__always)
  private mutating func take(_ entry: Int, _ table: Timetable, _ window: Window, _ seen: inout RowSet) {
    guard table.ends[entry] > window.endsAfter, table.starts[entry] >= window.startsFrom else { return }
    let row = Int(table.rows[entry])
    guard isByOccurrence || seen.insert(row) else { return }
    let facts = columns.facts[row]
    let misses = filter.misses(facts)
    guard !misses.contains(.types), misses.rawValue & (misses.rawValue &- 1) == 0 else { return }
    take(table.occurrence(entry), facts, misses)
  }
}
