import Database
import Meetings
import Members

enum ServantError: Error, Hashable { case tooMany, taken, notAMember, noSuchPosition, noEndedTerm }

/// Trusted servants. A host makes the positions; a member of the group offers to take one, and a host says yes: so the servant is known by
/// the fingerprint on the roll, and nobody by their account.
extension GroupStore {
  private static let columns =
    """
    id, kind, title, note, months, holder_name, holder_mark, term_start, rotation, offer_name, deleted_at, ended_name,
    ended_at
    """

  /// By kind, in the order that everybody knows; deleted ones and ended terms only while they can be brought back.
  func positions(of groupID: String, at now: Instant? = nil) async throws -> [Position] {
    let since = now.map(Self.undoable(at:)) ?? Int64.max
    let positions = try await database.read { connection in
      try connection.query(
        """
        SELECT \(Self.columns) FROM group_position
        WHERE group_id = $1 AND (deleted_at IS NULL OR deleted_at > $2) ORDER BY id
        """, [.text(groupID), .integer(since)]
      ) { try Self.position($0, since: since) }
    }
    let kinds = ServiceKind.allCases
    return positions.sorted { a, b in
      (kinds.firstIndex(of: a.kind) ?? 0, a.title, a.id) < (kinds.firstIndex(of: b.kind) ?? 0, b.title, b.id)
    }
  }

  /// What was ended or deleted after this can be brought back, milliseconds.
  static func undoable(at now: Instant) -> Int64 {
    now.adding(minutes: -GroupSettings.Limits.undo).milliseconds
  }

  private static func position(_ row: Row, since: Int64) throws -> Position {
    var holder: Position.Holder?
    if let name = try row.textOrNil(5), let start = try row.textOrNil(7).flatMap({ CivilDate($0) }),
      let rotation = try row.textOrNil(8).flatMap({ CivilDate($0) })
    {
      holder = .init(name: name, termStart: start, rotation: rotation, isTied: try row.textOrNil(6) != nil)
    }
    return Position(
      id: try row.text(0), kind: ServiceKind(rawValue: try row.text(1)) ?? .other, title: try row.text(2),
      note: try row.text(3), months: Int(try row.integer(4)), holder: holder, offer: try row.textOrNil(9),
      deletedAt: try row.integerOrNil(10),
      ended: try row.integerOrNil(12).flatMap { try $0 > since ? row.textOrNil(11) : nil })
  }

  // MARK: For hosts

  /// Makes a position, or changes what it is; who holds it stays.
  ///
  /// - Throws: `MemberError.notAllowed`, `ServantError.tooMany`, `.noSuchPosition`.
  func save(_ position: Position, in groupID: String, isNew: Bool, by memberID: String) async throws {
    try await database.write { connection in
      try Self.requireHost(memberID, of: groupID, connection)
      let values: [Value] = [
        .text(position.id), .text(groupID), .text(position.kind.rawValue), .text(position.title), .text(position.note),
        .integer(Int64(position.months)),
      ]
      if isNew {
        let count = try connection.first(
          "SELECT count(*) FROM group_position WHERE group_id = $1", [.text(groupID)]
        ) { try $0.integer(0) }
        guard (count ?? 0) < Position.Limits.positions else { throw ServantError.tooMany }
        try connection.execute(
          "INSERT INTO group_position (id, group_id, kind, title, note, months) VALUES ($1, $2, $3, $4, $5, $6)", values
        )
        return
      }
      let changed = try connection.execute(
        "UPDATE group_position SET kind = $3, title = $4, note = $5, months = $6 WHERE id = $1 AND group_id = $2",
        values)
      if changed == 0 { throw ServantError.noSuchPosition }
    }
  }

  /// Writes down who serves, by the name that they gave the host: somebody without an account, too.
  func fill(
    _ id: String, in groupID: String, name: String, from start: CivilDate, until: CivilDate, by memberID: String
  )
    async throws
  {
    try await host(
      """
      UPDATE group_position SET holder_name = $3, holder_mark = NULL, term_start = $4, rotation = $5,
      offer_name = NULL, offer_mark = NULL, \(Self.noEnded) WHERE id = $1 AND group_id = $2
      """, id, groupID, [.text(name), .text(start.description), .text(until.description)], by: memberID)
  }

