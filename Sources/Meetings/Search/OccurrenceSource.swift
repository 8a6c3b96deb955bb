/// Where a search has occurrences from: the timetable, or, away from its days, the schedules themselves.
enum OccurrenceSource {
  /// - Parameter now: Seconds since the table's base.
  case table(Timetable, now: Int32)
  /// Computes within the window of the search; where there is none, from now on as far as `Timetable.horizon`.
  case schedules(OccurrenceExpander)

  /// Seconds since 1970 that occurrences count from.
  var base: Int64 {
    switch self {
    case .table(let table, _): table.base
    case .schedules(let expander): expander.base
    }
  }

  /// The occurrences of a row within the window, by start and end.
  @inline(__always)
  func forEach(_ row: Int, _ window: SearchRun.Window, firstOnly: Bool, _ body: (RowOccurrence) -> Void) {
    switch self {
    case .table(let table, _):
      for index in table.entryRange(of: row) {
        let entry = Int(table.entries[index])
        guard table.starts[entry] < window.until else { return }
        guard table.ends[entry] > window.endsAfter, table.starts[entry] >= window.startsFrom else { continue }
        body(table.occurrence(entry))
        if firstOnly { return }
      }
    case .schedules(let expander):
      var found: [RowOccurrence] = []
      expander.append(row, firstOnly: firstOnly, to: &found)
      found.forEach(body)
    }
  }

  /// The next occurrence of a row, or the one that is running; `start` is `never` where there is none.
  func next(_ row: Int) -> RowOccurrence {
    switch self {
    case .table(let table, let now):
      for index in table.entryRange(of: row) {
        let entry = Int(table.entries[index])
        if table.ends[entry] > now { return table.occurrence(entry) }
      }
      let later = table.later[row]
      return Int(later.start) < Int(now) + Timetable.horizon * 86_400 ? later : Self.never(row)
    case .schedules(let expander):
      var found: [RowOccurrence] = []
      expander.append(row, firstOnly: true, to: &found)
      return found.first ?? Self.never(row)
    }
  }

  private static func never(_ row: Int) -> RowOccurrence {
    RowOccurrence(
      start: RowOccurrence.never, end: RowOccurrence.never, row: Int32(truncatingIfNeeded: row), day: 0, flags: 0)
  }
}
