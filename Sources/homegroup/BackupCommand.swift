import ArgumentParser
import Database

struct BackupCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "backup", abstract: "Write a consistent copy of the SQLite database to a file, while the server runs.")
  @Argument(help: "The file to write; it must not exist yet.") var file: String
  @OptionGroup var store: StoreOptions

  func run() async throws {
    try await store.withDirectory { directory in
      try await directory.database.backup(to: file)
      print("Wrote \(file).")
    }
  }
}
