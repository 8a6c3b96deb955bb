import Testing

@testable import Database

struct DialectTests {
  static let table = """
    CREATE TABLE t ( -- BIGINT and TEXT, in a remark
      id TEXT PRIMARY KEY, n BIGINT DEFAULT 0, r Double  Precision, b {blob} NOT NULL,
      word TEXT DEFAULT 'it''s TEXT, BIGINT', "TEXT" BIGINT, CHECK (CAST(n AS TEXT) <> 'BIGINT')
    );
    """

  @Test func sqliteTablesAreStrictInItsOwnWords() {
    #expect(
      Dialect.translate(Self.table, for: .sqlite) == """
        CREATE TABLE t ( -- BIGINT and TEXT, in a remark
          id TEXT PRIMARY KEY, n INTEGER DEFAULT 0, r REAL  , b BLOB NOT NULL,
          word TEXT DEFAULT 'it''s TEXT, BIGINT', "TEXT" INTEGER, CHECK (CAST(n AS TEXT) <> 'BIGINT')
        ) STRICT
        """)
  }

  @Test func postgresTextComparesByItsBytes() {
    #expect(
      Dialect.translate(Self.table, for: .postgres) == """
        CREATE TABLE t ( -- BIGINT and TEXT, in a remark
          id TEXT COLLATE "C" PRIMARY KEY, n BIGINT DEFAULT 0, r Double  Precision, b BYTEA NOT NULL,
          word TEXT COLLATE "C" DEFAULT 'it''s TEXT, BIGINT', "TEXT" BIGINT, CHECK (CAST(n AS TEXT) <> 'BIGINT')
        );
        """)
  }

  @Test(arguments: Engine.allCases)
  func otherStatementsStayAsTheyAre(_ engine: Engine) {
    for sql in [
      "INSERT INTO t VALUES ($1, 'TEXT {blob}')", "CREATE INDEX i ON t (CAST(n AS BIGINT))", "", "SELECT 'open",
      "/* open",
    ] {
      #expect(Dialect.translate(sql, for: engine) == sql)
    }
  }

  @Test func parametersAreFoundOutsideOfQuotesAndRemarks() throws {
    #expect(try StatementShape("SELECT 1").parameters == 0)
    #expect(try StatementShape("SELECT $2, $10, a$11, '$12', \"$13\" -- $14\n /* $15 */, $1").parameters == 10)
    #expect(try StatementShape("SELECT x WHERE x = $1 OR $1 IS NULL").parameters == 1)
    #expect(try StatementShape("SELECT x WHERE CAST($1 AS TEXT) IS NULL OR x = $1").parameters == 1)
    #expect(throws: DatabaseError.self) { try StatementShape("SELECT x WHERE ($1  is NULL OR x = $1)") }
    #expect(throws: DatabaseError.self) { try StatementShape("-- remark\nROLLBACK") }
  }

  /// Putting the pieces together again gives the text, whatever it is.
  @Test func scanningLosesNothing() {
    var random = SplitMix64(seed: 7)
    let parts = [
      "'", "\"", "--", "/*", "*/", "$", "$12", "{", "}", "{blob}", "BIGINT", "é", " ", "\n", "a1", ";", "(", "0x",
    ]
    for _ in 0..<500 {
      let sql = (0..<Int.random(in: 0...20, using: &random)).map { _ in parts.randomElement(using: &random) ?? "" }
        .joined()
      var scanner = SQLScanner(sql)
      var joined = ""
      while let piece = scanner.next() {
        switch piece {
        case .word(let text), .other(let text): joined += text
        case .parameter(let number): joined += "$\(number)"
        }
      }
      #expect(joined == sql)
    }
  }
}

/// A generator with a seed (Steele, Lea and Flood 2014), so that a failure can be repeated.
struct SplitMix64: RandomNumberGenerator, Sendable {
  private var state: UInt64
  init(seed: UInt64) { state = seed }
  mutating func next() -> UInt64 {
    state &+= 0x9e37_79b9_7f4a_7c15
    var z = state
    z = (z ^ (z >> 30)) &* 0xbf58_476d_1ce4_e5b9
    z = (z ^ (z >> 27)) &* 0x94d0_49bb_1331_11eb
    return z ^ (z >> 31)
  }
}
