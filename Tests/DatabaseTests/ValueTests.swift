import Database
import DatabaseTesting
import Testing

struct ValueTests {
  static let migration = Migration(
    "values", ["CREATE TABLE kinds (id BIGINT PRIMARY KEY, t TEXT, i BIGINT, r DOUBLE PRECISION, b {blob})"])

  @Test(arguments: TestEngine.allCases)
  func valuesComeBackAsTheyWere(_ engine: TestEngine) async throws {
    let values: [(String, Value)] = [
      ("t", ""), ("t", "plain"), ("t", "Zoë’s 12 步 👩🏽‍🚀 e\u{301} '\"\\%_$1"),
      ("t", .text(String(repeating: "añ漢🙂", count: 100_000))),
      ("i", .integer(.min)), ("i", .integer(.max)), ("i", 0), ("i", -1), ("i", true),
      ("r", .real(.greatestFiniteMagnitude)), ("r", .real(-.leastNonzeroMagnitude)), ("r", .real(.infinity)),
      ("r", 0.1), ("r", 3.0), ("r", .real(-.pi)),
      ("b", .blob([])), ("b", .blob([0])), ("b", .blob(Array(0...255))),
      ("b", .blob([UInt8](repeating: 7, count: 1 << 20))),
      ("t", .null), ("i", .null), ("r", .null), ("b", .null),
    ]
    try await withDatabase(engine, migrations: [Self.migration]) { database in
      try await database.write { connection in
        for (id, (column, value)) in values.enumerated() {
          let changes = try connection.execute(
            "INSERT INTO kinds (id, \(column)) VALUES ($1, $2)", [.integer(Int64(id)), value])
          #expect(changes == 1)
        }
      }
      let stored = try await database.read { connection in
        try connection.query("SELECT t, i, r, b FROM kinds ORDER BY id") { row in
          [
            Value(try row.textOrNil(0)), Value(try row.integerOrNil("i")), Value(try row.realOrNil(2)),
            Value(try row.blobOrNil("b")),
          ]
        }
      }
      #expect(stored.count == values.count)
      for (row, (column, value)) in zip(stored, values) {
        #expect(row.filter { $0 != .null } == (value == .null ? [] : [value]), "in column \(column)")
      }
    }
  }

  @Test(arguments: TestEngine.allCases)
  func gettersNameTheColumnAndWhatItHeld(_ engine: TestEngine) async throws {
    try await withDatabase(engine, migrations: [Self.migration]) { database in
      try await database.write { connection in
        try connection.execute("INSERT INTO kinds (id, t, i, r, b) VALUES (1, 'secret', 2, 0.5, $1)", [.blob([1])])
      }
      func error(_ read: @escaping @Sendable (Row) throws -> Void) async throws -> DatabaseError? {
        try await database.read { connection in
          try connection.first("SELECT t, i, r, b, NULL AS n, i AS t FROM kinds") { row in
            #expect(throws: DatabaseError.self) { try read(row) }
          } ?? nil
        }
      }
      #expect(try await error { _ = try $0.integer(0) } == .column(name: "t", wanted: "an integer", held: "text"))
      #expect(try await error { _ = try $0.text("i") } == .column(name: "i", wanted: "text", held: "integer"))
      #expect(try await error { _ = try $0.blob(2) } == .column(name: "r", wanted: "bytes", held: "real number"))
      #expect(try await error { _ = try $0.real("b") } == .column(name: "b", wanted: "a number", held: "bytes"))
      #expect(try await error { _ = try $0.text("n") } == .column(name: "n", wanted: "text", held: "null"))
      #expect(
        try await error { _ = try $0.boolean("i") } == .column(name: "i", wanted: "a boolean", held: "another integer"))
      #expect(try await error { _ = try $0.text("missing") } == .noSuchColumn(name: "missing"))
      #expect(try await error { _ = try $0.text("t") } == .noSuchColumn(name: "t"), "two columns have this name")
      #expect(try await error { _ = try $0.text(6) } == .noSuchColumnIndex(index: 6, count: 6))
      #expect(try await error { _ = try $0.text(-1) } == .noSuchColumnIndex(index: -1, count: 6))
    }
  }

  @Test(arguments: TestEngine.allCases)
  func comparisonsAndCountsAreIntegers(_ engine: TestEngine) async throws {
    try await withDatabase(engine) { database in
      let found = try await database.read { connection in
        try connection.first("SELECT 1 = 1, 1 > 2, count(*), CAST(sum(5) AS BIGINT), $1 = 'a'", ["b"]) { row in
          (
            try row.boolean(0), try row.boolean(1), try row.integer(2), try row.integer(3), try row.real(3),
            try row.boolean(4)
          )
        }
      }
      #expect(try #require(found) == (true, false, 1, 5, 5.0, false))
    }
  }

  @Test(arguments: TestEngine.allCases)
  func whatOneEngineWouldSpoilIsRefusedByBoth(_ engine: TestEngine) async throws {
    var limits = Database.Limits()
    limits.valueBytes = 10
    try await withDatabase(engine, migrations: [Self.migration], limits: limits) { database in
      func error(_ column: String, _ value: Value) async throws -> DatabaseError? {
        await #expect(throws: DatabaseError.self) {
          try await database.write { try $0.execute("INSERT INTO kinds (id, \(column)) VALUES (1, $1)", [value]) }
        }
      }
      #expect(try await error("t", "a\0b") == .nulInText(parameter: 1))
      #expect(try await error("r", .real(.nan)) == .notANumber(parameter: 1))
      #expect(try await error("t", "12345678901") == .valueTooLarge(parameter: 1, bytes: 11, limit: 10))
      #expect(
        try await error("b", .blob([UInt8](repeating: 0, count: 11)))
          == .valueTooLarge(parameter: 1, bytes: 11, limit: 10))
      #expect(try await error("i", "words")?.isTypeMismatch == true)
      #expect(try await error("b", "words")?.isTypeMismatch == true)
      let count = try await database.read { try $0.first("SELECT count(*) FROM kinds") { try $0.integer(0) } }
      #expect(count == 0)
    }
  }

  @Test func optionalsAndLiteralsBecomeValues() {
    #expect(Value("a" as String?) == "a")
    #expect(Value(nil as String?) == nil)
    #expect(Value(3 as Int?) == 3)
    #expect(Value(nil as Int64?) == .null)
    #expect(Value(1.5 as Double?) == 1.5)
    #expect(Value([1] as [UInt8]?) == .blob([1]))
    #expect(Value(false as Bool?) == false)
    #expect(Value(nil as Bool?) == .null)
  }
}
