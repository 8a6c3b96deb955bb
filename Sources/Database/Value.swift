/// A value bound to a statement or stored in a column. Both engines hold the same five kinds; a boolean is the integer 0 or 1.
public enum Value: Sendable, Hashable {
  case null
  case text(String)
  case integer(Int64)
  case real(Double)
  case blob([UInt8])
}

extension Value {
  public init(_ text: String?) { self = text.map { .text($0) } ?? .null }
  public init(_ integer: Int64?) { self = integer.map { .integer($0) } ?? .null }
  public init(_ integer: Int?) { self = integer.map { .integer(Int64($0)) } ?? .null }
  public init(_ real: Double?) { self = real.map { .real($0) } ?? .null }
  public init(_ blob: [UInt8]?) { self = blob.map { .blob($0) } ?? .null }
  public init(_ boolean: Bool?) { self = boolean.map { .integer($0 ? 1 : 0) } ?? .null }
}

extension Value: ExpressibleByNilLiteral, ExpressibleByStringLiteral, ExpressibleByIntegerLiteral,
  ExpressibleByFloatLiteral, ExpressibleByBooleanLiteral
{
  public init(nilLiteral: ()) { self = .null }
  public init(stringLiteral text: String) { self = .text(text) }
  public init(integerLiteral integer: Int64) { self = .integer(integer) }
  public init(floatLiteral real: Double) { self = .real(real) }
  public init(booleanLiteral boolean: Bool) { self = .integer(boolean ? 1 : 0) }
}

extension Value {
  /// Refuses what one of the engines would change or cut short without a word: a NUL character in text (PostgreSQL ends
  /// text there), a number that is not one (SQLite makes it NULL), and a value larger than the limit.
  func validate(parameter: Int, limit: Int) throws(DatabaseError) {
    switch self {
    case .null, .integer: return
    case .real(let number):
      if number.isNaN { throw .notANumber(parameter: parameter) }
    case .text(let text):
      if text.utf8.count > limit { throw .valueTooLarge(parameter: parameter, bytes: text.utf8.count, limit: limit) }
      if text.utf8.contains(0) { throw .nulInText(parameter: parameter) }
    case .blob(let bytes):
      if bytes.count > limit { throw .valueTooLarge(parameter: parameter, bytes: bytes.count, limit: limit) }
    }
  }
}

/// What kind of value a column was found to hold; the value itself is never part of an error.
enum HeldKind: String, Sendable {
  case null, text, integer
  case real = "real number"
  case blob = "bytes"
}

extension Value {
  /// For `LIKE $n ESCAPE '\'`: anything that has this text in it, whose own `%` and `_` stand for themselves.
  public static func containing(_ text: some StringProtocol) -> Value {
    let escaped = String(
      text.flatMap { character -> [Character] in
        "\\%_".contains(character) ? ["\\", character] : [character]
      })
    return .text("%\(escaped)%")
  }
}
