import Database
import Foundation
import Gathering
import Meetings

/// Motions. Only members of the group and its hosts read them; members propose and speak.
extension GroupStore {
  private static let columns = "id, title, author_name, document, eligible"

  /// The latest to end first.
  ///
  /// - Throws: `ConscienceError.notAMember`.
  func motions(of groupID: String, for reader: ConscienceReader) async throws -> [GroupMotion] {
    try await database.read { connection in
      try Self.requireReader(reader, of: groupID, connection)
      return try connection.query(
        "SELECT \(Self.columns) FROM group_motion WHERE group_id = $1 ORDER BY ends_at DESC, id LIMIT $2",
        [.text(groupID), .integer(Int64(GroupMotion.Limits.shown))], Self.motion)
    }
  }

  func motion(_ id: String, of groupID: String, for reader: ConscienceReader) async throws -> GroupMotion {
    try await database.read { connection in
      try Self.requireReader(reader, of: groupID, connection)
      return try Self.motion(id, of: groupID, connection)
    }
  }

  /// How many are talked over or voted on.
  func openMotions(of groupID: String, at now: Instant) async throws -> Int {
    try await database.read { try Self.openMotions(of: groupID, at: now, $0) }
  }

  private static func openMotions(of groupID: String, at now: Instant, _ connection: Connection) throws -> Int {
    try connection.query(
      "SELECT \(columns) FROM group_motion WHERE group_id = $1 AND ends_at > $2",
      [.text(groupID), .integer(now.milliseconds)], motion
    ).count { $0.motion.withdrawnAt == nil }
  }

  /// - Throws: `ConscienceError.notAMember`, `.tooManyMotions`.
  func propose(
    _ motion: GroupMotion, in groupID: String, talk: RollMark, by reader: ConscienceReader, at now: Instant
  ) async throws {
    try await database.write { connection in
      guard try Self.isOnRoll(reader.roll, of: groupID, connection) else { throw ConscienceError.notAMember }
      guard try Self.openMotions(of: groupID, at: now, connection) < GroupMotion.Limits.open else {
        throw ConscienceError.tooManyMotions
      }
      try connection.execute(
        """
        INSERT INTO group_motion (id, group_id, title, document, author_name, author_mark, ends_at)
        VALUES ($1, $2, $3, $4, $5, $6, $7)
        """,
        [
          .text(motion.id), .text(groupID), .text(motion.title), .text(try Self.document(motion.motion)),
          Value(motion.author), .text(talk.text), .integer(motion.motion.votingUntil.milliseconds),
        ])
      for choice in BallotChoice.allCases {
        try connection.execute(
          "INSERT INTO motion_tally (motion_id, choice, votes) VALUES ($1, $2, 0)",
          [.text(motion.id), .text(choice.rawValue)])
      }
    }
  }

  /// Takes a motion back while it is talked over: whoever proposed it, or a host.
  ///
  /// - Throws: `Motion.Refusal`, `ConscienceError.notAMember`.
  func withdraw(_ id: String, of groupID: String, talk: RollMark, by reader: ConscienceReader, at now: Instant)
    async throws
  {
    try await database.write { connection in
      let author = try connection.first(
        "SELECT 1 FROM group_motion WHERE id = $1 AND group_id = $2 AND author_mark = $3",
        [.text(id), .text(groupID), .text(talk.text)]
      ) { _ in true }
      let isHost = try Self.isHost(reader.memberID, of: groupID, connection)
      guard author == true || isHost else { throw ConscienceError.notAMember }
      var found = try Self.motion(id, of: groupID, connection)
      try found.motion.withdraw(at: now)
      try connection.execute(
        "UPDATE group_motion SET document = $2, ends_at = $3 WHERE id = $1",
        [.text(id), .text(try Self.document(found.motion)), .integer(now.milliseconds)])
    }
  }

  /// Whether that mark proposed it.
  func isAuthor(_ talk: RollMark, of id: String) async throws -> Bool {
    try await database.read { connection in
      try connection.first(
        "SELECT 1 FROM group_motion WHERE id = $1 AND author_mark = $2", [.text(id), .text(talk.text)]
      ) { _ in true } ?? false
    }
  }

  // MARK: Within a transaction

  static func motion(_ id: String, of groupID: String, _ connection: Connection) throws -> GroupMotion {
    let found = try connection.first(
      "SELECT \(columns) FROM group_motion WHERE id = $1 AND group_id = $2", [.text(id), .text(groupID)], motion)
    guard let found else { throw ConscienceError.noSuchMotion }
    return found
  }

  private static func motion(_ row: Row) throws -> GroupMotion {
    GroupMotion(
      id: try row.text(0), title: try row.text(1), author: try row.textOrNil(2),
      motion: try JSONDecoder().decode(Motion.self, from: Data(try row.text(3).utf8)),
      eligible: try row.integerOrNil(4).map { Int($0) })
  }

  private static func document(_ motion: Motion) throws -> String {
    String(decoding: try JSONEncoder().encode(motion), as: UTF8.self)
  }

  static func requireReader(_ reader: ConscienceReader, of groupID: String, _ connection: Connection) throws {
    if try isOnRoll(reader.roll, of: groupID, connection) { return }
    guard try isHost(reader.memberID, of: groupID, connection) else { throw ConscienceError.notAMember }
  }
}
