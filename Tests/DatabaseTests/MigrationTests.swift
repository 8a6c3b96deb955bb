import Database
import DatabaseTesting
import Foundation
import Testing

struct MigrationTests {
  static let first = Migration("first", ["CREATE TABLE a (id TEXT PRIMARY KEY)", "INSERT INTO a (id) VALUES ('1')"])
  static let second = Migration(
    "second", ["ALTER TABLE a ADD COLUMN extra {blob}", "CREATE INDEX a_extra ON a (extra)"])

  func applied(_ database: Database) async throws -> [String] {
    try await database.read { try $0.query("SELECT id FROM schema_migrations ORDER BY id") { try $0.text(0) } }
  }

  @Test(arguments: TestEngine.allCases)
  func eachStepIsAppliedOnce(_ engine: TestEngine) async throws {
    try await withDatabase(engine) { database in
      let before = Int64(Date().timeIntervalSince1970 * 1000)
      try await database.migrate([Self.first])
      try await database.migrate([Self.first])
      try await database.migrate([Self.first, Self.second])
      try await database.migrate([Self.first, Self.second])
      #expect(try await applied(database) == ["first", "second"])
      let (rows, times) = try await database.read { connection in
        (
          try connection.query("SELECT id, extra FROM a") { try $0.text(0) },
          try connection.query("SELECT applied_at FROM schema_migrations") { try $0.integer(0) }
        )
      }
      #expect(rows == ["1"])
      #expect(times.allSatisfy { abs($0 - before) < 60_000 })
    }
  }

  @Test(arguments: TestEngine.allCases)
  func nodesStartingAtOnceDoNotCollide(_ engine: TestEngine) async throws {
    try await withLocation(engine) { location in
      try await withThrowingTaskGroup { group in
        for _ in 0..<6 {
          group.addTask {
            let database = try await Database.open(location, logger: silentLogger)
            let result = await Task { try await database.migrate([Self.first, Self.second]) }.result
            await database.close()
            try result.get()
          }
        }
        try await group.waitForAll()
      }
      let database = try await Database.open(location, logger: silentLogger)
      let (steps, rows) = try await (
        applied(database), database.read { try $0.query("SELECT id FROM a") { try $0.text(0) } }
      )
      await database.close()
      #expect(steps == ["first", "second"])
      #expect(rows == ["1"])
    }
  }

  @Test(arguments: TestEngine.allCases)
  func aDatabaseOfANewerProgramIsRefused(_ engine: TestEngine) async throws {
    try await withDatabase(engine, migrations: [Self.first, Self.second]) { database in
      let third = Migration("third", ["CREATE TABLE c (id TEXT)"])
      await #expect(throws: DatabaseError.unknownMigration(id: "second")) {
        try await database.migrate([Self.first, third])
      }
      let steps = try await applied(database)
      #expect(steps == ["first", "second"], "nothing was changed")
    }
  }

  @Test(arguments: TestEngine.allCases)
  func aFailedStepLeavesNothingBehind(_ engine: TestEngine) async throws {
    try await withDatabase(engine, migrations: [Self.first]) { database in
      let broken = Migration("broken", ["CREATE TABLE b (id TEXT)", "INSERT INTO a (id) VALUES ('1')"])
      await #expect(throws: DatabaseError.self) { try await database.migrate([Self.first, broken]) }
      #expect(try await applied(database) == ["first"])
      try await database.migrate([Self.first, Migration("b", ["CREATE TABLE b (id TEXT)"])])
      await #expect(throws: DatabaseError.repeatedMigration(id: "b")) {
        try await database.migrate([Self.first, Migration("b", []), Migration("b", [])])
      }
    }
  }

  @Test(arguments: TestEngine.allCases)
  func stepsMayDifferByEngine(_ engine: TestEngine) async throws {
    let step = Migration(
      "engines", sqlite: ["CREATE TABLE e AS SELECT 'sqlite' AS name"],
      postgres: ["CREATE TABLE e AS SELECT 'postgres' AS name"])
    try await withDatabase(engine, migrations: [step]) { database in
      let name = try await database.read { try $0.first("SELECT name FROM e") { try $0.text(0) } }
      #expect(name == engine.rawValue)
      #expect(database.engine.rawValue == engine.rawValue)
    }
  }
}
