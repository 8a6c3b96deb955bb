import ArgumentParser
import Database
import Directory
import Foundation
import Logging
import Meetings
import Server

/// Where the directory is: the same on every command.
struct StoreOptions: ParsableArguments {
  @Option(help: "The folder of the embedded database.")
  var data: String?
  @Option(help: "A PostgreSQL database instead: postgres://user:password@host/name.")
  var database: String?
  @Option(help: "A configuration file (JSON); docs/configuration.md lists its keys.")
  var config: String?

  func configuration(_ more: [String: String] = [:]) throws -> ServerConfiguration {
    var flags = more
    if let data { flags["data"] = data }
    if let database { flags["database"] = database }
    return try ServerConfiguration.load(flags: flags, file: config)
  }

  /// Opens the directory, calls `body` and closes it again, whatever happens.
  func withDirectory(_ body: @Sendable (OpenDirectory) async throws -> Void) async throws {
    let directory = try await OpenDirectory.open(try configuration(), logger: Self.quietLogger)
    do {
      try await body(directory)
      await directory.database.close()
    } catch {
      await directory.database.close()
      throw error
    }
  }

  /// Commands speak for themselves; only what is wrong is logged.
  private static var quietLogger: Logger {
    var logger = Logger(label: "homegroup") { StreamLogHandler.standardError(label: $0) }
    logger.logLevel = .warning
    return logger
  }
}

extension Instant {
  static var now: Instant { Instant(milliseconds: Int64((Date().timeIntervalSince1970 * 1000).rounded(.down))) }
}
