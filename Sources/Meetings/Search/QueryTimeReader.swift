/// Reads the four parameters that say when.
struct QueryTimeReader {
  typealias TimeFilter = MeetingQuery.TimeFilter
  let context: QueryContext
  let zone: Zone
  private(set) var problems: [(name: String, fault: QueryFault)] = []

  init(context: QueryContext, zone: Zone) {
    self.context = context
    self.zone = zone
  }

  /// Days that follow a lone `from`.
  private static let openDays = 7

  mutating func read(when: String?, day: String?, from: String?, until: String?, isByOccurrence: Bool) -> TimeFilter? {
    for (name, value) in [("day", day), ("from", from), ("until", until)] where when != nil && value != nil {
      problems.append(("when", .together(with: name)))
    }
    let whenFilter = when.flatMap { self.when($0) }
    let dayFilter = day.flatMap { self.day($0) }
    let first = from.flatMap { moment($0, "from") }
    let last = until.flatMap { moment($0, "until") }
    guard problems.isEmpty else { return nil }
    if first != nil || last != nil { return span(first, last, on: dayFilter, isByOccurrence: isByOccurrence) }
    return dayFilter ?? whenFilter
  }

  private mutating func when(_ text: String) -> TimeFilter? {
    switch text.lowercased() {
    case "now": return .now
    case "today": return .today
    case "tonight": return .tonight
    case "tomorrow": return .tomorrow
    case "week": return .week
    default:
      problems.append(("when", .notOneOf(["now", "today", "tonight", "tomorrow", "week"], part: nil)))
      return nil
    }
  }

  private mutating func day(_ text: String) -> TimeFilter? {
    if let weekday = Weekday(word: text) { return .weekday(weekday) }
    guard let date = CivilDate(text) else {
      problems.append(("day", .notDay))
      return nil
    }
    checkRange(zone.midnight(date), "day")
    return .date(date)
  }

  private mutating func moment(_ text: String, _ name: String) -> MomentText.Reading? {
    if let reading = MomentText.read(text) { return reading }
    problems.append((name, .notMoment))
    return nil
  }

  private mutating func span(
    _ first: MomentText.Reading?, _ last: MomentText.Reading?, on day: TimeFilter?, isByOccurrence: Bool
  ) -> TimeFilter? {
    let readings = [first, last].compactMap { $0 }
    let areTimesOfDay = readings.allSatisfy(\.isTimeOfDay)
    guard areTimesOfDay || !readings.contains(where: \.isTimeOfDay) else {
      problems.append(("until", .mixedMoments))
      return nil
    }
    if !areTimesOfDay, day != nil {
      problems.append(("day", .dayBesideDates))
      return nil
    }
    let (from, until) = areTimesOfDay ? hours(first, last, on: date(day)) : moments(first, last)
    checkRange(from, "from")
    checkRange(until, "until")
    if from >= until { problems.append(("until", .endsBeforeStart)) }
    let longest = isByOccurrence ? MeetingQuery.Limits.longestOccurrenceSpan : MeetingQuery.Limits.longestSpan
    if until > from.adding(days: longest) {
      problems.append(("until", .spanTooLong(days: longest)))
    }
    return problems.isEmpty ? .between(from, until) : nil
  }

  private func moments(_ first: MomentText.Reading?, _ last: MomentText.Reading?) -> (Instant, Instant) {
    let from = first.map(instant) ?? context.now
    return (from, last.map(instant) ?? from.adding(days: Self.openDays))
  }

  /// Times of one day; an end that is not after the beginning is the next day's.
  private func hours(_ first: MomentText.Reading?, _ last: MomentText.Reading?, on date: CivilDate) -> (
    Instant, Instant
  ) {
    guard let begin = first?.timeOfDay else {
      let isToday = date == zone.date(at: context.now)
      let until = zone.instant(of: date, at: last?.timeOfDay ?? .midnight)
      let dayBegins = zone.midnight(date)
      return (isToday && until > context.now ? context.now : dayBegins, until)
    }
    let from = zone.instant(of: date, at: begin)
    guard let end = last?.timeOfDay else { return (from, zone.midnight(date.adding(days: 1))) }
    return (from, zone.instant(of: end > begin ? date : date.adding(days: 1), at: end))
  }

  private func instant(_ reading: MomentText.Reading) -> Instant {
    switch reading {
    case .instant(let instant): instant
    case .wallClock(let date, let time): zone.instant(of: date, at: time)
    case .timeOfDay(let time): zone.instant(of: zone.date(at: context.now), at: time)
    }
  }

  private func date(_ day: TimeFilter?) -> CivilDate {
    let today = zone.date(at: context.now)
    switch day {
    case .date(let date): return date
    case .weekday(let weekday): return today.adding(days: (weekday.rawValue - today.weekday.rawValue + 7) % 7)
    default: return today
    }
  }

  private mutating func checkRange(_ instant: Instant, _ name: String) {
    let limit = MeetingQuery.Limits.farthestDate
    guard abs(instant.minutes(since: context.now)) > limit * 1440 else { return }
    problems.append((name, .tooFar(years: limit / 366)))
  }
}

extension MomentText.Reading {
  var timeOfDay: WallTime? {
    if case .timeOfDay(let time) = self { return time }
    return nil
  }
  var isTimeOfDay: Bool { timeOfDay != nil }
}
