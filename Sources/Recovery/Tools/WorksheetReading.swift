import Foundation

/// Why a field could not be taken as it is.
public enum WorksheetProblem: Error, Sendable, Hashable {
  case tooLong(limit: Int)
  case tooManyRows(limit: Int)
  case notARating
  case notAChoice
  case notAPhone
}

/// A form that came back: what was understood, what was not, field by field.
public struct WorksheetReading: Sendable, Hashable {
  public var answers: WorksheetAnswers = [:]
  /// In the order of the fields; the name is the form field's.
  public var problems: [(name: String, problem: WorksheetProblem)] = []

  public static func == (a: Self, b: Self) -> Bool {
    a.answers == b.answers && a.problems.map(\.name) == b.problems.map(\.name)
      && a.problems.map(\.problem) == b.problems.map(\.problem)
  }
  public func hash(into hasher: inout Hasher) { hasher.combine(answers) }

  /// - Parameter values: every value of that name in the form, in order.
  public init(_ sheet: Worksheet, values: (String) -> [String]) {
    for field in sheet.fields { read(field, values) }
  }

  /// Nothing at all was filled in.
  public var isEmpty: Bool { answers.values.allSatisfy(\.isEmpty) }

  private mutating func read(_ field: WorksheetField, _ values: (String) -> [String]) {
    switch field.kind {
    case .text: keep(.text(text(values(field.id).last, field.id, WorksheetLimits.text)), field)
    case .line: keep(.text(text(values(field.id).last, field.id, WorksheetLimits.line)), field)
    case .lines: keep(.lines(lines(values(field.id).last, field.id)), field)
    case .rating: readRating(field, values(field.id).last ?? "")
    case .choice, .choices:
      let known = Set((field.options ?? []).map(\.id))
      let chosen = values(field.id).filter { !$0.isEmpty }
      if !chosen.allSatisfy(known.contains) { problems.append((field.id, .notAChoice)) }
      let kept = chosen.filter(known.contains)
      keep(.choices(field.kind == .choice ? Array(kept.suffix(1)) : kept), field)
    case .rows: keep(.rows(rows(field, values)), field)
    case .week:
      var cells: [String: String] = [:]
      for cell in WeekCell.all {
        let name = WorksheetField.cellName(field.id, cell)
        let words = text(values(name).last, name, WorksheetLimits.line)
        if !words.isEmpty { cells[cell.key] = words }
      }
      keep(.week(cells), field)
    }
  }

  private mutating func keep(_ answer: WorksheetAnswer, _ field: WorksheetField) {
    if !answer.isEmpty { answers[field.id] = answer }
  }

  private mutating func readRating(_ field: WorksheetField, _ value: String) {
    if value.isEmpty { return }
    guard let number = Int(value), WorksheetLimits.ratings.contains(number) else {
      return problems.append((field.id, .notARating))
    }
    answers[field.id] = .rating(number)
  }

  private mutating func text(_ value: String?, _ name: String, _ limit: Int) -> String {
    let text = Self.cleaned(value ?? "")
    if text.count > limit { problems.append((name, .tooLong(limit: limit))) }
    return text
  }

  private mutating func lines(_ value: String?, _ name: String) -> [String] {
    let lines = Self.cleaned(value ?? "").split(whereSeparator: \.isNewline).map { Self.cleaned(String($0)) }
      .filter { !$0.isEmpty }
    if lines.count > WorksheetLimits.lines { problems.append((name, .tooManyRows(limit: WorksheetLimits.lines))) }
    if lines.contains(where: { $0.count > WorksheetLimits.line }) {
      problems.append((name, .tooLong(limit: WorksheetLimits.line)))
    }
    return lines
  }

  /// Rows in which something was written; a mark alone is nothing written.
  private mutating func rows(_ field: WorksheetField, _ values: (String) -> [String]) -> [[String]] {
    let columns = field.columns ?? []
    let given = columns.map { values(field.name(of: $0)) }
    let count = given.map(\.count).max() ?? 0
    var rows: [[String]] = []
    var found: [(String, WorksheetProblem)] = []
    for index in 0..<count {
      let row = columns.indices.map { Self.cleaned(given[$0].indices.contains(index) ? given[$0][index] : "") }
      guard zip(columns, row).contains(where: { $0.kind != .mark && !$1.isEmpty }) else { continue }
      rows.append(zip(columns, row).map { Self.settled($0, $1) })
      for (column, value) in zip(columns, row) {
        if let problem = Self.problem(column, value) { found.append((field.name(of: column), problem)) }
      }
    }
    if rows.count > WorksheetLimits.rows { found.append((field.id, .tooManyRows(limit: WorksheetLimits.rows))) }
    // One word about each column is enough.
    var said: Set<String> = []
    problems += found.filter { said.insert($0.0).inserted }.map { (name: $0.0, problem: $0.1) }
    return rows
  }

  private static func settled(_ column: WorksheetField.Column, _ value: String) -> String {
    guard column.kind == .mark, let options = column.options else { return value }
    return options.contains { $0.id == value } ? value : ""
  }

  private static func problem(_ column: WorksheetField.Column, _ value: String) -> WorksheetProblem? {
    switch column.kind {
    case .mark: nil
    case .line: value.count > WorksheetLimits.line ? .tooLong(limit: WorksheetLimits.line) : nil
    case .text: value.count > WorksheetLimits.text ? .tooLong(limit: WorksheetLimits.text) : nil
    case .phone:
      if value.isEmpty {
        nil
      } else if value.count > WorksheetLimits.phone {
        .tooLong(limit: WorksheetLimits.phone)
      } else if DialledNumber(value) == nil {
        .notAPhone
      } else {
        nil
      }
    }
  }

  /// Without spaces and empty lines around it, line ends as one character.
  static func cleaned(_ text: String) -> String {
    text.replacingOccurrences(of: "\r\n", with: "\n").trimmingCharacters(in: .whitespacesAndNewlines)
  }
}

/// A telephone number as a `tel:` address takes it (RFC 3966): digits, with a plus before them where it was written.
public struct DialledNumber: Sendable, Hashable {
  public let text: String

  /// The first run of digits and what people put between them; what comes after ("ext 5", "evenings") is not dialled.
  /// Nil where there are fewer than three digits.
  public init?(_ written: String) {
    var dialled = ""
    for character in written {
      if character.isASCII, character.isNumber || character == "*" || character == "#" {
        dialled.append(character)
      } else if character == "+", dialled.isEmpty {
        dialled.append(character)
      } else if !" ().-/\u{A0}\u{2011}".contains(character) {
        if !dialled.isEmpty { break }
      }
    }
    guard dialled.count(where: \.isNumber) >= 3 else { return nil }
    text = dialled
  }
}
