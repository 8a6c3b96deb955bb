import Database
import Members

extension GroupStore {
  /// The accounts that host a group.
  public func hosts(of groupID: String) async throws -> [Member] {
    try await database.read { connection in
      try connection.query(
        """
        SELECT member.id, member.name FROM home_group
        JOIN member_role ON role = 'host' AND scope = home_group.slug JOIN member ON member.id = member_id
        WHERE home_group.id = $1 ORDER BY member.name
        """, [.text(groupID)]
      ) { Member(id: try $0.text(0), name: try $0.text(1)) }
    }
  }

  public func isHost(_ memberID: String, of groupID: String) async throws -> Bool {
    try await database.read { try Self.isHost(memberID, of: groupID, $0) }
  }

  /// Whether somebody hosts a group, for a transaction that rests on it.
  public static func isHost(_ memberID: String, of groupID: String, _ connection: Connection) throws -> Bool {
    let slug = try connection.first("SELECT slug FROM home_group WHERE id = $1", [.text(groupID)]) { try $0.text(0) }
    guard let slug else { return false }
    return try RoleStore.holds(RoleGrant(.host, scope: slug), memberID, connection)
  }

  /// - Throws: `MemberError.notAllowed` to everybody else.
  static func requireHost(_ memberID: String, of groupID: String, _ connection: Connection) throws {
    guard try isHost(memberID, of: groupID, connection) else { throw MemberError.notAllowed }
  }
}
