import ArgumentParser
import Directory
import Foundation
import Groups
import Meetings

enum FeedFormat: String, CaseIterable, ExpressibleByArgument {
  case meetingGuide = "meeting-guide"
  case bmlt, csv
}

struct ImportCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "import",
    abstract: "Bring a published meeting list into the directory: all of it, or (if it cannot be read) nothing.",
    discussion: """
      Running it again with the same source updates what changed, retires what is gone and brings back what returned.
      Exit status: 0 imported (the report names every record that could not be listed), 1 nothing was changed.
      """)

  @Argument(help: "A file, or an http(s) address.")
  var feed: String
  @Option(help: "meeting-guide (JSON), bmlt (JSON) or csv.")
  var format: FeedFormat
  @Option(help: "Your name for where it comes from, such as aasepia; the same name again updates.")
  var source: String
  @Option(help: "Whose meetings they are: aa, na, smart, al-anon … Needed where the feed does not say.")
  var fellowship: String?
  @Option(name: .customLong("time-zone"), help: "IANA zone of records that name none, such as America/New_York.")
  var timeZone: String?
  @Option(help: "BMLT: the server's formats (GetFormats JSON). Fetched by itself beside an address.")
  var formats: String?
  @Option(name: .customLong("service-bodies"), help: "BMLT: the server's service bodies (GetServiceBodies JSON).")
  var serviceBodies: String?
  @Flag(name: .customLong("dry-run"), help: "Show what would happen, and change nothing.")
  var isDryRun = false
  @Flag(name: .customLong("strict"), help: "Change nothing if any record needs repair or cannot be listed.")
  var isStrict = false
  @Option(name: .customLong("report"), help: "Also write every finding to this file, one JSON object a line.")
  var reportFile: String?
  @OptionGroup var store: StoreOptions

  func run() async throws {
    let output = ImportOutput()
    try await store.withDirectory { directory in
      let feeds = FeedFiles()
      defer { feeds.removeTemporaryFiles() }
      var options = Importer.Options(source: source, format: format.rawValue)
      options.fellowship = try fellowship.map { text in
        guard let id = Fellowship.ID(rawValue: text) else {
          throw ValidationError(
            "--fellowship takes letters, digits and hyphens, such as aa; “\(text.prefix(40))” is not.")
        }
        return id
      }
      options.timeZone = timeZone
      options.isDryRun = isDryRun
      options.isStrict = isStrict
      do {
        let decoder = try await decoder(feeds)
        let path = try await feeds.path(of: feed)
        let report = try await directory.importer.run(options, decoder: decoder) {
          try ByteSource.file(path)
        } progress: { records in
          output.progress(records)
        }
        try await DemonstrationGroup.removeIfOver(in: directory.database)
        try output.finish(report, file: reportFile)
      } catch ImportError.notClean(let report) {
        try output.finish(
          report, file: reportFile, outcome: "Nothing was changed: --strict, and the feed is not clean.")
        throw ExitCode.failure
      } catch let error as ImportError {
        throw output.failure(error.description)
      } catch let error as FeedError {
        throw output.failure(error.description)
      } catch let error as FeedFiles.Failure {
        throw output.failure(error.description)
      }
    }
  }

  private func decoder(_ feeds: FeedFiles) async throws -> any MeetingDecoder {
    switch format {
    case .meetingGuide: return MeetingGuideDecoder()
    case .csv: return CSVDecoder()
    case .bmlt:
      let formats = try await feeds.bmlt(formats, beside: feed, switcher: "GetFormats")
      let bodies = try await feeds.bmlt(serviceBodies, beside: feed, switcher: "GetServiceBodies")
      return BMLTDecoder(
        formats: try formats.map { try BMLTFormat.list(from: .file($0)) } ?? [],
        serviceBodies: try bodies.map { try BMLTServiceBody.list(from: .file($0)) } ?? [])
    }
  }
}
