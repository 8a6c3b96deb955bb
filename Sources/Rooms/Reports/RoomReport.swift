import Database
import Foundation
import Gathering
import Meetings
import Members

/// What somebody in a room wants the moderators to know: in the words that they chose to keep, and no others.
struct RoomReport: Codable, Sendable, Hashable {
  /// The meeting's name, and when it started.
  var meeting: String
  var startedAt: Instant
  /// What happened, as the reporter says it.
  var about: String
  /// What was said, where the reporter keeps it.
  var words: String

  /// Characters.
  static let longestAbout = 1_000
  /// A share and a name.
  static let longestWords = RoomLimits.share + 200
  static let purpose = "homegroup room report"
}

/// Reports in the database: one copy for each moderator, sealed for that moderator alone.
struct RoomReportStore: Sendable {
  let database: Database

  /// A report as one moderator sees it.
  struct Letter: Sendable {
    var id: String
    var madeAt: Instant
    /// Nil where it does not open.
    var report: RoomReport?
  }

  /// Most reports on a moderator's page; the older ones follow when these are settled.
  static let mostShown = 200
  /// Days that a report is kept which nobody settles: what happened in a room is not for ever.
  static let keptDays = 90

  /// Seals a report for every moderator; for the admins where there is none.
  ///
  /// - Returns: how many can read it.
  func add(_ report: RoomReport, id: String, at now: Instant) async throws -> Int {
    let bytes = Array(try JSONEncoder().encode(report))
    return try await database.write { connection in
      var readers = try RoleStore.recipients(holding: [.moderator], connection)
      if readers.isEmpty { readers = try RoleStore.recipients(holding: [.admin], connection) }
      for reader in readers {
        let sealed = try SealedLetter.seal(bytes, to: reader.publicKey, purpose: RoomReport.purpose)
        try connection.execute(
          "INSERT INTO room_report (id, moderator_id, made_at, sealed) VALUES ($1, $2, $3, $4)",
          [.text(id), .text(reader.memberID), .integer(now.milliseconds), .blob(sealed)])
      }
      return readers.count
    }
  }

  /// Those sealed for the member who is signed in, newest first. Somebody who is no moderator has none.
  func letters(for signedIn: SignedIn, of members: Members) async throws -> [Letter] {
    let rows = try await database.read { connection in
      try connection.query(
        "SELECT id, made_at, sealed FROM room_report WHERE moderator_id = $1 ORDER BY made_at DESC, id LIMIT $2",
        [.text(signedIn.member.id), .integer(Int64(Self.mostShown))]
      ) { (id: try $0.text(0), at: try $0.integer(1), sealed: try $0.blob(2)) }
    }
    let opened = try await members.open(rows.map(\.sealed), for: signedIn, purpose: RoomReport.purpose)
    return zip(rows, opened).map { row, bytes in
      Letter(
        id: row.id, madeAt: Instant(milliseconds: row.at),
        report: bytes.flatMap { try? JSONDecoder().decode(RoomReport.self, from: Data($0)) })
    }
  }

  /// Reports that nobody has settled for so long go.
  func erasingOld(_ now: @escaping @Sendable () -> Instant) -> PeriodicTask {
    PeriodicTask("rooms-reports", every: .seconds(6 * 60 * 60)) {
      let before = now().adding(days: -Self.keptDays)
      let erased = try await database.write { connection in
        try connection.execute("DELETE FROM room_report WHERE made_at < $1", [.integer(before.milliseconds)])
      }
      return "\(erased) reports erased"
    }
  }

  /// Settled: every moderator's copy goes.
  ///
  /// - Throws: `MemberError.notAllowed` to whoever has no copy.
  func settle(_ id: String, by memberID: String) async throws {
    try await database.write { connection in
      let isTheirs = try connection.first(
        "SELECT 1 FROM room_report WHERE id = $1 AND moderator_id = $2", [.text(id), .text(memberID)]
      ) { _ in true }
      guard isTheirs == true else { throw MemberError.notAllowed }
      try connection.execute("DELETE FROM room_report WHERE id = $1", [.text(id)])
    }
  }
}

/// For tests of what the disk tells.
package enum RoomReports {
  package struct Writer: Sendable {
    let store: RoomReportStore

    /// Seals a report. Gives how many can read it.
    package func add(id: String, about: String) async throws -> Int {
      try await store.add(
        RoomReport(meeting: "", startedAt: Instant(milliseconds: 0), about: about, words: ""), id: id,
        at: Instant(milliseconds: 0))
    }
  }

  package static func forTests(_ database: Database) -> Writer { Writer(store: RoomReportStore(database: database)) }
}
