/// A PostgreSQL transaction's statements.
final class PostgresSession: Session {
  private let connection: PostgresConnection
  private let cancellation: PostgresCancellation
  private let isMigration: Bool
  private var cursors = 0

  init(_ connection: PostgresConnection, cancellation: PostgresCancellation, isMigration: Bool) {
    self.connection = connection
    self.cancellation = cancellation
    self.isMigration = isMigration
  }

  func execute(_ sql: String, _ values: [Value]) throws -> Int {
    try run(sql, values).changes
  }

  func rows(_ sql: String, _ values: [Value], _ delivery: Delivery, _ body: (Row) throws -> Bool) throws {
    switch delivery {
    case .all: _ = try give(try run(sql, values), body)
    case .streamed: try stream(sql, values, body)
    }
  }

  func notify(_ channel: String, _ payload: String) throws {
    _ = try run("SELECT pg_notify($1, $2)", [.text(channel), .text(payload)])
  }

  private func run(_ sql: String, _ values: [Value]) throws -> PostgresResult {
    try cancellable {
      guard isMigration else { return try connection.run(sql, values) }
      try StatementShape(sql).check(values, sql: sql, valueBytes: connection.limits.valueBytes)
      return try connection.runOnce(sql, values)
    }
  }

  /// False if the body has had enough. Rows that the body kept are unusable afterwards, like those of SQLite.
  private func give(_ result: PostgresResult, _ body: (Row) throws -> Bool) throws -> Bool {
    defer { result.clear() }
    for position in 0..<result.count {
      if try !body(Row(source: result, position: position)) { return false }
    }
    return true
  }

  /// A cursor on the server rather than libpq's single-row mode, so that the body may run other statements.
  private func stream(_ sql: String, _ values: [Value], _ body: (Row) throws -> Bool) throws {
    try StatementShape(sql).check(values, sql: sql, valueBytes: connection.limits.valueBytes)
    cursors += 1
    let cursor = "stream_\(cursors)"
    try cancellable { _ = try connection.runOnce("DECLARE \(cursor) NO SCROLL CURSOR FOR \(sql)", values) }
    let names = ColumnNamesOnce()
    var rows = Self.firstRows
    do {
      while true {
        let result = try cancellable { try connection.runOnce("FETCH \(rows) FROM \(cursor)", [], names: names) }
        let (count, memory) = (result.count, result.memory)
        guard try give(result, body), count == rows else { break }
        rows = min(max(rows * Self.wantedMemory / max(memory, 1), 1), Self.mostRows)
      }
    } catch {
      // In a transaction that has failed this fails too, and the cursor goes with the transaction.
      _ = try? connection.control("CLOSE \(cursor)")
      throw error
    }
    try connection.control("CLOSE \(cursor)")
  }

  // Parts of about a megabyte, whatever the size of the rows.
  private static let firstRows = 32
  private static let mostRows = 2000
  private static let wantedMemory = 1 << 20

  private func cancellable<T>(_ work: () throws -> T) throws -> T {
    try cancellation.check()
    do { return try work() } catch {
      try cancellation.check()
      throw error
    }
  }
}
