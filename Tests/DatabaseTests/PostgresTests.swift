import DatabaseTesting
import Testing

@testable import Database

/// What only PostgreSQL does.
@Suite(.enabled(if: TestEngine.allCases.contains(.postgres), Comment(rawValue: TestEngine.skippedMessage)))
struct PostgresTests {
  static let pid = "SELECT pg_backend_pid()"

  /// As when the server restarts: every idle connection is dead at once.
  @Test func deadConnectionsAreReplaced() async throws {
    try await withDatabase(.postgres) { database in
      try await withDatabase(.postgres) { killer in
        let pids = try await withThrowingTaskGroup(of: Int64.self) { group in
          let begun = (0..<4).map { _ in Signal() }
          for index in 0..<4 {
            group.addTask {
              try await database.read { connection in
                begun[index].send()
                _ = try connection.execute("SELECT pg_sleep(0.2)")
                return try connection.first(Self.pid) { try $0.integer(0) } ?? 0
              }
            }
          }
          return try await group.reduce(into: Set<Int64>()) { $0.insert($1) }
        }
        #expect(pids.count == 4)
        let killed = try await killer.write { connection in
          try pids.sorted().map {
            try connection.first("SELECT pg_terminate_backend(CAST($1 AS INTEGER))", [.integer($0)]) {
              try $0.boolean(0)
            }
          }
        }
        #expect(killed == [true, true, true, true])
        try await Task.sleep(for: .milliseconds(100))
        let pid = try await database.read { try $0.first(Self.pid) { try $0.integer(0) } ?? 0 }
        #expect(!pids.contains(pid))
        try await database.write { try $0.execute("CREATE TABLE still_here (id BIGINT)") }
      }
    }
  }

  @Test func aConnectionKilledDuringItsTransactionIsTriedAgain() async throws {
    try await withDatabase(.postgres, migrations: [TransactionTests.migration]) { database in
      let runs = Counter()
      try await database.write { connection in
        try connection.execute(TransactionTests.increment)
        if runs.increment() == 1 { _ = try connection.execute("SELECT pg_terminate_backend(pg_backend_pid())") }
      }
      let n = try await database.read { try $0.first(TransactionTests.value) { try $0.integer(0) } }
      #expect(n == 1)
      #expect(runs.increment() == 3)
    }
  }

  @Test func aLostCommitIsNotTriedAgain() async throws {
    try await withDatabase(.postgres) { database in
      try await database.migrate([
        Migration(
          "trap", sqlite: [],
          postgres: [
            "CREATE TABLE trap (id BIGINT)",
            """
            CREATE FUNCTION die() RETURNS trigger LANGUAGE plpgsql AS
            'BEGIN PERFORM pg_terminate_backend(pg_backend_pid()); RETURN NULL; END'
            """,
            "CREATE CONSTRAINT TRIGGER t AFTER INSERT ON trap DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION die()",
          ])
      ])
      let runs = Counter()
      await #expect(throws: DatabaseError.commitOutcomeUnknown) {
        try await database.write { connection in
          _ = runs.increment()
          try connection.execute("INSERT INTO trap (id) VALUES (1)")
        }
      }
      #expect(runs.increment() == 2)
      try await database.ping()
    }
  }

  /// The server may crash while the nodes live on: they must not know more than it does.
  @Test func whatIsWorthLittleInAnHourIsCommittedAsAllElse() async throws {
    try await withDatabase(.postgres) { database in
      let ask = "SELECT setting || ' ' || source FROM pg_settings WHERE name = 'synchronous_commit'"
      let fleeting = try await database.writeFleeting { try $0.first(ask) { try $0.text(0) } }
      let lasting = try await database.write { try $0.first(ask) { try $0.text(0) } }
      #expect(fleeting != nil && fleeting == lasting)
    }
  }

  @Test func statementsPreparedBeforeAMigrationAreReplaced() async throws {
    try await withDatabase(.postgres, migrations: [TransactionTests.migration]) { database in
      func columns() async throws -> Int64? {
        try await database.read { try $0.first("SELECT * FROM counter WHERE id = $1", [1]) { try $0.integer("n") } }
      }
      #expect(try await columns() == 0)
      try await database.write { try $0.execute("ALTER TABLE counter ADD COLUMN extra TEXT") }
      #expect(try await columns() == 0)
    }
  }

  @Test func aServerThatIsNotThereIsUnavailable() async throws {
    let error = await #expect(throws: DatabaseError.self) {
      try await Database.open(.postgres(url: "postgres://someone:hush@127.0.0.1:1/x"), logger: silentLogger)
    }
    #expect(error?.isUnavailable == true)
    #expect(!"\(String(describing: error))".contains("hush"))
  }

  @Test func anAddressThatIsNoneIsNotRepeated() async throws {
    for address in ["", "postgres://a:hush@h:x:y/db?nonsense=1", "host=a password=hush", "/nowhere/hush"] {
      let error = await #expect(throws: DatabaseError.self) {
        try await Database.open(.postgres(url: address), logger: silentLogger)
      }
      guard case .location(let message) = error else {
        Issue.record("\(String(describing: error))")
        continue
      }
      #expect(!message.contains("hush"))
    }
  }

  @Test func otherTypesAskForACast() async throws {
    try await withDatabase(.postgres, migrations: [TransactionTests.migration]) { database in
      let error = await #expect(throws: DatabaseError.self) {
        try await database.read { try $0.first("SELECT sum(n) AS total FROM counter") { try $0.integer("total") } }
      }
      #expect("\(String(describing: error))".contains("CAST"))
      await #expect(throws: DatabaseError.backupNeedsPgDump) { try await database.backup(to: "somewhere") }
    }
  }
}
