import Database

/// Accounts in the database: a name in clear, and keys that only the member can unwrap.
struct AccountStore: Sendable {
  /// What the disk holds of an account.
  struct Record: Sendable {
    var id: String
    var name: String
    var salt: [UInt8]
    var cost: PassphraseKeys.Cost
    var passphraseKey: [UInt8]
    var recoveryKey: [UInt8]
    var publicKey: [UInt8]
    var identity: [UInt8]

    var member: Member { Member(id: id, name: name) }
    var proof: AccountProof { AccountProof(salt: salt, recoveryKey: recoveryKey) }
  }

  let database: Database

  func account(nameKey: String) async throws -> Record? { try await account("name_key", nameKey) }
  func account(id: String) async throws -> Record? { try await account("id", id) }

  private func account(_ column: String, _ value: String) async throws -> Record? {
    try await database.read { connection in
      try connection.first(
        """
        SELECT id, name, salt, kdf, passphrase_key, recovery_key, public_key, identity FROM member WHERE \(column) = $1
        """, [.text(value)]
      ) {
        guard let cost = PassphraseKeys.Cost(name: try $0.text(3)) else { throw VaultError.altered }
        return Record(
          id: try $0.text(0), name: try $0.text(1), salt: try $0.blob(2), cost: cost, passphraseKey: try $0.blob(4),
          recoveryKey: try $0.blob(5), publicKey: try $0.blob(6), identity: try $0.blob(7))
      }
    }
  }

  /// Adds an account with its empty vault.
  ///
  /// - Throws: `AccountProblem.nameTaken`.
  func add(_ row: Record, nameKey: String, vault: Vault, roles: [RoleGrant]) async throws {
    try await database.write { connection in
      let added = try connection.execute(
        """
        INSERT INTO member (id, name, name_key, salt, kdf, passphrase_key, recovery_key, public_key, identity)
        VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9) ON CONFLICT (name_key) DO NOTHING
        """,
        [
          .text(row.id), .text(row.name), .text(nameKey), .blob(row.salt), .text(row.cost.name),
          .blob(row.passphraseKey), .blob(row.recoveryKey), .blob(row.publicKey), .blob(row.identity),
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
    try await database.scrub()
  }

  /// Puts a newly wrapped key in place of the old, and ends every session: whoever has the old passphrase is out.
  ///
  /// - Throws: `AccountProblem.wrong` where the account's keys have changed since it was opened.
  func setPassphrase(_ opened: Accounts.Opened, salt: [UInt8], cost: PassphraseKeys.Cost, key: [UInt8]) async throws
    -> AccountProof
  {
    let id = opened.member.id
    try await database.write { connection in
      try opened.proof.require(of: id, connection)
      try connection.execute(
        "UPDATE member SET salt = $2, kdf = $3, passphrase_key = $4 WHERE id = $1",
        [.text(id), .blob(salt), .text(cost.name), .blob(key)])
      try connection.execute("DELETE FROM session WHERE member_id = $1", [.text(id)])
    }
    // The old copy of the key leaves the database's own log, too.
    try await database.scrub()
    return AccountProof(salt: salt, recoveryKey: opened.proof.recoveryKey)
  }

  /// - Throws: `AccountProblem.wrong` where the account's keys have changed since it was opened.
  func setRecovery(_ opened: Accounts.Opened, key: [UInt8]) async throws {
    let id = opened.member.id
    try await database.write { connection in
      try opened.proof.require(of: id, connection)
      try connection.execute("UPDATE member SET recovery_key = $2 WHERE id = $1", [.text(id), .blob(key)])
    }
    try await database.scrub()
  }

  /// Takes out everything that is this member's. What other tables have of them goes with the row (ON DELETE CASCADE); the audit log
  /// keeps what was done, without whom. `farewell` takes out what stands elsewhere, in the same transaction.
  func remove(_ memberID: String, farewell: @Sendable @escaping (Connection) throws -> Void) async throws {
    try await database.write { connection in
      try farewell(connection)
      for column in ["actor_id", "subject_id"] {
        try connection.execute(
          "UPDATE audit_entry SET \(column) = $2 WHERE \(column) = $1",
          [.text(memberID), .text(AuditEntry.someoneWhoLeft)])
      }
      try connection.execute("DELETE FROM member WHERE id = $1", [.text(memberID)])
    }
  }
}

/// Which keys an account had when somebody opened it. Opening takes a while, and meanwhile its owner may have changed them.
struct AccountProof: Sendable {
  var salt: [UInt8]
  var recoveryKey: [UInt8]

  /// - Throws: `AccountProblem.wrong` where they are no longer the account's.
  func require(of memberID: String, _ connection: Connection) throws {
    let isSame = try connection.first(
      "SELECT 1 FROM member WHERE id = $1 AND salt = $2 AND recovery_key = $3",
      [.text(memberID), .blob(salt), .blob(recoveryKey)]
    ) { _ in true }
    if isSame != true { throw AccountProblem.wrong }
  }
}
