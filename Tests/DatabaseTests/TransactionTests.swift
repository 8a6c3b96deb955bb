import Database
import DatabaseTesting
import Synchronization
import Testing

struct TransactionTests {
  static let migration = Migration(
    "counters",
    [
      "CREATE TABLE counter (id BIGINT PRIMARY KEY, n BIGINT NOT NULL)",
      "INSERT INTO counter (id, n) VALUES (1, 0), (2, 0)",
    ])
  static let value = "SELECT n FROM counter WHERE id = 1"
  static let increment = "UPDATE counter SET n = n + 1 WHERE id = 1"

  func with(
    _ engine: TestEngine, limits: Database.Limits = Database.Limits(), _ body: @Sendable (Database) async throws -> Void
  ) async throws {
    try await withDatabase(engine, migrations: [Self.migration], limits: limits, body)
  }

  func expect(_ database: Database, _ expected: Int64, at place: SourceLocation = #_sourceLocation) async throws {
    let number = try await database.read { try $0.first(Self.value) { try $0.integer(0) } }
    #expect(number == expected, sourceLocation: place)
  }

  @Test(arguments: TestEngine.allCases)
  func aReadSeesOneSnapshot(_ engine: TestEngine) async throws {
    try await with(engine) { database in
      let (begun, written) = (Signal(), Signal())
      async let seen = database.read { connection in
        let before = try connection.first(Self.value) { try $0.integer(0) }
        begun.send()
        #expect(written.waitInThread())
        return [before, try connection.first(Self.value) { try $0.integer(0) }]
      }
      await begun.wait()
      try await database.write { try $0.execute(Self.increment) }
      written.send()
      #expect(try await seen == [0, 0])
      try await expect(database, 1)
    }
  }

  @Test(arguments: TestEngine.allCases)
  func readsDoNotWrite(_ engine: TestEngine) async throws {
    try await with(engine) { database in
      let error = await #expect(throws: DatabaseError.self) {
        try await database.read { try $0.execute(Self.increment) }
      }
      #expect(error?.isReadOnlyViolation == true)
      try await expect(database, 0)
    }
  }

  @Test(arguments: TestEngine.allCases)
  func aThrowingWriteIsRolledBack(_ engine: TestEngine) async throws {
    struct Mistake: Error {}
    try await with(engine) { database in
      await #expect(throws: Mistake.self) {
        try await database.write { connection in
          try connection.execute(Self.increment)
          throw Mistake()
        }
      }
      try await expect(database, 0)
    }
  }

  @Test(arguments: TestEngine.allCases)
  func aFailedStatementEndsTheTransactionEvenIfCaught(_ engine: TestEngine) async throws {
    try await with(engine) { database in
      let error = await #expect(throws: DatabaseError.self) {
        try await database.write { connection in
          try connection.execute(Self.increment)
          #expect(throws: DatabaseError.self) { try connection.execute("INSERT INTO counter (id, n) VALUES (1, 5)") }
          let later = #expect(throws: DatabaseError.self) { try connection.first(Self.value) { try $0.integer(0) } }
          #expect(later?.isUniqueViolation == true)
        }
      }
      #expect(error?.isUniqueViolation == true)
      try await expect(database, 0)
    }
  }

  @Test(arguments: TestEngine.allCases)
  func fiftyTasksLoseNoIncrement(_ engine: TestEngine) async throws {
    try await with(engine) { database in
      try await withThrowingTaskGroup { group in
        for _ in 0..<50 {
          group.addTask {
            try await database.write { connection in
              let n = try connection.first(Self.value) { try $0.integer(0) } ?? 0
              return try connection.execute("UPDATE counter SET n = $1 WHERE id = 1", [.integer(n + 1)])
            }
          }
        }
        try await group.waitForAll()
      }
      try await expect(database, 50)
    }
  }

  /// Two tasks read both rows and each writes one: unless they have the effect of one after the other, both see zero.
  @Test(arguments: TestEngine.allCases)
  func writesHaveTheEffectOfOneAfterTheOther(_ engine: TestEngine) async throws {
    try await with(engine) { database in
      for _ in 0..<10 {
        try await database.write { try $0.execute("UPDATE counter SET n = 0") }
        try await withThrowingTaskGroup { group in
          for id in [1, 2] as [Int64] {
            group.addTask {
              try await database.write { connection in
                let sum = try connection.first("SELECT CAST(sum(n) AS BIGINT) FROM counter") { try $0.integer(0) } ?? 0
                return try connection.execute(
                  "UPDATE counter SET n = $1 WHERE id = $2", [.integer(sum + 1), .integer(id)])
              }
            }
          }
          try await group.waitForAll()
        }
        let found = try await database.read { try $0.query("SELECT n FROM counter ORDER BY n") { try $0.integer(0) } }
        #expect(found == [1, 2])
      }
    }
  }

  @Test(arguments: TestEngine.allCases)
  func aCancelledWriteLeavesNothingBehind(_ engine: TestEngine) async throws {
    try await with(engine) { database in
      let (begun, cancelled) = (Signal(), Signal())
      let task = Task {
        try await database.write { connection in
          try connection.execute(Self.increment)
          begun.send()
          #expect(cancelled.waitInThread())
        }
      }
      await begun.wait()
      task.cancel()
      cancelled.send()
      await #expect(throws: CancellationError.self) { try await task.value }
      try await expect(database, 0)
      try await database.write { try $0.execute(Self.increment) }
      try await expect(database, 1)
    }
  }

  @Test(arguments: TestEngine.allCases)
  func cancellationEndsAStatementUnderWay(_ engine: TestEngine) async throws {
    try await with(engine) { database in
      let begun = Signal()
      let task = Task {
        try await database.read { connection in
          begun.send()
          return try connection.first(Self.endless) { try $0.integer(0) }
        }
      }
      await begun.wait()
      try await Task.sleep(for: .milliseconds(100))
      let start = ContinuousClock.now
      task.cancel()
      await #expect(throws: CancellationError.self) { try await task.value }
      #expect(ContinuousClock.now - start < .seconds(5))
      try await database.ping()
    }
  }

  /// Busy for minutes, with nothing to show for it.
  static let endless = """
    WITH RECURSIVE n (i) AS (SELECT 0 UNION ALL SELECT i + 1 FROM n WHERE i < 2000000000) SELECT count(*) FROM n WHERE i < 0
    """

  @Test(arguments: TestEngine.allCases)
  func aStatementHasLimitedTime(_ engine: TestEngine) async throws {
    var limits = Database.Limits()
    limits.statementTime = .milliseconds(200)
    try await with(engine, limits: limits) { database in
      await #expect(throws: DatabaseError.statementTimeout(sql: Self.endless)) {
        try await database.read { try $0.first(Self.endless) { try $0.integer(0) } }
      }
      try await expect(database, 0)
    }
  }

  @Test(arguments: TestEngine.allCases)
  func aConnectionKeptForLaterIsNoGood(_ engine: TestEngine) async throws {
    try await with(engine) { database in
      let kept = KeptConnection()
      try await database.read { kept.connection = $0 }
      let connection = try #require(kept.connection)
      #expect(throws: DatabaseError.usedAfterwards) { try connection.execute("SELECT 1") }
    }
  }
}

/// What a caller must not do.
private final class KeptConnection: @unchecked Sendable { var connection: Connection? }
