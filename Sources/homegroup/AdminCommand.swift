import ArgumentParser
import Database
import Foundation
import Meetings
import Members
import Server

struct AdminCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "admin", abstract: "Who looks after the site: roles, and what was done with them.",
    subcommands: [Create.self, Grant.self, Revoke.self, List.self, Log.self, Tasks.self], defaultSubcommand: List.self)

  struct Create: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
      abstract: "Make an account with the role of admin. The passphrase is asked for, or read from standard input.")
    @Argument(help: "The name of the account.") var name: String
    @OptionGroup var store: StoreOptions

    func run() async throws {
      let passphrase = try PassphrasePrompt.read()
      try await store.withDirectory { directory in
        do {
          let code = try await directory.members.createAdmin(name: name, passphrase: passphrase)
          print("\(Console.printable(name)) is an admin. The recovery code, shown this once:\n\n    \(code)\n")
        } catch let problems as AccountProblems {
          throw ValidationError(problems.messages.joined(separator: "\n"))
        }
      }
    }
  }

  struct RoleArguments: ParsableArguments {
    @Argument(help: "The name of the account.") var name: String
    @Argument(help: "host, editor, volunteer, moderator or admin.") var role: Role
    @Option(help: "Of which group (host) or service body (editor).") var scope: String?

    mutating func validate() throws {
      if role.hasScope, scope?.isEmpty != false {
        throw ValidationError("A \(role.rawValue) needs --scope: the group or service body.")
      }
    }

    var grant: RoleGrant { RoleGrant(role, scope: scope ?? "") }
  }

  struct Grant: AsyncParsableCommand {
    static let configuration = CommandConfiguration(abstract: "Give somebody a role.")
    @OptionGroup var arguments: RoleArguments
    @OptionGroup var store: StoreOptions

    func run() async throws {
      try await store.withDirectory { directory in
        try await AdminCommand.explaining {
          try await directory.members.roles.grant(
            arguments.grant, toName: arguments.name, by: nil, now: Instant.now)
        }
        print("Given.")
      }
    }
  }

  struct Revoke: AsyncParsableCommand {
    static let configuration = CommandConfiguration(abstract: "Take a role back.")
    @OptionGroup var arguments: RoleArguments
    @OptionGroup var store: StoreOptions

    func run() async throws {
      try await store.withDirectory { directory in
        try await AdminCommand.explaining {
          try await directory.members.roles.revoke(
            arguments.grant, fromName: arguments.name, by: nil, now: Instant.now)
        }
        print("Taken back.")
      }
    }
  }

  private static func explaining(_ body: () async throws -> Void) async throws {
    do { try await body() } catch let failure as RoleStore.Failure {
      throw ValidationError(failure.message)
    }
  }
}
