import Meetings

/// What can happen to a clock. Each change leaves the clock as it was where it throws.
///
/// None but `correct` and `removeEarlier` can ever lower the days counted: a slip takes out only the days that it lasted.
extension Clock {
  /// Writes a slip down.
  ///
  /// - Throws: `ClockProblem`.
  public mutating func add(_ slip: Slip, now: Instant) throws(ClockProblem) {
    if isOpen, let open = slips.last, slip.at >= open.at { throw .stillOpen }
    try change(now) { $0.slips.append(slip) }
  }

  /// Ends the slip that is going on: a run begins.
  public mutating func beginAgain(at moment: CivilMoment, now: Instant) throws(ClockProblem) {
    guard isOpen else { throw .notOpen }
    try change(now) { $0.slips[$0.slips.count - 1].resumed = moment }
  }

  /// Takes out a slip that was noted by mistake; the runs around it are one again.
  public mutating func removeSlip(_ id: String, now: Instant) throws(ClockProblem) {
    guard slips.contains(where: { $0.id == id }) else { throw .unknown }
    try change(now) { $0.slips.removeAll { $0.id == id } }
  }

  /// What somebody thought about a slip, now or later.
  public mutating func reflect(on id: String, _ reflection: Slip.Reflection?) throws(ClockProblem) {
    guard let index = slips.firstIndex(where: { $0.id == id }) else { throw .unknown }
    slips[index].reflection = reflection.flatMap { $0.isEmpty ? nil : $0 }
  }

  /// Fills in a run from before the clock was started.
  public mutating func add(_ run: PastRun, now: Instant) throws(ClockProblem) {
    try change(now) { $0.earlier.append(run) }
  }

  /// Moves to another zone. The days of its history stay what they were, and its day does not go back: where the new zone is
  /// still in yesterday, the clock waits for it.
  public mutating func move(to zone: String, now: Instant) throws(ClockProblem) {
    let day = today(now)
    try change(now) {
      $0.zone = zone
      $0.latestDay = day
    }
  }

  /// A date that was wrong, set right. The only change that may lower what is counted.
  public enum Correction: Sendable, Hashable {
    case start(CivilMoment)
    case slip(id: String, at: CivilMoment, resumed: CivilMoment?)
    case earlier(id: String, from: CivilDate, until: CivilDate)
    /// The run never was.
    case removeEarlier(id: String)
  }

  public mutating func correct(_ correction: Correction, now: Instant) throws(ClockProblem) {
    switch correction {
    case .start(let moment): try change(now) { $0.start = moment }
    case .slip(let id, let at, let resumed):
      guard let index = slips.firstIndex(where: { $0.id == id }) else { throw .unknown }
      try change(now) {
        $0.slips[index].at = at
        $0.slips[index].resumed = resumed
      }
    case .earlier(let id, let from, let until):
      guard let index = earlier.firstIndex(where: { $0.id == id }) else { throw .unknown }
      try change(now) {
        $0.earlier[index].from = from
        $0.earlier[index].until = until
      }
    case .removeEarlier(let id):
      guard earlier.contains(where: { $0.id == id }) else { throw .unknown }
      try change(now) { $0.earlier.removeAll { $0.id == id } }
    }
  }

  private mutating func change(_ now: Instant, _ body: (inout Clock) -> Void) throws(ClockProblem) {
    var copy = self
    body(&copy)
    copy.slips.sort { ($0.at, $0.id) < ($1.at, $1.id) }
    copy.earlier.sort { ($0.from, $0.id) < ($1.from, $1.id) }
    try copy.check(now: now)
    self = copy
  }

  /// Whether the history can have been so.
  func check(now: Instant) throws(ClockProblem) {
    guard Zone.named(zone) != nil else { throw .unknownZone }
    guard slips.count <= ClockLimits.events, earlier.count <= ClockLimits.events else { throw .tooMany }
    let today = today(now)
    guard start.date <= today else { throw .inFuture }
    guard let first = CivilDate(year: ClockLimits.firstYear, month: 1, day: 1),
      min(start.date, earlier.first?.from ?? start.date) >= first
    else { throw .tooLongAgo }
    // Where a run begins that nothing has ended yet; nil while a slip goes on.
    var free: CivilMoment? = start
    for slip in slips {
      guard slip.at.date <= today, (slip.resumed?.date ?? today) <= today else { throw .inFuture }
      guard slip.at.date >= start.date else { throw .beforeStart }
      if let resumed = slip.resumed, resumed.date < slip.at.date { throw .endsBeforeBeginning }
      guard let begun = free, slip.at.date >= begun.date else { throw .overlaps }
      free = slip.resumed
    }
    var end: CivilDate?
    for run in earlier {
      guard run.until >= run.from else { throw .endsBeforeBeginning }
      guard run.until <= start.date else { throw .notEarlier }
      if let end, run.from < end { throw .overlaps }
      end = run.until
    }
  }
}
