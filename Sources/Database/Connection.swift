/// A transaction's hold on the database, valid inside the closure that `read` or `write` gave it to; not beyond.
///
/// Statements name their values `$1…$n`, in any order and as often as they like. After a statement has failed the transaction
/// is over on both engines: later statements throw that first error again, and so does `read` or `write` in the end,
/// even if the closure caught it. Use `ON CONFLICT` where a conflict is expected.
public struct Connection {
  let session: any Session
  let state: TransactionState

  /// Runs a statement. Gives the number of rows inserted, updated or deleted; 0 for any other statement.
  @discardableResult
  public func execute(_ sql: String, _ values: [Value] = []) throws -> Int {
    try state.check()
    do { return try session.execute(sql, values) } catch { throw state.failed(error) }
  }

  /// All rows, mapped. They are held at once: use ``forEach(_:_:_:)`` for more than a few thousand.
  public func query<T>(_ sql: String, _ values: [Value] = [], _ map: (Row) throws -> T) throws -> [T] {
    var found: [T] = []
    try rows(sql, values, .all) {
      found.append(try map($0))
      return true
    }
    return found
  }

  /// The first row, mapped; nil without rows.
  public func first<T>(_ sql: String, _ values: [Value] = [], _ map: (Row) throws -> T) throws -> T? {
    var found: T?
    try rows(sql, values, .all) {
      found = try map($0)
      return false
    }
    return found
  }

  /// Gives the rows of a SELECT one after another, with memory for a few of them only. The body may run other statements.
  public func forEach(_ sql: String, _ values: [Value] = [], _ body: (Row) throws -> Void) throws {
    try rows(sql, values, .streamed) {
      try body($0)
      return true
    }
  }

  /// Tells whoever listens on that channel (``Database/listen(on:_:)``), in this process or another, when the transaction
  /// commits. SQLite has one process, which knows already: nothing is told.
  ///
  /// - Parameter payload: under 8,000 bytes.
  public func notify(_ channel: String, _ payload: String) throws {
    try state.check()
    do { try session.notify(channel, payload) } catch { throw state.failed(error) }
  }

  /// An error thrown by `body` is the caller's own and leaves the transaction as it was; one of the engine's ends it.
  private func rows(_ sql: String, _ values: [Value], _ delivery: Delivery, _ body: (Row) throws -> Bool) throws {
    try state.check()
    var isFromBody = false
    do {
      try session.rows(sql, values, delivery) { row in
        do { return try body(row) } catch {
          isFromBody = true
          throw error
        }
      }
    } catch {
      throw isFromBody ? error : state.failed(error)
    }
  }
}

@available(*, unavailable, message: "A connection belongs to the closure that it was given to.")
extension Connection: Sendable {}

enum Delivery { case all, streamed }

/// What an engine does for a connection.
protocol Session: AnyObject {
  func execute(_ sql: String, _ values: [Value]) throws -> Int
  /// Calls `body` for each row until it gives false.
  func rows(_ sql: String, _ values: [Value], _ delivery: Delivery, _ body: (Row) throws -> Bool) throws
  func notify(_ channel: String, _ payload: String) throws
}

/// Whether the transaction can go on.
final class TransactionState {
  private(set) var failure: (any Error)?
  private var hasEnded = false

  /// Runs `body` as a transaction's work and throws the first failure, even one that the body kept to itself.
  static func run<T>(_ session: any Session, _ body: (Connection) throws -> T) throws -> T {
    let state = TransactionState()
    defer { state.hasEnded = true }
    do {
      let result = try body(Connection(session: session, state: state))
      if let failure = state.failure { throw failure }
      return result
    } catch {
      throw state.failure ?? error
    }
  }

  func check() throws {
    if hasEnded { throw DatabaseError.usedAfterwards }
    if let failure { throw failure }
  }

  func failed(_ error: any Error) -> any Error {
    if failure == nil { failure = error }
    return error
  }
}
