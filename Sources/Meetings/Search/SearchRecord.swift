/// What search keeps of a listing, as bytes: the store saves them beside the document, so that a directory of 200,000 listings
/// loads without decoding one document. Private contacts are not in it.
///
/// Equal meetings give equal bytes.
public struct SearchRecord: Hashable, Sendable {
  /// The record in its binary form, versioned.
  public let encoded: [UInt8]

  public init(_ meeting: Meeting) { encoded = SearchRecordEncoder.encode(meeting) }

  /// Takes bytes from the store. Throws where another version of the program wrote them, or they are damaged: make the record
  /// again from the document.
  public init(decoding bytes: [UInt8]) throws(SearchRecordError) {
    guard bytes.first == Self.version else {
      throw bytes.isEmpty ? .damaged : .otherVersion
    }
    var check = RecordCheck()
    guard Self.visit(bytes, &check) else { throw .damaged }
    encoded = bytes
  }

  public var id: String { header { String($0.id) } }
  public var isPublished: Bool { header { $0.isPublished } }

  /// Rises whenever the form changes, or the way text is folded or addresses are read.
  static let version: UInt8 = 1

  /// What every record begins with.
  struct Header {
    var id: UnsafeRawBufferPointer
    /// `SearchText.orderKey` of the name.
    var nameKey: UnsafeRawBufferPointer
    var isPublished: Bool
    var isByAppointment: Bool
    var hasPosition: Bool
  }

  func header<Result>(_ body: (Header) -> Result) -> Result {
    encoded.withUnsafeBytes { bytes in
      var reader = ByteReader(bytes)
      _ = reader.byte()
      return body(reader.header())
    }
  }
}

public enum SearchRecordError: Error, Hashable, Sendable, CustomStringConvertible {
  case otherVersion
  case damaged

  public var description: String {
    switch self {
    case .otherVersion: "The search record was written by another version of the program."
    case .damaged: "The search record is damaged."
    }
  }
}

extension ByteReader {
  mutating func header() -> SearchRecord.Header {
    let flags = byte()
    let id = text()
    return SearchRecord.Header(
      id: id, nameKey: text(), isPublished: flags & 1 != 0, isByAppointment: flags & 2 != 0, hasPosition: flags & 4 != 0
    )
  }
}

/// One slot as the record and the index hold it: a `Slot` without sets.
struct PackedSlot: Hashable, Sendable {
  enum Kind: UInt8 { case weekly, monthly, dates, aroundTheClock }
  var kind: Kind
  /// Minute of the day.
  var start: Int
  /// Minutes.
  var duration: Int
  var endIsAssumed: Bool
  /// Weekly: bit n for weekday n. Monthly: bits 1 to 5 count from the start of the month, 6 to 10 from its end.
  var days: UInt16 = 0
  /// Weekly: in weeks. Monthly: the weekday.
  var interval = 1
  /// Days since 1970-01-01: of a weekly slot's anchor.
  var anchor: Int?
  /// Days since 1970-01-01, ascending.
  var dates: [Int] = []

  init(_ slot: Slot) {
    start = slot.start.minuteOfDay
    // No schedule may hold more; a longer one would make every search look back further.
    duration = min(max(0, slot.assumedOrGivenDuration), Schedule.longestDuration)
    endIsAssumed = slot.duration == nil
    switch slot.recurrence {
    case .weekly(let weekdays, let weeks, let day):
      kind = .weekly
      days = weekdays.reduce(0) { $0 | 1 << UInt16($1.rawValue) }
      if weeks > 1, let day {
        interval = weeks
        anchor = day.daysSinceEpoch
      }
    case .monthly(let weekday, let ordinals):
      kind = .monthly
      interval = weekday.rawValue
      for ordinal in ordinals where (1...5).contains(abs(ordinal)) {
        days |= 1 << UInt16(ordinal > 0 ? ordinal : 5 - ordinal)
      }
    case .dates(let set):
      kind = .dates
      dates = set.map(\.daysSinceEpoch).sorted()
    case .aroundTheClock:
      kind = .aroundTheClock
      endIsAssumed = false
    }
  }

  init(kind: Kind, start: Int, duration: Int, endIsAssumed: Bool) {
    self.kind = kind
    self.start = start
    self.duration = duration
    self.endIsAssumed = endIsAssumed
  }

  /// Weekdays it can fall on, bit n for weekday n.
  var weekdays: UInt8 {
    switch kind {
    case .weekly: UInt8(truncatingIfNeeded: days & 127)
    case .monthly: 1 << UInt8(truncatingIfNeeded: interval % 7)
    case .dates: dates.reduce(0) { $0 | 1 << UInt8(CivilDate(daysSinceEpoch: $1).weekday.rawValue) }
    case .aroundTheClock: 127
    }
  }
}
