import Foundation
import Synchronization

/// An IANA time zone: what the wall clock says at an instant, and which instant a wall-clock time is.
///
/// Offsets come from Foundation's zone data. Each zone keeps them by year once they are asked for; reading takes no lock.
/// Instances are shared: there is one for each name.
public final class Zone: Sendable, Hashable, CustomStringConvertible {
  /// The name it was asked for by, such as `America/New_York`.
  public let identifier: String
  private let timeZone: TimeZone
  /// The years asked for so far, the earliest asked first: a list that only grows, and never beyond `tabledSeconds`.
  private let firstYear = AtomicLazyReference<ZoneYear>()

  private init(identifier: String, timeZone: TimeZone) {
    self.identifier = identifier
    self.timeZone = timeZone
  }

  private static let byIdentifier: [String: Zone] = {
    let names = TimeZone.knownTimeZoneIdentifiers + ZoneNames.compatibility + ["UTC"]
    let zones = names.compactMap { name in
      TimeZone(identifier: name).map { (name, Zone(identifier: name, timeZone: $0)) }
    }
    return Dictionary(zones, uniquingKeysWith: { first, _ in first })
  }()

  /// The zone of that exact IANA name, or nil. Names are case-sensitive here; importers repair dirty ones with `repaired(_:)`.
  public static func named(_ identifier: String) -> Zone? { byIdentifier[identifier] }

  public static let utc: Zone = named("UTC") ?? Zone(identifier: "UTC", timeZone: .gmt)

  /// Every identifier that `named` takes.
  public static let identifiers: Set<String> = Set(byIdentifier.keys)

  private static let identifiersByFoldedName: [String: String] = Dictionary(
    identifiers.map { ($0.lowercased(), $0) }, uniquingKeysWith: { a, _ in a })

  /// The identifier somebody meant: white space trimmed, case and separators mended, usual names of the zones of the United
  /// States known (`EST` is New York's time, summer time included). Nil where it still names no zone.
  public static func repaired(_ text: String) -> String? {
    let trimmed = text.trimmingCharacters(in: .whitespacesAndNewlines)
    if named(trimmed) != nil { return trimmed }
    let folded = trimmed.lowercased().split(whereSeparator: \.isWhitespace).joined(separator: "_")
    return identifiersByFoldedName[folded] ?? ZoneNames.colloquial[folded]
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

  /// The instant of a wall-clock time. As RFC 5545 (3.3.5) has it: a time the clock skips is read with the offset before
  /// the gap (so it lands that much later), and a time that comes twice is the first of the two.
  public func instant(of date: CivilDate, at time: WallTime) -> Instant {
    let local = Int64(date.daysSinceEpoch) * 86_400 + Int64(time.minuteOfDay) * 60
    // A day earlier on a UTC clock is before this moment in any zone (no offset exceeds a day), so `before` is the offset on
    // the near side of any change that matters; no zone changes twice within the two days that this spans.
    let before = offset(atSecond: local - 86_400)
    let early = local - Int64(before)
    let after = offset(atSecond: early)
    if after == before { return Instant(seconds: early) }
    let late = local - Int64(after)
    return Instant(seconds: offset(atSecond: late) == after ? late : early)
  }

  /// Moments at which the offset changes within `start ..< end`, with the offset from then on. Ascending.
  public func transitions(from start: Instant, until end: Instant) -> [(at: Instant, offset: Int)] {
    guard start < end else { return [] }
    var found: [(at: Instant, offset: Int)] = []
    var previous = offset(atSecond: start.seconds - 1)
    var second = start.seconds
    while second < end.seconds {
      let year = year(at: second)
      for (at, offset) in zip(year.starts, year.offsets) where start.seconds <= at && at < end.seconds {
        if offset != previous { found.append((Instant(seconds: at), offset)) }
        previous = offset
      }
      second = year.end
    }
    return found
  }

  public static func == (a: Zone, b: Zone) -> Bool { a === b || a.identifier == b.identifier }
  public func hash(into hasher: inout Hasher) { hasher.combine(identifier) }
  public var description: String { identifier }

  // MARK: Years

  /// The seconds of 1900 to 2199, UTC: what is kept, so that no query can make a zone grow without end. Others are asked of
  /// Foundation each time.
  private static let tabledSeconds: Range<Int64> = -2_208_988_800..<7_258_118_400

  private func offset(atSecond second: Int64) -> Int {
    guard Self.tabledSeconds.contains(second) else { return Self.offset(of: timeZone, at: second) }
    return year(at: second).offset(at: second)
  }

  private func year(at second: Int64) -> ZoneYear {
    guard Self.tabledSeconds.contains(second) else { return ZoneYear(of: timeZone, around: second) }
    // Two threads may both build a year that is missing; one is kept, and the other goes on with that one.
    var year = firstYear.load() ?? firstYear.storeIfNil(ZoneYear(of: timeZone, around: second))
    while !year.contains(second) {
      year = year.next.load() ?? year.next.storeIfNil(ZoneYear(of: timeZone, around: second))
    }
    return year
  }

  fileprivate static func offset(of timeZone: TimeZone, at second: Int64) -> Int {
    timeZone.secondsFromGMT(for: Date(timeIntervalSince1970: Double(second)))
  }
}

/// The offsets in force during one UTC year: `offsets[i]` from second `starts[i]` on; `starts[0]` is the year's first second.
private final class ZoneYear: Sendable {
  let starts: [Int64]
  let offsets: [Int]
  /// The first second of the next year.
  let end: Int64
  let next = AtomicLazyReference<ZoneYear>()

  func contains(_ second: Int64) -> Bool { starts[0] <= second && second < end }

  func offset(at second: Int64) -> Int {
    var index = starts.count - 1
    while index > 0, starts[index] > second { index -= 1 }
    return offsets[index]
  }

  /// Samples Foundation once a day and bisects each change to the second. (Its own search for transitions knows only summer
  /// time, not changes of standard time.)
  init(of timeZone: TimeZone, around second: Int64) {
    func offset(_ second: Int64) -> Int { Zone.offset(of: timeZone, at: second) }
    let (year, _, _) = CivilDate(daysSinceEpoch: Int(second.flooredDivision(by: 86_400).quotient)).yearMonthDay
    let first = Self.newYear(year)
    end = Self.newYear(year + 1)
    var starts = [first], offsets = [offset(first)]
    for day in stride(from: first, to: end, by: 86_400) {
      let then = offset(day + 86_399)
      guard then != offsets[offsets.count - 1] else { continue }
      var low = day - 1, high = day + 86_399
      while high - low > 1 {
        let middle = (low + high) / 2
        if offset(middle) == then { high = middle } else { low = middle }
      }
      starts.append(high)
      offsets.append(then)
    }
    self.starts = starts
    self.offsets = offsets
  }

  private static func newYear(_ year: Int) -> Int64 {
    // Of a year outside 1 ... 9999 (which `CivilDate` does not make), any 146,097-day cycle earlier or later will do.
    let (cycle, within) = (year - 2000).flooredDivision(by: 400)
    let days = (CivilDate(year: 2000 + within, month: 1, day: 1)?.daysSinceEpoch ?? 0) + cycle * 146_097
    return Int64(days) * 86_400
  }
}
