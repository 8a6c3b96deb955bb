import CLibpq

/// One transaction, from BEGIN to COMMIT or ROLLBACK, on the calling thread.
struct PostgresTransaction {
  private let kind: TransactionKind
  private let connection: PostgresConnection
  private let cancellation: PostgresCancellation

  init(_ kind: TransactionKind, _ connection: PostgresConnection, _ cancellation: PostgresCancellation) {
    self.kind = kind
    self.connection = connection
    self.cancellation = cancellation
  }

  func run<T>(_ body: (Connection) throws -> T) throws -> T {
    try cancellation.attach(connection)
    try connection.control(begin)
    let session = PostgresSession(connection, cancellation: cancellation, isMigration: kind == .migration)
    let result: T
    do {
      if kind == .migration { try prepareMigration() }
      result = try TransactionState.run(session, body)
      try cancellation.check()
    } catch {
      // Where even this fails the connection is not used again, and the server rolls back when it closes.
      _ = try? connection.control("ROLLBACK")
      throw error
    }
    try commit()
    return result
  }

  private var begin: String {
    switch kind {
    case .read: "BEGIN ISOLATION LEVEL REPEATABLE READ, READ ONLY"
    // Fleeting writes wait for the disk here: this server could crash while the nodes live on, who would know more than it does.
    case .write, .fleeting: "BEGIN ISOLATION LEVEL SERIALIZABLE"
    // After waiting for another node a statement must see what that node did.
    case .migration: "BEGIN ISOLATION LEVEL READ COMMITTED"
    }
  }

  private func prepareMigration() throws {
    try connection.control("SET LOCAL statement_timeout = 0; SET LOCAL lock_timeout = 0")
    _ = try connection.runOnce("SELECT pg_advisory_xact_lock(\(Self.migrationLock))", [])
  }

  /// "homegrou" as a number: a lock that no other program is likely to take.
  private static let migrationLock: Int64 = 0x686f_6d65_6772_6f75

  private func commit() throws {
    do {
      // The server answers ROLLBACK to the COMMIT of a transaction that had failed.
      guard try connection.control("COMMIT") == "COMMIT" else {
        throw DatabaseError.statement(code: "25P02", message: "the transaction had failed", sql: "COMMIT")
      }
    } catch DatabaseError.unavailable where kind == .read {
      // There was nothing to keep.
    } catch DatabaseError.unavailable {
      throw DatabaseError.commitOutcomeUnknown
    }
  }
}

/// When a transaction is run again.
enum Retry {
  /// A lost race; a connection found dead before anything was committed; a statement prepared before another node migrated.
  static func isWorthwhile(_ error: DatabaseError) -> Bool {
    if case .unavailable = error { return true }
    return error.isSerializationFailure || error.code == "0A000"
  }

  static let mostReconnections = 2

  /// Grows from about 2 ms to about 100 ms; chance keeps nodes from meeting again at the same moment.
  static func pause(before attempt: Int) -> Duration {
    let longest = min(100.0, 2.0 * Double(1 << min(attempt, 6)))
    return .microseconds(Int64(Double.random(in: 0.5...1) * longest * 1000))
  }
}
