extension MeetingQuery {
  /// Reads a query from the parameters of a URL or a command line. Empty values count as left out, as an unfilled form sends them;
  /// lists may be given by commas, by repeating the parameter, or both.
  ///
  /// Throws a `QueryError` that names every parameter that is unknown, malformed or contradicts another.
  public init(parameters: [(name: String, value: String)], context: QueryContext) throws(QueryError) {
    var reader = QueryReader(parameters, context)
    reader.read()
    guard reader.problems.isEmpty else { throw QueryError(reader.problems) }
    self = reader.query
  }

  /// Every parameter there is.
  public static let parameterNames: Set<String> = Set(QueryReader.single + QueryReader.lists)
}

/// Reads parameters one by one and keeps what is wrong with them.
struct QueryReader {
  static let single = [
    "near", "within", "nearest", "place", "when", "day", "from", "until", "tz", "q", "sort", "limit", "cursor", "each",
  ]
  static let lists = ["attendance", "fellowship", "type", "language", "service_body"]

  let context: QueryContext
  private(set) var query = MeetingQuery()
  private(set) var problems: [QueryError.Problem] = []
  private var values: [String: [String]] = [:]

  init(_ parameters: [(name: String, value: String)], _ context: QueryContext) {
    self.context = context
    for (name, value) in parameters where !context.ignoring.contains(name) {
      let value = value.trimmed
      guard MeetingQuery.parameterNames.contains(name) else {
        problems.append(.init(String(name.prefix(40)), value: value, .noSuchParameter))
        continue
      }
      guard !value.isEmpty, values[name]?.contains(value) != true else { continue }
      values[name, default: []].append(value)
    }
  }

  mutating func read() {
    for name in Self.single + Self.lists { checkSize(name) }
    query.near = value("near").flatMap { coordinate($0) }
    query.within = value("within").flatMap { kilometres($0) }
    query.place = value("place")
    query.words = value("q").flatMap { words($0) }
    query.cursor = value("cursor")
    query.sort = choice("sort", MeetingQuery.Sort.allCases.map(\.rawValue)).flatMap(MeetingQuery.Sort.init)
    query.unit = choice("each", ["meeting", "occurrence"]).flatMap(MeetingQuery.Unit.init) ?? .meeting
    query.limit = value("limit").flatMap { number($0, "limit") } ?? query.limit
    readZone()
    readTime()
    readLists()
    readNearest()
    checkContradictions()
  }

  // MARK: Values

  mutating func report(_ name: String, _ fault: QueryFault) {
    problems.append(.init(name, value: values[name]?.joined(separator: ", ") ?? "", fault))
  }

  func isGiven(_ name: String) -> Bool { values[name] != nil }
  func value(_ name: String) -> String? { values[name]?.first }
  func all(_ name: String) -> [String] { values[name] ?? [] }

  /// Drops what is too long or too often, and says so.
  private mutating func checkSize(_ name: String) {
    guard let given = values[name] else { return }
    let longest = name == "cursor" ? SearchCursor.longest : MeetingQuery.Limits.longestText
    if given.contains(where: { $0.count > longest }) {
      report(name, .tooLong(limit: longest))
    } else if given.count > (Self.lists.contains(name) ? MeetingQuery.Limits.mostValues : 1) {
      report(name, Self.lists.contains(name) ? .tooManyValues(limit: MeetingQuery.Limits.mostValues) : .repeated)
    } else {
      return
    }
    values[name] = nil
  }

  private mutating func choice(_ name: String, _ choices: [String]) -> String? {
    guard let text = value(name)?.lowercased() else { return nil }
    if choices.contains(text) { return text }
    report(name, .notOneOf(choices, part: nil))
    return nil
  }

  private mutating func number(_ text: String, _ name: String) -> Int? {
    let range = 1...MeetingQuery.Limits.mostRows
    if text.isDecimal, let number = Int(text), range.contains(number) { return number }
    report(name, .notWhole(limit: range.upperBound))
    return nil
  }

  private mutating func coordinate(_ text: String) -> MeetingQuery.Coordinate? {
    let parts = text.split(separator: ",", omittingEmptySubsequences: false).map { $0.trimmed }
    if parts.count == 2, parts.allSatisfy(\.isDecimal), let latitude = Double(parts[0]),
      let longitude = Double(parts[1]),
      abs(latitude) <= 90, abs(longitude) <= 180
    {
      return .init(latitude: latitude, longitude: longitude)
    }
    report("near", .notCoordinate)
    return nil
  }

  private mutating func kilometres(_ text: String) -> Double? {
    if text.isDecimal, let value = Double(text), value > 0, value <= MeetingQuery.Limits.farthest { return value }
    report("within", .notDistance(limit: Int(MeetingQuery.Limits.farthest)))
    return nil
  }

  private mutating func words(_ text: String) -> String? {
    let count = TextHits.words(of: text).count
    if (1...MeetingQuery.Limits.mostWords).contains(count) { return text }
    report("q", count == 0 ? .noWords : .tooManyWords(limit: MeetingQuery.Limits.mostWords))
    return nil
  }

