/// Reads comma-separated values (RFC 4180) record by record.
///
/// Beyond the RFC, as spreadsheets really write them: a byte order mark, line ends of CRLF, LF or CR, semicolons or tabs between the cells
/// (told from the header), Windows-1252 text, quotes within unquoted cells, spaces before an opening quote, and Excel's `sep=;` line.
struct CSVReader {
  struct Record: Equatable, Sendable {
    var cells: [String]
    /// The file's line on which it begins, from 1.
    var line: Int
    /// Some cell was not UTF-8 and was read as Windows-1252.
    var wasWindows1252 = false
    /// A cell goes on behind its closing quote.
    var hasTextAfterQuote = false
  }

  /// Cells of one record: the widest real sheet has 60.
  static let mostCells = 1_000

  private let source: ByteSource
  private var buffer: [UInt8] = []
  private var position = 0
  private var isAtEnd = false
  private var line = 1
  private(set) var separator = UInt8(ascii: ",")
  private(set) var recordsRead = 0
  private var bytesRead = 0

  /// Reads the beginning; throws `FeedError` where that already shows that this is no CSV.
  init(_ source: ByteSource) throws {
    self.source = source
    try fill()
    try inspectBeginning()
  }

  /// The next record, blank lines skipped; nil at the end.
  mutating func next() throws -> Record? {
    while let record = try readRecord() {
      if record.cells.allSatisfy({ $0.allSatisfy(\.isWhitespace) }) { continue }
      recordsRead += 1
      return record
    }
    return nil
  }

  // MARK: Bytes

  private static let pieceBytes = 65_536

  private mutating func fill() throws {
    guard !isAtEnd else { return }
    if position > 0 {
      buffer.removeSubrange(..<position)
      position = 0
    }
    let piece = try source.read(Self.pieceBytes)
    bytesRead += piece.count
    guard bytesRead <= FeedLimits.feedBytes else { throw FeedError.tooLarge(limit: FeedLimits.feedBytes) }
    if piece.isEmpty { isAtEnd = true } else { buffer.append(contentsOf: piece) }
  }

  private mutating func peek() throws -> UInt8? {
    if position == buffer.count { try fill() }
    return position < buffer.count ? buffer[position] : nil
  }

  // MARK: Beginning

  private mutating func inspectBeginning() throws {
    // Enough to see the whole header, however small the pieces.
    while !isAtEnd, buffer.count < Self.pieceBytes { try fill() }
    if buffer.starts(with: [0xEF, 0xBB, 0xBF]) { position = 3 }
    func fail(_ detail: String) -> FeedError { .notTheFormat(expected: "a CSV file", line: 1, detail: detail) }
    if buffer.starts(with: [0xFF, 0xFE]) || buffer.starts(with: [0xFE, 0xFF]) {
      throw fail("the text is UTF-16; save it as “CSV UTF-8”")
    }
    if buffer.starts(with: Array("PK".utf8) + [3, 4]) || buffer.starts(with: [0xD0, 0xCF, 0x11, 0xE0]) {
      throw fail("it is a spreadsheet's own file; save it as CSV")
    }
    let head = buffer[position...].prefix(1_024)
    if head.contains(0) { throw fail("it is not text") }
    guard let first = head.first(where: { $0 > 0x20 }) else {
      if isAtEnd { throw FeedError.empty }
      throw fail("it begins with \(head.count) blank characters")
    }
    if first == UInt8(ascii: "<") { throw FeedError.webPage }
    if first == UInt8(ascii: "{") || first == UInt8(ascii: "[") { throw fail("it looks like JSON") }
    detectSeparator()
  }

  /// The one of comma, semicolon and tab that the header has most of, outside quotes.
  private mutating func detectSeparator() {
    let rest = buffer[position...]
    if rest.starts(with: "sep=".utf8), rest.count > 5, rest[position + 4] >= 9 {
      separator = rest[position + 4]
      let end = rest.firstIndex { $0 == 10 || $0 == 13 } ?? buffer.count
      position = end
      return
    }
    var counts: [UInt8: Int] = [:]
    var isQuoted = false
    var hasBegun = false
    for byte in rest {
      if byte == UInt8(ascii: "\"") { isQuoted.toggle() }
      if hasBegun, !isQuoted, byte == 10 || byte == 13 { break }
      if byte > 0x20 { hasBegun = true }
      if !isQuoted { counts[byte, default: 0] += 1 }
    }
    let candidates = [UInt8(ascii: ","), UInt8(ascii: ";"), UInt8(ascii: "\t")]
    separator = candidates.max { counts[$0, default: 0] < counts[$1, default: 0] } ?? separator
    if counts[separator, default: 0] == counts[UInt8(ascii: ","), default: 0] { separator = UInt8(ascii: ",") }
  }

  // MARK: Records

  private enum State { case start, plain, quoted, afterQuote }

  private mutating func readRecord() throws -> Record? {
    guard try peek() != nil else { return nil }
    var record = Record(cells: [], line: line)
    var cell: [UInt8] = []
    var state = State.start
    var quoteLine = line
    var length = 0
    while let byte = try peek() {
      position += 1
      length += 1
      if length > FeedLimits.recordBytes { throw tooLong(state, quoteLine: quoteLine) }
      switch (state, byte) {
      case (.quoted, UInt8(ascii: "\"")): state = .afterQuote
      case (.quoted, _):
        if byte == 10 { line += 1 }
        cell.append(byte)
      case (.afterQuote, UInt8(ascii: "\"")):
        cell.append(byte)
        state = .quoted
      case (_, separator):
        try end(&cell, &record)
        state = .start
      case (_, 10), (_, 13):
        if byte == 13, try peek() == 10 { position += 1 }
        line += 1
        try end(&cell, &record)
        return record
      case (.start, UInt8(ascii: "\"")):
        cell.removeAll(keepingCapacity: true)
        state = .quoted
        quoteLine = line
      case (.start, UInt8(ascii: " ")): cell.append(byte)
      case (.afterQuote, UInt8(ascii: " ")): break
      case (.afterQuote, _):
        record.hasTextAfterQuote = true
        cell.append(byte)
        state = .plain
      default:
        cell.append(byte)
        state = .plain
      }
    }
    if state == .quoted { throw FeedError.truncated(afterRecords: max(0, recordsRead - 1), line: quoteLine) }
    try end(&cell, &record)
    return record
  }

  private func tooLong(_ state: State, quoteLine: Int) -> FeedError {
    guard state == .quoted else { return .recordTooLong(index: max(0, recordsRead - 1), limit: FeedLimits.recordBytes) }
    return .notTheFormat(
      expected: "a CSV file", line: quoteLine,
      detail: "a quotation mark opened here is not closed within \(FeedLimits.recordBytes) bytes")
  }

  private mutating func end(_ cell: inout [UInt8], _ record: inout Record) throws {
    guard record.cells.count < Self.mostCells else {
      throw FeedError.notTheFormat(
        expected: "a CSV file", line: record.line, detail: "a row has more than \(Self.mostCells) cells")
    }
    if let text = String(validating: cell, as: UTF8.self) {
      record.cells.append(text)
    } else {
      record.wasWindows1252 = true
      record.cells.append(Self.windows1252(cell))
    }
    cell.removeAll(keepingCapacity: true)
  }

  /// Every byte is a character there; the five that are none become control characters, which cleaning drops.
  private static func windows1252(_ bytes: [UInt8]) -> String {
    var scalars = String.UnicodeScalarView()
    for byte in bytes { scalars.append(Cleaning.windows1252(UInt32(byte)) ?? Unicode.Scalar(byte)) }
    return String(scalars)
  }
}
