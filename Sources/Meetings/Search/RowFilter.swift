/// A query's filters on what a listing is, ready to be asked of any row.
struct RowFilter: Sendable {
  /// Which filters a row does not pass. `types` is "all of"; the others are "any of", and have facets of their own.
  struct Misses: OptionSet, Sendable {
    let rawValue: UInt8
    static let types = Misses(rawValue: 1)
    static let attendance = Misses(rawValue: 2)
    static let fellowship = Misses(rawValue: 4)
    static let language = Misses(rawValue: 8)
    static let serviceBody = Misses(rawValue: 16)
  }

  private var attributes: UInt64 = 0
  /// Bit n for position n in `Attendance.allCases`.
  private var attendance: UInt8 = 31
  /// Whether each number is admitted; nil where all are.
  private var codeSets: [Bool]?
  private var fellowships: [Bool]?
  private var languageSets: [Bool]?
  private var serviceBodies: [Bool]?

  init(_ query: MeetingQuery, _ columns: MeetingColumns) {
    if !query.attendance.isEmpty { attendance = Self.attendanceBits(query.attendance) }
    if !query.fellowships.isEmpty { fellowships = columns.fellowships.map(query.fellowships.contains) }
    if !query.languages.isEmpty {
      let wanted = query.languages.map(LanguageTag.canonical)
      let admitted = columns.languages.map { tag in wanted.contains { LanguageTag.matches($0, tag) } }
      languageSets = columns.languageSets.map { $0.contains { admitted[$0] } }
    }
    if !query.serviceBodies.isEmpty {
      let wanted = Set(query.serviceBodies.map { $0.lowercased() })
      serviceBodies = columns.serviceBodies.map { body in
        body != ServiceBodyName(key: "", name: "")
          && (wanted.contains(body.key.lowercased()) || wanted.contains(body.name.lowercased()))
      }
    }
    for type in query.types { require(type, columns) }
  }

  static func attendanceBits(_ options: Set<AttendanceOption>) -> UInt8 {
    Attendance.allCases.enumerated().reduce(0) { bits, item in
      options.contains { $0.admits(item.element) } ? bits | 1 << UInt8(item.offset) : bits
    }
  }

  private mutating func require(_ type: MeetingQuery.TypeFilter, _ columns: MeetingColumns) {
    let admitted: [Bool]
    switch type {
    case .attribute(let attribute):
      attributes |= attribute.bit
      return
    case .code(let wanted):
      admitted = columns.codes.map {
        $0.fellowship == wanted.fellowship && $0.code.uppercased() == wanted.code.uppercased()
      }
    case .anyCode(let wanted):
      admitted = columns.codes.map { $0.code.uppercased() == wanted.uppercased() }
    }
    let sets = columns.codeSets.map { $0.contains { admitted[$0] } }
    codeSets = codeSets.map { zip($0, sets).map { $0 && $1 } } ?? sets
  }

  @inline(__always)
  func misses(_ row: RowFacts) -> Misses {
    if row.attributes & attributes != attributes { return .types }
    if let codeSets, !codeSets[Int(row.codeSet)] { return .types }
    var misses: Misses = []
    if attendance & (1 << row.attendance) == 0 { misses.insert(.attendance) }
    if let fellowships, !fellowships[Int(row.fellowship)] { misses.insert(.fellowship) }
    if let languageSets, !languageSets[Int(row.languageSet)] { misses.insert(.language) }
    if let serviceBodies, !serviceBodies[Int(row.serviceBody)] { misses.insert(.serviceBody) }
    return misses
  }
}

extension AttendanceOption {
  /// Whether a filter for it finds meetings attended that way.
  public func admits(_ attendance: Attendance) -> Bool {
    switch self {
    case .inPerson: attendance.isInPerson
    case .hybrid: attendance == .hybrid
    case .online: attendance.isOnline
    case .inactive: attendance == .suspended
    }
  }
}
