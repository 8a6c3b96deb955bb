/// Counts the properties of rows while a search goes over them.
struct FacetCounter {
  private var attendance = [Int32](repeating: 0, count: Attendance.allCases.count)
  private var attributes = [Int32](repeating: 0, count: 64)
  private var weekdays = [Int32](repeating: 0, count: 7)
  private var fellowships: [Int32]
  private var languageSets: [Int32]
  private var extraSets: [Int32]
  private var serviceBodies: [Int32]

  init(_ columns: MeetingColumns) {
    fellowships = Array(repeating: 0, count: columns.fellowships.count)
    languageSets = Array(repeating: 0, count: columns.languageSets.count)
    extraSets = Array(repeating: 0, count: columns.extraSets.count)
    serviceBodies = Array(repeating: 0, count: columns.serviceBodies.count)
  }

  /// A row of the answer.
  @inline(__always)
  mutating func count(_ row: RowFacts, weekdays bits: UInt8) {
    attendance[Int(row.attendance)] &+= 1
    fellowships[Int(row.fellowship)] &+= 1
    languageSets[Int(row.languageSet)] &+= 1
    extraSets[Int(row.extraSet)] &+= 1
    serviceBodies[Int(row.serviceBody)] &+= 1
    var rest = row.attributes
    while rest != 0 {
      attributes[rest.trailingZeroBitCount] &+= 1
      rest &= rest &- 1
    }
    var days = bits & 127
    while days != 0 {
      weekdays[days.trailingZeroBitCount] &+= 1
      days &= days &- 1
    }
  }

  /// A row that would be in the answer but for one "any of" filter: it counts for that filter's own facet.
  @inline(__always)
  mutating func count(_ row: RowFacts, missing: RowFilter.Misses) {
    switch missing {
    case .attendance: attendance[Int(row.attendance)] &+= 1
    case .fellowship: fellowships[Int(row.fellowship)] &+= 1
    case .language: languageSets[Int(row.languageSet)] &+= 1
    case .serviceBody: serviceBodies[Int(row.serviceBody)] &+= 1
    default: break
    }
  }

  func facets(_ columns: MeetingColumns, _ tables: FacetTables) -> Facets {
    var facets = Facets()
    facets.attendance = AttendanceOption.allCases.compactMap { option in
      let count = zip(Attendance.allCases, attendance).reduce(0) { option.admits($1.0) ? $0 + Int($1.1) : $0 }
      return count > 0 ? .init(option, count) : nil
    }
    facets.fellowships = Self.ranked(zip(columns.fellowships, fellowships.map(Int.init))) { $0.rawValue }
    facets.attributes = Self.ranked(Attribute.allCases.map { ($0, Int(attributes[$0.bit.trailingZeroBitCount])) }) {
      $0.rawValue
    }
    let languages = Self.spread(languageSets, tables.languagesOfSet, columns.languages.count)
    facets.languages = Self.ranked(zip(columns.languages, languages)) { $0 }
    let codes = Self.spread(extraSets, columns.extraSets, columns.codes.count)
    facets.codes = Self.ranked(zip(columns.codes, codes)) { $0.description }
    var groups = [Int](repeating: 0, count: serviceBodies.count)
    for (body, count) in serviceBodies.enumerated() where count > 0 && tables.serviceBodyGroups[body] >= 0 {
      groups[tables.serviceBodyGroups[body]] += Int(count)
    }
    facets.serviceBodies = Self.ranked(
      zip(columns.serviceBodies, groups), most: Facets.Limits.mostServiceBodies
    ) { $0.identity }
    facets.weekdays = Weekday.allCases.compactMap { day in
      weekdays[day.rawValue] > 0 ? .init(day, Int(weekdays[day.rawValue])) : nil
    }
    return facets
  }

  /// From counts of combinations to counts of their members.
  private static func spread(_ sets: [Int32], _ members: [[Int]], _ count: Int) -> [Int] {
    var counts = [Int](repeating: 0, count: count)
    for (set, rows) in sets.enumerated() where rows > 0 {
      for member in members[set] { counts[member] += Int(rows) }
    }
    return counts
  }

  private static func ranked<Value: Hashable & Sendable>(
    _ counts: some Sequence<(Value, Int)>, most: Int = Facets.Limits.mostValues, name: (Value) -> String
  ) -> [Facets.Count<Value>] {
    let found = counts.filter { $0.1 > 0 }.map { (value: $0.0, count: $0.1, name: name($0.0)) }
    return found.sorted { ($1.count, $0.name) < ($0.count, $1.name) }.prefix(most).map { .init($0.value, $0.count) }
  }
}
