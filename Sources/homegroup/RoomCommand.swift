import ArgumentParser
import Database
import Foundation
import Logging
import Meetings
import Rooms

struct RoomCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "room", abstract: "Rooms of live meetings.", subcommands: [OpenRoom.self, ListRooms.self])
}

extension OpenDirectory {
  fileprivate var rooms: RoomOperator {
    RoomOperator(
      database, ids: IDGenerator(now: { Instant.now.milliseconds }, random: SystemRandomNumberGenerator()),
      random: { UInt64.random(in: .min ... .max) }, now: { Instant.now }, logger: Logger(label: "homegroup"))
  }
}

struct OpenRoom: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "open",
    abstract: "Open the room of a meeting without a host; it runs itself, and a running server shows it at once.")

  @Argument(help: "The meeting's name in addresses, as in /meetings/NAME.") var meeting: String
  @Option(help: "Hold one from now for so many minutes, whatever the schedule says.") var minutes: Int?
  @OptionGroup var store: StoreOptions

  func run() async throws {
    do {
      try await store.withDirectory { directory in
        let room = try await directory.rooms.open(slug: meeting, minutes: minutes)
        print(room.path)
      }
    } catch let failure as RoomOperator.Failure {
      Console.error("\(failure)")
      throw ExitCode.failure
    }
  }
}

struct ListRooms: AsyncParsableCommand {
  static let configuration = CommandConfiguration(commandName: "list", abstract: "List the rooms that are open.")

  @OptionGroup var store: StoreOptions

  func run() async throws {
    try await store.withDirectory { directory in
      let rooms = try await directory.rooms.list()
      if rooms.isEmpty { print("No room is open.") }
      for room in rooms { print("\(room.path)  \(room.events) events") }
    }
  }
}
