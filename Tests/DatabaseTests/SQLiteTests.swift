import Database
import DatabaseTesting
import Foundation
import Testing

/// What only SQLite does: a file of our own.
struct SQLiteTests {
  func withFile(_ body: @Sendable (String) async throws -> Void) async throws {
    try await withLocation(.sqlite) { location in
      guard case .sqlite(let path) = location else { return }
      try await body(path)
    }
  }

  func open(_ path: String, _ adjust: (inout Database.Limits) -> Void = { _ in }) async throws -> Database {
    var limits = Database.Limits()
    adjust(&limits)
    let database = try await Database.open(.sqlite(path: path), logger: silentLogger, limits: limits)
    try await database.migrate([TransactionTests.migration])
    return database
  }

  func number(_ database: Database) async throws -> Int64? {
    try await database.read { try $0.first(TransactionTests.value) { try $0.integer(0) } }
  }

  func permissions(_ path: String) throws -> Int? {
    try FileManager.default.attributesOfItem(atPath: path)[.posixPermissions] as? Int
  }

  @Test func filesAreForTheirOwnerAlone() async throws {
    try await withFile { path in
      let folder = (path as NSString).deletingLastPathComponent
      let deeper = "\(folder)/deeper/still/db.sqlite"
      let database = try await open(deeper)
      for name in ["", "-wal", "-shm"] { #expect(try permissions(deeper + name) == 0o600) }
      for name in ["", "/deeper", "/deeper/still"] { #expect(try permissions(folder + name) == 0o700) }
      await database.close()
    }
  }

  @Test func placesThatCannotBeUsedAreTypedErrors() async throws {
    try await withFile { path in
      let folder = (path as NSString).deletingLastPathComponent
      try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
      try Data("A shopping list, not a database, and long enough to be sure of it.".utf8).write(
        to: URL(fileURLWithPath: "\(folder)/list"))
      for place in ["", ":memory:", folder, "\(folder)/list/below"] {
        let error = await #expect(throws: DatabaseError.self) {
          try await Database.open(.sqlite(path: place), logger: silentLogger)
        }
        if case .location = error { continue }
        Issue.record("\(place): \(String(describing: error))")
      }
      let error = await #expect(throws: DatabaseError.self) {
        try await Database.open(.sqlite(path: "\(folder)/list"), logger: silentLogger)
      }
      #expect(error?.isUnavailable == true)
    }
  }

  @Test func settingsAreThoseOfADatabaseWithPeoplesRecords() async throws {
    try await withFile { path in
      let database = try await open(path)
      let settings = try await database.write { connection in
        try ["synchronous", "secure_delete", "foreign_keys", "temp_store", "busy_timeout"].map { name in
          try connection.first("PRAGMA \(name)") { try $0.integer(0) }
        }
      }
      #expect(settings == [2, 1, 1, 2, 30_000])
      // What is worth little in an hour does not wait for the disk; the next that does waits again, even after a failure.
      @Sendable func sync(_ connection: Connection) throws -> Int64? {
        try connection.first("PRAGMA synchronous") { try $0.integer(0) }
      }
      #expect(try await database.writeFleeting(sync) == 1)
      await #expect(throws: CancellationError.self) {
        try await database.writeFleeting { _ in throw CancellationError() }
      }
      #expect(try await database.write(sync) == 2)
      let mode = try await database.read { try $0.first("PRAGMA journal_mode") { try $0.text(0) } }
      #expect(mode == "wal")
      await database.close()
    }
  }

  /// The files as a killed process leaves them, in the middle of a transaction: what was committed is there, the rest is not.
  @Test func whatWasCommittedSurvivesAKill() async throws {
    try await withFile { path in
      let database = try await open(path)
      try await database.writeFleeting { try $0.execute(TransactionTests.increment) }
      try await database.write { connection in
        // More than the page cache holds, so that uncommitted pages reach the log.
        try connection.execute("CREATE TABLE big (t TEXT)")
        for _ in 0..<20 {
          try connection.execute("INSERT INTO big (t) VALUES ($1)", [.text(String(repeating: "x", count: 1 << 20))])
        }
        try connection.execute(TransactionTests.increment)
        for name in ["", "-wal"] {
          try FileManager.default.copyItem(atPath: path + name, toPath: "\(path)-killed\(name)")
        }
      }
      #expect(try await number(database) == 2)
      await database.close()

      let survivor = try await open("\(path)-killed")
      #expect(try await number(survivor) == 1)
      let tables = try await survivor.read {
        try $0.query("SELECT name FROM sqlite_schema WHERE name = 'big'") { try $0.text(0) }
      }
      #expect(tables.isEmpty)
      await survivor.close()
    }
  }

  @Test func anotherProcessesWriteIsWaitedFor() async throws {
    try await withFile { path in
      let database = try await open(path)
      let impatient = try await open(path) { $0.lockWait = .milliseconds(50) }
      let (begun, done) = (Signal(), Signal())
      let long = Task {
        try await database.write { connection in
          try connection.execute(TransactionTests.increment)
          begun.send()
          #expect(done.waitInThread())
        }
      }
      await begun.wait()
      // Starting with nothing to migrate, and reading, needs no turn.
      let patient = try await open(path)
      #expect(try await number(patient) == 0)
      let error = await #expect(throws: DatabaseError.self) {
        try await impatient.write { try $0.execute(TransactionTests.increment) }
      }
      #expect(error?.isBusy == true)
      async let changes = patient.write { try $0.execute(TransactionTests.increment) }
      try await Task.sleep(for: .milliseconds(50))
      done.send()
      #expect(try await changes == 1)
      try await long.value
      #expect(try await number(patient) == 2)
      for database in [database, impatient, patient] { await database.close() }
    }
  }

  @Test func backupsAreConsistentWhileOthersWrite() async throws {
    try await withFile { path in
      let database = try await open(path)
      // Both rows always hold the same number; a copy in the middle of a write would not.
      let writer = Task {
        while !Task.isCancelled { try await database.write { try $0.execute("UPDATE counter SET n = n + 1") } }
      }
      for number in 0..<5 {
        let copy = "\(path).backup\(number)"
        try await database.backup(to: copy)
        #expect(try permissions(copy) == 0o600)
        let reader = try await open(copy)
        let values = try await reader.read { try $0.query("SELECT n FROM counter") { try $0.integer(0) } }
        await reader.close()
        #expect(values.count == 2 && Set(values).count == 1)
        await #expect(throws: DatabaseError.backupTargetExists(path: copy)) { try await database.backup(to: copy) }
      }
      writer.cancel()
      _ = await writer.result
      await #expect(throws: DatabaseError.self) { try await database.backup(to: "\(path)/below/a/file") }
      let files = try FileManager.default.contentsOfDirectory(atPath: (path as NSString).deletingLastPathComponent)
      #expect(!files.contains { $0.contains("unfinished") })
      await database.close()
    }
  }
}
