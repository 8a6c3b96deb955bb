/// Numbers as charts write them: always the same for the same value, whatever the machine.
enum ChartText {
  /// For SVG coordinates: at most one digit after the point, no exponent. What is not a number lies at the origin.
  static func coordinate(_ value: Double) -> String {
    guard value.isFinite else { return "0" }
    let tenths = Int((min(max(value, -farthest), farthest) * 10).rounded())
    let (whole, rest) = (tenths.magnitude / 10, tenths.magnitude % 10)
    return (tenths < 0 ? "-" : "") + "\(whole)" + (rest == 0 ? "" : ".\(rest)")
  }

  /// No drawing of ours is larger.
  private static let farthest = 100_000.0
}

extension Language {
  /// A number with so many digits after the language's own separator (0 ... 3): `4.5` in English, `4,5` in Spanish.
  public func decimal(_ value: Double, digits: Int = 1) -> String {
    guard value.isFinite, abs(value) < 1e12 else { return "–" }
    let digits = min(max(digits, 0), 3)
    let scale = [1, 10, 100, 1_000][digits]
    let scaled = Int((abs(value) * Double(scale)).rounded())
    let fraction = String(scaled % scale)
    let text = grouped(scaled / scale)
    // U+2212, so that a minus does not break from its number or read as a dash.
    let sign = value < 0 && scaled > 0 ? "\u{2212}" : ""
    if digits == 0 { return sign + text }
    return sign + text + "\(decimalSeparator)" + String(repeating: "0", count: digits - fraction.count) + fraction
  }
}
