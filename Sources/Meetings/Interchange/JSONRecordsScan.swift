/// The structure of a file that holds a list, followed through its pieces. One pass, constant memory.
struct JSONListScan {
  private enum Mode: Equatable {
    /// Before anything but white space; the first bytes are in `held`.
    case start
    /// It begins with `<`: a web page, perhaps. Its first bytes are in `held`.
    case markup
    /// In the object around the list: before a key, in one, before its colon, before its value, after it.
    case key, inKey, colon, value, afterValue
    /// In the list.
    case element(isFirst: Bool)
    case inElement, afterElement
    case end
  }

  private let format: String
  private let listKeys: Set<String>
  private var mode = Mode.start
  /// There is an object around the list.
  private var isWrapped = false
  private var hasList = false
  /// The element being scanned is a value of the object around the list, of no interest.
  private var isSkipping = false
  private var depth = 0
  private var isInText = false
  private var isEscaped = false
  /// What of the present element, key or beginning came in earlier pieces.
  private var held: [UInt8] = []
  private var records = 0
  private var line = 1
  private var elementLine = 1

  init(format: String, listKeys: Set<String>) {
    self.format = format
    self.listKeys = listKeys
  }

  typealias Bytes = UnsafeBufferPointer<UInt8>

  mutating func take(_ piece: Bytes, each: (JSONRecord) throws -> Void) throws {
    var at = 0
    while at < piece.count {
      if mode == .inElement {
        at = try element(piece, from: at, each: each)
        continue
      }
      let byte = piece[at]
      at += 1
      if byte == 0x0A { line += 1 }
      try structure(byte, each: each)
      // The first byte of an element belongs to it: scan it again with the rest.
      if mode == .inElement { at -= 1 }
    }
  }

  /// Throws where the file ended too soon.
  mutating func finish() throws {
    switch mode {
    case .end: return
    case .start:
      if held.allSatisfy(Self.isSpace) || held == Self.byteOrderMark { throw FeedError.empty }
      throw broken(Self.kind(of: held))
    case .markup: throw markupError()
    default: throw FeedError.truncated(afterRecords: records, line: line)
    }
  }

  // MARK: Around the elements

  private mutating func structure(_ byte: UInt8, each: (JSONRecord) throws -> Void) throws {
    if mode == .markup {
      held.append(byte)
      if held.count >= 1_024 { throw markupError() }
      return
    }
    if mode == .inKey { return try inKey(byte) }
    if mode == .start { return try start(byte) }
    if Self.isSpace(byte) { return }
    switch (mode, byte) {
    case (.key, UInt8(ascii: "\"")):
      mode = .inKey
      held = []
    case (.key, UInt8(ascii: "}")): try closeWrapper()
    case (.colon, UInt8(ascii: ":")): mode = .value
    case (.value, UInt8(ascii: "[")) where !hasList && listKeys.contains(String(decoding: held, as: UTF8.self)):
      held = []
      hasList = true
      mode = .element(isFirst: true)
    case (.value, _): begin(skipping: true)
    case (.afterValue, UInt8(ascii: ",")): mode = .key
    case (.afterValue, UInt8(ascii: "}")): try closeWrapper()
    case (.element(let isFirst), UInt8(ascii: "]")):
      if !isFirst { throw broken("a comma is followed by the end of the list") }
      mode = isWrapped ? .afterValue : .end
    case (.element, UInt8(ascii: ",")), (.element, UInt8(ascii: ":")), (.element, UInt8(ascii: "}")):
      throw broken("“\(Character(Unicode.Scalar(byte)))” stands where a record should")
    case (.element, 0): throw broken("it is UTF-16 text; save it as UTF-8")
    case (.element, _): begin(skipping: false)
    case (.afterElement, UInt8(ascii: ",")): mode = .element(isFirst: false)
    case (.afterElement, UInt8(ascii: "]")): mode = isWrapped ? .afterValue : .end
    case (.end, _): throw broken("something follows the end of the list: \(Self.shown(byte))")
    default: throw broken("\(Self.shown(byte)) stands where it should not")
    }
  }

  private mutating func begin(skipping: Bool) {
    isSkipping = skipping
    mode = .inElement
    depth = 0
    isInText = false
    isEscaped = false
    held = []
    elementLine = line
  }

  private mutating func closeWrapper() throws {
    mode = .end
    if !hasList {
      let keys = listKeys.sorted().map { "“\($0)”" }.joined(separator: ", ")
      throw broken("it is one object without a list called \(keys)")
    }
  }

  private mutating func inKey(_ byte: UInt8) throws {
    if isEscaped {
      isEscaped = false
    } else if byte == UInt8(ascii: "\\") {
      isEscaped = true
    } else if byte == UInt8(ascii: "\"") {
      mode = .colon
      return
    }
    // A longer key is none of ours.
    if held.count < 64 { held.append(byte) }
  }

  // MARK: The beginning

  private static let byteOrderMark: [UInt8] = [0xEF, 0xBB, 0xBF]

