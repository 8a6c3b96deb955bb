import CLibpq
import Logging

/// One connection to a PostgreSQL server with its prepared statements. One thread at a time uses it: the one that the pool
/// has lent it to, which is what makes it safe to hand from thread to thread.
final class PostgresConnection: @unchecked Sendable {
  let handle: OpaquePointer
  let limits: Database.Limits
  private var statements: RecentlyUsed<String, PostgresVariants>
  private var made = 0
  /// Set when what the server has prepared does not fit the schema any more.
  private(set) var isStale = false

  /// Connects; blocks for up to ``Database/Limits/connectTime``.
  init(url: String, limits: Database.Limits, logger: Logger) throws {
    handle = try PostgresAddress.connect(url, limits: limits)
    self.limits = limits
    statements = RecentlyUsed(capacity: limits.preparedStatements)
    // What the server merely remarks would go to standard error.
    PQsetNoticeProcessor(handle, { _, _ in }, nil)
    do {
      try checkServer()
      try control(
        """
        SET client_min_messages = warning; SET statement_timeout = \(limits.statementTime.milliseconds); \
        SET lock_timeout = \(limits.lockWait.milliseconds); \
        SET idle_in_transaction_session_timeout = \(limits.idleInTransaction.milliseconds)
        """)
    } catch {
      // The instance is complete, so deinit closes the connection.
      throw error
    }
    logger.debug("Connected to PostgreSQL", metadata: ["version": "\(PQserverVersion(handle))"])
  }

  deinit { PQfinish(handle) }

  private func checkServer() throws {
    guard PQserverVersion(handle) >= Self.oldestServer else {
      throw DatabaseError.location(message: "PostgreSQL 13 or newer is needed.")
    }
    guard let encoding = PQparameterStatus(handle, "server_encoding"), String(cString: encoding) == "UTF8" else {
      throw DatabaseError.location(message: "The PostgreSQL database must have the encoding UTF8.")
    }
  }

  private static let oldestServer: Int32 = 130_000

  /// Whether it can be lent again: alive, and outside of a transaction.
  var isReusable: Bool {
    !isStale && PQstatus(handle) == CONNECTION_OK && PQtransactionStatus(handle) == PQTRANS_IDLE
  }

  var isAlive: Bool { PQstatus(handle) == CONNECTION_OK }

  /// A command without values or rows, such as BEGIN. Gives what the server calls it when done.
  @discardableResult
  func control(_ sql: String) throws -> String {
    let result = PQexec(handle, sql)
    defer { PQclear(result) }
    guard PQresultStatus(result) == PGRES_COMMAND_OK else {
      throw PostgresFailure(result, connection: handle).error(sql: sql)
    }
    return PQcmdStatus(result).map { String(cString: $0) } ?? ""
  }

  /// Runs a statement prepared at its first use.
  func run(_ sql: String, _ values: [Value]) throws -> PostgresResult {
    let prepared = try preparedStatement(sql, values)
    let result = PostgresParameters(values).withPointers { count, values, lengths, formats in
      PQexecPrepared(handle, prepared.name, count, values, lengths, formats, PostgresParameters.binary)
    }
    return try checked(result, sql)
  }

  /// Runs a statement that will hardly come again.
  func runOnce(_ sql: String, _ values: [Value], names: ColumnNamesOnce = ColumnNamesOnce()) throws -> PostgresResult {
    let types = values.map(PostgresParameters.type)
    let result = PostgresParameters(values).withPointers { count, values, lengths, formats in
      PQexecParams(handle, sql, count, types, values, lengths, formats, PostgresParameters.binary)
    }
    return try checked(result, sql, names: names)
  }

  private func checked(
    _ result: OpaquePointer?, _ sql: String, names: ColumnNamesOnce = ColumnNamesOnce()
  ) throws -> PostgresResult {
    switch PQresultStatus(result) {
    case PGRES_COMMAND_OK, PGRES_TUPLES_OK:
      if let result { return PostgresResult(result, names: names) }
      fallthrough
    default:
      defer { PQclear(result) }
      let failure = PostgresFailure(result, connection: handle)
      // "Cached plan must not change result type": another node has migrated.
      if failure.code == "0A000" { isStale = true }
      throw failure.error(sql: sql)
    }
  }

  private func preparedStatement(_ sql: String, _ values: [Value]) throws -> PostgresPrepared {
    let known = statements.element(for: sql)
    var variants = try known ?? PostgresVariants(shape: StatementShape(sql))
    try variants.shape.check(values, sql: sql, valueBytes: limits.valueBytes)
    if let prepared = variants.prepared.first(where: { $0.takes(values) }) { return prepared }
    let prepared = try prepare(sql, values)
    variants.prepared.append(prepared)
    // A text whose parameters change their kind again and again is held to a few variants.
    var forgotten = variants.prepared.count > Self.largestVariety ? [variants.prepared.removeFirst()] : []
    let replaced = statements.insert(variants, for: sql)
    if known == nil, let replaced { forgotten += replaced.prepared }
    for statement in forgotten { try control("DEALLOCATE \(statement.name)") }
    return prepared
  }

  private static let largestVariety = 4

  private func prepare(_ sql: String, _ values: [Value]) throws -> PostgresPrepared {
    made += 1
    let name = "s\(made)"
    var types = values.map(PostgresParameters.type)
    _ = try checked(PQprepare(handle, name, sql, Int32(types.count), types), sql)
    if types.contains(0) {
      let description = PQdescribePrepared(handle, name)
      defer { PQclear(description) }
      guard PQresultStatus(description) == PGRES_COMMAND_OK else {
        throw PostgresFailure(description, connection: handle).error(sql: sql)
      }
      types = types.indices.map { PQparamtype(description, Int32($0)) }
    }
    return PostgresPrepared(name: name, types: types)
  }
}
