/// What had to be mended to read a record.
enum JSONNote: Hashable, Sendable {
  /// A name stands twice; the last value counts.
  case duplicateKey(String)
  /// Bytes that were no UTF-8 were read as Windows-1252.
  case notUTF8
  /// Half of a surrogate pair was replaced by U+FFFD.
  case loneSurrogate
  /// A line end or another control character stood in a text without being escaped.
  case bareControl

  var reason: String {
    switch self {
    case .duplicateKey: "The field stands twice in the record; the last value was taken."
    case .notUTF8: "Text that is not UTF-8 was read as Windows-1252."
    case .loneSurrogate: "Half a character was replaced by a sign that says so."
    case .bareControl: "A control character stood in a text unescaped; JSON forbids it."
    }
  }
}

/// RFC 8259, on one record. What feeds get wrong and can be read all the same is noted; what cannot is refused.
struct JSONParser {
  /// The deepest nesting read. Records have two levels.
  static let deepest = 32

  struct Fault: Error {
    var reason: String
    var at: Int
  }

  private let bytes: UnsafeBufferPointer<UInt8>
  private var at = 0
  private var notes: Set<JSONNote> = []

  private init(_ bytes: UnsafeBufferPointer<UInt8>) { self.bytes = bytes }

  /// One element of a list.
  static func record(_ bytes: UnsafeBufferPointer<UInt8>) -> JSONRecord.Content {
    var parser = JSONParser(bytes)
    func shown() -> String { String(decoding: bytes.prefix(200), as: UTF8.self) }
    do throws(Fault) {
      let value = try parser.whole()
      guard case .object(let fields) = value else {
        return .invalid(reason: "The record is not an object with fields.", text: shown())
      }
      return .object(fields, notes: parser.notes.sorted { $0.reason < $1.reason })
    } catch {
      return .invalid(reason: "The record is not valid JSON: \(error.reason), at its byte \(error.at).", text: shown())
    }
  }

  /// A whole text that is one value.
  static func value(_ text: [UInt8]) throws(Fault) -> JSONValue {
    var result: Result<JSONValue, Fault> = .success(.null)
    text.withUnsafeBufferPointer { buffer in
      var parser = JSONParser(buffer)
      do throws(Fault) { result = .success(try parser.whole()) } catch { result = .failure(error) }
    }
    return try result.get()
  }

  private mutating func whole() throws(Fault) -> JSONValue {
    let value = try value(depth: 0)
    skipSpace()
    if at < bytes.count { throw fault("something follows the value") }
    return value
  }

  private func fault(_ reason: String) -> Fault { Fault(reason: reason, at: at) }

  private mutating func skipSpace() {
    while at < bytes.count, bytes[at] == 0x20 || bytes[at] == 0x0A || bytes[at] == 0x0D || bytes[at] == 0x09 { at += 1 }
  }

  private mutating func next() throws(Fault) -> UInt8 {
    skipSpace()
    guard at < bytes.count else { throw fault("it ends too soon") }
    return bytes[at]
  }

  private mutating func value(depth: Int) throws(Fault) -> JSONValue {
    guard depth <= Self.deepest else { throw fault("it is nested deeper than \(Self.deepest) levels") }
    switch try next() {
    case UInt8(ascii: "{"): return .object(try object(depth: depth))
    case UInt8(ascii: "["): return .array(try array(depth: depth))
    case UInt8(ascii: "\""): return .string(try string())
    case UInt8(ascii: "t"): return try word("true", .bool(true))
    case UInt8(ascii: "f"): return try word("false", .bool(false))
    case UInt8(ascii: "n"): return try word("null", .null)
    default: return try number()
    }
  }

  private mutating func word(_ word: StaticString, _ value: JSONValue) throws(Fault) -> JSONValue {
    let count = word.utf8CodeUnitCount
    guard at + count <= bytes.count, (0..<count).allSatisfy({ bytes[at + $0] == word.utf8Start[$0] }) else {
      throw fault("a word stands without quotation marks")
    }
    at += count
    return value
  }

  private mutating func object(depth: Int) throws(Fault) -> [String: JSONValue] {
    at += 1
    var fields: [String: JSONValue] = [:]
    if depth == 0 { fields.reserveCapacity(32) }
    if try next() == UInt8(ascii: "}") {
      at += 1
      return fields
    }
    while true {
      guard try next() == UInt8(ascii: "\"") else { throw fault("a field has no name") }
      let key = try string()
      guard try next() == UInt8(ascii: ":") else { throw fault("a name has no value") }
      at += 1
      let value = try value(depth: depth + 1)
      if fields.updateValue(value, forKey: key) != nil { notes.insert(.duplicateKey(key)) }
      let byte = try next()
      at += 1
      if byte == UInt8(ascii: "}") { return fields }
      if byte != UInt8(ascii: ",") {
        at -= 1
        throw fault("a comma is missing")
      }
    }
  }

  private mutating func array(depth: Int) throws(Fault) -> [JSONValue] {
    at += 1
    var items: [JSONValue] = []
    if try next() == UInt8(ascii: "]") {
      at += 1
      return items
    }
    while true {
      items.append(try value(depth: depth + 1))
      let byte = try next()
      at += 1
      if byte == UInt8(ascii: "]") { return items }
      if byte != UInt8(ascii: ",") {
        at -= 1
        throw fault("a comma is missing")
      }
    }
  }

  // MARK: Numbers