  private mutating func start(_ byte: UInt8) throws {
    if held.count < 3, held + [byte] == Array(Self.byteOrderMark.prefix(held.count + 1)) {
      held.append(byte)
      return
    }
    if held == Self.byteOrderMark || held.allSatisfy(Self.isSpace) {
      if Self.isSpace(byte) { return }
      held = []
      switch byte {
      case UInt8(ascii: "["):
        hasList = true
        mode = .element(isFirst: true)
        return
      case UInt8(ascii: "{"):
        isWrapped = true
        mode = .key
        return
      case UInt8(ascii: "<"): mode = .markup
      default: break
      }
    }
    held.append(byte)
    if mode != .markup, held.count >= 2 || !(0xC0...0xFF).contains(byte) && byte != 0x1F && byte != UInt8(ascii: "P") {
      throw broken(Self.kind(of: held))
    }
  }

  /// What a file is that does not begin as JSON does.
  private static func kind(of bytes: [UInt8]) -> String {
    switch bytes.prefix(2) {
    case [0xFE, 0xFF], [0xFF, 0xFE]: return "it is UTF-16 text; save it as UTF-8"
    case [0x1F, 0x8B]: return "it is compressed (gzip); unpack it first"
    case [0x50, 0x4B]: return "it is compressed (zip), or a spreadsheet; unpack it, or save it as what is wanted"
    default: break
    }
    if bytes.first == 0 { return "it is UTF-16 text; save it as UTF-8" }
    return "it begins with \(shown(bytes.first ?? 0)), not with “[”"
  }

  private func markupError() -> FeedError {
    let text = String(decoding: held, as: UTF8.self).lowercased()
    return text.contains("<html") || text.contains("<!doctype html") || text.contains("<head") || text.contains("<body")
      ? .webPage : broken("it begins with “<”, as XML does")
  }

  // MARK: Elements

  /// Scans on from `start` within an element; gives the place after what was taken.
  private mutating func element(_ piece: Bytes, from start: Int, each: (JSONRecord) throws -> Void) throws -> Int {
    var at = start
    var isDone = false
    while at < piece.count, !isDone {
      if isInText {
        at = text(piece, from: at)
        isDone = !isInText && depth == 0
        continue
      }
      let byte = piece[at]
      switch byte {
      case UInt8(ascii: "\""): isInText = true
      case UInt8(ascii: "{"), UInt8(ascii: "["): depth += 1
      case UInt8(ascii: "}"), UInt8(ascii: "]"):
        depth -= 1
        if depth <= 0 {
          isDone = true
          // The end of what is around a bare number or word.
          if depth < 0 { at -= 1 }
        }
      case UInt8(ascii: ","), 0x20, 0x09, 0x0D:
        if depth == 0 {
          isDone = true
          at -= 1
        }
      case 0x0A:
        if depth == 0 {
          isDone = true
          at -= 1
        } else {
          line += 1
        }
      default: break
      }
      at += 1
    }
    let part = Bytes(rebasing: piece[start..<at])
    if isDone { try finishElement(part, each: each) } else { try hold(part) }
    return at
  }

  /// Scans on within a text; gives the place after its end, or after the piece.
  private mutating func text(_ piece: Bytes, from start: Int) -> Int {
    var at = start
    if isEscaped, at < piece.count {
      isEscaped = false
      at += 1
    }
    while at < piece.count {
      let byte = piece[at]
      at += 1
      if byte == UInt8(ascii: "\"") {
        isInText = false
        return at
      }
      if byte == UInt8(ascii: "\\") {
        if at == piece.count { isEscaped = true }
        at += 1
      } else if byte == 0x0A {
        line += 1
      }
    }
    return min(at, piece.count)
  }

  private mutating func hold(_ part: Bytes) throws {
    guard !isSkipping else { return }
    held.append(contentsOf: part)
    if held.count > FeedLimits.recordBytes { throw tooLong }
  }

  private var tooLong: FeedError { .recordTooLong(index: records, limit: FeedLimits.recordBytes) }

  private mutating func finishElement(_ part: Bytes, each: (JSONRecord) throws -> Void) throws {
    if isSkipping {
      mode = .afterValue
      return
    }
    mode = .afterElement
    if held.count + part.count > FeedLimits.recordBytes { throw tooLong }
    if records >= FeedLimits.records { throw FeedError.tooManyRecords(limit: FeedLimits.records) }
    let content: JSONRecord.Content
    if held.isEmpty {
      content = JSONParser.record(part)
    } else {
      held.append(contentsOf: part)
      content = held.withUnsafeBufferPointer { JSONParser.record($0) }
      held.removeAll(keepingCapacity: true)
    }
    let record = JSONRecord(index: records, line: elementLine, content: content)
    records += 1
    try each(record)
  }

  // MARK: Words

  private func broken(_ detail: String) -> FeedError { .notTheFormat(expected: format, line: line, detail: detail) }

  private static func isSpace(_ byte: UInt8) -> Bool { byte == 0x20 || byte == 0x0A || byte == 0x0D || byte == 0x09 }

  private static func shown(_ byte: UInt8) -> String {
    (0x21...0x7E).contains(byte) ? "“\(Character(Unicode.Scalar(byte)))”" : "the byte \(byte)"
  }
}
