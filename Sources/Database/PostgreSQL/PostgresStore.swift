import Logging
import NIOCore
import NIOPosix
import Synchronization

/// PostgreSQL through a pool of blocking connections, each used on a thread of a pool of its own.
final class PostgresStore: Store {
  let engine = Engine.postgres
  private let url: String
  private let limits: Database.Limits
  private let logger: Logger
  private let gate: Gate
  /// One write that lost a race is tried again at a time: a crowd that tries again together loses together.
  private let secondTries: Gate
  private let threads: NIOThreadPool
  private let idle = Mutex<[PostgresConnection]>([])
  private let isClosed = Mutex(false)

  private init(url: String, limits: Database.Limits, logger: Logger) {
    self.url = url
    self.limits = limits
    self.logger = logger
    gate = Gate(permits: limits.connections, waitingCalls: limits.waitingCalls)
    secondTries = Gate(permits: 1, waitingCalls: limits.waitingCalls)
    // One more, for cancelling the others.
    threads = NIOThreadPool(numberOfThreads: limits.connections + 1)
    threads.start()
  }

  deinit {
    idle.withLock { $0 = [] }
    if !isClosed.withLock({ $0 }) { threads.shutdownGracefully { _ in } }
  }

  static func open(url: String, limits: Database.Limits, logger: Logger) async throws -> PostgresStore {
    let store = PostgresStore(url: url, limits: limits, logger: logger)
    do {
      try await store.transaction(.read) { _ in }
    } catch {
      await store.close()
      throw error
    }
    return store
  }

  func transaction<T: Sendable>(
    _ kind: TransactionKind, _ body: @Sendable @escaping (Connection) throws -> T
  ) async throws -> T {
    do { return try await attempt(kind, body) } catch let error as DatabaseError {
      guard kind != .migration, Retry.isWorthwhile(error) else { throw error }
      return try await retry(kind, body, after: error)
    }
  }

  private func retry<T: Sendable>(
    _ kind: TransactionKind, _ body: @Sendable @escaping (Connection) throws -> T, after first: DatabaseError
  ) async throws -> T {
    let waitsItsTurn = first.isSerializationFailure
    if waitsItsTurn { try await secondTries.acquire(within: limits.waitForConnection) }
    defer { if waitsItsTurn { secondTries.release() } }
    var error = first
    for attemptNumber in 1..<max(limits.attempts, 2) {
      if !error.isSerializationFailure, attemptNumber > Retry.mostReconnections { break }
      try await Task.sleep(for: Retry.pause(before: attemptNumber))
      do { return try await attempt(kind, body) } catch let failure as DatabaseError where Retry.isWorthwhile(failure) {
        error = failure
      }
    }
    logger.warning("Gave up on a transaction", metadata: ["attempts": "\(limits.attempts)", "error": "\(error)"])
    throw error
  }

  private func attempt<T: Sendable>(
    _ kind: TransactionKind, _ body: @Sendable @escaping (Connection) throws -> T
  ) async throws -> T {
    try await gate.acquire(within: limits.waitForConnection)
    defer { gate.release() }
    let cancellation = PostgresCancellation()
    return try await withTaskCancellationHandler {
      try await threads.runIfActive {
        let connection = try self.idle.withLock { $0.popLast() } ?? self.connect()
        defer { self.giveBack(connection, cancellation) }
        return try PostgresTransaction(kind, connection, cancellation).run(body)
      }
    } onCancel: {
      cancellation.request()
      threads.submit { if $0 == .active { cancellation.send() } }
    }
  }

  private func connect() throws -> PostgresConnection {
    try PostgresConnection(url: url, limits: limits, logger: logger)
  }

  private func giveBack(_ connection: PostgresConnection, _ cancellation: PostgresCancellation) {
    cancellation.detach()
    // A cancellation may still be on its way inside the server and would hit the next statement.
    if connection.isReusable, !cancellation.isRequested {
      idle.withLock { $0.append(connection) }
    } else if !connection.isAlive {
      // Its neighbours have most likely gone with it, when a server restarts.
      idle.withLock { $0 = [] }
    }
  }

  func scrub(_ tables: [String]) async throws -> Bool {
    if tables.isEmpty { return true }
    try await gate.acquire(within: limits.waitForConnection)
    defer { gate.release() }
    return try await threads.runIfActive {
      let connection = try self.idle.withLock { $0.popLast() } ?? self.connect()
      defer { self.giveBack(connection, PostgresCancellation()) }
      // Outside of a transaction, as it must be.
      for table in tables { _ = try connection.control("VACUUM \(table)") }
      return true
    }
  }

  func listen(on channel: String, _ receive: @escaping @Sendable (Database.Heard) -> Void) async {
    let listener = PostgresListener(url: url, channel: channel, limits: limits, logger: logger, receive)
    await Cancellation.wait()
    await listener.stop()
  }

  func backup(to path: String) async throws { throw DatabaseError.backupNeedsPgDump }

  func close() async {
    await gate.close()
    let wasClosed = isClosed.withLock { isClosed in
      defer { isClosed = true }
      return isClosed
    }
    if wasClosed { return }
    idle.withLock { $0 = [] }
    try? await threads.shutdownGracefully()
  }
}
