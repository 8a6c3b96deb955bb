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
        problems.append(
          .init(.unknownParameter, String(name.prefix(40)), value: value, reason: "There is no such parameter."))
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

  mutating func report(_ kind: QueryError.Problem.Kind, _ name: String, _ reason: String) {
    problems.append(.init(kind, name, value: values[name]?.joined(separator: ", ") ?? "", reason: reason))
  }

  func isGiven(_ name: String) -> Bool { values[name] != nil }
  func value(_ name: String) -> String? { values[name]?.first }
  func all(_ name: String) -> [String] { values[name] ?? [] }

  /// Drops what is too long or too often, and says so.
  private mutating func checkSize(_ name: String) {
    guard let given = values[name] else { return }
    let longest = name == "cursor" ? SearchCursor.longest : MeetingQuery.Limits.longestText
    if given.contains(where: { $0.count > longest }) {
      report(.malformed, name, "It is longer than \(longest) characters.")
    } else if given.count > (Self.lists.contains(name) ? MeetingQuery.Limits.mostValues : 1) {
      let isList = Self.lists.contains(name)
      report(
        .malformed, name,
        isList
          ? "More than \(MeetingQuery.Limits.mostValues) values are given."
          : "It is given more than once, with different values.")
    } else {
      return
    }
    values[name] = nil
  }

  private mutating func choice(_ name: String, _ choices: [String]) -> String? {
    guard let text = value(name)?.lowercased() else { return nil }
    if choices.contains(text) { return text }
    report(.malformed, name, "It must be one of: \(choices.joined(separator: ", ")).")
    return nil
  }

  private mutating func number(_ text: String, _ name: String) -> Int? {
    let range = 1...MeetingQuery.Limits.mostRows
    if text.isDecimal, let number = Int(text), range.contains(number) { return number }
    report(.malformed, name, "It must be a whole number from 1 to \(range.upperBound).")
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
    report(
      .malformed, "near", "It must be a latitude from -90 to 90 and a longitude from -180 to 180, such as 39.95,-75.16."
    )
    return nil
  }

  private mutating func kilometres(_ text: String) -> Double? {
    if text.isDecimal, let value = Double(text), value > 0, value <= MeetingQuery.Limits.farthest { return value }
    report(
      .malformed, "within",
      "It must be a number of kilometres above 0, and at most \(Int(MeetingQuery.Limits.farthest)).")
    return nil
  }

  private mutating func words(_ text: String) -> String? {
    let count = TextHits.words(of: text).count
    if (1...MeetingQuery.Limits.mostWords).contains(count) { return text }
    report(
      .malformed, "q",
      count == 0 ? "There is no letter or digit in it." : "It has more than \(MeetingQuery.Limits.mostWords) words.")
    return nil
  }

  private mutating func readZone() {
    guard let text = value("tz") else { return }
    query.timeZone = Zone.repaired(text)
    if query.timeZone == nil { report(.malformed, "tz", "It must be an IANA time zone, such as America/New_York.") }
  }

  private mutating func readTime() {
    var reader = QueryTimeReader(context: context, zone: query.timeZone.flatMap(Zone.named) ?? context.zone)
    if let time = reader.read(
      when: value("when"), day: value("day"), from: value("from"), until: value("until"),
      isByOccurrence: query.unit == .occurrence)
    {
      query.time = time
    }
    for (kind, name, reason) in reader.problems { report(kind, name, reason) }
  }

  /// `nearest` is a short way to say three other things.
  private mutating func readNearest() {
    guard let text = value("nearest") else { return }
    for other in ["within", "limit"] where isGiven(other) {
      report(.contradiction, "nearest", "It cannot stand together with \(other).")
    }
    if let sort = query.sort, sort != .distance {
      report(.contradiction, "nearest", "It gives the nearest first, not by \(sort.rawValue).")
    }
    if !isGiven("near"), !isGiven("place") {
      report(.contradiction, "nearest", "Give near or place, to say nearest to what.")
    }
    guard let count = number(text, "nearest") else { return }
    query.limit = count
    query.sort = .distance
    query.within = MeetingQuery.Limits.farthest
  }

  private mutating func checkContradictions() {
    let hasPlace = isGiven("near") || isGiven("place")
    if isGiven("near"), isGiven("place") {
      report(.contradiction, "place", "It cannot stand together with near: give one of them.")
    }
    if isGiven("within"), !hasPlace {
      report(.contradiction, "within", "Give near or place, to say within that distance of what.")
    }
    if !isGiven("nearest"), query.sort == .distance, !hasPlace {
      report(.contradiction, "sort", "Give near or place, to say distance from what.")
    }
    if query.sort == .relevance, !isGiven("q") { report(.contradiction, "sort", "Relevance needs words: give q.") }
    if query.unit == .occurrence, !["when", "day", "from", "until"].contains(where: isGiven) {
      report(.contradiction, "each", "Give a time (when, day, or from and until): meetings recur without end.")
    }
    guard let place = query.place, PlaceName.isOnline(SearchText.placeKey(place)) else { return }
    for name in ["within", "nearest"] where isGiven(name) {
      report(.contradiction, name, "Online meetings are not anywhere: leave it out, or name a place.")
    }
    if !query.attendance.isEmpty, query.attendance.isDisjoint(with: [.online, .hybrid]) {
      report(.contradiction, "attendance", "The place is “\(place)”, which leaves no meeting that is not online.")
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

  private mutating func attendance(_ text: String) -> AttendanceOption? {
    if let option = AttendanceOption(rawValue: text.lowercased().replacing("-", with: "_")) { return option }
    report(
      .malformed, "attendance",
      "“\(text.prefix(40))” is not one of: \(AttendanceOption.allCases.map(\.rawValue).joined(separator: ", ")).")
    return nil
  }

  private mutating func fellowship(_ text: String) -> Fellowship.ID? {
    if let id = Fellowship.ID(rawValue: text), context.vocabulary.knows(id) { return id }
    report(
      .unknownValue, "fellowship",
      "No fellowship here is called “\(text.prefix(40))”. Give its short name, such as aa, na or smart.")
    return nil
  }

  private mutating func type(_ text: String) -> MeetingQuery.TypeFilter? {
    if let attribute = Attribute(rawValue: text) { return .attribute(attribute) }
    if let code = TypeCode(text), context.vocabulary.knows(code) { return .code(code) }
    if context.vocabulary.knowsCode(text) { return .anyCode(text.uppercased()) }
    if let attribute = Attribute(rawValue: text.lowercased()) { return .attribute(attribute) }
    report(
      .unknownValue, "type",
      "No listing and no vocabulary has the type “\(text.prefix(40))”. Words such as women and wheelchair are known, and codes such as aa:BE."
    )
    return nil
  }

  private mutating func language(_ text: String) -> String? {
    let tag = LanguageTag.canonical(text)
    if LanguageTag.isWellFormed(tag) { return tag }
    report(.malformed, "language", "“\(text.prefix(40))” is not a language tag, such as es or pt-BR.")
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