  private mutating func number() throws(Fault) -> JSONValue {
    let start = at
    var mantissa: Int64 = 0
    var digits = 0
    var decimals = 0
    var isPlain = true
    if bytes[at] == UInt8(ascii: "-") { at += 1 }
    let first = at
    digits += countDigits(&mantissa)
    guard digits > 0 else {
      at = start
      throw fault("a value is missing or has no quotation marks")
    }
    if bytes[first] == UInt8(ascii: "0"), digits > 1 { throw fault("a number begins with 0") }
    if at < bytes.count, bytes[at] == UInt8(ascii: ".") {
      at += 1
      decimals = countDigits(&mantissa)
      guard decimals > 0 else { throw fault("a number ends with a point") }
    }
    if at < bytes.count, bytes[at] | 0x20 == UInt8(ascii: "e") {
      isPlain = false
      at += 1
      if at < bytes.count, bytes[at] == UInt8(ascii: "+") || bytes[at] == UInt8(ascii: "-") { at += 1 }
      var ignored: Int64 = 0
      guard countDigits(&ignored) > 0 else { throw fault("a number ends with its e") }
    }
    // Up to 15 digits and a power of ten that is exact: the quotient is the nearest double (Clinger 1990).
    if isPlain, digits + decimals <= 15 {
      let value = Double(mantissa) / Self.powersOfTen[decimals]
      return .number(first > start ? -value : value)
    }
    let text = String(decoding: bytes[start..<at], as: UTF8.self)
    // A number that no double holds is kept as its text.
    guard let value = Double(text), value.isFinite else { return .string(text) }
    return .number(value)
  }

  private static let powersOfTen: [Double] = [
    1, 1e1, 1e2, 1e3, 1e4, 1e5, 1e6, 1e7, 1e8, 1e9, 1e10, 1e11, 1e12, 1e13, 1e14, 1e15,
  ]

  private mutating func countDigits(_ value: inout Int64) -> Int {
    let start = at
    while at < bytes.count, case let digit = bytes[at] &- 48, digit < 10 {
      value = value &* 10 &+ Int64(digit)
      at += 1
    }
    return at - start
  }

  // MARK: Texts

  private mutating func string() throws(Fault) -> String {
    at += 1
    let start = at
    var hasControl = false
    while at < bytes.count {
      let byte = bytes[at]
      if byte == UInt8(ascii: "\"") {
        if hasControl { notes.insert(.bareControl) }
        let text = decoded(UnsafeBufferPointer(rebasing: bytes[start..<at]))
        at += 1
        return text
      }
      if byte == UInt8(ascii: "\\") { return try escapedString(from: start) }
      if byte < 0x20 { hasControl = true }
      at += 1
    }
    throw fault("a text does not end")
  }

  private mutating func decoded(_ part: UnsafeBufferPointer<UInt8>) -> String {
    if let text = String(validating: part, as: UTF8.self) { return text }
    notes.insert(.notUTF8)
    var scalars = String.UnicodeScalarView()
    for byte in part { scalars.append(Cleaning.windows1252(UInt32(byte)) ?? Unicode.Scalar(byte)) }
    return String(scalars)
  }

  private mutating func escapedString(from start: Int) throws(Fault) -> String {
    var out = [UInt8](bytes[start..<at])
    while at < bytes.count {
      let byte = bytes[at]
      at += 1
      if byte == UInt8(ascii: "\"") { return out.withUnsafeBufferPointer { decoded($0) } }
      guard byte == UInt8(ascii: "\\") else {
        if byte < 0x20 { notes.insert(.bareControl) }
        out.append(byte)
        continue
      }
      guard at < bytes.count else { break }
      let escape = bytes[at]
      at += 1
      switch escape {
      case UInt8(ascii: "n"): out.append(0x0A)
      case UInt8(ascii: "t"): out.append(0x09)
      case UInt8(ascii: "r"): out.append(0x0D)
      case UInt8(ascii: "b"): out.append(0x08)
      case UInt8(ascii: "f"): out.append(0x0C)
      case UInt8(ascii: "\""), UInt8(ascii: "\\"), UInt8(ascii: "/"): out.append(escape)
      case UInt8(ascii: "u"): out.append(contentsOf: String(try unicode()).utf8)
      default: throw fault("a backslash is followed by what cannot follow it")
      }
    }
    throw fault("a text does not end")
  }

  /// The scalar after `\u`, from one escape or a pair of them.
  private mutating func unicode() throws(Fault) -> Unicode.Scalar {
    let high = try fourHex()
    if let scalar = Unicode.Scalar(high) { return scalar }
    if (0xD800...0xDBFF).contains(high), at + 6 <= bytes.count, bytes[at] == UInt8(ascii: "\\"),
      bytes[at + 1] == UInt8(ascii: "u")
    {
      let before = at
      at += 2
      let low = try fourHex()
      if (0xDC00...0xDFFF).contains(low), let scalar = Unicode.Scalar(0x10000 + (high - 0xD800) << 10 + (low - 0xDC00))
      {
        return scalar
      }
      at = before
    }
    notes.insert(.loneSurrogate)
    return "\u{FFFD}"
  }

  private mutating func fourHex() throws(Fault) -> UInt32 {
    guard at + 4 <= bytes.count else { throw fault("an escape ends too soon") }
    var value: UInt32 = 0
    for _ in 0..<4 {
      guard let digit = Character(Unicode.Scalar(bytes[at])).hexDigitValue else {
        throw fault("an escape has no hexadecimal digits")
      }
      value = value << 4 + UInt32(digit)
      at += 1
    }
    return value
  }
}
