import Foundation
import Synchronization

/// An IANA time zone: what the wall clock says at an instant, and which instant a wall-clock time is.
///
/// Offsets come from Foundation's zone data; each zone keeps a table of its transitions per year, so that
/// computing many occurrences costs a binary search and not a calendar. Instances are shared: compare by identity or name.
public final class Zone: Sendable, Hashable, CustomStringConvertible {
  /// The canonical spelling of the identifier, such as `America/New_York`.
  public let identifier: String
  private let timeZone: TimeZone
  private let years = Mutex<[Int: YearOffsets]>([:])

  private init(identifier: String, timeZone: TimeZone) {
    self.identifier = identifier
    self.timeZone = timeZone
  }

  private static let known = Mutex<[String: Zone]>([:])

  /// The zone of that exact IANA name, or nil. Names are case-sensitive here; importers repair dirty ones with `repaired(_:)`.
  public static func named(_ identifier: String) -> Zone? {
    known.withLock { cache in
      if let zone = cache[identifier] { return zone }
      guard identifiers.contains(identifier) || identifier == "UTC", let timeZone = TimeZone(identifier: identifier)
      else { return nil }
      let zone = Zone(identifier: identifier, timeZone: timeZone)
      cache[identifier] = zone
      return zone
    }
  }

  public static let utc: Zone = {
    if let zone = named("UTC") { return zone }
    return Zone(identifier: "UTC", timeZone: .gmt)
  }()

  /// Every identifier that `named` takes.
  /// (Foundation's list has India only under the zone's former name.)
  public static let identifiers: Set<String> = Set(TimeZone.knownTimeZoneIdentifiers).union(["Asia/Kolkata"])

  private static let identifiersByFoldedName: [String: String] = Dictionary(
    identifiers.map { ($0.lowercased(), $0) }, uniquingKeysWith: { a, _ in a })

  /// The identifier somebody meant: white space trimmed, case and separators mended. Nil where it still names no zone.
  public static func repaired(_ text: String) -> String? {
    let trimmed = text.trimmingCharacters(in: .whitespacesAndNewlines)
    if named(trimmed) != nil { return trimmed }
    let folded = trimmed.lowercased().replacingOccurrences(of: " ", with: "_")
    if let identifier = identifiersByFoldedName[folded] { return identifier }
    // A name Foundation takes although it does not list it (an alias such as US/Pacific).
    guard folded.contains("/"), let alias = TimeZone(identifier: trimmed) else { return nil }
    return identifiers.contains(alias.identifier) ? alias.identifier : nil
  }

  /// Seconds east of UTC at `instant`.
  public func offset(at instant: Instant) -> Int { offset(atSecond: instant.seconds) }

  /// The wall clock's date and minute at `instant` (seconds dropped).
  public func wallClock(at instant: Instant) -> (date: CivilDate, time: WallTime) {
    let local = instant.seconds + Int64(offset(at: instant))
    let (days, seconds) = local.flooredDivision(by: 86_400)
    return (CivilDate(daysSinceEpoch: Int(days)), WallTime(minuteOfDay: Int(seconds / 60)) ?? .midnight)
  }

  public func date(at instant: Instant) -> CivilDate { wallClock(at: instant).date }

  /// The instant of a wall-clock time. As RFC 5545 (3.3.5) has it: a time the clock skips is read with the offset before the gap
  /// (so it lands that much later), and a time that comes twice is the first of the two.
  public func instant(of date: CivilDate, at time: WallTime) -> Instant {
    let local = Int64(date.daysSinceEpoch) * 86_400 + Int64(time.minuteOfDay) * 60
    // The offsets on either side of any transition near this local time; no zone changes twice within two days.
    let before = offset(atSecond: local - 86_400)
    let early = local - Int64(before)
    if offset(atSecond: early) == before { return Instant(seconds: early) }
    let after = offset(atSecond: early)
    let late = local - Int64(after)
    return Instant(seconds: offset(atSecond: late) == after ? late : early)
  }

  /// Moments at which the offset changes within `start ..< end`, with the offset from then on. Ascending.
  public func transitions(from start: Instant, until end: Instant) -> [(at: Instant, offset: Int)] {
    guard start < end else { return [] }
    var found: [(at: Instant, offset: Int)] = []
    let years = Self.year(ofSecond: start.seconds)...Self.year(ofSecond: end.seconds)
    var previous = offset(atSecond: start.seconds - 1)
    for year in years {
      let table = offsets(inYear: year)
      for (at, offset) in zip(table.starts, table.offsets) {
        if at >= start.seconds, at < end.seconds, offset != previous { found.append((Instant(seconds: at), offset)) }
        if at < end.seconds, at >= start.seconds { previous = offset }
      }
    }
    return found
  }

  public static func == (a: Zone, b: Zone) -> Bool { a === b || a.identifier == b.identifier }
  public func hash(into hasher: inout Hasher) { hasher.combine(identifier) }
  public var description: String { identifier }

  // MARK: Tables

  /// The offsets in force during one UTC year: `offsets[i]` from second `starts[i]` on; `starts[0]` is the year's first second.
  private struct YearOffsets {
    var starts: [Int64]
    var offsets: [Int]
  }

  private static func year(ofSecond second: Int64) -> Int {
    CivilDate(daysSinceEpoch: Int(second.flooredDivision(by: 86_400).quotient)).yearMonthDay.year
  }

  private func offset(atSecond second: Int64) -> Int {
    let table = offsets(inYear: Self.year(ofSecond: second))
    var index = table.starts.count - 1
    while index > 0, table.starts[index] > second { index -= 1 }
    return table.offsets[index]
  }

  private func offsets(inYear year: Int) -> YearOffsets {
    years.withLock { cache in
      if let table = cache[year] { return table }
      let table = makeOffsets(inYear: year)
      cache[year] = table
      return table
    }
  }

  /// Samples Foundation once a day and bisects each change to the second.
  private func makeOffsets(inYear year: Int) -> YearOffsets {
    func raw(_ second: Int64) -> Int { timeZone.secondsFromGMT(for: Date(timeIntervalSince1970: Double(second))) }
    let clamped = min(max(year, 1), 9998)
    let first = Int64(CivilDate(year: clamped, month: 1, day: 1)?.daysSinceEpoch ?? 0) * 86_400
    let last = Int64(CivilDate(year: clamped + 1, month: 1, day: 1)?.daysSinceEpoch ?? 0) * 86_400
    var table = YearOffsets(starts: [first], offsets: [raw(first)])
    var day = first
    while day < last {
      let next = min(day + 86_400, last)
      let offset = raw(next - 1)
      if offset != table.offsets[table.offsets.count - 1] {
        var low = day - 1, high = next - 1
        while high - low > 1 {
          let middle = (low + high) / 2
          if raw(middle) == offset { high = middle } else { low = middle }
        }
        table.starts.append(high)
        table.offsets.append(offset)
      }
      day = next
    }
    return table
  }
}
