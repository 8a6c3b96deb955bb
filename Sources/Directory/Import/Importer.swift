import Database
import Meetings

/// Brings a feed into the directory: all of it in one transaction, or nothing.
public struct Importer: Sendable {
  public struct Options: Sendable {
    public var source: String
    public var format: String
    public var fellowship: Fellowship.ID?
    public var timeZone: String?
    public var isDryRun = false
    public var isStrict = false

    public init(source: String, format: String) {
      self.source = source
      self.format = format
    }

    var decoding: DecodingOptions { DecodingOptions(sourceName: source, fellowship: fellowship, timeZone: timeZone) }

    func validate() throws(ImportError) {
      guard (1...Source.longestName).contains(source.count), !source.contains(where: { $0.isNewline || $0 == "\0" })
      else { throw .badSourceName(source) }
      guard source != Source.ownName else { throw .ownSource }
      if let timeZone, Zone.named(timeZone) == nil { throw .unknownTimeZone(timeZone) }
    }
  }

  let database: Database
  let ids: IDGenerator
  let now: @Sendable () -> Instant

  public init(database: Database, ids: IDGenerator, now: @escaping @Sendable () -> Instant) {
    self.database = database
    self.ids = ids
    self.now = now
  }

  /// Reads the feed and writes what changed. `open` gives the feed from its beginning each time it is called: a transaction that met
  /// another is run again. Memory holds one record at a time, and for each listing of the source its key and fingerprint.
  /// - Throws: `ImportError`, with the directory as it was.
  public func run(
    _ options: Options, decoder: any MeetingDecoder, open: @Sendable @escaping () throws -> ByteSource,
    progress: @Sendable @escaping (_ records: Int) -> Void = { _ in }
  ) async throws -> ImportReport {
    try options.validate()
    let (ids, now) = (ids, now())
    do {
      return try await database.write { connection in
        var run = try ImportRun(options: options, connection: connection, ids: ids, now: now)
        try decoder.decode(open(), options: options.decoding) { item in
          try run.take(item)
          if run.report.read.isMultiple(of: 200) { progress(run.report.read) }
        }
        let report = try run.finish()
        // The only way to look without writing that cannot disagree with writing: write, look, and take it back.
        if options.isDryRun { throw DryRun(report: report) }
        return report
      }
    } catch let dryRun as DryRun {
      return dryRun.report
    } catch let error as FeedError {
      throw ImportError.feed(error)
    }
  }

  private struct DryRun: Error { let report: ImportReport }
}
