/// One search over one snapshot: goes over the rows in scope, counts them, and keeps those of the page.
struct SearchRun {
  let core: IndexCore
  let facts: [RowFacts]
  let filter: RowFilter
  let scope: SearchScope
  let source: OccurrenceSource
  /// Nil where every meeting counts, with its next occurrence or none.
  let window: Window?
  let sort: MeetingQuery.Sort
  let isByOccurrence: Bool
  /// False where only the total is wanted.
  let isFull: Bool
  private(set) var total = 0
  private(set) var counter: FacetCounter
  private(set) var selector: RowSelector

  /// Seconds since the source's base: starts lie in `startsFrom ..< until`, ends after `endsAfter`.
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
    self.core = core
    facts = core.columns.facts
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
    guard case .table(let table, let now) = source else { return runByRow() }
    let range =
      window.map { table.firstEntry(startingAt: $0.lookFrom)..<table.firstEntry(startingAt: Int64($0.until)) }
      ?? 0..<table.count
    guard mostRows * Self.lookUpCost > range.count else { return runByRow() }
    if let window {
      switch scope.rows {
      case .all: scan(table, range, window, among: nil)
      case .listed(let rows): scan(table, range, window, among: RowSet(rows, rowCount: facts.count))
      case .within(let cap): scan(table, range, window, within: cap)
      }
    } else if sort == .start, isFull {
      runByNextStart(table, now: now)
    } else {
      runByRow()
    }
  }

  /// Rows in scope, at most.
  private var mostRows: Int {
    switch scope.rows {
    case .all: facts.count
    case .listed(let rows): rows.count
    case .within(let cap): core.grid.mostRows(within: cap)
    }
  }

  private mutating func runByRow() {
    switch scope.rows {
    case .all: for row in 0..<facts.count { consider(row) }
    case .listed(let rows): for row in rows { consider(Int(row)) }
    case .within(let cap): for row in core.grid.rows(within: cap, core.columns.vectors) { consider(Int(row)) }
    }
  }

  private mutating func consider(_ row: Int) {
    guard let (facts, misses) = admitted(row) else { return }
    if let window {
      source.forEach(row, window, firstOnly: !isByOccurrence) { take($0, facts, misses) }
    } else if count(facts, misses, weekdays: facts.weekdays), isFull {
      let primary = primaryKey(row)
      if selector.needsKey(primary: primary) { take(source.next(row), primary) } else { selector.skip() }
    }
  }

  /// What is known of a row and the filters it misses; nil where it misses so many that it counts for nothing.
  @inline(__always)
  private func admitted(_ row: Int) -> (RowFacts, RowFilter.Misses)? {
    let facts = facts[row]
    let misses = filter.misses(facts)
    guard !misses.contains(.types), misses.rawValue & (misses.rawValue &- 1) == 0 else { return nil }
    return (facts, misses)
  }

  /// Takes in a row with its occurrence in the window.
  @inline(__always)
  private mutating func take(_ occurrence: RowOccurrence, _ facts: RowFacts, _ misses: RowFilter.Misses) {
    let weekdays =
      isByOccurrence ? 1 << UInt8((Int(occurrence.day) + 4).flooredDivision(by: 7).remainder) : facts.weekdays
    guard count(facts, misses, weekdays: weekdays), isFull else { return }
    let primary = primaryKey(Int(occurrence.row))
    if selector.needsKey(primary: primary) { take(occurrence, primary) } else { selector.skip() }
  }

  @inline(__always)
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

  @inline(__always)
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
    guard let center = scope.center, !core.columns.vectors[row].x.isNaN else { return nil }
    return Sphere.distance(center, core.columns.vectors[row])
  }
}

// MARK: Reading the timetable through

extension SearchRun {
  private mutating func scan(_ table: Timetable, _ range: Range<Int>, _ window: Window, among set: RowSet?) {
    var seen = RowSet(rowCount: facts.count)
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
    var seen = RowSet(rowCount: facts.count)
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
          chords[lane] < inner || cap.contains(core.columns.vectors[Int(table.rows[entry])])
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
    guard isByOccurrence || seen.insert(row), let (facts, misses) = admitted(row) else { return }
    take(table.occurrence(entry), facts, misses)
  }

  /// Every meeting by its next start: counts the rows first, then reads the timetable from `now` on only until the page is full.
  private mutating func runByNextStart(_ table: Timetable, now: Int32) {
    var waiting = RowSet(rowCount: facts.count)
    let rows: [Int32]?
    switch scope.rows {
    case .all: rows = nil
    case .listed(let listed): rows = listed
    case .within(let cap): rows = core.grid.rows(within: cap, core.columns.vectors)
    }
    for index in 0..<(rows?.count ?? facts.count) {
      let row = rows.map { Int($0[index]) } ?? index
      guard let (facts, misses) = admitted(row) else { continue }
      if count(facts, misses, weekdays: facts.weekdays) { waiting.insert(row) }
    }
    let first = table.firstEntry(startingAt: Int64(now) - Int64(table.lookBack) * 60)
    for entry in first..<table.count where table.ends[entry] > now && waiting.remove(Int(table.rows[entry])) {
      take(table.occurrence(entry), 0)
      // One more than fit tells that there is a next page.
      if selector.countAfterCursor > selector.items.count { return }
    }
    waiting.forEach { row in take(source.next(row), 0) }
  }
}
