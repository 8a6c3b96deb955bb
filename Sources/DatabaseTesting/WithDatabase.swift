import Database
import Foundation
import Logging

/// Runs `body` with a fresh, migrated database of its own and removes it afterwards, also when the body throws.
public func withDatabase<T: Sendable>(
  _ engine: TestEngine, migrations: [Migration] = [], limits: Database.Limits = Database.Limits(),
  _ body: @Sendable (Database) async throws -> T
) async throws -> T {
  try await withLocation(engine) { location in
    let database = try await Database.open(location, logger: silentLogger, limits: limits)
    do {
      try await database.migrate(migrations)
      let result = try await body(database)
      await database.close()
      return result
    } catch {
      await database.close()
      throw error
    }
  }
}

/// Runs `body` with the place of a database that does not exist yet, for tests that open it themselves or several times.
public func withLocation<T: Sendable>(
  _ engine: TestEngine, _ body: @Sendable (Database.Location) async throws -> T
) async throws -> T {
  let place = try await TestPlace(engine)
  do {
    let result = try await body(place.location)
    try await place.remove()
    return result
  } catch {
    try? await place.remove()
    throw error
  }
}

/// Says nothing.
public let silentLogger = Logger(label: "test") { _ in SwiftLogNoOpLogHandler() }

/// A folder of its own for a SQLite file, or a schema of its own in the test server's database.
private struct TestPlace: Sendable {
  let location: Database.Location
  private let folder: URL?
  private let schema: String?

  init(_ engine: TestEngine) async throws {
    let name = "test_" + UUID().uuidString.lowercased().replacing("-", with: "")
    switch engine {
    case .sqlite:
      let folder = FileManager.default.temporaryDirectory.appendingPathComponent("homegroup-\(name)")
      (self.folder, schema) = (folder, nil)
      location = .sqlite(path: folder.appendingPathComponent("homegroup.sqlite").path)
    case .postgres:
      guard let address = TestEngine.postgresAddress else { throw PostgresMissing() }
      (folder, schema) = (nil, name)
      let separator = address.contains("?") ? "&" : "?"
      location = .postgres(url: "\(address)\(separator)options=-csearch_path%3D\(name)")
      try await Self.run("CREATE SCHEMA \(name)", at: address)
    }
  }

  func remove() async throws {
    if let folder { try FileManager.default.removeItem(at: folder) }
    if let schema, let address = TestEngine.postgresAddress {
      try await Self.run("DROP SCHEMA \(schema) CASCADE", at: address)
    }
  }

  private static func run(_ statement: String, at address: String) async throws {
    let database = try await Database.open(.postgres(url: address), logger: silentLogger)
    do {
      try await database.write { try $0.execute(statement) }
      await database.close()
    } catch {
      await database.close()
      throw error
    }
  }
}
