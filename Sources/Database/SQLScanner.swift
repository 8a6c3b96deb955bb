/// Walks over SQL text and tells words and parameters from what is quoted or remarked.
struct SQLScanner {
  enum Piece: Equatable {
    /// A bare word, or a placeholder with its braces.
    case word(Substring)
    /// `$7`.
    case parameter(Int)
    /// Spaces, remarks, quoted text and names, punctuation.
    case other(Substring)
  }

  private let text: Substring.UTF8View
  private var position: Substring.UTF8View.Index
  private let whole: Substring

  init(_ sql: String) {
    whole = Substring(sql)
    text = whole.utf8
    position = text.startIndex
  }

  mutating func next() -> Piece? {
    guard position < text.endIndex else { return nil }
    let start = position
    let first = text[start]
    switch first {
    case UInt8(ascii: "'"), UInt8(ascii: "\""):
      advance()
      skip(past: [first])
    case UInt8(ascii: "-") where peek() == first:
      skip(past: [UInt8(ascii: "\n")])
    case UInt8(ascii: "/") where peek() == UInt8(ascii: "*"):
      skip(past: Array("*/".utf8))
    case UInt8(ascii: "$"):
      advance()
      let digits = skip { (UInt8(ascii: "0")...UInt8(ascii: "9")).contains($0) }
      if let number = Int(digits) { return .parameter(number) }
    case UInt8(ascii: "{"):
      skip(past: [UInt8(ascii: "}")])
      return .word(whole[start..<position])
    case let byte where Self.isWord(byte):
      return .word(skip { Self.isWord($0) || $0 == UInt8(ascii: "$") })
    default:
      advance()
    }
    return .other(whole[start..<position])
  }

  private static func isWord(_ byte: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"), UInt8(ascii: "_"): true
    case UInt8(ascii: "0")...UInt8(ascii: "9"), 0x80...: true
    default: false
    }
  }

  private func peek() -> UInt8? {
    let next = text.index(after: position)
    return next < text.endIndex ? text[next] : nil
  }

  private mutating func advance() { position = text.index(after: position) }

  @discardableResult
  private mutating func skip(while condition: (UInt8) -> Bool) -> Substring {
    let start = position
    while position < text.endIndex, condition(text[position]) { advance() }
    return whole[start..<position]
  }

  /// To the end of the text if `end` does not come.
  private mutating func skip(past end: [UInt8]) {
    while position < text.endIndex {
      let isEnd = text[position...].starts(with: end)
      position = text.index(position, offsetBy: isEnd ? end.count : 1)
      if isEnd { return }
    }
  }
}

/// What both engines need to know about a statement before they prepare it.
struct StatementShape {
  /// The highest `$n`.
  var parameters = 0

  /// Throws for what only one engine would notice, or notice too late.
  init(_ sql: String) throws(DatabaseError) {
    var scanner = SQLScanner(sql)
    var seen: Set<Int> = []
    var fresh: Int?
    var isFirstWord = true
    while let piece = scanner.next() {
      switch piece {
      case .parameter(let number):
        parameters = max(parameters, number)
        fresh = seen.insert(number).inserted ? number : nil
      case .word(let word):
        let word = word.uppercased()
        if isFirstWord, Self.control.contains(word) { throw .transactionControl(sql: sql) }
        if let fresh, word == "IS" { throw .untypedParameter(parameter: fresh, sql: sql) }
        isFirstWord = false
        fresh = nil
      case .other(let text):
        if !text.allSatisfy(\.isWhitespace) { fresh = nil }
      }
    }
  }

  func check(_ values: [Value], sql: String, valueBytes: Int) throws(DatabaseError) {
    guard values.count == parameters else {
      throw .wrongNumberOfValues(expected: parameters, given: values.count, sql: sql)
    }
    for (index, value) in values.enumerated() { try value.validate(parameter: index + 1, limit: valueBytes) }
  }

  private static let control: Set<String> = [
    "BEGIN", "START", "COMMIT", "END", "ROLLBACK", "ABORT", "SAVEPOINT", "RELEASE", "PREPARE",
  ]
}
