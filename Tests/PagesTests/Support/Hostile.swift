import SeededTesting

/// Strings that people who attack pages write, and any other.
enum Hostile {
  static let pieces = [
    "<", ">", "\"", "'", "`", "&", "</script>", "<script>", "<!--", "-->", "]]>", "&lt;", "&#60", "=", "/", "\\", " ",
    "\n", "\t", "\r", "\u{0}", "\u{1}", "\u{B}", "\u{7F}", "\u{85}", "\u{9F}", "\u{202E}", "\u{202A}", "\u{2066}",
    "\u{2069}", "\u{200F}", "\u{FEFF}", "\u{2028}", "javascript:", "JaVaScRiPt:", "data:text/html,", "vbscript:",
    "onerror=", "x", "é", "日", "👩‍👩‍👧", "e\u{301}", "%", "%3C", "{1}", "#", "?", ":", "..", "http://", "//", "tel:",
  ]

  static func string(using generator: inout SeededRandom) -> String {
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
