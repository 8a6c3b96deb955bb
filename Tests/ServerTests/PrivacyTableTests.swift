import Database
import DatabaseTesting
import Members
import MembersTesting
import Pages
import Rooms
import Server
import Testing
import Web

/// `/privacy` says of every column who can read it; here the live database is asked whether that is all, and whether it is true.
@Suite("The privacy table") struct PrivacyTableTests {
  @Test("Has every column of every table, and no other", arguments: TestEngine.allCases)
  func isWhole(engine: TestEngine) async throws {
    try await withDatabase(engine, migrations: SiteMigrations.all) { database in
      let live = try await liveColumns(of: database).map { "\($0.table).\($0.name)" }
      let told = SiteMigrations.stored.flatMap { table in table.columns.map { "\(table.name).\($0.name)" } }
      #expect(Set(told).subtracting(live) == [], "told of, but not there")
      #expect(Set(live).subtracting(told) == [], "there, but not told of")
      #expect(told.count == Set(told).count)
    }
  }

  @Test("What it calls sealed differs each time although the same was written, and is never short")
  func sealedIsSealed() async throws {
    try await withDatabase(.sqlite, migrations: SiteMigrations.all) { database in
      let ids = IDGenerator(now: { 0 }, random: SystemRandomNumberGenerator())
      let members = Members(
        database, ids: ids, keys: PassphraseKeys(cost: .test), now: { TestClock().now },
        random: { UInt64.random(in: .min ... .max) })
      for name in ["Rosa", "Sam"] {
        let vault = try await members.joinForTests(name).vault
        try await vault.putForTests("[]", as: "all", in: "notes")
        try await members.roles.grant(RoleGrant(.moderator), toName: name, by: nil, now: TestClock().now)
      }
      // One report, sealed for each of the two.
      let readers = try await RoomReports.forTests(database).add(id: "report", about: "x")
      #expect(readers == 2)
      for table in SiteMigrations.stored {
        for column in table.columns where column.access == .sealed {
          let values = try await database.read {
            try $0.query("SELECT \(column.name) FROM \(table.name)") { try $0.blob(0) }
          }
          #expect(values.count == 2 && Set(values).count == 2, "\(table.name).\(column.name)")
          for value in values { #expect(value.count >= 256, "\(table.name).\(column.name)") }
        }
      }
    }
  }

  @Test("Speaks for itself in both languages", arguments: ["en", "es"])
  func hasWords(code: String) throws {
    try Language.$current.withValue(try #require(Language(tag: code))) {
      for table in SiteMigrations.stored {
        #expect(!table.purpose().isEmpty)
        for column in table.columns { #expect(column.meaning().hasSuffix("."), "\(table.name).\(column.name)") }
      }
    }
  }
}
