import Foundation

/// Reads Swift source as far as the tests need: string literals with their interpolations, and the calls of `t(…)`,
/// wherever they stand, also inside the interpolation of another literal. Comments are skipped.
struct SwiftSource {
  /// A string literal; an interpolation is the source between its parentheses.
  struct Literal {
    enum Part {
      case text(String)
      case interpolation(String)
    }
    var parts: [Part] = []

    /// What `LocalizedText` makes of it.
    var key: String {
      var count = 0
      return parts.map { part in
        switch part {
        case .text(let text): return text
        case .interpolation:
          count += 1
          return "{\(count)}"
        }
      }.joined()
    }

    /// The literal with its interpolations between U+0001 and U+0002, for looking at what stands around them.
    var marked: String {
      parts.map { part in
        switch part {
        case .text(let text): text
        case .interpolation(let source): "\u{1}\(source)\u{2}"
        }
      }.joined()
    }
  }

  struct Call {
    /// Each argument's label and, where it is a literal, its value.
    var arguments: [(label: String?, literal: Literal?)]
    var line: Int
  }

  private(set) var literals: [Literal] = []
  private(set) var calls: [Call] = []
  private let bytes: [UInt8]
  private var index = 0

  init(_ source: String) {
    bytes = Array(source.utf8)
    scanCode(stopsAtComma: false)
  }

  // MARK: code

  /// Up to the closing parenthesis of the level it began on (or a comma of that level), or the end.
  private mutating func scanCode(stopsAtComma: Bool) {
    var depth = 0
    while index < bytes.count {
      let byte = bytes[index]
      if skipComment() { continue }
      if startsLiteral {
        literals.append(literal())
        continue
      }
      if startsCall {
        call()
        continue
      }
      switch byte {
      case UInt8(ascii: "("), UInt8(ascii: "["), UInt8(ascii: "{"): depth += 1
      case UInt8(ascii: ")"), UInt8(ascii: "]"), UInt8(ascii: "}"):
        if depth == 0 { return }
        depth -= 1
      case UInt8(ascii: ",") where stopsAtComma && depth == 0: return
      default: break
      }
      index += 1
    }
  }

  private mutating func skipComment() -> Bool {
    if at("//") {
      while index < bytes.count, bytes[index] != 10 { index += 1 }
      return true
    }
    guard at("/*") else { return false }
    var depth = 0
    repeat {
      if at("/*") {
        depth += 1
        index += 2
      } else if at("*/") {
        depth -= 1
        index += 2
      } else {
        index += 1
      }
    } while depth > 0 && index < bytes.count
    return true
  }

  private var startsLiteral: Bool {
    var place = index
    while place < bytes.count, bytes[place] == UInt8(ascii: "#") { place += 1 }
    return place < bytes.count && bytes[place] == UInt8(ascii: "\"")
  }

  /// `t(` that is neither part of a longer name, nor a member, nor the declaration.
  private var startsCall: Bool {
    guard at("t(") else { return false }
    if index == 0 { return true }
    let before = bytes[index - 1]
    if Self.isName(before) || before == UInt8(ascii: ".") { return false }
    return !bytes[..<index].suffix(5).elementsEqual("func ".utf8)
  }

  private mutating func call() {
    var found = Call(arguments: [], line: bytes[..<index].count { $0 == 10 } + 1)
    index += 2
    while index < bytes.count, bytes[index] != UInt8(ascii: ")") {
      skipSpace()
      let label = argumentLabel()
      skipSpace()
      if startsLiteral {
        let value = literal()
        literals.append(value)
        skipSpace()
        // `"a" + b` is no literal.
        let isWhole = index < bytes.count && (bytes[index] == UInt8(ascii: ",") || bytes[index] == UInt8(ascii: ")"))
        found.arguments.append((label, isWhole ? value : nil))
      } else {
        found.arguments.append((label, nil))
      }
      scanCode(stopsAtComma: true)
      if index < bytes.count, bytes[index] == UInt8(ascii: ",") { index += 1 }
    }
    index += 1
    calls.append(found)
  }

  private mutating func argumentLabel() -> String? {
    var place = index
    while place < bytes.count, Self.isName(bytes[place]) { place += 1 }
    guard place > index, place < bytes.count, bytes[place] == UInt8(ascii: ":") else { return nil }
    defer { index = place + 1 }
    return String(decoding: bytes[index..<place], as: UTF8.self)
  }

