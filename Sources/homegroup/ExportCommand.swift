import ArgumentParser
import Directory
import Foundation
import Meetings
import Synchronization

enum ExportFormat: String, CaseIterable, ExpressibleByArgument {
  case meetingGuide = "meeting-guide"
  case csv, ics, geojson
}

struct ExportCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "export", abstract: "Write the directory's listings to standard output or a file.")

  @Option(help: "meeting-guide, csv, ics or geojson.")
  var format: ExportFormat
  @Option(help: "Only what came from this source.")
  var source: String?
  @Option(name: [.customShort("o"), .long], help: "The file to write; standard output where left out.")
  var output: String?
  @Flag(
    name: .customLong("include-private"),
    help: "Also write the contacts of people who run the meetings. Keep such a file to yourself.")
  var includesPrivate = false
  @Flag(
    help: """
      meeting-guide: also write meetings that do not meet every week, as if they did. Without it they are left out and named on \
      standard error, because other programs would send people to a closed door.
      """)
  var approximate = false
  @OptionGroup var store: StoreOptions

  func run() async throws {
    try await store.withDirectory { directory in
      let file = try OutputFile(path: output)
      let encoder: any MeetingEncoder =
        switch format {
        case .meetingGuide:
          MeetingGuideEncoder(includePrivate: includesPrivate, inexact: approximate ? .approximated : .leftOut) {
            Self.tellLeftOut($0)
          }
        case .csv: CSVEncoder(includePrivate: includesPrivate)
        case .ics: ICalendarEncoder(now: Instant.now)
        case .geojson: GeoJSONEncoder()
        }
      do {
        // The encoder pulls, the database pushes: a page of listings at a time stands between them.
        try await directory.meetings.encodeAll(source: source, with: encoder) { try file.write($0) }
        try file.finish()
      } catch {
        file.abandon()
        throw error
      }
    }
  }

  private static func tellLeftOut(_ meeting: Meeting) {
    let isWhole = meeting.schedule.slots.allSatisfy { !$0.recurrence.isEveryWeek }
    let what = isWhole ? "left out" : "written with its weekly times only"
    Console.error(
      Console.printable(
        "\(what): \(meeting.name) (/meetings/\(meeting.slug)) does not meet every week, which Meeting Guide cannot say; "
          + "--approximate writes it as weekly"))
  }
}

/// Writes beside the target and renames at the end, so that a reader never sees half a file.
private final class OutputFile: Sendable {
  private let target: String?
  private let part: String
  private let handle: FileHandle

  init(path: String?) throws {
    target = path
    part = (path ?? "") + ".part"
    guard path != nil else {
      handle = .standardOutput
      return
    }
    guard FileManager.default.createFile(atPath: part, contents: nil), let handle = FileHandle(forWritingAtPath: part)
    else {
      throw ValidationError("\(part) cannot be written.")
    }
    self.handle = handle
  }

  func write(_ bytes: [UInt8]) throws { try handle.write(contentsOf: Data(bytes)) }

  /// Leaves nothing half-written behind.
  func abandon() {
    if target != nil { try? FileManager.default.removeItem(atPath: part) }
  }

  func finish() throws {
    guard let target else { return }
    try handle.close()
    guard rename(part, target) == 0 else { throw ValidationError("\(target) cannot be written.") }
  }
}
