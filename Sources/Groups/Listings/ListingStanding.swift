import Database
import Directory
import Meetings
import Members

/// In which role a member may change a listing. Asked within the transaction that changes it.
enum ListingStanding {
  /// Nil where they may not: hosts change what their group looks after, editors what their service body lists, admins everything.
  static func of(_ memberID: String, for meeting: Meeting, _ connection: Connection) throws -> EditedBy? {
    let roles = try RoleStore.roles(of: memberID, connection)
    if roles.isEmpty { return nil }
    if let group = try GroupStore.group(ofMeeting: meeting.id, connection), isHost(of: group, roles) {
      return EditedBy(.host, scope: group.name)
    }
    return deciding(roles, bodyKey: key(of: meeting.serviceBody)).map { role in
      EditedBy(role, scope: role == .editor ? meeting.serviceBody?.name ?? "" : "")
    }
  }

  /// The role in which somebody decides about the listings of a service body.
  static func deciding(_ roles: [RoleGrant], bodyKey: String) -> EditedBy.Role? {
    if !bodyKey.isEmpty, roles.contains(where: { $0.role == .editor && key(ofName: $0.scope) == bodyKey }) {
      return .editor
    }
    return roles.contains { $0.role == .admin } ? .admin : nil
  }

  static func isHost(of group: HomeGroup, _ roles: [RoleGrant]) -> Bool {
    roles.contains { $0.role == .host && $0.scope == group.slug }
  }

  /// How names of service bodies are compared; empty where there is none.
  static func key(of body: ServiceBody?) -> String { body.map { key(ofName: $0.name) } ?? "" }
  static func key(ofName name: String) -> String { TextFolding.fold(name) }

  /// The service bodies that somebody edits for.
  static func bodyKeys(_ roles: [RoleGrant]) -> [String] {
    roles.filter { $0.role == .editor }.map { key(ofName: $0.scope) }.filter { !$0.isEmpty }
  }
}
