import ArgumentParser
import Directory
import Meetings
import Server

struct DemoCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "demo", abstract: "The fictional demonstration community.", subcommands: [Add.self, Remove.self])

  struct Add: AsyncParsableCommand {
    static let configuration = CommandConfiguration(abstract: "Put the demonstration community into the directory.")
    @Option(name: .customLong("time-zone"), help: "The IANA zone it lives in.") var timeZone: String?
    @OptionGroup var store: StoreOptions

    func run() async throws {
      try await store.withDirectory { directory in
        let zone = timeZone ?? directory.configuration.timeZone.identifier
        guard Zone.named(zone) != nil else { throw ValidationError("“\(zone)” is not an IANA time zone.") }
        let count = try await directory.addDemonstration(timeZone: zone)
        print("Added \(count) made-up meetings. Take them out again with: homegroup demo remove")
      }
    }
  }

  struct Remove: AsyncParsableCommand {
    static let configuration = CommandConfiguration(abstract: "Take the demonstration community out again.")
    @OptionGroup var store: StoreOptions

    func run() async throws {
      try await store.withDirectory { directory in
        let count = try await directory.removeDemonstration()
        print(count == 0 ? "There was no demonstration community." : "Removed the \(count) made-up meetings.")
      }
    }
  }
}
