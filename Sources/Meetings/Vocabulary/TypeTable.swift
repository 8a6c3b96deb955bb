import Foundation

/// A vocabulary as text: one meaning a line, `CODE ALIAS … = Name | attribute | language`, the last two optional.
struct TypeTable {
  struct Row {
    /// The first is the one to write; the others are read.
    var codes: [String]
    var meaning: TypeMeaning
  }
  var rows: [Row] = []
  /// Lines that are not of that form; a test holds this empty.
  var faults: [String] = []
  /// Its codes clash with the shared ones, which are therefore not consulted (the language codes are).
  var standsAlone: Bool

  init(_ text: String, standsAlone: Bool = false) {
    self.standsAlone = standsAlone
    for line in text.split(separator: "\n") {
      if let row = Self.row(line) { rows.append(row) } else { faults.append(String(line)) }
    }
  }

  private static func row(_ line: Substring) -> Row? {
    guard let equals = line.range(of: " = ") else { return nil }
    let codes = line[..<equals.lowerBound].split(separator: " ").map(String.init)
    let parts = line[equals.upperBound...].split(separator: "|", omittingEmptySubsequences: false)
      .map { $0.trimmingCharacters(in: .whitespaces) }
    guard !codes.isEmpty, (1...3).contains(parts.count), !parts[0].isEmpty else { return nil }
    let word = parts.count > 1 ? parts[1] : ""
    let attribute = Attribute(rawValue: word)
    guard word.isEmpty || attribute != nil else { return nil }
    return Row(codes: codes, meaning: TypeMeaning(parts[0], attribute, language: parts.count > 2 ? parts[2] : nil))
  }
}

/// One fellowship's codes and names, ready to be looked up.
struct TypeIndex: Sendable {
  struct Entry: Sendable {
    var code: String
    var meaning: TypeMeaning
  }
  /// The fellowship's own and the shared ones.
  private(set) var choices: [Entry] = []
  private var byCode: [String: Entry] = [:]
  private var byFoldedCode: [String: Entry] = [:]
  private var byName: [String: String] = [:]
  private var others: [(key: String, code: String)] = []

  init(own: TypeTable, shared: TypeTable, fallback: TypeTable?) {
    add(own, asChoice: true)
    add(shared, asChoice: true)
    if let fallback { add(fallback, asChoice: false) }
    // What a thing is called goes before what it is also called, in whichever table.
    for (key, code) in others where byName[key] == nil { byName[key] = code }
    others = []
  }

  func entry(_ code: String) -> Entry? { byCode[code] ?? byFoldedCode[code.uppercased()] }

  func code(named text: String) -> String? {
    let bare = text.trimmingCharacters(in: .whitespacesAndNewlines.union(["[", "]", "(", ")"]))
    if let entry = entry(bare) { return entry.code }
    let key = TypeNames.key(bare)
    return key.isEmpty ? nil : byName[key]
  }

  /// What is already there stays: own before shared before fallback.
  private mutating func add(_ table: TypeTable, asChoice: Bool) {
    for row in table.rows {
      let free = row.codes.filter { byCode[$0] == nil }
      for code in free { byCode[code] = Entry(code: code, meaning: row.meaning) }
      for code in free where byFoldedCode[code.uppercased()] == nil {
        byFoldedCode[code.uppercased()] = Entry(code: code, meaning: row.meaning)
      }
      guard let code = free.first else { continue }
      let name = TypeNames.key(row.meaning.name)
      if byName[name] == nil { byName[name] = code }
      others += TypeNames.keys(of: row.meaning.name).map { ($0, code) }
      if asChoice, !choices.contains(where: { $0.meaning == row.meaning }) {
        choices.append(Entry(code: code, meaning: row.meaning))
      }
    }
  }
}
