/// The columns of some consecutive rows, read from their records: what one core prepares. Numbers of texts are its own.
struct ColumnPiece: Sendable, RecordVisitor {
  private(set) var facts: [RowFacts] = []
  private(set) var rowZones: [Int32] = []
  private(set) var vectors: [SIMD3<Double>] = []
  private(set) var slotEnds: [Int32] = []
  private(set) var slots: [SlotColumn] = []
  private(set) var dates: [Int32] = []
  private(set) var longestMinutes = 0

  private(set) var zones = ByteInterner()
  private(set) var fellowships = ByteInterner()
  private(set) var languages = ByteInterner()
  private(set) var codes = ByteInterner()
  /// Key and name, a zero byte between them.
  private(set) var serviceBodies = ByteInterner()
  private(set) var languageSets = SetInterner()
  private(set) var codeSets = SetInterner()
  private(set) var words = ByteInterner()
  /// For each word of each row: its number, and its posting.
  private(set) var wordNumbers: [UInt32] = []
  private(set) var postings: [UInt32] = []
  /// Kind, name and qualifier, zero bytes between them.
  private(set) var places = ByteInterner()
  /// For each place name of each row: its number, and the row.
  private(set) var placeNumbers: [Int32] = []
  private(set) var placeRows: [Int32] = []

  private var row: Int32
  private var rowLanguages: [Int] = []
  private var rowCodes: [Int] = []
  private var scratch: [UInt8] = []

  init(_ records: ArraySlice<SearchRecord>) {
    row = Int32(records.startIndex) - 1
    facts.reserveCapacity(records.count)
    vectors.reserveCapacity(records.count)
    for record in records { read(record) }
  }

  private mutating func read(_ record: SearchRecord) {
    row += 1
    rowLanguages.removeAll(keepingCapacity: true)
    rowCodes.removeAll(keepingCapacity: true)
    // Every record was checked when it was decoded.
    _ = SearchRecord.visit(record.encoded, &self)
    let last = facts.count - 1
    facts[last].languageSet = Int32(languageSets.number(of: rowLanguages))
    facts[last].codeSet = Int32(codeSets.number(of: rowCodes))
    slotEnds.append(Int32(slots.count))
  }

  mutating func listing(_ listing: RecordListing) {
    var row = RowFacts()
    row.fellowship = Int32(fellowships.number(of: listing.fellowship))
    row.attendance = listing.attendance
    row.nameWords = listing.nameWords
    facts.append(row)
    rowZones.append(Int32(zones.number(of: listing.zone)))
    vectors.append(
      listing.position.map { Sphere.vector(latitude: $0.latitude, longitude: $0.longitude) } ?? SIMD3(repeating: .nan))
  }

  mutating func type(_ code: UnsafeRawBufferPointer) { rowCodes.append(codes.number(of: code)) }

  mutating func language(_ tag: UnsafeRawBufferPointer) { rowLanguages.append(languages.number(of: tag)) }

  mutating func serviceBody(key: UnsafeRawBufferPointer, name: UnsafeRawBufferPointer) {
    join(key, name)
    facts[facts.count - 1].serviceBody = Int32(scratch.withUnsafeBytes { serviceBodies.number(of: $0) })
  }

  mutating func slot(_ slot: PackedSlot) {
    let first = Int32(dates.count)
    dates.append(contentsOf: slot.dates.map(Int32.init(truncatingIfNeeded:)))
    slots.append(
      SlotColumn(
        kind: slot.kind, endIsAssumed: slot.endIsAssumed, days: slot.days, start: Int16(slot.start),
        duration: Int16(slot.duration), interval: Int32(truncatingIfNeeded: slot.interval),
        anchorWeek: Int32(truncatingIfNeeded: SlotColumn.week(of: slot.anchor ?? 0)), dates: first..<Int32(dates.count))
    )
    facts[facts.count - 1].weekdays |= slot.weekdays
    let minutes = slot.kind == .aroundTheClock ? Int(OccurrenceExpander.longestDay / 60) : slot.duration
    longestMinutes = max(longestMinutes, minutes)
  }

  mutating func term(_ fields: SearchField, _ word: UnsafeRawBufferPointer) {
    wordNumbers.append(UInt32(words.number(of: word)))
    postings.append(Posting.make(row: row, fields: fields))
  }

  mutating func place(_ kind: PlaceName.Kind, _ name: UnsafeRawBufferPointer, qualifier: UnsafeRawBufferPointer) {
    join(name, qualifier)
    scratch.insert(kind.rawValue, at: 0)
    placeNumbers.append(Int32(scratch.withUnsafeBytes { places.number(of: $0) }))
    placeRows.append(row)
  }

  private mutating func join(_ first: UnsafeRawBufferPointer, _ second: UnsafeRawBufferPointer) {
    scratch.removeAll(keepingCapacity: true)
    scratch.append(contentsOf: first)
    scratch.append(0)
    scratch.append(contentsOf: second)
  }
}

/// A row and the fields in which a word stands there, in 32 bits.
enum Posting {
  /// Rows that fit beside the fields: far beyond all listings of the world.
  static let mostRows = 1 << 24

  static func make(row: Int32, fields: SearchField) -> UInt32 { UInt32(row) << 8 | UInt32(fields.rawValue) }
  @inline(__always) static func row(_ posting: UInt32) -> Int { Int(posting >> 8) }
  @inline(__always) static func fields(_ posting: UInt32) -> Int { Int(posting & 255) }
}

/// Numbers sets of small numbers: equal sets, equal number. The empty set is 0.
struct SetInterner: Sendable {
  private(set) var sets: [[Int]] = [[]]
  private var numbers: [[Int]: Int] = [[]: 0]

  mutating func number(of set: [Int]) -> Int {
    if let number = numbers[set] { return number }
    let number = sets.count
    numbers[set] = number
    sets.append(set)
    return number
  }
}
