import Database

/// Accounts in the database: a name in clear, and keys that only the member can unwrap.
struct AccountStore: Sendable {
  /// What the disk holds of an account.
  struct Record: Sendable {
    var id: String
    var name: String
    var salt: [UInt8]
    var passphraseKey: [UInt8]
    var recoveryKey: [UInt8]
    var identity: [UInt8]

    var member: Member { Member(id: id, name: name) }
  }

  let database: Database

  func account(nameKey: String) async throws -> Record? { try await account("name_key", nameKey) }
  func account(id: String) async throws -> Record? { try await account("id", id) }

  private func account(_ column: String, _ value: String) async throws -> Record? {
    try await database.read { connection in
      try connection.first(
        "SELECT id, name, salt, passphrase_key, recovery_key, identity FROM member WHERE \(column) = $1", [.text(value)]
      ) {
        Record(
          id: try $0.text(0), name: try $0.text(1), salt: try $0.blob(2), passphraseKey: try $0.blob(3),
          recoveryKey: try $0.blob(4), identity: try $0.blob(5))
      }
    }
  }

  /// Adds an account with its empty vault.
  ///
  /// - Throws: `AccountProblem.nameTaken`.
  func add(_ row: Record, nameKey: String, publicKey: [UInt8], vault: Vault, roles: [RoleGrant]) async throws {
    try await database.write { connection in
      let added = try connection.execute(
        """
        INSERT INTO member (id, name, name_key, salt, passphrase_key, recovery_key, public_key, identity)
        VALUES ($1, $2, $3, $4, $5, $6, $7, $8) ON CONFLICT (name_key) DO NOTHING
        """,
        [
          .text(row.id), .text(row.name), .text(nameKey), .blob(row.salt), .blob(row.passphraseKey),
          .blob(row.recoveryKey), .blob(publicKey), .blob(row.identity),
        ])
      guard added == 1 else { throw AccountProblem.nameTaken }
      try vault.create(connection)
      for grant in roles { try RoleStore.grant(grant, to: row.id, connection) }
    }
  }

  /// - Throws: `AccountProblem.nameTaken`.
  func rename(_ memberID: String, to name: MemberName) async throws {
    try await database.write { connection in
      let taken = try connection.first(
        "SELECT 1 FROM member WHERE name_key = $1 AND id <> $2", [.text(name.key), .text(memberID)]
      ) { _ in true }
      if taken == true { throw AccountProblem.nameTaken }
      try connection.execute(
        "UPDATE member SET name = $2, name_key = $3 WHERE id = $1",
        [.text(memberID), .text(name.text), .text(name.key)])
    }
  }

  /// Puts a newly wrapped key in place of the old, and ends every session: whoever has the old passphrase is out.
  func setPassphrase(_ memberID: String, salt: [UInt8], key: [UInt8]) async throws {
    try await database.write { connection in
      try connection.execute(
        "UPDATE member SET salt = $2, passphrase_key = $3 WHERE id = $1", [.text(memberID), .blob(salt), .blob(key)])
      try connection.execute("DELETE FROM session WHERE member_id = $1", [.text(memberID)])
    }
  }

  func setRecovery(_ memberID: String, key: [UInt8]) async throws {
    try await database.write { connection in
      try connection.execute(
        "UPDATE member SET recovery_key = $2 WHERE id = $1", [.text(memberID), .blob(key)])
    }
  }

  /// Takes out everything that is this member's. What other tables have of them goes with the row (ON DELETE CASCADE).
  func remove(_ memberID: String) async throws {
    try await database.write { connection in
      try connection.execute("DELETE FROM member WHERE id = $1", [.text(memberID)])
    }
  }
}
