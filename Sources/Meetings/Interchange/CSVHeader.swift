/// What a spreadsheet's first row says about its columns.
struct CSVHeader: Sendable {
  enum Column: Hashable, Sendable {
    case known(TSMLColumn)
    /// Kept in extras under this name.
    case unknown(String)
    /// Without a name; what stands there is kept only where something does.
    case nameless(String)
  }
  let columns: [Column]
  /// Something to tell the operator once.
  let findings: [Finding]
  private let known: Set<TSMLColumn>

  /// Throws `FeedError.missingColumn` where nothing could be listed from such columns.
  init(_ cells: [String]) throws {
    var columns: [Column] = []
    var findings: [Finding] = []
    var known: Set<TSMLColumn> = []
    var names: Set<String> = []
    for (position, cell) in cells.enumerated() {
      let text = Cleaning.clean(CSVCells.unguarded(cell), limit: FeedLimits.shortText, keepingLines: false).text
      if text.isEmpty {
        columns.append(.nameless("Column \(position + 1)"))
      } else if let column = TSMLColumn.named(text), known.insert(column).inserted {
        columns.append(.known(column))
      } else {
        let isSecond = TSMLColumn.named(text) != nil
        let name = names.insert(text).inserted && !isSecond ? text : "\(text) (\(position + 1))"
        columns.append(.unknown(name))
        let why =
          isSecond ? "an earlier column already says this; kept as is" : "not a column Homegroup knows; kept as is"
        findings.append(Finding(.assumed, index: 0, name: "", field: text, reason: "The column is " + why + "."))
      }
    }
    func need(_ oneOf: [TSMLColumn]) throws {
      guard known.isDisjoint(with: oneOf), let first = oneOf.first else { return }
      throw FeedError.missingColumn(first.rawValue, found: cells.prefix(60).map { String($0.prefix(40)) })
    }
    try need([.name, .group, .location])
    try need([.day, .schedule])
    try need([.time, .schedule])
    if known.isDisjoint(with: [.id, .slug]) {
      findings.append(
        Finding(
          .assumed, index: 0, name: "", field: TSMLColumn.id.rawValue,
          reason:
            "No column names the records: they are known again by name, day, time and place. A change of one of these is a new listing."
        ))
    }
    self.columns = columns
    self.findings = findings
    self.known = known
  }

  func has(_ column: TSMLColumn) -> Bool { known.contains(column) }
  /// Address is the street, because the rest has columns of its own.
  var splitsAddress: Bool { !known.isDisjoint(with: [.city, .state, .postalCode, .country, .formattedAddress]) }

  func row(_ record: CSVReader.Record) -> CSVRow {
    var row = CSVRow()
    for (position, cell) in record.cells.enumerated() {
      let text = CSVCells.unguarded(cell)
      guard columns.indices.contains(position) else {
        if !text.allSatisfy(\.isWhitespace) { row.surplus.append(text) }
        continue
      }
      guard !text.isEmpty else { continue }
      switch columns[position] {
      case .known(let column): row.values[column] = text
      case .unknown(let name): row.others.append((name, text))
      case .nameless(let name): if !text.allSatisfy(\.isWhitespace) { row.others.append((name, text)) }
      }
    }
    return row
  }
}

/// One row, by column.
struct CSVRow {
  var values: [TSMLColumn: String] = [:]
  var others: [(name: String, text: String)] = []
  /// Cells beyond the last column.
  var surplus: [String] = []

  subscript(column: TSMLColumn) -> String? { values[column] }
}
