/// What Foundation's JSON parser lets pass and JSON (RFC 8259) does not: a comma with nothing after it.
enum StrictJSON {
  /// Where the first such comma stands, counted from 1; nil where there is none.
  static func strayComma(in bytes: [UInt8]) -> (line: Int, column: Int)? {
    var (line, lineStart) = (1, 0)
    var isInString = false
    var isEscaped = false
    var comma: (line: Int, column: Int)?
    for (index, byte) in bytes.enumerated() {
      if isInString {
        if isEscaped {
          isEscaped = false
        } else if byte == UInt8(ascii: "\\") {
          isEscaped = true
        } else if byte == UInt8(ascii: "\"") {
          isInString = false
        }
        continue
      }
      switch byte {
      case UInt8(ascii: "\n"): (line, lineStart) = (line + 1, index + 1)
      case UInt8(ascii: " "), UInt8(ascii: "\t"), UInt8(ascii: "\r"): break
      case UInt8(ascii: ","): comma = (line, index - lineStart + 1)
      case UInt8(ascii: "]"), UInt8(ascii: "}"):
        if let comma { return comma }
      default:
        comma = nil
        isInString = byte == UInt8(ascii: "\"")
      }
    }
    return nil
  }
}
