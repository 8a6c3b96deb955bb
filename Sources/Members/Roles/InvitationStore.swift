import Crypto
import Database
import Meetings
import Pages

/// The one-time link of the first admin: only its hash is on the disk, and it ends by itself.
struct InvitationStore: Sendable {
  static let hours = 24

  let database: Database

  /// A new token while there is no admin; nil where there is one.
  func make(_ token: String, now: Instant) async throws -> Bool {
    let hash = Self.hash(token)
    let end = now.adding(minutes: Self.hours * 60)
    return try await database.write { connection in
      guard try RoleStore.adminCount(connection) == 0 else { return false }
      try connection.execute("DELETE FROM admin_invitation WHERE expires_at <= $1", [.integer(now.milliseconds)])
      try connection.execute(
        "INSERT INTO admin_invitation (token_hash, expires_at) VALUES ($1, $2)",
        [.text(hash), .integer(end.milliseconds)])
      return true
    }
  }

  func isGood(_ token: String, now: Instant) async throws -> Bool {
    let hash = Self.hash(token)
    return try await database.read { try Self.isGood(hash, now, $0) }
  }

  /// Makes somebody the first admin. Every invitation ends with it.
  ///
  /// - Returns: false where the link is used up, too old or never was, or where there is an admin already.
  func claim(_ token: String, by memberID: String, entry: AuditEntry, now: Instant) async throws -> Bool {
    let hash = Self.hash(token)
    return try await database.write { connection in
      guard try Self.isGood(hash, now, connection) else { return false }
      try RoleStore.grant(RoleGrant(.admin), to: memberID, connection)
      try connection.execute("DELETE FROM admin_invitation")
      try entry.about(memberID).insert(connection)
      return true
    }
  }

  func removeExpired(now: Instant) async throws {
    try await database.write {
      try $0.execute("DELETE FROM admin_invitation WHERE expires_at <= $1", [.integer(now.milliseconds)])
    }
  }

  private static func isGood(_ hash: String, _ now: Instant, _ connection: Connection) throws -> Bool {
    guard try RoleStore.adminCount(connection) == 0 else { return false }
    let end = try connection.first("SELECT expires_at FROM admin_invitation WHERE token_hash = $1", [.text(hash)]) {
      try $0.integer(0)
    }
    return end.map { $0 > now.milliseconds } ?? false
  }

  private static func hash(_ token: String) -> String {
    Base64URL.text(Array(SHA256.hash(data: Array(token.utf8))))
  }
}

extension Members {
  /// The path of a one-time link for the first admin; nil where there is an admin already.
  public func inviteFirstAdmin() async throws -> String? {
    var random = Random(next: random)
    let token = Base64URL.text(random.bytes(32))
    return try await invitations.make(token, now: now()) ? MemberPath.claim.url(token) : nil
  }

  /// Makes an account with the role of admin, at the command line.
  ///
  /// - Returns: its recovery code.
  /// - Throws: `AccountProblems`.
  public func createAdmin(name: String, passphrase: String) async throws -> String {
    let (opened, code) = try await accounts.join(name: name, passphrase: passphrase, roles: [RoleGrant(.admin)])
    let entry = AuditEntry(
      id: roles.ids.next(), at: now(), actorID: nil, action: .created, subjectID: opened.member.id, detail: "admin")
    try await database.write { try entry.insert($0) }
    return code.text
  }
}
