import Database
import Meetings

/// Reports from visitors, for the operator alone: no route gives them out.
public struct ProblemReportStore: Sendable {
  let database: Database
  let ids: IDGenerator

  public init(_ database: Database, ids: IDGenerator) {
    self.database = database
    self.ids = ids
  }

  /// Keeps a report. Throws `ProblemReportError.alreadyKnown` where enough are waiting.
  func add(kind: ProblemReport.Kind, message: String, meetingID: String, now: Instant) async throws {
    let id = ids.next()
    try await database.write { connection in
      let open =
        try connection.first(
          """
          SELECT count(*), CAST(coalesce(sum(CASE WHEN meeting_id = $1 THEN 1 ELSE 0 END), 0) AS BIGINT)
          FROM problem_report WHERE settled_at IS NULL
          """, [.text(meetingID)]
        ) { (try $0.integer(0), try $0.integer(1)) } ?? (0, 0)
      guard open.0 < ProblemReport.Limits.open, open.1 < ProblemReport.Limits.openPerMeeting else {
        throw ProblemReportError.alreadyKnown
      }
      _ = try connection.execute(
        "INSERT INTO problem_report (id, meeting_id, kind, message, created_at) VALUES ($1, $2, $3, $4, $5)",
        [.text(id), .text(meetingID), .text(kind.rawValue), .text(message), .integer(now.milliseconds)])
    }
  }

  /// Open reports, oldest first, with the listing's slug and name.
  public func open() async throws -> [(report: ProblemReport, slug: String, name: String)] {
    try await database.read { connection in
      try connection.query(
        """
        SELECT problem_report.id, meeting_id, kind, message, problem_report.created_at, slug, document
        FROM problem_report JOIN meeting ON meeting.id = meeting_id WHERE settled_at IS NULL ORDER BY problem_report.id
        """
      ) { row in
        let report = ProblemReport(
          id: try row.text(0), meetingID: try row.text(1),
          kind: ProblemReport.Kind(rawValue: try row.text(2)) ?? .other,
          message: try row.text(3), createdAt: Instant(milliseconds: try row.integer(4)), settledAt: nil)
        return (report, try row.text(5), try MeetingDocument.decode(row.text(6)).name)
      }
    }
  }

  /// Marks a report as dealt with; false where no open report has that id.
  public func settle(id: String, now: Instant) async throws -> Bool {
    try await database.write { connection in
      try connection.execute(
        "UPDATE problem_report SET settled_at = $1 WHERE id = $2 AND settled_at IS NULL",
        [.integer(now.milliseconds), .text(id)]) > 0
    }
  }
}
