import Database
import DatabaseTesting
import Testing

struct StreamingTests {
  static let rows = 50_000
  /// 0, 1, 2 … without a table.
  static let numbers =
    "WITH RECURSIVE n (i) AS (SELECT 0 UNION ALL SELECT i + 1 FROM n WHERE i < $1) SELECT i, $2 AS t FROM n"

  @Test(arguments: TestEngine.allCases)
  func rowsComeInOrderAndCompletely(_ engine: TestEngine) async throws {
    try await withDatabase(engine) { database in
      let sum = try await database.read { connection in
        var (sum, next) = (Int64(0), Int64(0))
        try connection.forEach(
          Self.numbers, [.integer(Int64(Self.rows - 1)), .text(String(repeating: "x", count: 100))]
        ) { row in
          #expect(try row.integer("i") == next)
          next += 1
          sum += try row.integer(0) + Int64(row.text("t").utf8.count)
        }
        return sum
      }
      let rows = Int64(Self.rows)
      #expect(sum == rows * (rows - 1) / 2 + rows * 100)
    }
  }

  @Test(arguments: TestEngine.allCases)
  func statementsRunBetweenRowsEvenTheSame(_ engine: TestEngine) async throws {
    try await withDatabase(engine) { database in
      let pairs = try await database.read { connection in
        var pairs: [[Int64]] = []
        try connection.forEach(Self.numbers, [2, "a"]) { outer in
          let first = try outer.integer(0)
          try connection.forEach(Self.numbers, [1, "b"]) { inner in
            let second = try connection.first(Self.numbers, [0, "c"]) { try $0.integer(0) } ?? -1
            pairs.append([first, try inner.integer(0), second, try outer.integer(0)])
          }
        }
        return pairs
      }
      #expect(pairs == [[0, 0, 0, 0], [0, 1, 0, 0], [1, 0, 0, 1], [1, 1, 0, 1], [2, 0, 0, 2], [2, 1, 0, 2]])
    }
  }

  @Test(arguments: TestEngine.allCases)
  func theBodysOwnErrorLeavesTheTransactionAlive(_ engine: TestEngine) async throws {
    struct Enough: Error {}
    try await withDatabase(engine) { database in
      let (seen, after) = try await database.write { connection in
        var seen = 0
        #expect(throws: Enough.self) {
          try connection.forEach(Self.numbers, [10_000, "a"]) { _ in
            seen += 1
            if seen == 500 { throw Enough() }
          }
        }
        return (seen, try connection.first("SELECT 5") { try $0.integer(0) })
      }
      #expect(seen == 500 && after == 5)
    }
  }

  @Test(arguments: TestEngine.allCases)
  func aRowIsNoGoodAfterItsTime(_ engine: TestEngine) async throws {
    try await withDatabase(engine) { database in
      try await database.read { connection in
        var kept: [Row] = []
        try connection.forEach(Self.numbers, [3, "a"]) { kept.append($0) }
        try kept.append(contentsOf: connection.query(Self.numbers, [3, "a"]) { $0 })
        #expect(kept.count == 8)
        for row in kept {
          #expect(throws: DatabaseError.usedAfterwards) { try row.integer(0) }
          #expect(throws: DatabaseError.usedAfterwards) { try row.integer("i") }
        }
      }
    }
  }
}
