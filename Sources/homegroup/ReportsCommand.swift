import ArgumentParser
import Directory
import Meetings

struct ReportsCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "reports", abstract: "What visitors said is wrong with listings.",
    subcommands: [List.self, Settle.self], defaultSubcommand: List.self)

  struct List: AsyncParsableCommand {
    static let configuration = CommandConfiguration(abstract: "Open reports, oldest first.")
    @OptionGroup var store: StoreOptions

    func run() async throws {
      try await store.withDirectory { directory in
        let open = try await directory.problems.open()
        if open.isEmpty { print("There are no open reports.") }
        for (report, slug, name) in open {
          let (date, time) = Zone.utc.wallClock(at: report.createdAt)
          print(
            Console.printable("\(report.id)  \(date) \(time) UTC  \(report.kind.rawValue)  \(name) (/meetings/\(slug))")
          )
          if !report.message.isEmpty { print("    " + Console.printable(report.message)) }
        }
      }
    }
  }

  struct Settle: AsyncParsableCommand {
    static let configuration = CommandConfiguration(abstract: "Mark a report as dealt with.")
    @Argument(help: "The report's id, as `homegroup reports` shows it.") var id: String
    @OptionGroup var store: StoreOptions

    func run() async throws {
      try await store.withDirectory { directory in
        guard try await directory.problems.settle(id: id, now: Instant.now) else {
          throw ValidationError("There is no open report \(id).")
        }
        print("Settled.")
      }
    }
  }
}
