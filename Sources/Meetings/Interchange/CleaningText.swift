/// How every format's fields are cleaned. Pure functions; `FindingCollector` calls them and notes what they changed.
///
/// Cleaning what is clean changes nothing, so that what was exported comes back the same.
enum Cleaning {
  struct Cleaned: Equatable, Sendable {
    var text: String
    /// Control characters that no text has were dropped (tabs and line ends do not count).
    var hadControls = false
    var wasCut = false
  }

  /// Decodes HTML, drops what cannot be seen, collapses white space and trims. `limit` counts Unicode scalars.
  static func clean(_ raw: String, limit: Int, keepingLines: Bool) -> Cleaned {
    if isClean(raw, limit: limit, keepingLines: keepingLines) { return Cleaned(text: raw) }
    // Markup can be longer than its text, but not without end.
    let isOverlong = raw.utf8.count > 8 * limit
    var cleaned = Cleaned(text: isOverlong ? String(raw.unicodeScalars.prefix(4 * limit)) : raw)
    cleaned.wasCut = isOverlong && raw.unicodeScalars.count > 4 * limit
    // What one pass uncovers (an entity that a control character had broken) the next one reads.
    for _ in 0..<mostPasses {
      let before = cleaned.text
      let pass = collapse(plainText(fromHTML: before), keepingLines: keepingLines)
      cleaned.hadControls = cleaned.hadControls || pass.hadControls
      cleaned.text = pass.text
      if pass.text.unicodeScalars.count > limit {
        cleaned.text =
          collapse(
            String(String.UnicodeScalarView(pass.text.unicodeScalars.prefix(limit))), keepingLines: keepingLines
          ).text
        cleaned.wasCut = true
      }
      if cleaned.text == before { break }
    }
    return cleaned
  }

  /// A text nested deeper than this was made to be awkward; it is escaped wherever it is shown all the same.
  private static let mostPasses = 16

  /// A fast answer for the many texts that need nothing: printable ASCII, single spaces inside, nothing like HTML.
  private static func isClean(_ raw: String, limit: Int, keepingLines: Bool) -> Bool {
    var wasSpace = true
    var count = 0
    for byte in raw.utf8 {
      guard byte >= 0x20, byte < 0x7F, byte != UInt8(ascii: "&"), byte != UInt8(ascii: "<") else { return false }
      let isSpace = byte == 0x20
      if isSpace && wasSpace { return false }
      wasSpace = isSpace
      count += 1
    }
    return !wasSpace && count <= limit
  }

  private enum Kind { case text, space, lineEnd, control, invisible }

  private static func kind(of scalar: Unicode.Scalar) -> Kind {
    switch scalar.value {
    case 0x0A, 0x0B, 0x0C, 0x0D, 0x85, 0x2028, 0x2029: .lineEnd
    case 0x20, 0x09, 0xA0, 0x1680, 0x2000...0x200A, 0x202F, 0x205F, 0x3000: .space
    // C0 and C1 controls, direction overrides (which can make a text read as another), and what is no character at all.
    case 0x00...0x1F, 0x7F...0x9F, 0x202A...0x202E, 0x2066...0x2069, 0xFFF9...0xFFFB, 0xE0001: .control
    case let value where value & 0xFFFE == 0xFFFE: .control
    // Zero-width space, word joiner, soft hyphen, byte order mark: left behind by copying from web pages.
    case 0x200B, 0x2060, 0xAD, 0xFEFF: .invisible
    default: .text
    }
  }

  private static func collapse(_ text: String, keepingLines: Bool) -> Cleaned {
    var cleaned = Cleaned(text: "")
    var out = String.UnicodeScalarView()
    var pendingSpace = false
    var pendingLines = 0
    var previous: Unicode.Scalar?
    for scalar in text.unicodeScalars {
      defer { previous = scalar }
      switch kind(of: scalar) {
      case .space: pendingSpace = true
      case .lineEnd:
        if scalar == "\n", previous == "\r" { continue }
        if keepingLines { pendingLines += 1 } else { pendingSpace = true }
      case .invisible: continue
      case .control:
        cleaned.hadControls = true
        guard let letter = windows1252(scalar.value) else { continue }
        append(letter)
      case .text: append(scalar)
      }
    }
    func append(_ scalar: Unicode.Scalar) {
      if !out.isEmpty {
        if pendingLines > 0 {
          // An empty line parts paragraphs; more say nothing.
          for _ in 0..<min(pendingLines, 2) { out.append("\n") }
        } else if pendingSpace {
          out.append(" ")
        }
      }
      pendingLines = 0
      pendingSpace = false
      out.append(scalar)
    }
    cleaned.text = String(out)
    return cleaned
  }

  /// The letter that a code from 0x80 to 0x9F stands for where somebody took Windows-1252 for Latin-1
  /// (WHATWG Encoding Standard, index windows-1252).
  static func windows1252(_ code: UInt32) -> Unicode.Scalar? {
    guard (0x80...0x9F).contains(code) else { return nil }
    let scalar = windows1252Letters[Int(code) - 0x80]
    return scalar == 0 ? nil : Unicode.Scalar(scalar)
  }
  private static let windows1252Letters: [UInt32] = [
    0x20AC, 0, 0x201A, 0x0192, 0x201E, 0x2026, 0x2020, 0x2021, 0x02C6, 0x2030, 0x0160, 0x2039, 0x0152, 0, 0x017D, 0,
    0, 0x2018, 0x2019, 0x201C, 0x201D, 0x2022, 0x2013, 0x2014, 0x02DC, 0x2122, 0x0161, 0x203A, 0x0153, 0, 0x017E,
    0x0178,
  ]
}
