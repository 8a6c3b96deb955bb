import ArgumentParser
import Directory
import Meetings

struct SourceCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "source", abstract: "Where the listings come from.",
    subcommands: [List.self, Remove.self], defaultSubcommand: List.self)

  struct List: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
      abstract: "Every source, its format, its listings and its last import (UTC).")
    @OptionGroup var store: StoreOptions

    func run() async throws {
      try await store.withDirectory { directory in
        let sources = try await directory.meetings.sources()
        if sources.isEmpty {
          print("There are no sources yet. Bring one in with: homegroup import FILE --format … --source NAME")
        }
        for source in sources {
          let (date, time) = Zone.utc.wallClock(at: source.importedAt)
          print("\(source.name)\t\(source.format)\t\(source.listings) listings\t\(date) \(time) UTC")
        }
      }
    }
  }

  struct Remove: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
      abstract: "Remove a source and every listing that came from it, for good, but what groups keep themselves.")
    @Argument(help: "The source's name.") var name: String
    @OptionGroup var store: StoreOptions

    func run() async throws {
      try await store.withDirectory { directory in
        guard try await directory.meetings.sources().contains(where: { $0.name == name }) else {
          throw ValidationError("There is no source “\(name)”. homegroup source list shows them.")
        }
        let (removed, kept) = try await directory.meetings.remove(source: name)
        print("Removed \(name) and its \(removed) listings.")
        if kept > 0 { print("\(kept) that their groups keep themselves stay, under “\(Source.ownName)”.") }
      }
    }
  }
}
