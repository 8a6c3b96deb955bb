import Database
import Meetings

/// Who belongs. Everything here takes a mark, which only a member's own key makes.
extension GroupStore {
  /// Fewer members are not counted on a page: a small number is nearly a list.
  static let fewestCounted = 5
  /// A group's most members: no group that meets is larger, and a roll cannot be filled without end.
  static let mostMembers = 5_000

  enum RollError: Error, Hashable { case full, notAMember, nameTaken }

  struct RollEntry: Sendable, Hashable {
    /// What the other members see; nil for somebody who is not seen.
    var shownName: String?
    /// From when on they vote: the day after they came.
    var countsFrom: Instant
  }

  func rollEntry(_ mark: RollMark, of groupID: String) async throws -> RollEntry? {
    try await database.read { try Self.rollEntry(mark, of: groupID, $0) }
  }

  static func rollEntry(_ mark: RollMark, of groupID: String, _ connection: Connection) throws -> RollEntry? {
    try connection.first(
      "SELECT shown_name, counts_from FROM group_roll WHERE group_id = $1 AND mark = $2",
      [.text(groupID), .text(mark.text)]
    ) { RollEntry(shownName: try $0.textOrNil(0), countsFrom: Instant(milliseconds: try $0.integer(1))) }
  }

  /// Makes it somebody's home group, or changes by which name the other members see them.
  ///
  /// The day after is noted, not the moment: a moment could be found again in what else happened then.
  func join(_ mark: RollMark, _ groupID: String, shownName: String?, at now: Instant) async throws {
    let countsFrom = Zone.utc.instant(of: Zone.utc.date(at: now).adding(days: 1), at: .midnight)
    try await database.write { connection in
      if try !Self.isOnRoll(mark, of: groupID, connection),
        try Self.countMembers(of: groupID, connection) >= Self.mostMembers
      {
        throw RollError.full
      }
      if let shownName {
        let other = try connection.first(
          "SELECT 1 FROM group_roll WHERE group_id = $1 AND shown_name = $2 AND mark <> $3",
          [.text(groupID), .text(shownName), .text(mark.text)]
        ) { _ in true }
        if other == true { throw RollError.nameTaken }
      }
      try connection.execute(
        """
        INSERT INTO group_roll (group_id, mark, shown_name, counts_from) VALUES ($1, $2, $3, $4)
        ON CONFLICT (group_id, mark) DO UPDATE SET shown_name = excluded.shown_name
        """, [.text(groupID), .text(mark.text), Value(shownName), .integer(countsFrom.milliseconds)])
      try Self.stir("group_roll", "group_id", groupID, connection)
    }
  }

  /// Takes somebody off the roll, and out of what they held by it.
  func leave(_ mark: RollMark, _ groupID: String) async throws {
    try await database.write { try Self.leave(mark, groupID, $0) }
    try await database.scrub()
  }

  static func leave(_ mark: RollMark, _ groupID: String, _ connection: Connection) throws {
    let values: [Value] = [.text(groupID), .text(mark.text)]
    try connection.execute("DELETE FROM group_roll WHERE group_id = $1 AND mark = $2", values)
    try connection.execute(
      """
      UPDATE group_position SET holder_name = NULL, holder_mark = NULL, term_start = NULL, rotation = NULL
      WHERE group_id = $1 AND holder_mark = $2
      """, values)
    try connection.execute("UPDATE group_position SET \(noEnded) WHERE group_id = $1 AND ended_mark = $2", values)
    try connection.execute(
      "UPDATE group_position SET offer_name = NULL, offer_mark = NULL WHERE group_id = $1 AND offer_mark = $2", values)
  }

  /// How many call it their home group; nil where they are so few that a number would say who.
  public func memberCount(of groupID: String) async throws -> Int? {
    let count = try await database.read { try Self.countMembers(of: groupID, $0) }
    return count < Self.fewestCounted ? nil : count
  }

  static func countMembers(of groupID: String, _ connection: Connection) throws -> Int {
    Int(
      try connection.first("SELECT count(*) FROM group_roll WHERE group_id = $1", [.text(groupID)]) {
        try $0.integer(0)
      } ?? 0)
  }

  /// The names of those who chose to be seen.
  ///
  /// - Throws: `RollError.notAMember` to somebody who is not on the roll.
  func shownNames(of groupID: String, to mark: RollMark) async throws -> [String] {
    try await database.read { connection in
      guard try Self.isOnRoll(mark, of: groupID, connection) else { throw RollError.notAMember }
      return try connection.query(
        "SELECT shown_name FROM group_roll WHERE group_id = $1 AND shown_name IS NOT NULL ORDER BY shown_name",
        [.text(groupID)]
      ) { try $0.text(0) }
    }
  }

  /// Writes all rows of a group or motion again. PostgreSQL keeps with each row by which transaction it was written, and a transaction
  /// number beside that of an account's own record would say whose row it is; so all rows carry the same, the latest.
  static func stir(_ table: String, _ column: String, _ id: String, _ connection: Connection) throws {
    try connection.execute("UPDATE \(table) SET \(column) = \(column) WHERE \(column) = $1", [.text(id)])
  }
}
