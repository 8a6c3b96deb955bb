import Logging

/// One database, SQLite or PostgreSQL, behind the same statements and the same promises.
///
/// Work is a synchronous closure inside one transaction, off the cooperative threads; nothing awaits inside a transaction.
/// Every call may throw ``DatabaseError``, `CancellationError`, and whatever its closure throws.
public final class Database: Sendable {
  public enum Location: Sendable {
    /// A file; it and its folder are created where they are missing, for their owner alone (0600, 0700).
    case sqlite(path: String)
    /// A `postgres://` address as libpq reads it. What the address leaves open is taken from ``Limits``.
    case postgres(url: String)
  }

  let store: any Store
  let logger: Logger
  private let limits: Limits

  private init(store: any Store, limits: Limits, logger: Logger) {
    self.store = store
    self.limits = limits
    self.logger = logger
  }

  /// Opens a database and makes sure that it answers. Call ``close()`` when done with it.
  public static func open(_ location: Location, logger: Logger, limits: Limits = Limits()) async throws -> Database {
    let store: any Store =
      switch location {
      case .sqlite(let path): try await SQLiteStore.open(path: path, limits: limits, logger: logger)
      case .postgres(let url): try await PostgresStore.open(url: url, limits: limits, logger: logger)
      }
    return Database(store: store, limits: limits, logger: logger)
  }

  public var engine: Engine { store.engine }

  /// Runs `body` in a transaction that only reads and sees the database as it was at its first statement; a write in it
  /// throws ``DatabaseError/isReadOnlyViolation``. `body` runs again if the connection was lost.
  public func read<T: Sendable>(_ body: @Sendable @escaping (Connection) throws -> T) async throws -> T {
    try await store.transaction(.read, body)
  }

  /// Runs `body` in a transaction, committed when it returns and rolled back when it throws.
  ///
  /// Transactions have the effect of running one after the other: SQLite lets one write at a time, PostgreSQL runs them
  /// SERIALIZABLE. There `body` may run several times, because a transaction that lost a race is rolled back and tried
  /// again; it must have no effects but those on the connection. A cancelled task's transaction is rolled back.
  @discardableResult
  public func write<T: Sendable>(_ body: @Sendable @escaping (Connection) throws -> T) async throws -> T {
    try await store.transaction(.write, body)
  }

  /// The same for what is wanted at once and worth little in an hour: on SQLite it does not wait until the disk has it. A process that is
  /// killed loses nothing; a machine that loses its power may lose the last moments of such writes, in their order. The next
  /// ``write(_:)`` makes those before it last, too. On PostgreSQL it is a ``write(_:)``: that server can crash while its nodes live on.
  @discardableResult
  public func writeFleeting<T: Sendable>(_ body: @Sendable @escaping (Connection) throws -> T) async throws -> T {
    try await store.transaction(.fleeting, body)
  }

  /// Returns if the database answers within ``Limits/pingTime``.
  public func ping() async throws {
    let limit = limits.pingTime
    try await Deadline.run(within: limit, otherwise: DatabaseError.noAnswer(waited: limit)) { [store] in
      try await store.transaction(.read) { connection in
        // Makes SQLite look into its file, which "SELECT 1" does not.
        let probe = store.engine == .sqlite ? "SELECT count(*) FROM sqlite_schema" : "SELECT 1"
        _ = try connection.first(probe) { _ in true }
      }
    }
  }

  /// Writes a consistent copy of a SQLite database to a new file (0600), while others read and write.
  /// The copy is checked before it gets its name. PostgreSQL throws ``DatabaseError/backupNeedsPgDump``.
  public func backup(to path: String) async throws {
    try await store.backup(to: path)
  }

  /// Makes sure that what was deleted cannot be read from the engine's own working files: SQLite's write-ahead log is emptied
  /// (deleted rows are overwritten in the file itself). PostgreSQL's log is its operator's, kept for as long as they say; dead
  /// rows leave the `tables`.
  ///
  /// Waits for no reader: false where a long read still needs the log, which then stays until the next call.
  @discardableResult
  public func scrub(_ tables: [String] = []) async throws -> Bool { try await store.scrub(tables) }

  /// Hears what ``Connection/notify(_:_:)`` says on that channel, until the task is cancelled. It keeps a connection of its
  /// own and makes a new one where that is lost. SQLite has nobody else to hear from.
  ///
  /// - Parameter receive: called in order, not on the caller's thread; must not block.
  public func listen(on channel: String, _ receive: @escaping @Sendable (Heard) -> Void) async {
    await store.listen(on: channel, receive)
  }

  /// What a listener hears.
  public enum Heard: Sendable, Hashable {
    /// From now on it hears everything; what was said before is not repeated.
    case connected
    case notification(String)
  }

  /// Refuses further calls, waits for those under way, and closes all connections.
  public func close() async {
    await store.close()
  }
}

enum TransactionKind: Sendable {
  case read, write
  /// A write that a power failure may undo.
  case fleeting
  /// Alone among migrations, and without a limit on a statement's time.
  case migration
}

/// An engine.
protocol Store: Sendable {
  var engine: Engine { get }
  func transaction<T: Sendable>(
    _ kind: TransactionKind, _ body: @Sendable @escaping (Connection) throws -> T
  ) async throws -> T
  func backup(to path: String) async throws
  func scrub(_ tables: [String]) async throws -> Bool
  func listen(on channel: String, _ receive: @escaping @Sendable (Database.Heard) -> Void) async
  func close() async
}
