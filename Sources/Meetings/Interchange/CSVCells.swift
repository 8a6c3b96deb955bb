/// How one cell is written, and what a reader undoes.
///
/// A spreadsheet runs a cell that begins with `=`, `+`, `-` or `@` (or a tab or carriage return before one) as a formula, so that a listing's
/// name could read somebody's files ("CSV injection", OWASP). Such a cell is written with an apostrophe before it, which makes spreadsheets
/// take it as text; so is one that already begins with apostrophes and then such a sign. The reader takes exactly one apostrophe off in
/// those cases. Plain numbers (`-73.9`) are left as they are: they run nothing, and other importers need them.
enum CSVCells {
  static func guarded(_ text: String) -> String { isDangerous(text) ? "'" + text : text }

  static func unguarded(_ text: String) -> String {
    guard text.first == "'", isDangerous(String(text.dropFirst())) else { return text }
    return String(text.dropFirst())
  }

  private static func isDangerous(_ text: String) -> Bool {
    let bare = text.utf8.drop { $0 == UInt8(ascii: "'") }
    guard let first = bare.first, "=+-@\t\r".utf8.contains(first) else { return false }
    return !(bare.count == text.utf8.count && isNumber(bare))
  }

  /// Digits with at most a sign and a point.
  private static func isNumber(_ text: Substring.UTF8View) -> Bool {
    guard let sign = text.first, sign == UInt8(ascii: "-") || sign == UInt8(ascii: "+") else { return false }
    let parts = text.dropFirst().split(separator: UInt8(ascii: "."), omittingEmptySubsequences: false)
    return (1...2).contains(parts.count)
      && parts.allSatisfy { !$0.isEmpty && $0.allSatisfy { (48...57).contains($0) } }
  }

  /// Appends one record, quoted as RFC 4180 (2.6, 2.7) asks and ended by CRLF.
  static func write(_ cells: [String], to out: inout [UInt8]) {
    for (position, cell) in cells.enumerated() {
      if position > 0 { out.append(UInt8(ascii: ",")) }
      let text = guarded(cell)
      let needsQuotes =
        text.utf8.contains {
          $0 == UInt8(ascii: ",") || $0 == UInt8(ascii: "\"") || $0 == 10 || $0 == 13 || $0 == 59 || $0 == 9
        }
        || text.first == " " || text.last == " "
      guard needsQuotes else {
        out.append(contentsOf: text.utf8)
        continue
      }
      out.append(UInt8(ascii: "\""))
      for byte in text.utf8 {
        if byte == UInt8(ascii: "\"") { out.append(byte) }
        out.append(byte)
      }
      out.append(UInt8(ascii: "\""))
    }
    out.append(contentsOf: [13, 10])
  }
}
