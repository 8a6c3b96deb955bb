import Database
import Gathering
import Meetings

/// What members say of a motion, under a name that they choose for it.
extension GroupStore {
  /// In the order in which they were written; hidden ones for hosts alone.
  func comments(on id: String, of groupID: String, talk: RollMark, for reader: ConscienceReader) async throws
    -> [MotionComment]
  {
    try await database.read { connection in
      try Self.requireReader(reader, of: groupID, connection)
      _ = try Self.motion(id, of: groupID, connection)
      let isHost = try Self.isHost(reader.memberID, of: groupID, connection)
      return try connection.query(
        "SELECT number, name, text, day, mark, hidden_at FROM motion_comment WHERE motion_id = $1 ORDER BY number",
        [.text(id)]
      ) { row in
        MotionComment(
          id: try row.integer(0), name: try row.text(1), text: try row.text(2),
          day: CivilDate(try row.text(3)) ?? CivilDate(daysSinceEpoch: 0), isOwn: try row.text(4) == talk.text,
          isHidden: try row.integerOrNil(5) != nil)
      }.filter { !$0.isHidden || isHost }
    }
  }

  /// - Throws: `ConscienceError`.
  func comment(
    _ text: String, name: String, on id: String, of groupID: String, talk: RollMark, by reader: ConscienceReader,
    at now: Instant
  ) async throws {
    let day = Zone.utc.date(at: now).description
    try await database.write { connection in
      guard try Self.isOnRoll(reader.roll, of: groupID, connection) else { throw ConscienceError.notAMember }
      switch try Self.motion(id, of: groupID, connection).motion.stage(at: now) {
      case .discussion, .voting: break
      case .decided, .withdrawn: throw ConscienceError.isOver
      }
      try Self.requireRoom(for: name, on: id, talk, connection)
      let last = try connection.first(
        "SELECT max(number) FROM motion_comment WHERE motion_id = $1", [.text(id)]
      ) { try $0.integerOrNil(0) }
      try connection.execute(
        "INSERT INTO motion_comment (motion_id, number, mark, name, text, day) VALUES ($1, $2, $3, $4, $5, $6)",
        [.text(id), .integer((last.flatMap { $0 } ?? 0) + 1), .text(talk.text), .text(name), .text(text), .text(day)])
    }
  }

  private static func requireRoom(for name: String, on id: String, _ talk: RollMark, _ connection: Connection) throws {
    func count(_ condition: String, _ more: [Value]) throws -> Int64 {
      try connection.first("SELECT count(*) FROM motion_comment WHERE motion_id = $1 \(condition)", [.text(id)] + more)
      {
        try $0.integer(0)
      } ?? 0
    }
    let author = try connection.first(
      "SELECT 1 FROM group_motion WHERE id = $1 AND author_name = $2 AND author_mark <> $3",
      [.text(id), .text(name), .text(talk.text)]
    ) { _ in true }
    let others = try count("AND name = $2 AND mark <> $3", [.text(name), .text(talk.text)])
    if author == true || others > 0 { throw ConscienceError.nameTaken }
    let own = try count("AND mark = $2", [.text(talk.text)])
    guard own < GroupMotion.Limits.commentsOfOne, try count("", []) < GroupMotion.Limits.comments else {
      throw ConscienceError.tooManyComments
    }
  }

  /// Deletes a comment of one's own.
  func deleteComment(_ number: Int64, on id: String, of groupID: String, talk: RollMark) async throws {
    let gone = try await database.write { connection in
      _ = try Self.motion(id, of: groupID, connection)
      return try connection.execute(
        "DELETE FROM motion_comment WHERE motion_id = $1 AND number = $2 AND mark = $3",
        [.text(id), .integer(number), .text(talk.text)])
    }
    if gone == 0 { throw ConscienceError.notAMember }
  }

  /// Takes a comment away, or brings it back: for hosts.
  func hideComment(
    _ number: Int64, on id: String, of groupID: String, isBack: Bool, by memberID: String, at now: Instant
  )
    async throws
  {
    try await database.write { connection in
      try Self.requireHost(memberID, of: groupID, connection)
      _ = try Self.motion(id, of: groupID, connection)
      try connection.execute(
        "UPDATE motion_comment SET hidden_at = $3 WHERE motion_id = $1 AND number = $2",
        [.text(id), .integer(number), isBack ? .null : .integer(now.milliseconds)])
    }
  }
}
