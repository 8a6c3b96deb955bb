import Database
import Directory
import Foundation
import Groups
import Logging
import Meetings
import Members
import Server

/// The directory as a command uses it: the database opened and brought up to date, and what works on it.
struct OpenDirectory: Sendable {
  let configuration: ServerConfiguration
  let database: Database
  let meetings: MeetingStore
  let problems: ProblemReportStore
  let importer: Importer
  let members: Members

  static func open(_ configuration: ServerConfiguration, logger: Logger) async throws -> OpenDirectory {
    let database = try await Database.open(configuration.databaseLocation, logger: logger)
    try await database.migrate(SiteMigrations.all)
    let ids = IDGenerator(now: { Instant.now.milliseconds }, random: SystemRandomNumberGenerator())
    let members = Members(
      database, ids: ids, keys: PassphraseKeys(), now: { Instant.now }, random: { UInt64.random(in: .min ... .max) })
    return OpenDirectory(
      configuration: configuration, database: database, meetings: MeetingStore(database),
      problems: ProblemReportStore(database, ids: ids),
      importer: Importer(database: database, ids: ids, now: { Instant.now }), members: members)
  }

  /// Puts the demonstration community in, or brings it up to date: its listings, and the group that keeps a room open.
  ///
  /// - Returns: how many listings it has.
  func addDemonstration(timeZone: String) async throws -> Int {
    let count = try await importer.addDemonstration(timeZone: timeZone)
    try await DemonstrationGroup.add(to: database, at: .now)
    return count
  }

  /// Takes it out again. Gives how many listings it had.
  func removeDemonstration() async throws -> Int {
    try await DemonstrationGroup.remove(from: database)
    return try await meetings.remove(source: Source.demonstrationName).removed
  }
}
