/// Why the database did not do what was asked. No case carries a bound value, so an error may be logged.
public enum DatabaseError: Error, Sendable, Equatable {
  /// The engine refused a statement. `code` is the SQLSTATE on PostgreSQL, the extended result code in digits on SQLite.
  case statement(code: String, message: String, sql: String)
  /// The database cannot be reached or opened, or the connection was lost before anything was committed.
  case unavailable(message: String)
  /// The connection was lost while the transaction was being committed: it may have happened or not.
  case commitOutcomeUnknown
  /// Every connection was in use for as long as a call may wait.
  case noFreeConnection(waited: Duration)
  /// More calls are waiting for a connection than may wait.
  case tooManyWaiting(limit: Int)
  /// A statement ran longer than ``Database/Limits/statementTime``.
  case statementTimeout(sql: String)
  /// `ping` had no answer in time.
  case noAnswer(waited: Duration)
  /// The database was closed.
  case closed

  /// A statement has parameters up to `$expected`, and was given another number of values.
  case wrongNumberOfValues(expected: Int, given: Int, sql: String)
  /// The first use of the parameter is `$n IS NULL`, from which PostgreSQL cannot tell its type.
  case untypedParameter(parameter: Int, sql: String)
  /// Text with a NUL character, which PostgreSQL cannot hold.
  case nulInText(parameter: Int)
  /// A NaN, which SQLite cannot hold.
  case notANumber(parameter: Int)
  case valueTooLarge(parameter: Int, bytes: Int, limit: Int)
  /// Statements that begin or end transactions belong to `read` and `write` alone.
  case transactionControl(sql: String)

  /// A column held another kind of value than was asked for.
  case column(name: String, wanted: String, held: String)
  /// The result has no column of that name, or several.
  case noSuchColumn(name: String)
  /// The result has fewer columns.
  case noSuchColumnIndex(index: Int, count: Int)
  /// A row or connection was used after the closure that it was given to.
  case usedAfterwards

  /// Two migrations carry the same name.
  case repeatedMigration(id: String)
  /// The database has a migration that this program does not know: a newer program has been here.
  case unknownMigration(id: String)
  case backupNeedsPgDump
  case backupTargetExists(path: String)
  case backupFailed(message: String)
  /// The place of the database cannot be used.
  case location(message: String)
}

extension DatabaseError {
  /// The SQLSTATE or the SQLite extended result code, where the engine gave one.
  public var code: String? {
    if case .statement(let code, _, _) = self { code } else { nil }
  }

  private func hasCode(_ codes: String...) -> Bool { code.map(codes.contains) ?? false }

  // SQLSTATE: PostgreSQL's Appendix A. SQLite: sqlite.org/rescode.html.
  public var isUniqueViolation: Bool { hasCode("23505", "2067", "1555", "2579") }
  public var isForeignKeyViolation: Bool { hasCode("23503", "787") }
  public var isNotNullViolation: Bool { hasCode("23502", "1299") }
  public var isCheckViolation: Bool { hasCode("23514", "275") }
  /// A value of a kind that the column does not take.
  public var isTypeMismatch: Bool { hasCode("42804", "42883", "22P02", "22003", "3091") }
  /// A write inside `read`.
  public var isReadOnlyViolation: Bool { hasCode("25006", "8", "1032") }
  /// The transaction lost a race with another; `write` has already tried again as often as it may.
  public var isSerializationFailure: Bool { hasCode("40001", "40P01") }

  /// Somebody else holds what is needed; trying later may help.
  public var isBusy: Bool {
    switch self {
    case .noFreeConnection, .tooManyWaiting: true
    default: isSerializationFailure || hasCode("55P03", "5", "6", "261", "262", "517", "773")
    }
  }

  /// The database is not there, for now or for good.
  public var isUnavailable: Bool {
    switch self {
    case .unavailable, .noAnswer, .commitOutcomeUnknown, .closed: true
    // Cannot open, and the input and output errors of SQLite; their extended codes keep the low byte.
    default: code.flatMap { $0.utf8.count < 5 ? Int($0) : nil }.map { [10, 14].contains($0 & 0xff) } ?? false
    }
  }
}

extension DatabaseError: CustomStringConvertible {
  public var description: String {
    switch self {
    case .statement(let code, let message, let sql): "The database refused a statement (\(code)): \(message). \(sql)"
    case .unavailable(let message): "The database cannot be reached: \(message)"
    case .commitOutcomeUnknown:
      "The connection was lost while committing; whether the change was kept is not known."
    case .noFreeConnection(let waited): "All connections to the database were in use for \(waited)."
    case .tooManyWaiting(let limit): "More than \(limit) calls are waiting for the database."
    case .statementTimeout(let sql): "A statement took longer than it may. \(sql)"
    case .noAnswer(let waited): "The database did not answer within \(waited)."
    case .closed: "The database has been closed."
    case .wrongNumberOfValues(let expected, let given, let sql):
      "A statement with \(expected) parameters was given \(given) values. \(sql)"
    case .untypedParameter(let parameter, let sql):
      "The type of $\(parameter) is unknown where it first stands: compare it with its column before IS NULL, "
        + "or write CAST($\(parameter) AS TEXT). \(sql)"
    case .nulInText(let parameter): "The text for $\(parameter) contains a NUL character."
    case .notANumber(let parameter): "The number for $\(parameter) is not a number (NaN)."
    case .valueTooLarge(let parameter, let bytes, let limit):
      "The value for $\(parameter) has \(bytes) bytes; \(limit) are allowed."
    case .transactionControl(let sql): "Transactions begin and end with read and write, not by a statement. \(sql)"
    case .column(let name, let wanted, let held): "Column \(name) was to be \(wanted) and holds \(held)."
    case .noSuchColumn(let name): "The result has no column \(name), or more than one."
    case .noSuchColumnIndex(let index, let count): "The result has \(count) columns and no column \(index)."
    case .usedAfterwards: "A row or connection was used after the closure that it was given to had ended."
    case .repeatedMigration(let id): "Two migrations are named \(id)."
    case .unknownMigration(let id):
      "The database was made by a newer version of this program: it has the migration \(id), which this version does not know."
    case .backupNeedsPgDump: "This command copies SQLite databases; use pg_dump for PostgreSQL."
    case .backupTargetExists(let path): "\(path) exists already; a backup never replaces a file."
    case .backupFailed(let message): "The backup could not be made: \(message)"
    case .location(let message): message
    }
  }
}
