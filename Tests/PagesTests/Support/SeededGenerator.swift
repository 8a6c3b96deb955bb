/// The same numbers on every run (SplitMix64), so that a failing case can be found again.
struct SeededGenerator: RandomNumberGenerator {
  private var state: UInt64
  init(seed: UInt64) { state = seed }

  mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var mixed = state
    mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
    mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
    return mixed ^ (mixed >> 31)
  }
}

/// Strings that people who attack pages write, and any other.
enum Hostile {
  static let pieces = [
    "<", ">", "\"", "'", "`", "&", "</script>", "<script>", "<!--", "-->", "]]>", "&lt;", "&#60", "=", "/", "\\", " ",
    "\n", "\t", "\r", "\u{0}", "\u{1}", "\u{B}", "\u{7F}", "\u{85}", "\u{9F}", "\u{202E}", "\u{202A}", "\u{2066}",
    "\u{2069}", "\u{200F}", "\u{FEFF}", "\u{2028}", "javascript:", "JaVaScRiPt:", "data:text/html,", "vbscript:",
    "onerror=", "x", "é", "日", "👩‍👩‍👧", "e\u{301}", "%", "%3C", "{1}", "#", "?", ":", "..", "http://", "//", "tel:",
  ]

  static func string(using generator: inout SeededGenerator) -> String {
    var text = ""
    for _ in 0..<Int.random(in: 0...12, using: &generator) {
      if Bool.random(using: &generator) {
        text += pieces.randomElement(using: &generator) ?? ""
      } else if let scalar = Unicode.Scalar(UInt32.random(in: 0...0x2FFF, using: &generator)) {
        text.unicodeScalars.append(scalar)
      }
    }
    return text
  }
}
