/// Content lines (RFC 5545, 3.1): folded at 75 octets, never within a character, and ended by CRLF.
struct ICalendarText {
  var bytes: [UInt8] = []

  /// Octets of a line without its end.
  static let longestLine = 75

  /// A line whose value is already in its value type's form. Line ends and other control characters are dropped, so that no
  /// value can begin a line of its own.
  mutating func line(_ name: String, _ value: String) {
    var used = 0
    func fits(_ count: Int) -> Bool { used + count <= Self.longestLine }
    for scalar in "\(name):\(value)".unicodeScalars {
      // 3.1: control characters other than a tab are not allowed anywhere.
      guard scalar.value >= 0x20 && scalar.value != 0x7F || scalar == "\t" else { continue }
      let octets = Unicode.UTF8.encode(scalar)
      guard let octets else { continue }
      if !fits(octets.count) {
        bytes.append(contentsOf: [13, 10, 32])
        used = 1
      }
      bytes.append(contentsOf: octets)
      used += octets.count
    }
    bytes.append(contentsOf: [13, 10])
  }

  /// A line of type TEXT.
  mutating func text(_ name: String, _ value: String) { line(name, Self.escaped(value)) }

  /// 3.3.11: backslash, comma, semicolon and line end are escaped; a colon is not.
  static func escaped(_ value: String) -> String {
    var out = String.UnicodeScalarView()
    var previous: Unicode.Scalar?
    for scalar in value.unicodeScalars {
      switch scalar {
      case "\\", ",", ";":
        out.append("\\")
        out.append(scalar)
      case "\n" where previous == "\r": break
      case "\n", "\r", "\u{85}", "\u{2028}", "\u{2029}":
        out.append("\\")
        out.append("n")
      default: out.append(scalar)
      }
      previous = scalar
    }
    return String(out)
  }

  /// 3.3.4: `20261123`.
  static func date(_ date: CivilDate) -> String {
    let (year, month, day) = date.yearMonthDay
    return CivilDate.padded(year, 4) + CivilDate.padded(month, 2) + CivilDate.padded(day, 2)
  }

  /// 3.3.5, form 1: `20261123T190000`.
  static func local(_ date: CivilDate, second: Int) -> String {
    let time = [second / 3600, second / 60 % 60, second % 60].map { CivilDate.padded($0, 2) }.joined()
    return "\(Self.date(date))T\(time)"
  }

  /// 3.3.5, form 2: `20261123T190000Z`.
  static func utc(_ instant: Instant) -> String {
    let (day, second) = instant.seconds.flooredDivision(by: 86_400)
    return local(CivilDate(daysSinceEpoch: Int(day)), second: Int(second)) + "Z"
  }

  /// 3.3.6, in hours and minutes, which are exact (days are not, on the days the clock changes): `PT1H30M`.
  static func duration(minutes: Int) -> String {
    let (hours, rest) = (minutes / 60, minutes % 60)
    if hours == 0 { return "PT\(rest)M" }
    return rest == 0 ? "PT\(hours)H" : "PT\(hours)H\(rest)M"
  }

  /// 3.3.14: `-0500`.
  static func offset(_ seconds: Int) -> String {
    let size = abs(seconds)
    let parts = [size / 3600, size / 60 % 60] + (size % 60 == 0 ? [] : [size % 60])
    return (seconds < 0 ? "-" : "+") + parts.map { CivilDate.padded($0, 2) }.joined()
  }

  /// 3.8.1.6: six decimal places, which is a hand's breadth.
  static func degrees(_ value: Double) -> String {
    let millionths = Int((value * 1_000_000).rounded())
    let size = abs(millionths)
    return "\(millionths < 0 ? "-" : "")\(size / 1_000_000).\(CivilDate.padded(size % 1_000_000, 6))"
  }

  /// 3.3.10: `MO`.
  static func weekday(_ day: Weekday) -> String {
    switch day {
    case .sunday: "SU"
    case .monday: "MO"
    case .tuesday: "TU"
    case .wednesday: "WE"
    case .thursday: "TH"
    case .friday: "FR"
    case .saturday: "SA"
    }
  }
}
