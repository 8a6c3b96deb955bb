import GRDB
import GRDBSQLite

/// A prepared statement and what was learnt about it once.
final class SQLiteStatement {
  let statement: GRDB.Statement
  let shape: StatementShape
  /// For each parameter of SQLite, which come in the order of their first use, the position of its value.
  private let valueIndexes: [Int]
  var isInUse = false
  private var names: (preparations: Int32, value: ColumnNames)?

  var handle: OpaquePointer { statement.sqliteStatement }

  init(_ sql: String, in database: GRDB.Database) throws {
    shape = try StatementShape(sql)
    statement = try database.makeStatement(sql: sql)
    let handle = statement.sqliteStatement
    valueIndexes = try (0..<sqlite3_bind_parameter_count(handle)).map { index in
      guard let name = sqlite3_bind_parameter_name(handle, index + 1), let number = Int(String(cString: name + 1)),
        number > 0
      else {
        throw DatabaseError.statement(
          code: "\(SQLITE_MISUSE)", message: "parameters are written $1, $2 and so on", sql: sql)
      }
      return number - 1
    }
  }

  func bind(_ values: [Value]) -> Int32 {
    for (index, position) in valueIndexes.enumerated() {
      let code = bind(values[position], at: Int32(index + 1))
      if code != SQLITE_OK { return code }
    }
    return SQLITE_OK
  }

  private func bind(_ value: Value, at index: Int32) -> Int32 {
    // SQLITE_TRANSIENT: SQLite copies the bytes before the call returns.
    let copied = unsafeBitCast(-1, to: sqlite3_destructor_type.self)
    switch value {
    case .null: return sqlite3_bind_null(handle, index)
    case .integer(let integer): return sqlite3_bind_int64(handle, index, integer)
    case .real(let real): return sqlite3_bind_double(handle, index, real)
    case .text(var text):
      return text.withUTF8 { bytes in
        bytes.withMemoryRebound(to: CChar.self) {
          // An empty string has no address to give, and SQLite takes a nil address for NULL.
          sqlite3_bind_text64(handle, index, $0.baseAddress ?? emptyText, UInt64($0.count), copied, UInt8(SQLITE_UTF8))
        }
      }
    case .blob(let bytes):
      if bytes.isEmpty { return sqlite3_bind_zeroblob(handle, index, 0) }
      return sqlite3_bind_blob64(handle, index, bytes, UInt64(bytes.count), copied)
    }
  }

  /// SQLite prepares a statement anew when the schema has changed under it, and `*` may then mean other columns.
  func columnNames() -> ColumnNames {
    let preparations = sqlite3_stmt_status(handle, SQLITE_STMTSTATUS_REPREPARE, 0)
    if let names, names.preparations == preparations { return names.value }
    let value = ColumnNames((0..<sqlite3_column_count(handle)).map { String(cString: sqlite3_column_name(handle, $0)) })
    names = (preparations, value)
    return value
  }
}

/// A place in memory that lives as long as the program, for text without bytes.
nonisolated(unsafe) private let emptyText: UnsafePointer<CChar> = {
  let text = UnsafeMutablePointer<CChar>.allocate(capacity: 1)
  text.initialize(to: 0)
  return UnsafePointer(text)
}()
