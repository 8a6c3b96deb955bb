import Database
import Meetings
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

  enum HostError: Error, Hashable {
    case noSuchMember, lastHost
    /// More than look after one group: a mistake, or somebody who collects keys.
    case tooMany
  }

  static let mostHosts = 20

  /// A host hands the keys to somebody else too, by the name of their account.
  ///
  /// - Throws: `MemberError.notAllowed`, `HostError`.
  func addHost(named name: String, to group: HomeGroup, by memberID: String, at now: Instant, _ roles: RoleStore)
    async throws
  {
    try await database.write { connection in
      try Self.requireHost(memberID, of: group.id, connection)
      guard let id = try RoleStore.memberID(named: name, connection) else { throw HostError.noSuchMember }
      guard try Self.countHosts(of: group, connection) < Self.mostHosts else { throw HostError.tooMany }
      try roles.grant(RoleGrant(.host, scope: group.slug), toID: id, by: memberID, now: now, connection)
    }
  }

  /// Takes the keys back, or gives one’s own away. The last host stays: nobody could change the group any more.
  func removeHost(_ id: String, from group: HomeGroup, by memberID: String, at now: Instant, _ roles: RoleStore)
    async throws
  {
    let grant = RoleGrant(.host, scope: group.slug)
    try await database.write { connection in
      try Self.requireHost(memberID, of: group.id, connection)
      guard try RoleStore.holds(grant, id, connection) else { return }
      guard try Self.countHosts(of: group, connection) > 1 else { throw HostError.lastHost }
      try roles.revoke(grant, fromID: id, by: memberID, now: now, connection)
    }
  }

  private static func countHosts(of group: HomeGroup, _ connection: Connection) throws -> Int64 {
    try connection.first(
      "SELECT count(*) FROM member_role WHERE role = 'host' AND scope = $1", [.text(group.slug)]
    ) { try $0.integer(0) } ?? 0
  }

  /// - Throws: `MemberError.notAllowed` to everybody else.
  static func requireHost(_ memberID: String, of groupID: String, _ connection: Connection) throws {
    guard try isHost(memberID, of: groupID, connection) else { throw MemberError.notAllowed }
  }
}
