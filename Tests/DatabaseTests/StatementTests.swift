import Database
import DatabaseTesting
import Testing

struct StatementTests {
  static let migration = Migration(
    "statements",
    [
      "CREATE TABLE person (name TEXT PRIMARY KEY, visits BIGINT NOT NULL CHECK (visits >= 0), note TEXT)",
      "CREATE TABLE visit (id BIGINT PRIMARY KEY, person TEXT NOT NULL REFERENCES person (name))",
    ])

  func with(_ engine: TestEngine, _ body: @Sendable (Database) async throws -> Void) async throws {
    try await withDatabase(engine, migrations: [Self.migration]) { database in
      try await database.write { connection in
        try connection.execute("INSERT INTO person (name, visits) VALUES ('ann', 1), ('bob', 2), ('cid', 3)")
      }
      try await body(database)
    }
  }

  @Test(arguments: TestEngine.allCases)
  func upsertReturningAndRepeatedParameters(_ engine: TestEngine) async throws {
    try await with(engine) { database in
      let upsert = """
        INSERT INTO person (name, visits, note) VALUES ($1, $2, $3)
        ON CONFLICT (name) DO UPDATE SET visits = person.visits + $2, note = excluded.note RETURNING name, visits, note
        """
      // NULL and text for the same parameter, one after the other.
      for (values, expected) in [
        (["ann", 10, nil], ["ann", 11, nil]), (["ann", 10, "x"], ["ann", 21, "x"]),
        (["dee", 4, nil], ["dee", 4, nil]),
      ] as [([Value], [Value])] {
        let found = try await database.write { connection in
          try connection.query(upsert, values) {
            [Value(try $0.text("name")), Value(try $0.integer("visits")), Value(try $0.textOrNil("note"))]
          }
        }
        #expect(found == [expected])
      }
    }
  }

  @Test(arguments: TestEngine.allCases)
  func parametersMayComeInAnyOrder(_ engine: TestEngine) async throws {
    try await with(engine) { database in
      let names = try await database.read { connection in
        try connection.query(
          "SELECT name FROM person WHERE visits >= $2 AND name <> $1 AND '$3' <> $1 -- $4\n ORDER BY name", ["bob", 2]
        ) { try $0.text(0) }
      }
      #expect(names == ["cid"])
    }
  }

  @Test(arguments: TestEngine.allCases)
  func executeCountsChangedRows(_ engine: TestEngine) async throws {
    try await with(engine) { database in
      let counts = try await database.write { connection in
        [
          try connection.execute("UPDATE person SET visits = 9 WHERE visits > $1", [1]),
          try connection.execute("UPDATE person SET visits = 9 WHERE name = 'nobody'"),
          try connection.execute("SELECT * FROM person"),
          try connection.execute("INSERT INTO person (name, visits) VALUES ('ann', 0) ON CONFLICT DO NOTHING"),
          try connection.execute("DELETE FROM person WHERE name IN ('ann', 'bob')"),
          try connection.execute("CREATE TABLE other (id BIGINT)"),
        ]
      }
      #expect(counts == [2, 0, 0, 0, 2, 0])
    }
  }

