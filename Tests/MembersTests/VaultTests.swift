import Database
import DatabaseTesting
import Foundation
import MembersTesting
import Testing

@testable import Members

struct Note: VaultEntry, Equatable {
  var id: String
  var text: String
  var facts: [EntryFact] { [EntryFact("text", text)] }
}

@Suite("Vault")
struct VaultTests {
  static let notes = VaultCollection<Note>("notes", mostPerPage: 3) { "Notes" }
  static let others = VaultCollection<Note>("others") { "Others" }

  /// Two members' vaults over one database.
  static func with(
    _ engine: TestEngine,
    _ body: @Sendable @escaping (_ database: Database, _ rosa: Vault, _ sam: Vault) async throws -> Void
  ) async throws {
    try await MemberSite.with(engine, features: { _, _ in [] }) { site in
      let (rosa, sam) = (try await site.join("Rosa"), try await site.join("Sam"))
      try await body(site.database, try #require(rosa.vault), try #require(sam.vault))
    }
  }

  @Test("Gives back what was put in, page by page", arguments: TestEngine.allCases)
  func roundTrip(engine: TestEngine) async throws {
    try await Self.with(engine) { _, rosa, sam in
      let one = Note(id: "1", text: "in November"), two = Note(id: "2", text: "in December ✓")
      try await rosa.update(Self.notes, page: "2026-12") { $0.append(two) }
      try await rosa.update(Self.notes, page: "2026-11") { $0.append(one) }
      try await rosa.update(Self.others) { $0 = [one] }
      #expect(try await rosa.entries(Self.notes, page: "2026-11") == [one])
      #expect(try await rosa.allEntries(Self.notes) == [one, two])
      #expect(try await rosa.entries(Self.notes, pages: ["2026-12", "2026-01"]) == [two])
      #expect(try await rosa.read { $0.pages(of: Self.notes) } == ["2026-11", "2026-12"])
      #expect(try await sam.allEntries(Self.notes).isEmpty)
      try await rosa.update(Self.notes, page: "2026-11") { $0 = [] }
      #expect(try await rosa.read { $0.pages(of: Self.notes) } == ["2026-12"])
      try await rosa.update(Self.notes, page: "2026-11") { $0 = [one] }
      #expect(try await rosa.entries(Self.notes, page: "2026-11") == [one])
    }
  }

  @Test("Writes all of a transaction or nothing", arguments: TestEngine.allCases)
  func transaction(engine: TestEngine) async throws {
    try await Self.with(engine) { _, rosa, _ in
      await #expect(throws: CancellationError.self) {
        try await rosa.write { (writer: VaultWriter) -> Void in
          try writer.put([Note(id: "1", text: "lost")], in: Self.notes)
          throw CancellationError()
        }
      }
      let left = try await rosa.entries(Self.notes)
      #expect(left.isEmpty)
    }
  }

  @Test("Two that write at once lose nothing", arguments: TestEngine.allCases)
  func concurrent(engine: TestEngine) async throws {
    try await Self.with(engine) { _, rosa, _ in
      try await withThrowingTaskGroup(of: Void.self) { group in
        for number in 0..<12 {
          group.addTask { try await rosa.update(Self.others) { $0.append(Note(id: "\(number)", text: "x")) } }
        }
        try await group.waitForAll()
      }
      #expect(Set(try await rosa.entries(Self.others).map(\.id)).count == 12)
    }
  }

