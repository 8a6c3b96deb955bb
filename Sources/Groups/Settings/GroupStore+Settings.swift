import Database
import Foundation
import Meetings
import Members

extension GroupStore {
  /// What a group says of itself; what a new group begins with where it is gone.
  public func settings(of groupID: String) async throws -> GroupSettings {
    try await database.read { try Self.settings(of: groupID, $0) }
  }

  /// The same inside a transaction.
  public static func settings(of groupID: String, _ connection: Connection) throws -> GroupSettings {
    let document = try connection.first("SELECT document FROM home_group WHERE id = $1", [.text(groupID)]) {
      try $0.text(0)
    }
    guard let document else { return GroupSettings() }
    return try JSONDecoder().decode(GroupSettings.self, from: Data(document.utf8))
  }

  /// Changes what a group says of itself; what was deleted long enough ago leaves it for good.
  ///
  /// - Throws: `MemberError.notAllowed` to everybody but its hosts, with nothing changed.
  @discardableResult
  public func change<T: Sendable>(
    _ groupID: String, by memberID: String, at now: Instant,
    _ change: @Sendable @escaping (inout GroupSettings) throws -> T
  ) async throws -> T {
    try await database.write { connection in
      try Self.requireHost(memberID, of: groupID, connection)
      var settings = try Self.settings(of: groupID, connection)
      settings.readings = settings.readings.keeping(at: now)
      settings.announcements = settings.announcements.keeping(at: now)
      settings.resources = settings.resources.keeping(at: now)
      let result = try change(&settings)
      let encoder = JSONEncoder()
      encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
      try connection.execute(
        "UPDATE home_group SET document = $2 WHERE id = $1",
        [.text(groupID), .text(String(decoding: try encoder.encode(settings), as: UTF8.self))])
      return result
    }
  }
}
