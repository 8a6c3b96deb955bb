import ArgumentParser

/// The command line. Each command parses and calls; what it does lives in the targets below.
@main
struct Homegroup: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "homegroup",
    abstract: "The self-hosted home of peer support groups in addiction recovery.",
    subcommands: [
      ServeCommand.self, ImportCommand.self, ExportCommand.self, FindCommand.self, SourceCommand.self, DemoCommand.self,
      ReportsCommand.self, QuestionnaireCommand.self, AdminCommand.self, RoomCommand.self, BackupCommand.self,
    ])
}