  private mutating func readZone() {
    guard let text = value("tz") else { return }
    query.timeZone = Zone.repaired(text)
    if query.timeZone == nil { report("tz", .notZone) }
  }

  private mutating func readTime() {
    var reader = QueryTimeReader(context: context, zone: query.timeZone.flatMap(Zone.named) ?? context.zone)
    if let time = reader.read(
      when: value("when"), day: value("day"), from: value("from"), until: value("until"),
      isByOccurrence: query.unit == .occurrence)
    {
      query.time = time
    }
    for (name, fault) in reader.problems { report(name, fault) }
  }

  /// `nearest` is a short way to say three other things.
  private mutating func readNearest() {
    guard let text = value("nearest") else { return }
    for other in ["within", "limit"] where isGiven(other) {
      report("nearest", .together(with: other))
    }
    if let sort = query.sort, sort != .distance { report("nearest", .nearestFirst) }
    if !isGiven("near"), !isGiven("place") { report("nearest", .needsPlace) }
    guard let count = number(text, "nearest") else { return }
    query.limit = count
    query.sort = .distance
    query.within = MeetingQuery.Limits.farthest
  }

  private mutating func checkContradictions() {
    let hasPlace = isGiven("near") || isGiven("place")
    if isGiven("near"), isGiven("place") { report("place", .together(with: "near")) }
    if isGiven("within"), !hasPlace { report("within", .needsPlace) }
    if !isGiven("nearest"), query.sort == .distance, !hasPlace { report("sort", .needsPlace) }
    if query.sort == .relevance, !isGiven("q") { report("sort", .needsWords) }
    if query.unit == .occurrence, !["when", "day", "from", "until"].contains(where: isGiven) {
      report("each", .needsTime)
    }
    guard let place = query.place, PlaceName.isOnline(SearchText.placeKey(place)) else { return }
    for name in ["within", "nearest"] where isGiven(name) { report(name, .onlineIsNowhere) }
    if !query.attendance.isEmpty, query.attendance.isDisjoint(with: [.online, .hybrid]) {
      report("attendance", .onlineLeavesNone)
    }
  }

  // MARK: Lists

  private mutating func readLists() {
    query.attendance = Set(list("attendance", isWhole: { _ in false }).compactMap { attendance($0) })
    query.fellowships = Set(list("fellowship", isWhole: { _ in false }).compactMap { fellowship($0) })
    let known = context.vocabulary
    query.types = list("type", isWhole: { known.knowsCode($0) || TypeCode($0).map(known.knows) == true }).compactMap {
      type($0)
    }
    query.languages = Set(list("language", isWhole: { _ in false }).compactMap { language($0) })
    query.serviceBodies = Set(list("service_body", isWhole: known.knowsServiceBody))
  }

  /// Values split at their commas, unless the whole is a name with a comma in it; each once.
  private func list(_ name: String, isWhole: (String) -> Bool) -> [String] {
    var seen: Set<String> = []
    return all(name).flatMap { isWhole($0) ? [$0] : $0.split(separator: ",").map(\.trimmed) }
      .filter { !$0.isEmpty && seen.insert($0).inserted }
  }

  /// As much of a value as a message repeats.
  private static func shown(_ text: String) -> String { String(text.prefix(40)) }

  private mutating func attendance(_ text: String) -> AttendanceOption? {
    if let option = AttendanceOption(rawValue: text.lowercased().replacing("-", with: "_")) { return option }
    report("attendance", .notOneOf(AttendanceOption.allCases.map(\.rawValue), part: Self.shown(text)))
    return nil
  }

  private mutating func fellowship(_ text: String) -> Fellowship.ID? {
    if let id = Fellowship.ID(rawValue: text), context.vocabulary.knows(id) { return id }
    report("fellowship", .unknownFellowship(Self.shown(text)))
    return nil
  }

  private mutating func type(_ text: String) -> MeetingQuery.TypeFilter? {
    if let attribute = Attribute(rawValue: text) { return .attribute(attribute) }
    if let code = TypeCode(text), context.vocabulary.knows(code) { return .code(code) }
    if context.vocabulary.knowsCode(text) { return .anyCode(text.uppercased()) }
    if let attribute = Attribute(rawValue: text.lowercased()) { return .attribute(attribute) }
    report("type", .unknownType(Self.shown(text)))
    return nil
  }

  private mutating func language(_ text: String) -> String? {
    let tag = LanguageTag.canonical(text)
    if LanguageTag.isWellFormed(tag) { return tag }
    report("language", .notLanguage(Self.shown(text)))
    return nil
  }
}

extension StringProtocol {
  /// Without white space around it.
  var trimmed: String {
    let start = drop(while: \.isWhitespace)
    return String(start.reversed().drop(while: \.isWhitespace).reversed())
  }

  /// A number as people write it: digits, a sign, a point, an exponent.
  var isDecimal: Bool { !isEmpty && utf8.allSatisfy { (48...57).contains($0) || "+-.eE".utf8.contains($0) } }
}
