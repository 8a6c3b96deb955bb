/// JSON text, written piece by piece: RFC 8259, UTF-8, no white space.
struct JSONWriter {
  private(set) var bytes: [UInt8] = []
  private var needsComma = false

  static func bytes(_ value: JSONValue) -> [UInt8] {
    var writer = JSONWriter()
    writer.write(value)
    return writer.bytes
  }

  mutating func beginObject() {
    separate()
    bytes.append(UInt8(ascii: "{"))
    needsComma = false
  }
  mutating func endObject() {
    bytes.append(UInt8(ascii: "}"))
    needsComma = true
  }

  /// A field of an object.
  mutating func field(_ key: String, _ value: JSONValue) {
    separate()
    write(text: key)
    bytes.append(UInt8(ascii: ":"))
    needsComma = false
    write(value)
  }

  mutating func write(_ value: JSONValue) {
    separate()
    switch value {
    case .null: bytes.append(contentsOf: "null".utf8)
    case .bool(let value): bytes.append(contentsOf: (value ? "true" : "false").utf8)
    case .number(let number): write(number: number)
    case .string(let text): write(text: text)
    case .array(let items):
      bytes.append(UInt8(ascii: "["))
      needsComma = false
      for item in items { write(item) }
      bytes.append(UInt8(ascii: "]"))
    case .object(let fields):
      bytes.append(UInt8(ascii: "{"))
      needsComma = false
      for (key, value) in fields.sorted(by: { $0.key < $1.key }) { field(key, value) }
      bytes.append(UInt8(ascii: "}"))
    }
    needsComma = true
  }

  private mutating func separate() {
    if needsComma { bytes.append(UInt8(ascii: ",")) }
    needsComma = false
  }

  private mutating func write(number: Double) {
    if let whole = Int64(exactly: number) {
      bytes.append(contentsOf: String(whole).utf8)
    } else {
      // JSON has no infinities.
      bytes.append(contentsOf: (number.isFinite ? String(number) : "null").utf8)
    }
  }

  private mutating func write(text: String) {
    bytes.append(UInt8(ascii: "\""))
    for byte in text.utf8 {
      switch byte {
      case UInt8(ascii: "\""), UInt8(ascii: "\\"):
        bytes.append(UInt8(ascii: "\\"))
        bytes.append(byte)
      case 0x0A: bytes.append(contentsOf: #"\n"#.utf8)
      case 0x0D: bytes.append(contentsOf: #"\r"#.utf8)
      case 0x09: bytes.append(contentsOf: #"\t"#.utf8)
      case 0x00..<0x20:
        bytes.append(contentsOf: (byte < 0x10 ? #"\u000"# : #"\u00"#).utf8)
        bytes.append(contentsOf: String(byte, radix: 16).utf8)
      default: bytes.append(byte)
      }
    }
    bytes.append(UInt8(ascii: "\""))
  }
}
