/// One VTIMEZONE (RFC 5545, 3.6.5), from the zone's own transitions.
///
/// A change that comes every year on the same weekday of the same month is written as a rule; other changes (Morocco's, around
/// Ramadan) are listed for as long as `years` reaches.
struct ICalendarZone {
  private let zone: Zone
  private let first: Instant
  private let baseOffset: Int
  private let observances: [Observance]

  /// Years ahead that are looked at, and listed where there is no rule.
  static let years = 12

  /// One kind of change and when it happens.
  private struct Observance {
    var from: Int
    var to: Int
    /// Local times, by the clock before the change.
    var onsets: [Onset]
    var rule: String?
  }

  private struct Onset {
    var date: CivilDate
    var second: Int
  }

  init(_ zone: Zone, from firstDay: CivilDate) {
    self.zone = zone
    first = zone.instant(of: firstDay, at: .midnight)
    let year = firstDay.yearMonthDay.year
    let begin = Self.newYear(year - 1)
    let end = Self.newYear(year + Self.years)
    var offset = zone.offset(at: begin)
    var found: [Observance] = []
    baseOffset = offset
    for (at, to) in zone.transitions(from: begin, until: end) {
      let (day, second) = (at.seconds + Int64(offset)).flooredDivision(by: 86_400)
      let onset = Onset(date: CivilDate(daysSinceEpoch: Int(day)), second: Int(second))
      if let same = found.firstIndex(where: { $0.from == offset && $0.to == to }) {
        found[same].onsets.append(onset)
      } else {
        found.append(Observance(from: offset, to: to, onsets: [onset]))
      }
      offset = to
    }
    observances = found.map {
      var observance = $0
      observance.rule = Self.yearlyRule(observance.onsets, years: Self.years + 1)
      return observance
    }
  }

  private static func newYear(_ year: Int) -> Instant {
    Instant(seconds: Int64(CivilDate(year: max(1, year), month: 1, day: 1)?.daysSinceEpoch ?? 0) * 86_400)
  }

  /// The rule, where the change comes in every one of those years, at the same time, on the same nth or last weekday of one month.
  private static func yearlyRule(_ onsets: [Onset], years: Int) -> String? {
    guard onsets.count == years, let sample = onsets.first else { return nil }
    let month = sample.date.yearMonthDay.month
    let weekday = sample.date.weekday
    guard
      onsets.allSatisfy({
        $0.second == sample.second && $0.date.weekday == weekday && $0.date.yearMonthDay.month == month
      })
    else { return nil }
    let ordinals = onsets.map { onset in
      let (year, month, day) = onset.date.yearMonthDay
      return (start: (day - 1) / 7 + 1, isLast: day + 7 > CivilDate.daysInMonth(month, of: year))
    }
    let name = ICalendarText.weekday(weekday)
    if let ordinal = ordinals.first?.start, ordinals.allSatisfy({ $0.start == ordinal }) {
      return "FREQ=YEARLY;BYMONTH=\(month);BYDAY=\(ordinal)\(name)"
    }
    return ordinals.allSatisfy(\.isLast) ? "FREQ=YEARLY;BYMONTH=\(month);BYDAY=-1\(name)" : nil
  }

  func write(to text: inout ICalendarText) {
    text.line("BEGIN", "VTIMEZONE")
    text.line("TZID", zone.identifier)
    if !coversStart {
      let epoch = Onset(date: CivilDate(daysSinceEpoch: 0), second: 0)
      write(Observance(from: baseOffset, to: baseOffset, onsets: [epoch]), to: &text)
    }
    for observance in observances { write(observance, to: &text) }
    text.line("END", "VTIMEZONE")
  }

  /// Whether some change lies before the first event, so that its offset is known without a base. (Some applications read only one
  /// STANDARD and one DAYLIGHT: a base is written only where it is needed.)
  private var coversStart: Bool {
    observances.contains { observance in
      observance.onsets.first.map { onset in
        Int64(onset.date.daysSinceEpoch) * 86_400 + Int64(onset.second - observance.from) <= first.seconds
      } ?? false
    }
  }

  private func write(_ observance: Observance, to text: inout ICalendarText) {
    guard let onset = observance.onsets.first else { return }
    let name = observance.to > observance.from ? "DAYLIGHT" : "STANDARD"
    text.line("BEGIN", name)
    text.line("DTSTART", ICalendarText.local(onset.date, second: onset.second))
    text.line("TZOFFSETFROM", ICalendarText.offset(observance.from))
    text.line("TZOFFSETTO", ICalendarText.offset(observance.to))
    if let rule = observance.rule {
      text.line("RRULE", rule)
    } else if observance.onsets.count > 1 {
      let others = observance.onsets.dropFirst().map { ICalendarText.local($0.date, second: $0.second) }
      text.line("RDATE", others.joined(separator: ","))
    }
    text.line("END", name)
  }
}
