import Database
import Meetings

/// Sessions in the database. A row is of no use without the cookie: it holds the vault key wrapped by a key that only the cookie has.
struct SessionStore: Sendable {
  /// How long a session lives.
  enum Limits {
    /// Unused for so long, it ends.
    static let idleMinutes = 12 * 60
    static let idleMinutesStaying = 30 * 24 * 60
    /// However much it is used.
    static let absoluteMinutes = 24 * 60
    static let absoluteMinutesStaying = 180 * 24 * 60
    /// The time of last use is written so coarsely: it is all the disk knows of somebody's comings and goings.
    static let usedMinutes = 60
    /// Of one member; the least recently used goes when there is one more.
    static let perMember = 20
  }

  struct Record: Sendable {
    var tokenHash: String
    var memberID: String
    var name: String
    var vaultKey: [UInt8]
    var label: [UInt8]
    var stays: Bool
    var startedAt: Instant
    var usedAt: Instant
    /// Of the account as it is now.
    var proof: AccountProof

    /// When it ends if nobody uses it.
    var endsAt: Instant {
      min(
        usedAt.adding(minutes: (stays ? Limits.idleMinutesStaying : Limits.idleMinutes) + Limits.usedMinutes),
        startedAt.adding(minutes: stays ? Limits.absoluteMinutesStaying : Limits.absoluteMinutes))
    }
  }

  let database: Database

  /// - Throws: `AccountProblem.wrong` where the account's keys have changed since it was opened.
  func add(_ row: Record) async throws {
    try await database.write { connection in
      try row.proof.require(of: row.memberID, connection)
      try connection.execute(
        """
        DELETE FROM session WHERE member_id = $1 AND token_hash NOT IN (
          SELECT token_hash FROM session WHERE member_id = $1 ORDER BY used_at DESC, token_hash LIMIT $2)
        """, [.text(row.memberID), .integer(Int64(Limits.perMember - 1))])
      try connection.execute(
        """
        INSERT INTO session (token_hash, member_id, vault_key, label, stays, started_at, used_at)
        VALUES ($1, $2, $3, $4, $5, $6, $7)
        """,
        [
          .text(row.tokenHash), .text(row.memberID), .blob(row.vaultKey), .blob(row.label), Value(row.stays),
          .integer(row.startedAt.milliseconds), .integer(row.usedAt.milliseconds),
        ])
    }
  }

  /// The session of that token, if it has not ended.
  func session(tokenHash: String, now: Instant) async throws -> Record? {
    let row = try await database.read { connection in
      try connection.first("\(Self.selection) WHERE token_hash = $1", [.text(tokenHash)], Self.record)
    }
    return row.flatMap { now < $0.endsAt ? $0 : nil }
  }

  /// Notes that a session was used, to the hour.
  func touch(_ session: Record, now: Instant) async throws {
    guard session.usedAt < now.hour else { return }
    try await database.write { connection in
      try connection.execute(
        "UPDATE session SET used_at = $2 WHERE token_hash = $1",
        [.text(session.tokenHash), .integer(now.hour.milliseconds)])
    }
  }

  func all(of memberID: String) async throws -> [Record] {
    try await database.read { connection in
      try connection.query(
        "\(Self.selection) WHERE member_id = $1 ORDER BY used_at DESC, token_hash", [.text(memberID)], Self.record)
    }
  }

  func end(tokenHash: String) async throws {
    try await database.write { try $0.execute("DELETE FROM session WHERE token_hash = $1", [.text(tokenHash)]) }
  }

  /// Ends one session of a member, named by what the list of sessions calls it; false where it is not theirs.
  func end(named name: String, of memberID: String) async throws -> Bool {
    try await database.write {
      try $0.execute("DELETE FROM session WHERE token_hash = $1 AND member_id = $2", [.text(name), .text(memberID)]) > 0
    }
  }

  func endOthers(than tokenHash: String, of memberID: String) async throws {
    try await database.write {
      try $0.execute(
        "DELETE FROM session WHERE member_id = $1 AND token_hash <> $2", [.text(memberID), .text(tokenHash)])
    }
  }

  /// Takes out what ended by itself.
  ///
  /// - Returns: how many.
  @discardableResult
  func removeEnded(now: Instant) async throws -> Int {
    let oldest = now.adding(minutes: -Limits.absoluteMinutes)
    let oldestStaying = now.adding(minutes: -Limits.absoluteMinutesStaying)
    let idle = now.adding(minutes: -Limits.idleMinutes - Limits.usedMinutes)
    let idleStaying = now.adding(minutes: -Limits.idleMinutesStaying - Limits.usedMinutes)
    return try await database.write { connection in
      try connection.execute(
        """
        DELETE FROM session WHERE (stays = 0 AND (started_at <= $1 OR used_at <= $2))
          OR (stays = 1 AND (started_at <= $3 OR used_at <= $4))
        """,
        [oldest, idle, oldestStaying, idleStaying].map { .integer($0.milliseconds) })
    }
  }

  private static let selection = """
    SELECT token_hash, member_id, name, vault_key, label, stays, started_at, used_at, salt, recovery_key
    FROM session JOIN member ON member.id = member_id
    """

  private static func record(_ row: Row) throws -> Record {
    Record(
      tokenHash: try row.text(0), memberID: try row.text(1), name: try row.text(2), vaultKey: try row.blob(3),
      label: try row.blob(4), stays: try row.boolean(5), startedAt: Instant(milliseconds: try row.integer(6)),
      usedAt: Instant(milliseconds: try row.integer(7)),
      proof: AccountProof(salt: try row.blob(8), recoveryKey: try row.blob(9)))
  }
}

extension Instant {
  /// The hour that this instant is in.
  var hour: Instant { Instant(milliseconds: milliseconds - milliseconds % 3_600_000) }
}