  @Test("Pages are bounded", arguments: TestEngine.allCases)
  func bounds(engine: TestEngine) async throws {
    try await Self.with(engine) { _, rosa, _ in
      let many = (0..<4).map { Note(id: "\($0)", text: "x") }
      await #expect(throws: VaultError.full(limit: 3)) { try await rosa.update(Self.notes) { $0 = many } }
      let long = Note(id: "1", text: String(repeating: "x", count: VaultPage.mostBytes))
      await #expect(throws: VaultError.tooLarge(limit: VaultPage.mostBytes)) {
        try await rosa.update(Self.notes) { $0 = [long] }
      }
      let left = try await rosa.entries(Self.notes)
      #expect(left.isEmpty)
    }
  }

  @Test("What somebody does to the pages on the disk is noticed", arguments: TestEngine.allCases)
  func tampering(engine: TestEngine) async throws {
    try await Self.with(engine) { database, rosa, sam in
      for vault in [rosa, sam] { try await vault.update(Self.notes) { $0 = [Note(id: "1", text: "first")] } }
      try await rosa.update(Self.others) { $0 = [Note(id: "1", text: "other")] }
      let first = try await Disk.pages(database, of: rosa)
      let (notes, others) = (rosa.label("notes/all"), rosa.label("others/all"))
      try await rosa.update(Self.notes) { $0 = [Note(id: "1", text: "second")] }
      let second = try await Disk.pages(database, of: rosa)
      let samsNotes = try #require(try await Disk.pages(database, of: sam)[sam.label("notes/all")])

      // A flipped bit.
      var altered = try #require(second[notes])
      altered.sealed[altered.sealed.count / 2] ^= 1
      try await Disk.put(altered, as: notes, database, rosa)
      await #expect(throws: VaultError.altered) { try await rosa.entries(Self.notes) }
      // Another page of the same member, and the same page of another member.
      try await Disk.put(
        .init(version: second[notes]?.version ?? 0, sealed: second[others]?.sealed ?? []), as: notes, database, rosa)
      await #expect(throws: VaultError.altered) { try await rosa.entries(Self.notes) }
      try await Disk.put(
        .init(version: second[notes]?.version ?? 0, sealed: samsNotes.sealed), as: notes, database, rosa)
      await #expect(throws: VaultError.altered) { try await rosa.entries(Self.notes) }
      // Yesterday's page.
      try await Disk.put(try #require(first[notes]), as: notes, database, rosa)
      await #expect(throws: VaultError.replayed) { try await rosa.entries(Self.notes) }
      // No page.
      try await Disk.put(nil, as: notes, database, rosa)
      await #expect(throws: VaultError.missing) { try await rosa.entries(Self.notes) }
      // The others still open, and so does this one when it is put right.
      #expect(try await rosa.entries(Self.others).map(\.text) == ["other"])
      try await Disk.put(second[notes], as: notes, database, rosa)
      #expect(try await rosa.entries(Self.notes).map(\.text) == ["second"])
      // A page that was taken out and comes back.
      try await rosa.update(Self.others) { $0 = [] }
      try await Disk.put(second[others], as: others, database, rosa)
      await #expect(throws: VaultError.replayed) { try await rosa.entries(Self.others) }
    }
  }

  @Test("An altered or missing ledger is noticed", arguments: TestEngine.allCases)
  func ledger(engine: TestEngine) async throws {
    try await Self.with(engine) { database, rosa, _ in
      try await rosa.update(Self.notes) { $0 = [Note(id: "1", text: "first")] }
      try await database.write { connection in
        try connection.execute(
          "UPDATE vault_ledger SET version = version + 1 WHERE member_id = $1", [.text(rosa.memberID)])
      }
      await #expect(throws: VaultError.altered) { try await rosa.entries(Self.notes) }
      try await database.write { connection in
        try connection.execute("DELETE FROM vault_ledger WHERE member_id = $1", [.text(rosa.memberID)])
      }
      await #expect(throws: VaultError.missing) { try await rosa.entries(Self.notes) }
    }
  }

  @Test("The ledger is coded and read again, and nothing else is a ledger")
  func ledgerCoding() throws {
    var ledger = VaultLedger()
    ledger.version = 1 << 40
    for number in 0..<700 {
      ledger.pages["collection-\(number % 9)/2026-\(number)"] = .init(
        version: Int64(number), tag: .init(high: UInt64(number) << 40, low: .max - UInt64(number)))
    }
    let bytes = ledger.bytes()
    #expect(try VaultLedger(bytes: bytes) == ledger)
    for cut in [0, 5, 8 + 3, bytes.count - 1] {
      #expect(throws: VaultError.altered) { try VaultLedger(bytes: Array(bytes.prefix(cut))) }
    }
  }
}

/// The rows of a vault, as somebody with the disk has them.
enum Disk {
  struct Page: Sendable {
    var version: Int64
    var sealed: [UInt8]
  }

  static func pages(_ database: Database, of vault: Vault) async throws -> [String: Page] {
    try await database.read { connection in
      try connection.query("SELECT id, version, sealed FROM vault_page WHERE member_id = $1", [.text(vault.memberID)]) {
        (try $0.text(0), Page(version: try $0.integer(1), sealed: try $0.blob(2)))
      }.reduce(into: [:]) { $0[$1.0] = $1.1 }
    }
  }

  static func put(_ page: Page?, as id: String, _ database: Database, _ vault: Vault) async throws {
    try await database.write { connection in
      try connection.execute(
        "DELETE FROM vault_page WHERE member_id = $1 AND id = $2", [.text(vault.memberID), .text(id)])
      guard let page else { return }
      try connection.execute(
        "INSERT INTO vault_page (member_id, id, version, sealed) VALUES ($1, $2, $3, $4)",
        [.text(vault.memberID), .text(id), .integer(page.version), .blob(page.sealed)])
    }
  }

  /// The record's tables as a backup has them.
  struct Copy: Sendable {
    var ledgers: [[Value]]
    var pages: [[Value]]
  }

  static func copy(_ database: Database) async throws -> Copy {
    try await database.read { connection in
      Copy(
        ledgers: try connection.query("SELECT member_id, version, sealed FROM vault_ledger") {
          [.text(try $0.text(0)), .integer(try $0.integer(1)), .blob(try $0.blob(2))]
        },
        pages: try connection.query("SELECT member_id, id, version, sealed FROM vault_page") {
          [.text(try $0.text(0)), .text(try $0.text(1)), .integer(try $0.integer(2)), .blob(try $0.blob(3))]
        })
    }
  }

  static func putBack(_ copy: Copy, _ database: Database) async throws {
    try await database.write { connection in
      try connection.execute("DELETE FROM vault_page")
      try connection.execute("DELETE FROM vault_ledger")
      for row in copy.ledgers {
        try connection.execute("INSERT INTO vault_ledger (member_id, version, sealed) VALUES ($1, $2, $3)", row)
      }
      for row in copy.pages {
        try connection.execute("INSERT INTO vault_page (member_id, id, version, sealed) VALUES ($1, $2, $3, $4)", row)
      }
    }
  }
}
