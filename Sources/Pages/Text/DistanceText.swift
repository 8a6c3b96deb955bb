/// The unit that distances are shown in.
public enum DistanceUnit: String, Sendable, CaseIterable {
  case kilometres = "km"
  case miles = "mi"

  /// Miles where roads are signed in them, by the region of the language the browser prefers; kilometres otherwise.
  public static func preferred(acceptLanguage: String?) -> DistanceUnit {
    guard let tag = LanguageRange.parse(acceptLanguage ?? "").first?.tag else { return .kilometres }
    let region = tag.split(whereSeparator: { $0 == "-" || $0 == "_" }).dropFirst().first { $0.utf8.count == 2 }
    return ["US", "GB", "LR", "MM"].contains(region?.uppercased()) ? .miles : .kilometres
  }

  /// International mile, in kilometres.
  static let kilometresInMile = 1.609344
}

/// Distances in words.
public enum DistanceText {
  /// `350 m`, `1.2 km`, `14 km`; `0.8 mi`, `14 mi`. Not finer than somebody can tell on the way.
  public static func distance(kilometres: Double, unit: DistanceUnit) -> String {
    guard kilometres.isFinite else { return "" }
    let kilometres = min(max(0, kilometres), 50_000)
    switch unit {
    case .kilometres:
      let metres = Int((kilometres * 20).rounded()) * 50
      if metres < 1000 { return t("\(max(50, metres)) m") }
      return t("\(rounded(kilometres)) km")
    case .miles: return t("\(rounded(max(0.1, kilometres / DistanceUnit.kilometresInMile))) mi")
    }
  }

  /// One decimal below ten, none above.
  private static func rounded(_ number: Double) -> String {
    let tenths = Int((number * 10).rounded())
    if tenths >= 100 { return Language.current.grouped(Int(number.rounded())) }
    return "\(tenths / 10)\(Language.current.decimalSeparator)\(tenths % 10)"
  }
}
