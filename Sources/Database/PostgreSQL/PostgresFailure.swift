import CLibpq

/// What libpq says when something went wrong.
struct PostgresFailure {
  /// Empty where the server did not say anything.
  var code = ""
  var message: String
  var isConnectionLost: Bool

  init(_ result: OpaquePointer?, connection: OpaquePointer) {
    isConnectionLost = PQstatus(connection) != CONNECTION_OK
    if let result, let field = PQresultErrorField(result, Self.sqlState) { code = String(cString: field) }
    if let result, let field = PQresultErrorField(result, Self.primaryMessage) {
      message = String(cString: field)
    } else {
      message = Self.lastMessage(of: connection)
    }
    // Messages of class 22 quote the value that did not fit.
    if code.hasPrefix("22") { message = "a value does not fit its type or place" }
  }

  // PG_DIAG_SQLSTATE and PG_DIAG_MESSAGE_PRIMARY of postgres_ext.h. The detail is left out: it quotes values.
  private static let sqlState = Int32(UInt8(ascii: "C"))
  private static let primaryMessage = Int32(UInt8(ascii: "M"))

  static func lastMessage(of connection: OpaquePointer) -> String {
    let text = PQerrorMessage(connection).map { String(cString: $0) } ?? ""
    let lines = text.split(whereSeparator: \.isNewline).joined(separator: " ")
    return lines.isEmpty ? "no reason was given" : lines
  }

  func error(sql: String) -> DatabaseError {
    // Class 08 and 57P01 to 57P03: the server or an operator ended the connection.
    if isConnectionLost || code.hasPrefix("08") || code.hasPrefix("57P") { return .unavailable(message: message) }
    // query_canceled, when nobody cancelled: statement_timeout.
    if code == "57014" { return .statementTimeout(sql: sql) }
    return .statement(code: code, message: message, sql: sql)
  }
}
