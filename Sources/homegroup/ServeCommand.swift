import ArgumentParser
import Database
import Directory
import Foundation
import Logging
import Meetings
import Members
import Server

struct ServeCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "serve", abstract: "Serve the site until SIGTERM or Ctrl-C.")

  @Option(help: "The address to listen on (default 127.0.0.1).") var host: String?
  @Option(help: "The port to listen on (default 8080); 0 takes any free one.") var port: String?
  @Flag(name: .customLong("no-demo"), help: "Start empty instead of with the demonstration community.")
  var isWithoutDemo = false
  @OptionGroup var store: StoreOptions

  func run() async throws {
    let configuration: ServerConfiguration
    do {
      configuration = try store.configuration(flags)
    } catch {
      Console.error("\(error)")
      throw ExitCode(78)  // EX_CONFIG of sysexits.h
    }
    var logger = Logger(label: "homegroup") { StreamLogHandler.standardError(label: $0) }
    logger.logLevel = configuration.logLevel
    do {
      let directory = try await OpenDirectory.open(configuration, logger: logger)
      try await addDemonstrationIfEmpty(directory)
      try await serve(directory, logger)
      await directory.database.close()
    } catch let error as ServerError {
      Console.error("\(error)")
      throw ExitCode.failure
    } catch let error as DatabaseError {
      Console.error("The database cannot be used: \(error)")
      throw ExitCode.failure
    }
  }

  private var flags: [String: String] {
    var flags: [String: String] = [:]
    if let host { flags["host"] = host }
    if let port { flags["port"] = port }
    return flags
  }

  private func addDemonstrationIfEmpty(_ directory: OpenDirectory) async throws {
    guard !isWithoutDemo, try await directory.meetings.isUntouched() else { return }
    let count = try await directory.addDemonstration(timeZone: directory.configuration.timeZone.identifier)
    print(
      "The directory is empty, so it starts with \(count) made-up meetings. Take them out with: homegroup demo remove")
  }

  private func serve(_ directory: OpenDirectory, _ logger: Logger) async throws {
    let services = Services(
      now: { Instant.now }, monotonic: { .now }, random: { UInt64.random(in: .min ... .max) }, logger: logger)
    let application = try await HomegroupSite.application(
      directory.configuration, over: directory.database, services: services)
    let invitation = try await directory.members.inviteFirstAdmin()
    try await application.run { address in
      print("Homegroup is at \(address)")
      if let invitation {
        let site = directory.configuration.siteURL ?? String("\(address)".dropLast())
        print(
          "There is no admin yet. Whoever joins or signs in and opens this link within 24 hours is the first one:\n\(site)\(invitation)"
        )
      }
      fflush(nil)
    } onOverrun: {
      Foundation.exit(1)
    }
  }
}
