extension MeetingIndex {
  /// Answers a query at `now`, for a reader in the query's zone or else `defaultZone`.
  ///
  /// Throws a `QueryError` for a place that is unknown or ambiguous, and for a cursor that is not this query's or too old.
  public func search(
    _ query: MeetingQuery, now: Instant, defaultZone: Zone
  ) throws(QueryError) -> SearchAnswer {
    let request = try SearchRequest(query, now: now, defaultZone: defaultZone)
    let scope = try SearchScope(request.query, core)
    var run = run(request, scope, isFull: true)
    run.run()
    var answer = SearchAnswer(
      now: request.now, window: request.window, zone: request.zone, sort: query.effectiveSort, place: scope.place)
    answer.total = run.total
    answer.facets = run.counter.facets(core.columns, core.facetTables)
    let base = run.source.base
    answer.hits = run.selector.items.map { hit($0, run, base, now: request.now) }
    if run.selector.countAfterCursor > run.selector.items.count, let last = run.selector.items.last {
      answer.nextCursor = cursor(after: last, request, base).text
    }
    return answer
  }

  /// How many meetings each choice of `when` would give, everything else being as in `query`.
  public func whenCounts(
    _ query: MeetingQuery, now: Instant, defaultZone: Zone
  ) throws(QueryError) -> WhenCounts {
    var query = query
    query.cursor = nil
    query.unit = .meeting
    let scope = try SearchScope(SearchRequest(query, now: now, defaultZone: defaultZone).query, core)
    func count(_ time: MeetingQuery.TimeFilter) throws(QueryError) -> Int {
      query.time = time
      var run = run(try SearchRequest(query, now: now, defaultZone: defaultZone), scope, isFull: false)
      run.run()
      return run.total
    }
    return WhenCounts(
      now: try count(.now), today: try count(.today), tonight: try count(.tonight), tomorrow: try count(.tomorrow),
      week: try count(.week))
  }

  private func run(_ request: SearchRequest, _ scope: SearchScope, isFull: Bool) -> SearchRun {
    var query = request.query
    // "Online" as a place asks for meetings that can be joined from anywhere.
    if scope.isOnline {
      query.attendance = query.attendance.isEmpty ? [.online] : query.attendance.intersection([.online, .hybrid])
    }
    let source = source(request)
    return SearchRun(
      core, filter: RowFilter(query, core.columns), scope: scope, source: source,
      window: request.window.map { window($0, source.base) }, query: query,
      after: request.cursor.map { key(of: $0, query.effectiveSort, source.base) }, isFull: isFull)
  }

  private func source(_ request: SearchRequest) -> OccurrenceSource {
    let wanted = request.window ?? TimeWindow(from: request.now, until: request.now, includesRunning: true)
    if let timetable {
      let first = wanted.includesRunning ? wanted.from.adding(minutes: -timetable.lookBack) : wanted.from
      if first >= timetable.from, wanted.until <= timetable.until {
        let now = request.now.seconds - timetable.base
        return .table(timetable, now: Int32(clamping: now))
      }
    }
    let until = request.window?.until ?? request.now.adding(days: Timetable.horizon)
    return .schedules(
      OccurrenceExpander(
        core.columns, from: wanted.from, until: until, includesRunning: wanted.includesRunning,
        base: wanted.from.seconds))
  }

  private func window(_ window: TimeWindow, _ base: Int64) -> SearchRun.Window {
    let from = window.from.secondsRoundedUp - base
    let lookBack = window.includesRunning ? Int64(core.columns.longestMinutes) * 60 : 0
    return SearchRun.Window(
      startsFrom: window.includesRunning ? .min : Int32(clamping: from),
      endsAfter: Int32(clamping: window.from.seconds - base),
      until: Int32(clamping: window.until.secondsRoundedUp - base),
      lookFrom: from - lookBack)
  }

  // MARK: Rows and cursors

  private func hit(_ item: RowSelector.Item, _ run: SearchRun, _ base: Int64, now: Instant) -> SearchAnswer.Hit {
    let row = Int(item.occurrence.row)
    let occurrence = occurrence(item.occurrence, base)
    return SearchAnswer.Hit(
      id: core.columns.records[row].id, occurrence: occurrence,
      isInProgress: occurrence?.isInProgress(at: now) ?? false,
      distanceKm: run.distance(row), relevance: run.scope.text.map { Int($0.scores[row]) })
  }

  private func occurrence(_ found: RowOccurrence, _ base: Int64) -> Occurrence? {
    guard found.start != RowOccurrence.never else { return nil }
    return Occurrence(
      date: CivilDate(daysSinceEpoch: Int(found.day)), start: Instant(seconds: base + Int64(found.start)),
      end: Instant(seconds: base + Int64(found.end)), endIsAssumed: found.flags & RowOccurrence.endIsAssumed != 0,
      isAroundTheClock: found.flags & RowOccurrence.isAroundTheClock != 0)
  }

  private func cursor(after item: RowSelector.Item, _ request: SearchRequest, _ base: Int64) -> SearchCursor {
    let record = core.columns.records[Int(item.occurrence.row)]
    let occurrence = occurrence(item.occurrence, base)
    return SearchCursor(
      now: request.now, query: request.fingerprint,
      primary: request.query.effectiveSort == .name ? 0 : Int(item.key.primary), start: occurrence?.start,
      end: occurrence?.end, nameKey: record.header { Array($0.nameKey) }, id: record.header { Array($0.id) })
  }

  /// The place of a cursor in this snapshot's order. Where its row is gone, just before the row that would follow it.
  private func key(of cursor: SearchCursor, _ sort: MeetingQuery.Sort, _ base: Int64) -> RowSelector.Key {
    let (row, isExact) = core.columns.firstRow(nameKey: cursor.nameKey, id: cursor.id)
    let before = Int32(truncatingIfNeeded: isExact ? row : row - 1)
    let never = RowOccurrence.never
    let start = cursor.start.map { Int32(clamping: $0.seconds - base) } ?? never
    let end = isExact ? cursor.end.map { Int32(clamping: $0.seconds - base) } ?? never : never
    if sort == .name { return .init(primary: before, start: isExact ? start : never, row: before, end: end) }
    return .init(primary: Int32(clamping: cursor.primary), start: start, row: before, end: end)
  }
}

/// A query with everything in it that depends on the moment made definite.
private struct SearchRequest {
  var query: MeetingQuery
  /// That of the first page.
  var now: Instant
  var zone: Zone
  var window: TimeWindow?
  var cursor: SearchCursor?
  var fingerprint: UInt64

  init(_ query: MeetingQuery, now: Instant, defaultZone: Zone) throws(QueryError) {
    self.query = query
    zone = query.timeZone.flatMap(Zone.named) ?? defaultZone
    fingerprint = SearchCursor.fingerprint(query, zone: zone)
    self.now = now
    if let text = query.cursor {
      guard let cursor = SearchCursor(text), cursor.query == fingerprint else {
        throw QueryError([.init("cursor", value: text, .foreignCursor)])
      }
      let age = now.minutes(since: cursor.now)
      guard (-60...MeetingQuery.Limits.cursorHours * 60).contains(age) else {
        throw QueryError([.init("cursor", value: text, .oldCursor)])
      }
      self.cursor = cursor
      self.now = cursor.now
    }
    window = query.time.window(now: self.now, zone: zone)
  }
}