  /// Says yes to the member who offered: the term begins.
  func accept(_ id: String, in groupID: String, from start: CivilDate, until: CivilDate, by memberID: String)
    async throws
  {
    try await host(
      """
      UPDATE group_position SET holder_name = offer_name, holder_mark = offer_mark, term_start = $3, rotation = $4,
      offer_name = NULL, offer_mark = NULL, \(Self.noEnded)
      WHERE id = $1 AND group_id = $2 AND offer_mark IS NOT NULL
      """, id, groupID, [.text(start.description), .text(until.description)], by: memberID)
  }

  func decline(_ id: String, in groupID: String, by memberID: String) async throws {
    try await host(
      "UPDATE group_position SET offer_name = NULL, offer_mark = NULL WHERE id = $1 AND group_id = $2", id, groupID, [],
      by: memberID)
  }

  /// Deletes a position, or brings it back. Those that were deleted too long ago go for good.
  func delete(_ id: String, in groupID: String, isBack: Bool = false, by memberID: String, at now: Instant) async throws
  {
    let since = Self.undoable(at: now)
    try await database.write { connection in
      try Self.requireHost(memberID, of: groupID, connection)
      try connection.execute(
        "DELETE FROM group_position WHERE group_id = $1 AND deleted_at <= $2", [.text(groupID), .integer(since)])
      let changed = try connection.execute(
        "UPDATE group_position SET deleted_at = $3 WHERE id = $1 AND group_id = $2",
        [.text(id), .text(groupID), isBack ? .null : .integer(now.milliseconds)])
      if changed == 0 { throw ServantError.noSuchPosition }
    }
  }

  private func host(_ statement: String, _ id: String, _ groupID: String, _ more: [Value], by memberID: String)
    async throws
  {
    try await database.write { connection in
      try Self.requireHost(memberID, of: groupID, connection)
      let changed = try connection.execute(statement, [.text(id), .text(groupID)] + more)
      if changed == 0 { throw ServantError.noSuchPosition }
    }
  }

  // MARK: For members

  /// A member of the group offers to take an open position.
  ///
  /// - Throws: `ServantError.notAMember`, `.taken` where it is filled or somebody else was first.
  func offer(_ id: String, in groupID: String, name: String, mark: RollMark) async throws {
    try await database.write { connection in
      guard try Self.isOnRoll(mark, of: groupID, connection) else { throw ServantError.notAMember }
      let changed = try connection.execute(
        """
        UPDATE group_position SET offer_name = $3, offer_mark = $4 WHERE id = $1 AND group_id = $2
        AND deleted_at IS NULL AND holder_name IS NULL AND (offer_mark IS NULL OR offer_mark = $4)
        """, [.text(id), .text(groupID), .text(name), .text(mark.text)])
      if changed == 0 { throw ServantError.taken }
    }
  }

  /// Takes an offer back, or hands the service back.
  func stepDown(_ id: String, in groupID: String, mark: RollMark) async throws {
    try await database.write { connection in
      let values: [Value] = [.text(id), .text(groupID), .text(mark.text)]
      try connection.execute("\(Self.open) WHERE id = $1 AND group_id = $2 AND holder_mark = $3", values)
      try connection.execute(
        """
        UPDATE group_position SET offer_name = NULL, offer_mark = NULL
        WHERE id = $1 AND group_id = $2 AND offer_mark = $3
        """, values)
    }
  }

  /// What somebody offered and holds, by their mark.
  func own(_ mark: RollMark, of groupID: String) async throws -> (offers: Set<String>, holds: Set<String>) {
    try await database.read { connection in
      func ids(_ column: String) throws -> Set<String> {
        Set(
          try connection.query(
            "SELECT id FROM group_position WHERE group_id = $1 AND \(column) = $2", [.text(groupID), .text(mark.text)]
          ) { try $0.text(0) })
      }
      return (try ids("offer_mark"), try ids("holder_mark"))
    }
  }

  private static let open =
    "UPDATE group_position SET holder_name = NULL, holder_mark = NULL, term_start = NULL, rotation = NULL"

  /// Nothing of an ended term is kept any more.
  static let noEnded =
    "ended_name = NULL, ended_mark = NULL, ended_start = NULL, ended_rotation = NULL, ended_at = NULL"
}
