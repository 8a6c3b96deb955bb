extension Members {
  /// A member with a session, made without a browser: for tests of other targets.
  package func joinForTests(_ name: String) async throws -> (cookie: String, formToken: String, vault: Vault) {
    let (opened, _) = try await accounts.join(name: name, passphrase: Self.passphraseForTests)
    return try await startForTests(opened)
  }

  /// The same member's next session, once the clock has ended the last.
  package func returnForTests(_ name: String) async throws -> (cookie: String, formToken: String, vault: Vault) {
    try await startForTests(try await accounts.open(name: name, passphrase: Self.passphraseForTests))
  }

  private static let passphraseForTests = "a passphrase for tests alone"

  private func startForTests(_ opened: Accounts.Opened) async throws -> (
    cookie: String, formToken: String, vault: Vault
  ) {
    let token = try await accounts.startSession(opened, label: "test", stays: false)
    let vault = Vault(memberID: opened.member.id, key: opened.key, database: database)
    return (token.cookie, token.formToken, vault)
  }
}

extension Vault {
  /// A page as it stands, whatever its collection thinks of it: for tests of what the disk tells.
  package func putForTests(_ json: String, as page: String, in collection: String) async throws {
    try await write { try $0.put(Array(json.utf8), as: collection + "/" + page) }
  }
}
