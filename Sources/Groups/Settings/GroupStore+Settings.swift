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
      try Self.set(settings, of: groupID, connection)
      return result
    }
  }

  static func set(_ settings: GroupSettings, of groupID: String, _ connection: Connection) throws {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
    try connection.execute(
      "UPDATE home_group SET document = $2, opens_rooms = $3 WHERE id = $1",
      [
        .text(groupID), .text(String(decoding: try encoder.encode(settings), as: UTF8.self)),
        Value(settings.opensItself),
      ])
  }

  /// The listings whose rooms open by themselves, each with its group's id.
  public func meetingsThatOpenThemselves() async throws -> [(meetingID: String, groupID: String)] {
    try await database.read { connection in
      try connection.query(
        """
        SELECT group_meeting.meeting_id, home_group.id FROM home_group
        JOIN group_meeting ON group_meeting.group_id = home_group.id WHERE opens_rooms = 1
        """
      ) { (meetingID: try $0.text(0), groupID: try $0.text(1)) }
    }
  }
}
