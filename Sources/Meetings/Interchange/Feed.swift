import Foundation

/// Reads one interchange format. A decoder streams: it holds one record at a time, however large the feed.
public protocol MeetingDecoder: Sendable {
  /// Calls `each` once for every record of the feed, in order. Throws `FeedError` when the feed as a whole cannot be read, and
  /// rethrows what `each` throws; one bad record is a rejected item, never an error.
  func decode(_ bytes: ByteSource, options: DecodingOptions, each: (DecodedItem) throws -> Void) throws
}

/// Writes one interchange format, streaming.
public protocol MeetingEncoder: Sendable {
  /// Pulls meetings from `next` until nil and hands finished bytes to `write`.
  func encode(next: () throws -> Meeting?, write: ([UInt8]) throws -> Void) throws
}

public struct DecodingOptions: Sendable {
  /// The operator's name for the feed; becomes `Meeting.source.name`.
  public var sourceName: String
  /// For feeds that do not say; nil lets the format decide (BMLT: `na`) or fall back to `.other`.
  public var fellowship: Fellowship.ID?
  /// IANA zone for records without one. Where nil too, it is taken from the address or position (`ZoneGuess`) and said.
  public var timeZone: String?

  public init(sourceName: String, fellowship: Fellowship.ID? = nil, timeZone: String? = nil) {
    self.sourceName = sourceName
    self.fellowship = fellowship
    self.timeZone = timeZone
  }
}

public enum DecodedItem: Sendable {
  /// `meeting.source.key` is the record's own id or slug; two records may have the same, which the importer sorts out.
  case meeting(Meeting, index: Int, findings: [Finding])
  case rejected(Finding)
}

/// Something a reader of the report must know about one record.
public struct Finding: Hashable, Sendable, Codable {
  public enum Kind: String, Sendable, Codable {
    /// The source left it out and a sensible value was taken (a time zone from the address): no fault of the record.
    case assumed
    /// The value was wrong and was mended or left out.
    case repaired
    /// The record could not be listed.
    case rejected
    /// The record says something new of a listing that its group keeps itself: the listing stays as the group has it.
    case kept
  }
  public var kind: Kind
  /// Position of the record in the feed, from 0 (CSV: the first row below the header is 0).
  public var index: Int
  /// The record's name, or its slug or id where it has none.
  public var name: String
  /// The source's own name of the field; empty where the whole record is meant.
  public var field: String
  /// What stood there, shortened.
  public var value: String?
  /// In plain words, what was wrong and what was done.
  public var reason: String

  public init(_ kind: Kind, index: Int, name: String, field: String, value: String? = nil, reason: String) {
    self.kind = kind
    self.index = index
    self.name = name
    self.field = field
    self.value = value.map { $0.count > 80 ? $0.prefix(80) + "…" : $0 }
    self.reason = reason
  }
}

/// Why a feed as a whole cannot be read. `description` is for people.
public enum FeedError: Error, Hashable, Sendable, CustomStringConvertible {
  case empty
  case webPage
  /// `expected` names the format.
  case notTheFormat(expected: String, line: Int, detail: String)
  case truncated(afterRecords: Int, line: Int)
  case recordTooLong(index: Int, limit: Int)
  case tooLarge(limit: Int)
  case tooManyRecords(limit: Int)
  /// A CSV or the like lacks a column that nothing works without.
  case missingColumn(String, found: [String])

  public var description: String {
    switch self {
    case .empty: "The file is empty."
    case .webPage: "This is a web page, not a feed. Check the address: it may need another path, or a sign-in."
    case .notTheFormat(let expected, let line, let detail): "This is not \(expected): line \(line): \(detail)."
    case .truncated(let records, let line):
      "The file ends in the middle of a record (line \(line), after \(records) whole records). It may not have been fully downloaded."
    case .recordTooLong(let index, let limit): "Record \(index) is longer than \(limit) bytes; no meeting listing is."
    case .tooLarge(let limit): "The file is larger than \(limit / 1_000_000) MB, which is far beyond any meeting list."
    case .tooManyRecords(let limit): "The file has more than \(limit) records."
    case .missingColumn(let column, let found):
      "There is no column “\(column)”. The columns are: \(found.joined(separator: ", "))."
    }
  }
}

public enum FeedLimits {
  /// Bytes of one feed: the largest published list is under 30 MB.
  public static let feedBytes = 512_000_000
  /// Bytes of one record: real ones are under 10 kB.
  public static let recordBytes = 262_144
  /// Records of one feed: every AA, NA and SMART listing in the world together is about 250,000.
  public static let records = 1_000_000
  /// Characters kept of a long text field (notes); what is longer is cut and reported.
  public static let longText = 8_000
  /// Characters kept of a name or other one-line field.
  public static let shortText = 300
  /// Types of one meeting.
  public static let types = 64
}

/// Bytes read in pieces: `read` returns up to that many, and none at the end.
public struct ByteSource: Sendable {
  public let read: @Sendable (_ most: Int) throws -> [UInt8]
  /// For a progress bar; nil where unknown.
  public let totalBytes: Int?

  public init(totalBytes: Int? = nil, read: @escaping @Sendable (Int) throws -> [UInt8]) {
    self.read = read
    self.totalBytes = totalBytes
  }
}
