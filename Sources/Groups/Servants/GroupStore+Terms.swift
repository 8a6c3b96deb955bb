import Database
import Meetings

/// Ending a term, and undoing it.
extension GroupStore {
  /// Ends a term: the position is open. For a day the term can be brought back; where there is none, nothing happens.
  ///
  /// - Throws: `MemberError.notAllowed`, `ServantError.noSuchPosition`.
  func endTerm(_ id: String, in groupID: String, by memberID: String, at now: Instant) async throws {
    try await database.write { connection in
      try Self.requireHost(memberID, of: groupID, connection)
      let values: [Value] = [.text(id), .text(groupID)]
      let isThere = try connection.first("SELECT 1 FROM group_position WHERE id = $1 AND group_id = $2", values) { _ in
        true
      }
      guard isThere == true else { throw ServantError.noSuchPosition }
      try connection.execute(
        """
        UPDATE group_position SET ended_name = holder_name, ended_mark = holder_mark, ended_start = term_start,
        ended_rotation = rotation, ended_at = $3, holder_name = NULL, holder_mark = NULL, term_start = NULL, rotation = NULL
        WHERE id = $1 AND group_id = $2 AND holder_name IS NOT NULL
        """, values + [.integer(now.milliseconds)])
    }
  }

  /// Brings back a term that was ended less than a day ago: name, days and the tie to the roll as they were.
  ///
  /// - Throws: `MemberError.notAllowed`; `ServantError.noEndedTerm` where it is too late, or somebody else serves or has offered to.
  func resumeTerm(_ id: String, in groupID: String, by memberID: String, at now: Instant) async throws {
    try await database.write { connection in
      try Self.requireHost(memberID, of: groupID, connection)
      let changed = try connection.execute(
        """
        UPDATE group_position SET holder_name = ended_name, holder_mark = ended_mark, term_start = ended_start,
        rotation = ended_rotation, \(Self.noEnded)
        WHERE id = $1 AND group_id = $2 AND ended_at > $3 AND holder_name IS NULL AND offer_mark IS NULL
        AND deleted_at IS NULL
        """, [.text(id), .text(groupID), .integer(Self.undoable(at: now))])
      if changed == 0 { throw ServantError.noEndedTerm }
    }
  }

  /// Takes out what cannot be brought back any more: ended terms, and positions that were deleted.
  ///
  /// - Returns: how many it were.
  func forgetEnded(at now: Instant) async throws -> Int {
    let since: [Value] = [.integer(Self.undoable(at: now))]
    let count = try await database.write { connection in
      try connection.execute("DELETE FROM group_position WHERE deleted_at <= $1", since)
        + connection.execute("UPDATE group_position SET \(Self.noEnded) WHERE ended_at <= $1", since)
    }
    if count > 0 { try await database.scrub() }
    return count
  }
}
