/// Writes text so that it stays text, in element content and in quoted attribute values alike.
enum Escape {
  static func append(_ text: some StringProtocol, to bytes: inout [UInt8]) {
    let isDone: Void? = text.utf8.withContiguousStorageIfAvailable { append($0, to: &bytes) }
    if isDone == nil {
      var copy = String(text)
      copy.withUTF8 { append($0, to: &bytes) }
    }
  }

  /// Copies runs of harmless bytes whole; looks closer only at the few that can be harmful.
  private static func append(_ text: UnsafeBufferPointer<UInt8>, to bytes: inout [UInt8]) {
    var start = 0
    var index = 0
    while index < text.count {
      guard let (length, replacement) = replacement(in: text, at: index) else {
        index += 1
        continue
      }
      bytes.append(contentsOf: text[start..<index])
      replacement.withUTF8Buffer { bytes.append(contentsOf: $0) }
      index += length
      start = index
    }
    bytes.append(contentsOf: text[start..<text.count])
  }

  /// How many bytes go, and what comes instead; nil where the byte stays.
  private static func replacement(
    in text: UnsafeBufferPointer<UInt8>, at index: Int
  ) -> (length: Int, replacement: StaticString)? {
    switch text[index] {
    case UInt8(ascii: "&"): (1, "&amp;")
    case UInt8(ascii: "<"): (1, "&lt;")
    case UInt8(ascii: ">"): (1, "&gt;")
    case UInt8(ascii: "\""): (1, "&quot;")
    case UInt8(ascii: "'"): (1, "&#39;")
    // Some old browsers took it for a quotation mark.
    case UInt8(ascii: "`"): (1, "&#96;")
    // Tab, line feed and carriage return are text; a document may hold no other control character.
    case 0x09, 0x0A, 0x0D: nil
    case 0x00..<0x20, 0x7F: (1, "\u{FFFD}")
    case 0xC2 where index + 1 < text.count && text[index + 1] < 0xA0: (2, "\u{FFFD}")
    case 0xE2: isBidirectionalControl(in: text, at: index) ? (3, "") : nil
    default: nil
    }
  }

  /// U+202A–202E and U+2066–2069: an unclosed one in a listing would reorder the page's own words and times after it.
  /// The marks that only state a direction (U+200E, U+200F) stay.
  private static func isBidirectionalControl(in text: UnsafeBufferPointer<UInt8>, at index: Int) -> Bool {
    guard index + 2 < text.count else { return false }
    switch (text[index + 1], text[index + 2]) {
    case (0x80, 0xAA...0xAE), (0x81, 0xA6...0xA9): return true
    default: return false
    }
  }
}
