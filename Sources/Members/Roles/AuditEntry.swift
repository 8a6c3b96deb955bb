import Database
import Meetings

/// A privileged act: when, what, by and about which account id. Nobody's name or words.
public struct AuditEntry: Sendable, Hashable {
  public enum Action: String, Sendable {
    case granted, revoked
    /// The first admin came in by the one-time link.
    case claimed
    /// An account was made at the command line.
    case created
  }

  /// In place of the id of an account that is gone.
  public static let someoneWhoLeft = "left"

  public var id: String
  public var at: Instant
  /// Nil for the operator at the command line.
  public var actorID: String?
  public var action: Action
  public var subjectID: String?
  public var detail: String

  init(id: String, at: Instant, actorID: String?, action: Action, subjectID: String? = nil, detail: String = "") {
    self.id = id
    self.at = at
    self.actorID = actorID
    self.action = action
    self.subjectID = subjectID
    self.detail = detail
  }

  func about(_ subjectID: String) -> AuditEntry {
    var entry = self
    entry.subjectID = subjectID
    return entry
  }

  func insert(_ connection: Connection) throws {
    try connection.execute(
      "INSERT INTO audit_entry (id, at, actor_id, action, subject_id, detail) VALUES ($1, $2, $3, $4, $5, $6)",
      [.text(id), .integer(at.milliseconds), Value(actorID), .text(action.rawValue), Value(subjectID), .text(detail)])
  }

  /// The latest, newest first.
  public static func latest(_ limit: Int, in database: Database) async throws -> [AuditEntry] {
    try await database.read { connection in
      try connection.query(
        "SELECT id, at, actor_id, action, subject_id, detail FROM audit_entry ORDER BY id DESC LIMIT $1",
        [.integer(Int64(limit))]
      ) { row in
        try Action(rawValue: row.text(3)).map { action in
          AuditEntry(
            id: try row.text(0), at: Instant(milliseconds: try row.integer(1)), actorID: try row.textOrNil(2),
            action: action, subjectID: try row.textOrNil(4), detail: try row.text(5))
        }
      }.compactMap { $0 }
    }
  }
}
