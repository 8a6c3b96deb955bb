import Database
import Meetings
import Pages

/// Who may do what, and the record of who was allowed it.
public struct RoleStore: Sendable {
  let database: Database
  let ids: IDGenerator

  public init(_ database: Database, ids: IDGenerator) {
    self.database = database
    self.ids = ids
  }

  public func roles(of memberID: String) async throws -> [RoleGrant] {
    try await database.read { try Self.roles(of: memberID, $0) }
  }

  public func isAdmin(_ member: Member) async throws -> Bool {
    try await roles(of: member.id).contains { $0.role == .admin }
  }

  /// Within the transaction that the answer decides about.
  public static func roles(of memberID: String, _ connection: Connection) throws -> [RoleGrant] {
    try connection.query(
      "SELECT role, scope FROM member_role WHERE member_id = $1 ORDER BY role, scope", [.text(memberID)]
    ) { row in
      try Role(rawValue: row.text(0)).map { RoleGrant($0, scope: try row.text(1)) }
    }.compactMap { $0 }
  }

  /// Whether somebody has a role, for a transaction that rests on it.
  public static func holds(_ grant: RoleGrant, _ memberID: String, _ connection: Connection) throws -> Bool {
    try connection.first(
      "SELECT 1 FROM member_role WHERE member_id = $1 AND role = $2 AND scope = $3",
      [.text(memberID), .text(grant.role.rawValue), .text(grant.scope)]
    ) { _ in true } ?? false
  }

  static func grant(_ grant: RoleGrant, to memberID: String, _ connection: Connection) throws {
    try connection.execute(
      "INSERT INTO member_role (member_id, role, scope) VALUES ($1, $2, $3) ON CONFLICT DO NOTHING",
      [.text(memberID), .text(grant.role.rawValue), .text(grant.scope)])
  }

  /// Gives somebody a role within a transaction of another feature, which has checked that `actorID` may. It is noted like every grant.
  public func grant(
    _ grant: RoleGrant, toID memberID: String, by actorID: String?, now: Instant, _ connection: Connection
  ) throws {
    try Self.grant(grant, to: memberID, connection)
    try AuditEntry(
      id: ids.next(), at: now, actorID: actorID, action: .granted, subjectID: memberID, detail: grant.auditText
    ).insert(connection)
  }

  /// The same for taking it away.
  public func revoke(
    _ grant: RoleGrant, fromID memberID: String, by actorID: String?, now: Instant, _ connection: Connection
  ) throws {
    try connection.execute(
      "DELETE FROM member_role WHERE member_id = $1 AND role = $2 AND scope = $3",
      [.text(memberID), .text(grant.role.rawValue), .text(grant.scope)])
    try AuditEntry(
      id: ids.next(), at: now, actorID: actorID, action: .revoked, subjectID: memberID, detail: grant.auditText
    ).insert(connection)
  }

  public enum Failure: Error, Hashable {
    case noSuchMember
    case noSuchRole
    /// A host is of a group, an editor of a service body.
    case scopeMissing
    /// The last admin cannot be taken away: nobody could grant anything any more.
    case lastAdmin

    /// What is wrong, in the reader's language.
    public var message: String { fieldError.message }
  }

  /// Gives somebody a role.
  ///
  /// - Parameters:
  ///   - actorID: the member who grants it, checked here to be an admin; nil for the operator at the command line.
  /// - Throws: `Failure.noSuchMember`, `MemberError.notAllowed`.
  public func grant(_ grant: RoleGrant, toName name: String, by actorID: String?, now: Instant) async throws {
    let entry = AuditEntry(id: ids.next(), at: now, actorID: actorID, action: .granted, detail: grant.auditText)
    try await database.write { connection in
      let subject = try Self.subject(named: name, actorID: actorID, connection)
      try Self.grant(grant, to: subject, connection)
      try entry.about(subject).insert(connection)
    }
  }

  /// Takes a role away.
  ///
  /// - Throws: `Failure.noSuchMember`, `Failure.lastAdmin`, `MemberError.notAllowed`.
  public func revoke(_ grant: RoleGrant, fromName name: String, by actorID: String?, now: Instant) async throws {
    let entry = AuditEntry(id: ids.next(), at: now, actorID: actorID, action: .revoked, detail: grant.auditText)
    try await database.write { connection in
      let subject = try Self.subject(named: name, actorID: actorID, connection)
      try connection.execute(
        "DELETE FROM member_role WHERE member_id = $1 AND role = $2 AND scope = $3",
        [.text(subject), .text(grant.role.rawValue), .text(grant.scope)])
      if grant.role == .admin, try Self.adminCount(connection) == 0 { throw Failure.lastAdmin }
      try entry.about(subject).insert(connection)
    }
  }

  /// Everybody who has a role, by name.
  public func all() async throws -> [(member: Member, grant: RoleGrant)] {
    try await database.read { connection in
      try connection.query(
        """
        SELECT member.id, name, role, scope FROM member_role JOIN member ON member.id = member_id
        ORDER BY name_key, role, scope
        """
      ) { row in
        try Role(rawValue: row.text(2)).map {
          (Member(id: try row.text(0), name: try row.text(1)), RoleGrant($0, scope: try row.text(3)))
        }
      }.compactMap { $0 }
    }
  }

  /// What those accounts are called now; those that are gone are not among them.
  func names(of ids: [String]) async throws -> [String: String] {
    let ids = Set(ids)
    return try await database.read { connection in
      try ids.reduce(into: [:]) { names, id in
        names[id] = try connection.first("SELECT name FROM member WHERE id = $1", [.text(id)]) { try $0.text(0) }
      }
    }
  }

  public func hasAdmin() async throws -> Bool { try await database.read { try Self.adminCount($0) > 0 } }

  static func adminCount(_ connection: Connection) throws -> Int64 {
    try connection.first("SELECT count(*) FROM member_role WHERE role = 'admin'") { try $0.integer(0) } ?? 0
  }

  /// The account of that name, however it is written.
  public static func memberID(named name: String, _ connection: Connection) throws -> String? {
    let key = MemberName.key(for: String(name.prefix(MemberName.longest * 2)))
    return try connection.first("SELECT id FROM member WHERE name_key = $1", [.text(key)]) { try $0.text(0) }
  }

  private static func subject(named name: String, actorID: String?, _ connection: Connection) throws -> String {
    if let actorID, try !roles(of: actorID, connection).contains(where: { $0.role == .admin }) {
      throw MemberError.notAllowed
    }
    guard let id = try memberID(named: name, connection) else { throw Failure.noSuchMember }
    return id
  }
}

extension RoleGrant {
  var auditText: String { scope.isEmpty ? role.rawValue : "\(role.rawValue) \(scope)" }
}
