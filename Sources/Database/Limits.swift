extension Database {
  /// The bounds on everything that waits, repeats or is remembered.
  public struct Limits: Sendable {
    /// PostgreSQL: connections of this process. SQLite: readers at once (beside one writer).
    public var connections = 8
    /// How long a call may wait for a free connection before ``DatabaseError/noFreeConnection(waited:)``. Not shorter than
    /// `lockWait`, or calls behind one that waits for another process would fail before it does.
    public var waitForConnection: Duration = .seconds(30)
    /// How many calls may wait at once; more are refused at once, for a longer queue helps nobody.
    public var waitingCalls = 1024
    /// How long one statement may run, migrations excepted.
    public var statementTime: Duration = .seconds(30)
    /// How long a statement may wait for a lock that somebody else holds: on SQLite another process that writes, such as
    /// an import beside the server.
    public var lockWait: Duration = .seconds(30)
    /// PostgreSQL: how long a transaction may stand still between two statements before the server ends it.
    public var idleInTransaction: Duration = .seconds(300)
    /// How long connecting may take.
    public var connectTime: Duration = .seconds(5)
    /// How long ``Database/ping()`` waits.
    public var pingTime: Duration = .seconds(2)
    /// How often a transaction that lost a race is tried, first try included.
    public var attempts = 20
    /// Prepared statements kept by each connection.
    public var preparedStatements = 128
    /// The largest text or blob that may be bound, in bytes.
    public var valueBytes = 64 << 20

    public init() {}
  }
}

extension Duration {
  /// Whole milliseconds, rounded up.
  var milliseconds: Int64 {
    components.seconds * 1000 + (components.attoseconds + 999_999_999_999_999) / 1_000_000_000_000_000
  }
}
