import Database
import MembersTesting

extension MemberSite {
  /// How many rows each of the accounts' and records' tables has.
  func rowCounts() async throws -> [String: Int64] {
    try await database.read { connection in
      var counts: [String: Int64] = [:]
      for table in ["member", "session", "vault_page", "vault_ledger"] {
        counts[table] = try connection.first("SELECT count(*) FROM \(table)", []) { try $0.integer(0) }
      }
      return counts
    }
  }
}
