extension Members {
  /// A member with a session, made without a browser: for tests of other targets.
  package func joinForTests(_ name: String) async throws -> (cookie: String, formToken: String, vault: Vault) {
    let (opened, _) = try await accounts.join(name: name, passphrase: "a passphrase for tests alone")
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
