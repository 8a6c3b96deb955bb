import Foundation
import GRDB
import Logging
import Synchronization

/// SQLite through GRDB's pool: one writer, several readers, a write-ahead log. Other processes may use the file at the same time.
final class SQLiteStore: Store {
  let engine = Engine.sqlite
  let pool: DatabasePool
  private let limits: Database.Limits
  private let readers: Gate
  private let writer: Gate
  private let sessions = Mutex<[ObjectIdentifier: SQLiteSession]>([:])

  private init(pool: DatabasePool, limits: Database.Limits) {
    self.pool = pool
    self.limits = limits
    readers = Gate(permits: limits.connections, waitingCalls: limits.waitingCalls)
    writer = Gate(permits: 1, waitingCalls: limits.waitingCalls)
  }

  static func open(path: String, limits: Database.Limits, logger: Logger) async throws -> SQLiteStore {
    if try SQLiteFile.prepare(path) {
      logger.warning("The database file may be read by other users of this machine", metadata: ["path": "\(path)"])
    }
    return try await blocking {
      do {
        let pool = try DatabasePool(path: path, configuration: configuration(limits))
        // GRDB sets NORMAL, which may lose the last commits when the power fails.
        try pool.writeWithoutTransaction { try $0.execute(sql: "PRAGMA synchronous = FULL") }
        return SQLiteStore(pool: pool, limits: limits)
      } catch let error as GRDB.DatabaseError {
        throw error.translated()
      }
    }
  }

  private static func configuration(_ limits: Database.Limits) -> Configuration {
    var configuration = Configuration()
    configuration.label = "homegroup"
    configuration.maximumReaderCount = limits.connections
    configuration.busyMode = .timeout(TimeInterval(limits.lockWait.milliseconds) / 1000)
    configuration.foreignKeysEnabled = true
    configuration.prepareDatabase { database in
      // Deleted records are overwritten; nothing spills into temporary files; LIKE minds case as on PostgreSQL;
      // a log grown by a large import shrinks again.
      try database.execute(
        sql: """
          PRAGMA secure_delete = ON;
          PRAGMA temp_store = MEMORY;
          PRAGMA case_sensitive_like = ON;
          PRAGMA trusted_schema = OFF;
          PRAGMA cache_size = -8192;
          """)
      // A reader may not write, not even this.
      if !database.configuration.readonly { try database.execute(sql: "PRAGMA journal_size_limit = 67108864") }
    }
    return configuration
  }

  func transaction<T: Sendable>(
    _ kind: TransactionKind, _ body: @Sendable @escaping (Connection) throws -> T
  ) async throws -> T {
    let gate = kind == .read ? readers : writer
    try await gate.acquire(within: limits.waitForConnection)
    defer { gate.release() }
    let timeLimit = kind == .migration ? nil : limits.statementTime
    do {
      switch kind {
      case .read:
        return try await pool.read { try self.session(of: $0).run(timeLimit: timeLimit, body) }
      case .write, .migration:
        return try await pool.writeWithoutTransaction { database in
          try database.inImmediateTransaction { try self.session(of: database).run(timeLimit: timeLimit, body) }
        }
      case .fleeting:
        return try await pool.writeWithoutTransaction { database in
          try database.withoutSync {
            try database.inImmediateTransaction { try self.session(of: database).run(timeLimit: timeLimit, body) }
          }
        }
      }
    } catch let error as GRDB.DatabaseError {
      throw error.translated()
    }
  }

  private func session(of database: GRDB.Database) -> SQLiteSession {
    sessions.withLock { sessions in
      let id = ObjectIdentifier(database)
      if let session = sessions[id] { return session }
      let session = SQLiteSession(database, limits: limits)
      sessions[id] = session
      return session
    }
  }

  func backup(to path: String) async throws {
    try await readers.acquire(within: limits.waitForConnection)
    defer { readers.release() }
    try await Self.blocking { [pool] in try SQLiteBackup.make(of: pool, at: path) }
  }

  func scrub(_ tables: [String]) async throws -> Bool {
    try await writer.acquire(within: limits.waitForConnection)
    defer { writer.release() }
    do {
      let patience = limits.lockWait.milliseconds
      try await pool.writeWithoutTransaction { database in
        // Whoever reads goes on reading; nobody who writes waits for them.
        try database.execute(sql: "PRAGMA busy_timeout = 0")
        defer { try? database.execute(sql: "PRAGMA busy_timeout = \(patience)") }
        _ = try database.checkpoint(.truncate)
      }
      return true
    } catch let error as GRDB.DatabaseError where error.resultCode == .SQLITE_BUSY {
      return false
    } catch let error as GRDB.DatabaseError {
      throw error.translated()
    }
  }

  func listen(on channel: String, _ receive: @escaping @Sendable (Database.Heard) -> Void) async {
    await Cancellation.wait()
  }

  func close() async {
    await readers.close()
    await writer.close()
    // Statements first: SQLite does not close a connection that still has some.
    sessions.withLock { $0 = [:] }
    try? await Self.blocking { [pool] in try pool.close() }
  }

  /// Runs long file work where it blocks none of the threads that all tasks share.
  private static func blocking<T: Sendable>(_ work: @Sendable @escaping () throws -> T) async throws -> T {
    try await withCheckedThrowingContinuation { continuation in
      DispatchQueue.global().async { continuation.resume(with: Result(catching: work)) }
    }
  }
}

extension GRDB.Database {
  /// With a log that the system writes to the disk in its own time.
  fileprivate func withoutSync<T>(_ body: () throws -> T) throws -> T {
    try execute(sql: "PRAGMA synchronous = NORMAL")
    let result = Result(catching: body)
    try execute(sql: "PRAGMA synchronous = FULL")
    return try result.get()
  }

  fileprivate func inImmediateTransaction<T>(_ body: () throws -> T) throws -> T {
    var result: Result<T, any Error>?
    try inTransaction(.immediate) {
      let value = try body()
      try Task.checkCancellation()
      result = .success(value)
      return .commit
    }
    guard let result else { throw DatabaseError.closed }
    return try result.get()
  }
}
