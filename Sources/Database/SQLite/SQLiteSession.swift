import GRDB
import GRDBSQLite

/// One SQLite connection with its prepared statements. One thread at a time uses it: the one that GRDB has given the connection
/// to, which is what makes it safe to remember among all threads.
final class SQLiteSession: Session, @unchecked Sendable {
  // Held so that no other connection can come to its address while this session is remembered by it.
  let database: GRDB.Database
  private let limits: Database.Limits
  private var statements: RecentlyUsed<String, SQLiteStatement>
  private var deadline: ContinuousClock.Instant?
  private var timeLimit: Duration?

  init(_ database: GRDB.Database, limits: Database.Limits) {
    self.database = database
    self.limits = limits
    statements = RecentlyUsed(capacity: limits.preparedStatements)
  }

  /// Runs a transaction's work; the transaction itself is begun and ended by the caller.
  func run<T>(timeLimit: Duration?, _ body: (Connection) throws -> T) throws -> T {
    self.timeLimit = timeLimit
    let session = Unmanaged.passUnretained(self).toOpaque()
    sqlite3_progress_handler(
      database.sqliteConnection, Self.stepsBetweenChecks, { SQLiteSession.isOverdue($0) ? 1 : 0 }, session)
    defer { sqlite3_progress_handler(database.sqliteConnection, 0, nil, nil) }
    return try TransactionState.run(self, body)
  }

  /// About a millisecond of SQLite's work.
  private static let stepsBetweenChecks: Int32 = 50_000

  private static func isOverdue(_ pointer: UnsafeMutableRawPointer?) -> Bool {
    guard let pointer else { return false }
    let session = Unmanaged<SQLiteSession>.fromOpaque(pointer).takeUnretainedValue()
    return session.deadline.map { ContinuousClock.now > $0 } ?? false
  }

  func execute(_ sql: String, _ values: [Value]) throws -> Int {
    let before = sqlite3_total_changes(database.sqliteConnection)
    try withStatement(sql, values) { statement in
      while try step(statement, sql) {}
    }
    // The count of changes is that of the last INSERT, UPDATE or DELETE, and stays when another kind of statement runs.
    let hasChanged = sqlite3_total_changes(database.sqliteConnection) != before
    return hasChanged ? Int(sqlite3_changes(database.sqliteConnection)) : 0
  }

  func rows(_ sql: String, _ values: [Value], _ delivery: Delivery, _ body: (Row) throws -> Bool) throws {
    try withStatement(sql, values) { statement in
      let row = SQLiteRow(statement)
      defer { row.leave() }
      while try step(statement, sql) {
        row.advance()
        if try !body(Row(source: row, position: row.position)) { return }
      }
    }
  }

  func notify(_ channel: String, _ payload: String) throws {}

  private func withStatement(_ sql: String, _ values: [Value], _ work: (SQLiteStatement) throws -> Void) throws {
    try Task.checkCancellation()
    let statement = try prepared(sql)
    try statement.shape.check(values, sql: sql, valueBytes: limits.valueBytes)
    statement.isInUse = true
    defer {
      sqlite3_reset(statement.handle)
      sqlite3_clear_bindings(statement.handle)
      statement.isInUse = false
    }
    let code = statement.bind(values)
    if code != SQLITE_OK { throw failure(code, sql) }
    try work(statement)
  }

  private func prepared(_ sql: String) throws -> SQLiteStatement {
    let known = statements.element(for: sql)
    if let known, !known.isInUse { return known }
    let statement: SQLiteStatement
    do {
      statement = try SQLiteStatement(sql, in: database)
    } catch let error as GRDB.DatabaseError {
      throw error.translated(sql: sql)
    }
    // The same text is being stepped through further out: this use gets a statement of its own.
    if known == nil { _ = statements.insert(statement, for: sql) }
    return statement
  }

  /// True on a row, false at the end.
  private func step(_ statement: SQLiteStatement, _ sql: String) throws -> Bool {
    deadline = timeLimit.map { .now + $0 }
    switch sqlite3_step(statement.handle) {
    case SQLITE_ROW: return true
    case SQLITE_DONE: return false
    case SQLITE_INTERRUPT:
      try Task.checkCancellation()
      throw DatabaseError.statementTimeout(sql: sql)
    case let code: throw failure(code, sql)
    }
  }

  private func failure(_ code: Int32, _ sql: String) -> DatabaseError {
    let message = String(cString: sqlite3_errmsg(database.sqliteConnection))
    return .statement(code: "\(code)", message: message, sql: sql)
  }
}

extension GRDB.DatabaseError {
  func translated(sql: String? = nil) -> DatabaseError {
    let message = message ?? "\(resultCode)"
    let sql = sql ?? self.sql
    switch (resultCode, sql) {
    case (.SQLITE_CANTOPEN, _), (.SQLITE_NOTADB, _): return .unavailable(message: message)
    default:
      return .statement(code: "\(extendedResultCode.rawValue)", message: message, sql: sql ?? "")
    }
  }
}
