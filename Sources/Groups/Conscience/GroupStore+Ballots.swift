import Database
import Gathering
import Meetings

/// The secret ballot. Three numbers, and marks that somebody voted; nothing leads from the one to the other.
extension GroupStore {
  /// How somebody stands to a vote.
  struct Voter: Sendable, Hashable {
    /// They belonged before the vote began.
    var mayVote = false
    var hasVoted = false
  }

  func voter(_ roll: RollMark, _ vote: RollMark, of found: GroupMotion, in groupID: String) async throws -> Voter {
    try await database.read { connection in
      Voter(
        mayVote: try Self.mayVote(roll, found.motion, of: groupID, connection),
        hasVoted: try Self.hasVoted(vote, on: found.id, connection))
    }
  }

  /// Counts a vote. Whether somebody may vote, that they have not, the mark and the number are one transaction.
  ///
  /// - Throws: `Motion.Refusal`, with nothing counted.
  func cast(
    _ choice: BallotChoice, on id: String, of groupID: String, roll: RollMark, vote: RollMark, at now: Instant
  ) async throws {
    try await database.write { connection in
      let found = try Self.motion(id, of: groupID, connection)
      try found.motion.checkBallot(
        isVoter: Self.mayVote(roll, found.motion, of: groupID, connection),
        hasVoted: Self.hasVoted(vote, on: id, connection), at: now)
      if found.eligible == nil {
        let voters = try Self.countVoters(found.motion, of: groupID, connection)
        try connection.execute(
          "UPDATE group_motion SET eligible = $2 WHERE id = $1", [.text(id), .integer(Int64(voters))])
      }
      try connection.execute(
        "INSERT INTO motion_voter (motion_id, mark) VALUES ($1, $2)", [.text(id), .text(vote.text)])
      try Self.stir("motion_voter", "motion_id", id, connection)
      // All three rows are written, whichever number goes up: what a database notes of a row's last change is the same for each.
      try connection.execute(
        "UPDATE motion_tally SET votes = votes + CASE WHEN choice = $2 THEN 1 ELSE 0 END WHERE motion_id = $1",
        [.text(id), .text(choice.rawValue)])
    }
    // The steps from one state to the next leave the engine's log, too.
    try await database.scrub()
  }

  /// What came of it; nil before the vote has ended: until then nobody is told a number.
  func outcome(_ id: String, of groupID: String, for reader: ConscienceReader, at now: Instant) async throws -> (
    result: MotionResult, tally: Tally, voters: Int
  )? {
    try await database.read { connection in
      try Self.requireReader(reader, of: groupID, connection)
      let found = try Self.motion(id, of: groupID, connection)
      guard found.motion.stage(at: now) == .decided else { return nil }
      var votes: [BallotChoice: Int] = [:]
      try connection.forEach("SELECT choice, votes FROM motion_tally WHERE motion_id = $1", [.text(id)]) { row in
        if let choice = BallotChoice(rawValue: try row.text(0)) { votes[choice] = Int(try row.integer(1)) }
      }
      let tally = Tally(yes: votes[.yes] ?? 0, no: votes[.no] ?? 0, abstain: votes[.abstain] ?? 0)
      let voters = try found.eligible ?? Self.countVoters(found.motion, of: groupID, connection)
      guard let result = found.motion.result(tally, voters: voters, at: now) else { return nil }
      return (result, tally, voters)
    }
  }

  /// Takes out the marks of votes that have ended: nobody can vote there any more.
  func removeOldMarks(at now: Instant) async throws -> Int {
    let count = try await database.write { connection in
      try connection.execute(
        "DELETE FROM motion_voter WHERE motion_id IN (SELECT id FROM group_motion WHERE ends_at <= $1)",
        [.integer(now.milliseconds)])
    }
    if count > 0 { try await database.scrub() }
    return count
  }

  private static func mayVote(_ roll: RollMark, _ motion: Motion, of groupID: String, _ connection: Connection) throws
    -> Bool
  {
    try rollEntry(roll, of: groupID, connection).map { $0.countsFrom <= motion.discussionUntil } ?? false
  }

  private static func hasVoted(_ vote: RollMark, on id: String, _ connection: Connection) throws -> Bool {
    try connection.first(
      "SELECT 1 FROM motion_voter WHERE motion_id = $1 AND mark = $2", [.text(id), .text(vote.text)]
    ) { _ in true } ?? false
  }

  private static func countVoters(_ motion: Motion, of groupID: String, _ connection: Connection) throws -> Int {
    Int(
      try connection.first(
        "SELECT count(*) FROM group_roll WHERE group_id = $1 AND counts_from <= $2",
        [.text(groupID), .integer(motion.discussionUntil.milliseconds)]
      ) { try $0.integer(0) } ?? 0)
  }
}
