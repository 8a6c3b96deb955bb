/// Something that is to be done now and then by one node alone, such as taking out what has ended.
public struct PeriodicTask: Sendable {
  /// Lasting: nodes know each other's runs by it.
  public let name: String
  /// From one run to the next.
  public let interval: Duration
  /// A node that has not finished by then is taken to be gone, and another may begin: longer than any run takes.
  public let lease: Duration
  /// Gives a few words on what was done, without personal data. May be run again from the start after a crash, so it must not mind.
  public let work: @Sendable () async throws -> String

  public init(
    _ name: String, every interval: Duration, lease: Duration = .seconds(600),
    work: @escaping @Sendable () async throws -> String
  ) {
    self.name = name
    self.interval = interval
    self.lease = lease
    self.work = work
  }
}

/// The last run of a task, for the operator.
public struct PeriodicRun: Sendable, Hashable {
  public var name: String
  /// Milliseconds since 1970 UTC.
  public var ranAt: Int64
  public var succeeded: Bool
  /// In a few words.
  public var result: String
}

/// Which node does what: one row for each task, with a lease that ends by itself if its node dies.
public struct PeriodicTaskStore: Sendable {
  public static let migrations = [
    Migration(
      "database-1-periodic",
      [
        """
        CREATE TABLE periodic_task (
          name TEXT PRIMARY KEY,
          holder TEXT NOT NULL,
          leased_until BIGINT NOT NULL,
          ran_at BIGINT NOT NULL,
          succeeded BIGINT NOT NULL,
          result TEXT NOT NULL
        )
        """
      ])
  ]

  /// A result's most characters.
  static let longestResult = 200

  let database: Database
  /// This process among others.
  let holder: String

  public init(_ database: Database, holder: String) {
    self.database = database
    self.holder = holder
  }

  /// Takes the lease if the task is due and nobody else has it. `now` is in milliseconds since 1970 UTC.
  func claim(_ task: PeriodicTask, now: Int64) async throws -> Bool {
    let (interval, lease) = (task.interval.wholeMilliseconds, task.lease.wholeMilliseconds)
    let isDue = try await database.read { try Self.isDue(task.name, interval, now, $0) }
    guard isDue else { return false }
    let holder = holder
    return try await database.write { connection in
      guard try Self.isDue(task.name, interval, now, connection) else { return false }
      try connection.execute(
        """
        INSERT INTO periodic_task (name, holder, leased_until, ran_at, succeeded, result) VALUES ($1, $2, $3, 0, 1, '')
        ON CONFLICT (name) DO UPDATE SET holder = excluded.holder, leased_until = excluded.leased_until
        """, [.text(task.name), .text(holder), .integer(now + lease)])
      return true
    }
  }

  private static func isDue(_ name: String, _ interval: Int64, _ now: Int64, _ connection: Connection) throws -> Bool {
    let row = try connection.first(
      "SELECT leased_until, ran_at FROM periodic_task WHERE name = $1", [.text(name)]
    ) { (leasedUntil: try $0.integer(0), ranAt: try $0.integer(1)) }
    guard let row else { return true }
    // A clock that was put back must not stop a task for long.
    return row.leasedUntil <= now && (row.ranAt + interval <= now || row.ranAt > now)
  }

  /// Notes how it went, unless the lease was lost to another meanwhile.
  func finish(_ task: PeriodicTask, succeeded: Bool, result: String, now: Int64) async throws {
    let holder = holder
    try await database.write { connection in
      try connection.execute(
        """
        UPDATE periodic_task SET leased_until = 0, ran_at = $3, succeeded = $4, result = $5
        WHERE name = $1 AND holder = $2
        """,
        [
          .text(task.name), .text(holder), .integer(now), Value(succeeded),
          .text(String(result.prefix(Self.longestResult))),
        ])
    }
  }

  /// The last run of each task that has run, by name.
  public static func lastRuns(in database: Database) async throws -> [PeriodicRun] {
    try await database.read { connection in
      try connection.query(
        "SELECT name, ran_at, succeeded, result FROM periodic_task WHERE ran_at > 0 ORDER BY name"
      ) {
        PeriodicRun(
          name: try $0.text(0), ranAt: try $0.integer(1), succeeded: try $0.boolean(2), result: try $0.text(3))
      }
    }
  }
}

extension Duration {
  fileprivate var wholeMilliseconds: Int64 {
    let (seconds, rest) = components
    return seconds * 1_000 + rest / 1_000_000_000_000_000
  }
}
