/// Which database is behind a ``Database``.
public enum Engine: String, Sendable, CaseIterable { case sqlite, postgres }

/// Where the two dialects differ and one text must serve both: the definitions of tables.
///
/// | written            | SQLite    | PostgreSQL         |
/// |--------------------|-----------|--------------------|
/// | `TEXT`             | `TEXT`    | `TEXT COLLATE "C"` |
/// | `BIGINT`           | `INTEGER` | `BIGINT`           |
/// | `DOUBLE PRECISION` | `REAL`    | `DOUBLE PRECISION` |
/// | `{blob}`           | `BLOB`    | `BYTEA`            |
/// | `{unordered}`      | a table without row numbers, which would tell the order of insertion | nothing |
///
/// Text compares by its bytes on both, whatever the locale of the PostgreSQL database. Tables are STRICT on SQLite, so that
/// a column holds what it says there too.
enum Dialect {
  static func translate(_ sql: String, for engine: Engine) -> String {
    let words = firstWords(of: sql)
    let definesTable = words.starts(with: ["CREATE", "TABLE"]) || words.starts(with: ["ALTER", "TABLE"])
    var result = ""
    var previous = ""
    var isUnordered = false
    var scanner = SQLScanner(sql)
    while let piece = scanner.next() {
      switch piece {
      case .word(let word):
        let upper = word.uppercased()
        if upper == "{UNORDERED}" {
          isUnordered = true
          continue
        }
        result += replacement(upper, after: previous, definesTable, engine).map { $0 } ?? String(word)
        previous = upper
      case .parameter(let number): result += "$\(number)"
      case .other(let text): result += text
      }
    }
    if engine == .sqlite, words.starts(with: ["CREATE", "TABLE"]) {
      result = trimmed(result) + (isUnordered ? " STRICT, WITHOUT ROWID" : " STRICT")
    }
    return result
  }

  private static func replacement(_ word: String, after previous: String, _ definesTable: Bool, _ engine: Engine)
    -> String?
  {
    switch (word, engine) {
    case ("{BLOB}", .sqlite): "BLOB"
    case ("{BLOB}", .postgres): "BYTEA"
    case ("TEXT", .postgres) where definesTable && previous != "AS": "TEXT COLLATE \"C\""
    case ("BIGINT", .sqlite) where definesTable: "INTEGER"
    case ("DOUBLE", .sqlite) where definesTable: "REAL"
    case ("PRECISION", .sqlite) where definesTable && previous == "DOUBLE": ""
    default: nil
    }
  }

  private static func firstWords(of sql: String) -> [String] {
    var words: [String] = []
    var scanner = SQLScanner(sql)
    while words.count < 2, let piece = scanner.next() {
      if case .word(let word) = piece { words.append(word.uppercased()) }
    }
    return words
  }

  private static func trimmed(_ sql: String) -> Substring {
    var sql = Substring(sql)
    while let last = sql.last, last.isWhitespace || last == ";" { sql.removeLast() }
    return sql
  }

  /// The database's own clock, in milliseconds since 1970 UTC.
  static func currentMilliseconds(_ engine: Engine) -> String {
    switch engine {
    case .sqlite: "CAST(round((julianday('now') - 2440587.5) * 86400000) AS INTEGER)"
    case .postgres: "CAST(extract(epoch FROM clock_timestamp()) * 1000 AS BIGINT)"
    }
  }

  /// A statement that counts the tables of that name which a statement without a schema would find: 0 or 1.
  static func countOfTables(named name: String, _ engine: Engine) -> String {
    switch engine {
    case .sqlite: "SELECT count(*) FROM sqlite_schema WHERE type = 'table' AND name = '\(name)'"
    case .postgres: "SELECT count(to_regclass('\(name)'))"
    }
  }
}
