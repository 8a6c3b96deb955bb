import Logging

/// A step of the schema. Steps are only ever appended: one that has shipped is not edited, renamed or removed.
///
/// Shared statements are written once in the words of ``Dialect``: TEXT, BIGINT, DOUBLE PRECISION and `{blob}`.
public struct Migration: Sendable {
  /// Unique over all features, such as `directory-1-listings`.
  public let id: String
  private let sqlite: [String]
  private let postgres: [String]

  public init(_ id: String, _ statements: [String]) {
    self.id = id
    sqlite = statements.map { Dialect.translate($0, for: .sqlite) }
    postgres = statements.map { Dialect.translate($0, for: .postgres) }
  }

  /// For the rare step that the engines cannot share; each statement is run as it stands.
  public init(_ id: String, sqlite: [String], postgres: [String]) {
    self.id = id
    self.sqlite = sqlite
    self.postgres = postgres
  }

  func statements(for engine: Engine) -> [String] {
    switch engine {
    case .sqlite: sqlite
    case .postgres: postgres
    }
  }
}

extension Database {
  /// Applies the migrations that the database does not have yet, each in a transaction of its own, in their order.
  ///
  /// Safe when several nodes start at once: one applies a step while the others wait for it and then find it done.
  /// Throws ``DatabaseError/unknownMigration(id:)`` before changing anything if a newer program has been here.
  public func migrate(_ migrations: [Migration]) async throws {
    let known = Set(migrations.map(\.id))
    if known.count < migrations.count {
      var seen: Set<String> = []
      for migration in migrations where !seen.insert(migration.id).inserted {
        throw DatabaseError.repeatedMigration(id: migration.id)
      }
    }
    // A reader first, so that a start with nothing to do never waits for somebody who writes.
    let engine = engine
    var done = try await store.transaction(.read) { connection in
      let hasTable = try connection.first(Dialect.countOfTables(named: "schema_migrations", engine)) {
        try $0.integer(0)
      }
      return hasTable == 0 ? nil : try connection.appliedMigrations(known: known)
    }
    if done == nil {
      done = try await store.transaction(.migration) { connection in
        try connection.execute(Dialect.translate(Self.makeTable, for: engine))
        return try connection.appliedMigrations(known: known)
      }
    }
    for migration in migrations where done?.contains(migration.id) != true {
      let wasApplied = try await apply(migration, known: known)
      if wasApplied { logger.info("Migrated the database", metadata: ["migration": "\(migration.id)"]) }
    }
  }

  /// False if another node was first.
  private func apply(_ migration: Migration, known: Set<String>) async throws -> Bool {
    let engine = engine
    return try await store.transaction(.migration) { connection in
      if try connection.appliedMigrations(known: known).contains(migration.id) { return false }
      for statement in migration.statements(for: engine) { try connection.execute(statement) }
      try connection.execute(
        "INSERT INTO schema_migrations (id, applied_at) VALUES ($1, \(Dialect.currentMilliseconds(engine)))",
        [.text(migration.id)])
      return true
    }
  }

  private static let makeTable =
    "CREATE TABLE IF NOT EXISTS schema_migrations (id TEXT PRIMARY KEY, applied_at BIGINT NOT NULL)"
}

extension Connection {
  fileprivate func appliedMigrations(known: Set<String>) throws -> Set<String> {
    let applied = try query("SELECT id FROM schema_migrations ORDER BY id") { try $0.text(0) }
    if let unknown = applied.first(where: { !known.contains($0) }) {
      throw DatabaseError.unknownMigration(id: unknown)
    }
    return Set(applied)
  }
}
