/// Moments as people and programs write them in a query.
enum MomentText {
  enum Reading: Hashable {
    case instant(Instant)
    case wallClock(CivilDate, WallTime)
    case timeOfDay(WallTime)
  }

  /// Reads RFC 3339 with an offset, `YYYY-MM-DDTHH:MM[:SS]` without one, or `HH:MM`; nil for anything else.
  static func read(_ text: String) -> Reading? {
    if let time = WallTime(text) { return .timeOfDay(time) }
    guard text.utf8.count <= 40, let separator = text.firstIndex(where: { "Tt ".contains($0) }),
      let date = CivilDate(text[..<separator])
    else { return nil }
    let rest = text[text.index(after: separator)...]
    let clock = rest.prefix { $0.isASCII && ($0.isNumber || $0 == ":" || $0 == ".") }
    guard let (time, milliseconds) = readClock(clock) else { return nil }
    let zone = rest[clock.endIndex...]
    if zone.isEmpty { return milliseconds % 60_000 == 0 ? .wallClock(date, time) : nil }
    guard let offset = readOffset(zone) else { return nil }
    let local = Int64(date.daysSinceEpoch) * 86_400_000 + Int64(time.minuteOfDay) * 60_000 + milliseconds
    return .instant(Instant(milliseconds: local - Int64(offset) * 60_000))
  }

  /// RFC 3339 in UTC, with milliseconds where there are any.
  static func write(_ instant: Instant) -> String {
    let text = instant.rfc3339(in: .utc)
    let rest = instant.milliseconds - instant.seconds * 1000
    guard rest != 0 else { return text }
    return text.dropLast() + "." + CivilDate.padded(Int(rest), 3) + "Z"
  }

  /// Hours and minutes, and what is beyond them in milliseconds.
  private static func readClock(_ text: Substring) -> (WallTime, Int64)? {
    let parts = text.split(separator: ":", omittingEmptySubsequences: false)
    guard (2...3).contains(parts.count), let time = WallTime(parts[0] + ":" + parts[1]) else { return nil }
    guard parts.count == 3 else { return (time, 0) }
    let seconds = parts[2].split(separator: ".", omittingEmptySubsequences: false)
    guard (1...2).contains(seconds.count), seconds[0].utf8.count == 2, let whole = Int64(seconds[0]), whole < 60 else {
      return nil
    }
    guard seconds.count == 2 else { return (time, whole * 1000) }
    guard (1...9).contains(seconds[1].utf8.count), let fraction = Int64((seconds[1] + "00").prefix(3)) else {
      return nil
    }
    return (time, whole * 1000 + fraction)
  }

  /// Minutes east of UTC. A plus sign that a URL turned into a space is read as what it was.
  private static func readOffset(_ text: Substring) -> Int? {
    if text == "Z" || text == "z" { return 0 }
    guard let sign = text.first, "+- ".contains(sign), let time = WallTime(text.dropFirst()) else { return nil }
    return sign == "-" ? -time.minuteOfDay : time.minuteOfDay
  }
}