  @Test(arguments: TestEngine.allCases)
  func mistakesAreTypedErrors(_ engine: TestEngine) async throws {
    try await with(engine) { database in
      func error(_ sql: String, _ values: [Value] = []) async throws -> DatabaseError {
        try await #require(throws: DatabaseError.self) { try await database.write { try $0.execute(sql, values) } }
      }
      let two = "SELECT $1, $2"
      #expect(try await error(two, ["a"]) == .wrongNumberOfValues(expected: 2, given: 1, sql: two))
      #expect(try await error(two, ["a", "b", "c"]) == .wrongNumberOfValues(expected: 2, given: 3, sql: two))
      let untyped = "SELECT name FROM person WHERE ($1 IS NULL OR name = $1)"
      #expect(try await error(untyped, ["ann"]) == .untypedParameter(parameter: 1, sql: untyped))
      #expect(try await error(" commit") == .transactionControl(sql: " commit"))

      let insert = "INSERT INTO person (name, visits) VALUES ($1, $2)"
      let unique = try await error(insert, ["ann", 1])
      #expect(
        unique.isUniqueViolation && !unique.isForeignKeyViolation
          && unique.code == (engine == .sqlite ? "1555" : "23505"))
      #expect(!"\(unique)".contains("ann"), "no bound value in a message")
      #expect(try await error(insert, ["new", nil]).isNotNullViolation)
      #expect(try await error(insert, ["new", -1]).isCheckViolation)
      #expect(try await error("INSERT INTO visit (id, person) VALUES (1, 'nobody')").isForeignKeyViolation)
      #expect(try await error("DELETE FROM person; DELETE FROM visit").code != nil)
      #expect(try await error("SELECT nonsense FROM nowhere").code == (engine == .sqlite ? "1" : "42P01"))
      #expect(try await error("SELECT * FROM person WHERE name = ?", []).code != nil)
      let left = try await database.read { try $0.first("SELECT count(*) FROM person") { try $0.integer(0) } }
      #expect(left == 3)
    }
  }

  @Test(arguments: TestEngine.allCases)
  func optionalFiltersWorkWithTheComparisonFirst(_ engine: TestEngine) async throws {
    try await with(engine) { database in
      for (value, count) in [(nil, 3), ("bob", 1), ("nobody", 0)] as [(Value, Int)] {
        let names = try await database.read { connection in
          try connection.query("SELECT name FROM person WHERE (name = $1 OR $1 IS NULL)", [value]) { try $0.text(0) }
        }
        #expect(names.count == count)
      }
    }
  }

  @Test(arguments: TestEngine.allCases)
  func textComparesByItsBytesAndLikeMindsCase(_ engine: TestEngine) async throws {
    try await with(engine) { database in
      let (names, like) = try await database.write { connection in
        try connection.execute("INSERT INTO person (name, visits) VALUES ('Zed', 0), ('éva', 0), ('_', 0)")
        return (
          try connection.query("SELECT name FROM person ORDER BY name") { try $0.text(0) },
          try connection.query("SELECT name FROM person WHERE name LIKE $1", ["A%"]) { try $0.text(0) }
        )
      }
      #expect(names == ["Zed", "_", "ann", "bob", "cid", "éva"])
      #expect(like.isEmpty)
    }
  }

  @Test(arguments: TestEngine.allCases)
  func moreStatementsThanAreKept(_ engine: TestEngine) async throws {
    var limits = Database.Limits()
    limits.preparedStatements = 3
    try await withDatabase(engine, limits: limits) { database in
      let sums = try await database.read { connection in
        try (0..<40).map { number in
          try connection.first("SELECT $1 + \(number % 8)", [.integer(Int64(number))]) { try $0.integer(0) }
        }
      }
      let expected: [Int64?] = (0..<40).map { $0 + $0 % 8 }
      #expect(sums == expected)
    }
  }

  @Test(arguments: TestEngine.allCases)
  func aParameterMayChangeItsKind(_ engine: TestEngine) async throws {
    try await withDatabase(engine) { database in
      try await database.read { connection in
        for _ in 0..<3 {
          let text = try connection.first("SELECT $1, 1", ["a"]) { try $0.text(0) }
          let integer = try connection.first("SELECT $1, 1", [7]) { try $0.integer(0) }
          let real = try connection.first("SELECT $1, 1", [0.5]) { try $0.real(0) }
          let blob = try connection.first("SELECT $1, 1", [.blob([1])]) { try $0.blob(0) }
          let null = try connection.query("SELECT $1, 1", [nil]) { try $0.textOrNil(0) }
          #expect(text == "a" && integer == 7 && real == 0.5)
          #expect(blob == [1] && null == [nil])
        }
      }
    }
  }
}
