/// The listings of an index as columns: one array for each property, rows ordered by name and id, so that a row's number is also
/// its place in that order.
struct MeetingColumns: Sendable {
  var records: [SearchRecord] = []
  var facts: [RowFacts] = []
  /// Positions in `zones`.
  var rowZones: [UInt16] = []
  /// Unit vectors; not-a-number where a listing has no position, which is nowhere within any distance.
  var vectors: [SIMD3<Double>] = []
  /// Slots of row n: `slots[slotEnds[n - 1] ..< slotEnds[n]]`.
  var slotEnds: [Int32] = []
  var slots: [SlotColumn] = []
  /// Days since 1970-01-01, for `SlotColumn.dates`.
  var dates: [Int32] = []
  /// The longest an occurrence of any of them can be, minutes.
  var longestMinutes = Schedule.assumedDuration

  var zones: [Zone] = []
  var fellowships: [Fellowship.ID] = []
  var languages: [String] = []
  /// Each combination of languages that occurs, as numbers in `languages`.
  var languageSets: [[Int]] = []
  var codes: [TypeCode] = []
  /// Each combination of type codes that occurs, as numbers in `codes`.
  var codeSets: [[Int]] = []
  /// Each combination of codes that stand for no attribute and no language.
  var extraSets: [[Int]] = []
  /// The first stands for "none".
  var serviceBodies: [ServiceBodyName] = []

  var count: Int { records.count }

  func slotRange(of row: Int) -> Range<Int> { (row == 0 ? 0 : Int(slotEnds[row - 1]))..<Int(slotEnds[row]) }

  /// The first row at or after that place in the order of names and ids; whether it is exactly there.
  func firstRow(nameKey: [UInt8], id: [UInt8]) -> (row: Int, isExact: Bool) {
    var low = 0
    var high = count
    while low < high {
      let middle = (low + high) / 2
      if order(of: middle, nameKey, id) < 0 { low = middle + 1 } else { high = middle }
    }
    return (low, low < count && order(of: low, nameKey, id) == 0)
  }

  private func order(of row: Int, _ nameKey: [UInt8], _ id: [UInt8]) -> Int {
    records[row].header { header in
      nameKey.withUnsafeBytes { key in
        id.withUnsafeBytes { id in
          let byName = ByteOrder.compare(header.nameKey, key)
          return byName != 0 ? byName : ByteOrder.compare(header.id, id)
        }
      }
    }
  }
}

/// What filters and facets ask of a row, together so that a row costs one cache line.
struct RowFacts: Sendable {
  var attributes: UInt64 = 0
  var languageSet: Int32 = 0
  var codeSet: Int32 = 0
  /// Of the codes that stand for no attribute and no language: nearly always none.
  var extraSet: Int32 = 0
  var serviceBody: Int32 = 0
  var fellowship: Int32 = 0
  /// Position in `Attendance.allCases`.
  var attendance: UInt8 = 0
  static let suspended = UInt8(Attendance.allCases.firstIndex(of: .suspended) ?? 0)
  /// Bit n for weekday n, in the meeting's own zone.
  var weekdays: UInt8 = 0
  var nameWords: UInt8 = 0
}

/// A slot in 24 bytes.
struct SlotColumn: Sendable {
  var kind: PackedSlot.Kind
  var endIsAssumed: Bool
  var days: UInt16
  var start: Int16
  var duration: Int16
  var interval: Int32
  /// Weeks since the one of 1970-01-01, weeks beginning on Monday.
  var anchorWeek: Int32
  /// Into `MeetingColumns.dates`.
  var dates: Range<Int32>

  /// Whether it happens on that day of its own zone (of a slot without dates).
  func includes(_ day: Int) -> Bool {
    switch kind {
    case .weekly:
      guard days & (1 << UInt16((day + 4).flooredDivision(by: 7).remainder)) != 0 else { return false }
      guard interval > 1 else { return true }
      return (Self.week(of: day) - Int(anchorWeek)).flooredDivision(by: Int(interval)).remainder == 0
    case .monthly:
      guard (day + 4).flooredDivision(by: 7).remainder == Int(interval) else { return false }
      let (year, month, number) = CivilDate(daysSinceEpoch: day).yearMonthDay
      let fromEnd = (CivilDate.daysInMonth(month, of: year) - number) / 7 + 6
      return days & (1 << UInt16((number - 1) / 7 + 1) | 1 << UInt16(fromEnd)) != 0
    case .dates: return false
    case .aroundTheClock: return true
    }
  }

  static func week(of day: Int) -> Int { (day + 3).flooredDivision(by: 7).quotient }
}

/// A service body as listings name it. Two feeds may name the same one: the name is what counts, case aside.
public struct ServiceBodyName: Hashable, Sendable {
  public var key: String
  public var name: String

  /// What search and facets know it by.
  var identity: String { (name.isEmpty ? key : name).lowercased() }
}

/// Bytes in dictionary order.
enum ByteOrder {
  /// Negative, zero or positive.
  static func compare(_ a: UnsafeRawBufferPointer, _ b: UnsafeRawBufferPointer) -> Int {
    for index in 0..<min(a.count, b.count) where a[index] != b[index] { return Int(a[index]) - Int(b[index]) }
    return a.count - b.count
  }
}
