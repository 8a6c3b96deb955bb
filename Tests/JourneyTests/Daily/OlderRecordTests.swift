import Database
import DatabaseTesting
import HTTPTypes
import Members
import MembersTesting
import Testing

@testable import Journey

@Suite("A record that a backup brought back")
struct OlderRecordTests {
  private func seenCookie(_ answer: TestVisitor.Answer) -> String? {
    answer.headers[values: .setCookie].first { $0.hasPrefix("seen=") }
      .map { String($0.dropFirst(5).prefix { $0 != ";" }) }
  }

  @Test("It is said on /today until it is accepted there", arguments: TestEngine.allCases)
  func accepted(engine: TestEngine) async throws {
    try await JourneySite.with(engine) { site in
      var rosa = try await site.join("Rosa")
      let notice = "Your record is older than this browser has seen it"
      let backup = try #require(
        try await site.database.read { connection in
          try connection.first("SELECT version, sealed FROM vault_ledger") { (try $0.integer(0), try $0.blob(1)) }
        })
      rosa.seen = seenCookie(try await rosa.post("/today/check-in", [("craving", "1")]))
      #expect(rosa.seen != nil)
      try await site.database.write { connection in
        try connection.execute("DELETE FROM vault_page")
        try connection.execute(
          "UPDATE vault_ledger SET version = $1, sealed = $2", [.integer(backup.0), .blob(backup.1)])
      }
      let older = try await rosa.get("/today")
      #expect(older.body.contains(notice) && seenCookie(older) == nil)
      let accepted = try await rosa.post("/me/accept")
      #expect(accepted.status == 303)
      let mark = try #require(seenCookie(accepted))
      #expect(!(try await rosa.get("/today").body.contains(notice)), "nor in another browser that has seen as much")
      rosa.seen = mark
      #expect(!(try await rosa.get("/today").body.contains(notice)))
    }
  }
}
