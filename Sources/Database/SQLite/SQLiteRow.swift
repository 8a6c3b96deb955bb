import GRDBSQLite

/// The row that a statement stands on. SQLite reuses its memory at every step, so earlier positions are gone.
final class SQLiteRow: RowSource {
  private let statement: SQLiteStatement
  /// The current row's number, from 1; 0 when the statement has been left.
  private(set) var position = 0

  init(_ statement: SQLiteStatement) { self.statement = statement }

  func advance() { position += 1 }
  func leave() { position = 0 }

  func index(of name: String) throws -> Int {
    if position == 0 { throw DatabaseError.usedAfterwards }
    return try statement.columnNames().index(of: name)
  }

  func columnName(_ column: Int) -> String {
    sqlite3_column_name(statement.handle, Int32(column)).map { String(cString: $0) } ?? "\(column)"
  }

  func text(_ column: Int, at position: Int) throws -> String? {
    switch try type(of: column, at: position) {
    case SQLITE_NULL: return nil
    case SQLITE_TEXT:
      let bytes = sqlite3_column_text(statement.handle, Int32(column))
      let count = Int(sqlite3_column_bytes(statement.handle, Int32(column)))
      return String(decoding: UnsafeBufferPointer(start: bytes, count: count), as: UTF8.self)
    case let held: throw mismatch(column, wanted: "text", held)
    }
  }

  func integer(_ column: Int, at position: Int) throws -> Int64? {
    switch try type(of: column, at: position) {
    case SQLITE_NULL: return nil
    case SQLITE_INTEGER: return sqlite3_column_int64(statement.handle, Int32(column))
    case let held: throw mismatch(column, wanted: "an integer", held)
    }
  }

  func real(_ column: Int, at position: Int) throws -> Double? {
    switch try type(of: column, at: position) {
    case SQLITE_NULL: return nil
    case SQLITE_FLOAT, SQLITE_INTEGER: return sqlite3_column_double(statement.handle, Int32(column))
    case let held: throw mismatch(column, wanted: "a number", held)
    }
  }

  func blob(_ column: Int, at position: Int) throws -> [UInt8]? {
    switch try type(of: column, at: position) {
    case SQLITE_NULL: return nil
    case SQLITE_BLOB:
      let bytes = sqlite3_column_blob(statement.handle, Int32(column))
      let count = Int(sqlite3_column_bytes(statement.handle, Int32(column)))
      return Array(UnsafeRawBufferPointer(start: bytes, count: count))
    case let held: throw mismatch(column, wanted: "bytes", held)
    }
  }

  private func type(of column: Int, at position: Int) throws(DatabaseError) -> Int32 {
    guard position == self.position, position > 0 else { throw .usedAfterwards }
    let count = Int(sqlite3_data_count(statement.handle))
    guard (0..<count).contains(column) else { throw .noSuchColumnIndex(index: column, count: count) }
    return sqlite3_column_type(statement.handle, Int32(column))
  }

  private func mismatch(_ column: Int, wanted: String, _ type: Int32) -> DatabaseError {
    let held: HeldKind =
      switch type {
      case SQLITE_TEXT: .text
      case SQLITE_INTEGER: .integer
      case SQLITE_FLOAT: .real
      case SQLITE_BLOB: .blob
      default: .null
      }
    return .column(name: columnName(column), wanted: wanted, held: held.rawValue)
  }
}
