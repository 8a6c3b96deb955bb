import ArgumentParser
import Database
import Foundation
import Meetings
import Members
import Server

extension AdminCommand {
  struct List: AsyncParsableCommand {
    static let configuration = CommandConfiguration(abstract: "Everybody who has a role.")
    @OptionGroup var store: StoreOptions

    func run() async throws {
      try await store.withDirectory { directory in
        let all = try await directory.members.roles.all()
        if all.isEmpty { print("Nobody has a role.") }
        for (member, grant) in all {
          print(Console.printable("\(member.name)  \(grant.role.rawValue)  \(grant.scope)"))
        }
      }
    }
  }

  struct Log: AsyncParsableCommand {
    static let configuration = CommandConfiguration(abstract: "What was done with roles, newest first.")
    @Option(help: "How many entries.") var limit = 100
    @OptionGroup var store: StoreOptions

    func run() async throws {
      try await store.withDirectory { directory in
        for entry in try await AuditEntry.latest(max(1, limit), in: directory.database) {
          print(Console.printable("\(entry.at.rfc3339(in: .utc))  \(try await directory.members.words(entry))"))
        }
      }
    }
  }

  struct Tasks: AsyncParsableCommand {
    static let configuration = CommandConfiguration(abstract: "What the server does by itself, and how it last went.")
    @OptionGroup var store: StoreOptions

    func run() async throws {
      try await store.withDirectory { directory in
        let runs = try await PeriodicTaskStore.lastRuns(in: directory.database)
        if runs.isEmpty { print("Nothing has run yet.") }
        for run in runs {
          let when = Instant(milliseconds: run.ranAt).rfc3339(in: .utc)
          print(Console.printable("\(when)  \(run.name): \(run.succeeded ? "" : "failed: ")\(run.result)"))
        }
      }
    }
  }
}

extension Role: ExpressibleByArgument {}

/// A passphrase from the terminal, not shown while it is typed, or the first line of what is piped in.
enum PassphrasePrompt {
  static func read() throws -> String {
    guard isatty(STDIN_FILENO) == 1 else { return readLine() ?? "" }
    let first = try hidden("Passphrase: ")
    guard try hidden("Once more: ") == first else { throw ValidationError("The two are not the same.") }
    return first
  }

  private static func hidden(_ prompt: String) throws -> String {
    Console.error(prompt, terminator: "")
    var shown = termios()
    guard tcgetattr(STDIN_FILENO, &shown) == 0 else { throw ValidationError("The terminal cannot hide what is typed.") }
    var hidden = shown
    hidden.c_lflag &= ~tcflag_t(ECHO)
    tcsetattr(STDIN_FILENO, TCSAFLUSH, &hidden)
    defer {
      tcsetattr(STDIN_FILENO, TCSAFLUSH, &shown)
      Console.error("")
    }
    return readLine() ?? ""
  }
}
