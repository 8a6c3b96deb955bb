import Meetings

/// What an import did, or (a dry run) would have done.
public struct ImportReport: Sendable, Hashable, Codable {
  public var source: String
  public var format: String
  public var isDryRun: Bool
  /// Records in the feed. `read == added + changed + unchanged + kept + rejected`.
  public var read = 0
  public var added = 0
  /// Listings whose content differs from last time, those that returned after having been retired included.
  public var changed = 0
  public var unchanged = 0
  /// Listings of this source that the feed no longer has: retired, and back when they are back.
  public var removed = 0
  /// Part of `changed`.
  public var returned = 0
  /// Records whose listing its group keeps itself: it stays as the group has it. What a record says that is new is in `findings`, and
  /// waits for the group to look at.
  public var kept = 0
  /// Kept listings of this source that the feed no longer has: they stay.
  public var keptAlone = 0
  public var rejected = 0
  /// Records with at least one repaired value.
  public var repaired = 0
  /// Everything worth telling, in the order of the feed; bounded by `ImportLimits.findings`.
  public var findings: [Finding] = []
  /// Findings beyond the bound.
  public var findingsLeftOut = 0

  init(source: String, format: String, isDryRun: Bool) {
    self.source = source
    self.format = format
    self.isDryRun = isDryRun
  }

  mutating func note(_ new: [Finding]) {
    if new.contains(where: { $0.kind == .repaired }) { repaired += 1 }
    let room = max(0, ImportLimits.findings - findings.count)
    findings.append(contentsOf: new.prefix(room))
    findingsLeftOut += max(0, new.count - room)
  }

  /// The feed was clean: nothing was repaired or rejected.
  public var isClean: Bool { repaired == 0 && rejected == 0 }
}

public enum ImportLimits {
  /// Findings kept for the report: a feed with more is broken as a whole, and this many show how.
  public static let findings = 100_000
  /// Rows written by one statement: 13 values each, well under both engines' limits.
  static let rowsPerStatement = 64
}

/// Why an import changed nothing.
public enum ImportError: Error, CustomStringConvertible {
  case feed(FeedError)
  /// Strict was asked for, and the feed is not clean.
  case notClean(ImportReport)
  /// No record could be listed, and the source has listings: an empty feed would retire them all.
  case nothingListed(ImportReport, listings: Int)
  case badSourceName(String)
  /// The name is that of what is written here.
  case ownSource
  case unknownTimeZone(String)

  public var description: String {
    switch self {
    case .feed(let error): error.description
    case .notClean(let report):
      "Strict: \(report.repaired) records needed repair and \(report.rejected) could not be listed, so nothing was imported."
    case .nothingListed(let report, let listings):
      """
      None of the \(report.read) records can be listed, while “\(report.source)” has \(listings) listings. \
      To empty a source: homegroup source remove \(report.source)
      """
    case .badSourceName(let name):
      "“\(name.prefix(40))” cannot name a source: use 1 to \(Source.longestName) characters, none of them control characters."
    case .ownSource:
      "“\(Source.ownName)” is the name of listings that were written here: give the list another."
    case .unknownTimeZone(let name): "“\(name.prefix(60))” is not an IANA time zone, such as America/New_York."
    }
  }
}
