import CLibpq
import Foundation

/// A `postgres://` address. It may hold a password, so no error repeats it.
enum PostgresAddress {
  static func connect(_ url: String, limits: Database.Limits) throws -> OpaquePointer {
    try check(url)
    // Later entries win: the address over the defaults, and the encoding over the address.
    let settings: [(String, String)] = [
      ("fallback_application_name", "homegroup"),
      ("connect_timeout", "\(max(2, (limits.connectTime.milliseconds + 999) / 1000))"),
      ("keepalives_idle", "30"), ("keepalives_interval", "10"), ("keepalives_count", "3"),
      ("tcp_user_timeout", "\(limits.statementTime.milliseconds)"),
      ("dbname", url),
      ("client_encoding", "UTF8"),
    ]
    let keywords = settings.map { strdup($0.0) }
    let values = settings.map { strdup($0.1) }
    defer { for text in keywords + values { free(text) } }
    let expandsAddress: Int32 = 1
    let handle = PQconnectdbParams(
      keywords.map { UnsafePointer($0) } + [nil], values.map { UnsafePointer($0) } + [nil], expandsAddress)
    guard let handle else { throw DatabaseError.unavailable(message: "out of memory") }
    guard PQstatus(handle) == CONNECTION_OK else {
      defer { PQfinish(handle) }
      throw DatabaseError.unavailable(message: PostgresFailure.lastMessage(of: handle))
    }
    return handle
  }

  static func check(_ url: String) throws {
    let isAddress = url.hasPrefix("postgres://") || url.hasPrefix("postgresql://")
    let options = isAddress && !url.utf8.contains(0) ? PQconninfoParse(url, nil) : nil
    guard let options else {
      throw DatabaseError.location(
        message: "The database address cannot be read; it is written postgres://user:password@host:port/name.")
    }
    PQconninfoFree(options)
  }
}
