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
  static func key(ofName name: String) -> String { ListingEdits.bodyKey(ofName: name) }
}

/// Whose listings somebody edits: those of some service bodies, or all.
struct EditorScope: Sendable, Hashable {
  /// The service bodies by name, as their roles have them; nil for admins, who edit everything.
  var bodies: [String]?

  /// As listings and claims are found by; nil for everything.
  var keys: [String]? { bodies?.map(ListingStanding.key(ofName:)) }

  /// Nil for somebody who is neither editor nor admin. Asked within the transaction that the answer decides about.
  static func of(_ memberID: String, _ connection: Connection) throws -> EditorScope? {
    let roles = try RoleStore.roles(of: memberID, connection)
    if roles.contains(where: { $0.role == .admin }) { return EditorScope(bodies: nil) }
    var seen: Set<String> = []
    let bodies = roles.filter { $0.role == .editor }.map(\.scope).filter { name in
      let key = ListingStanding.key(ofName: name)
      return !key.isEmpty && seen.insert(key).inserted
    }
    return bodies.isEmpty ? nil : EditorScope(bodies: bodies.sorted())
  }
}