  private mutating func skipSpace() {
    while index < bytes.count, bytes[index] <= 32 || at("//") || at("/*") {
      if !skipComment() { index += 1 }
    }
  }

  // MARK: literals

  private mutating func literal() -> Literal {
    var pounds = 0
    while bytes[index] == UInt8(ascii: "#") {
      pounds += 1
      index += 1
    }
    let isMultiline = at("\"\"\"")
    index += isMultiline ? 3 : 1
    let close = (isMultiline ? "\"\"\"" : "\"") + String(repeating: "#", count: pounds)
    let escape = "\\" + String(repeating: "#", count: pounds)
    var found = Literal()
    var text: [UInt8] = []
    while index < bytes.count, !at(close) {
      if at(escape + "(") {
        index += escape.utf8.count + 1
        found.parts.append(.text(String(decoding: text, as: UTF8.self)))
        text = []
        let start = index
        scanCode(stopsAtComma: false)
        found.parts.append(.interpolation(String(decoding: bytes[start..<index], as: UTF8.self)))
        index += 1
      } else if at(escape) {
        index += escape.utf8.count
        text += escaped()
      } else {
        text.append(bytes[index])
        index += 1
      }
    }
    index += close.utf8.count
    found.parts.append(.text(String(decoding: text, as: UTF8.self)))
    return isMultiline ? Self.withoutIndentation(found) : found
  }

  private mutating func escaped() -> [UInt8] {
    defer { index += 1 }
    switch bytes[index] {
    case UInt8(ascii: "n"): return [10]
    case UInt8(ascii: "t"): return [9]
    case UInt8(ascii: "r"): return [13]
    case UInt8(ascii: "0"): return [0]
    case UInt8(ascii: "u"):
      let start = index + 2
      while index < bytes.count, bytes[index] != UInt8(ascii: "}") { index += 1 }
      let scalar = UInt32(String(decoding: bytes[start..<index], as: UTF8.self), radix: 16).flatMap(Unicode.Scalar.init)
      return scalar.map { Array(String($0).utf8) } ?? []
    case 10:
      // A line that goes on: nothing of the break remains but a mark for the next line's indentation.
      return [0x1F, 10]
    case let other: return [other]
    }
  }

  /// Drops the first and last line breaks, and from each line the indentation of the last.
  private static func withoutIndentation(_ literal: Literal) -> Literal {
    var indent = ""
    if case .text(let last)? = literal.parts.last {
      indent = String(last.split(separator: "\n", omittingEmptySubsequences: false).last ?? "")
    }
    var result = literal
    for (number, part) in literal.parts.enumerated() {
      guard case .text(var text) = part else { continue }
      text = text.replacingOccurrences(of: "\n" + indent, with: "\n")
      if number == 0, text.hasPrefix("\n") { text.removeFirst() }
      if number == literal.parts.count - 1, text.hasSuffix("\n") { text.removeLast() }
      result.parts[number] = .text(text.replacingOccurrences(of: "\u{1F}\n", with: ""))
    }
    return result
  }

  // MARK: bytes

  private func at(_ text: String) -> Bool { bytes[index...].starts(with: text.utf8) }

  private static func isName(_ byte: UInt8) -> Bool {
    byte == UInt8(ascii: "_") || byte >= 128 || (48...57).contains(byte) || (65...90).contains(byte)
      || (97...122).contains(byte)
  }
}

/// The sources of all targets.
enum Sources {
  static let root: URL = {
    var url = URL(fileURLWithPath: #filePath).resolvingSymlinksInPath()
    for _ in 0..<4 { url.deleteLastPathComponent() }
    return url.appending(path: "Sources")
  }()

  static func files() throws -> [(path: String, text: String)] {
    let all = FileManager.default.enumerator(at: root, includingPropertiesForKeys: nil)
    return try (all?.allObjects ?? []).compactMap { $0 as? URL }.filter { $0.pathExtension == "swift" }
      .map { (String($0.path.dropFirst(root.path.count + 1)), try String(contentsOf: $0, encoding: .utf8)) }
      .sorted { $0.0 < $1.0 }
  }
}
