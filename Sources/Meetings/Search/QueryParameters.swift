extension MeetingQuery {
  /// The query as the parameters that `MeetingQuery(parameters:context:)` reads, in a fixed order: for links, and equal for equal
  /// queries.
  public var parameters: [(name: String, value: String)] {
    var list: [(name: String, value: String)] = []
    if let near { list.append(("near", "\(near.latitude),\(near.longitude)")) }
    if let place { list.append(("place", place)) }
    if let within { list.append(("within", "\(within)")) }
    list += time.parameters
    if let timeZone { list.append(("tz", timeZone)) }
    list += AttendanceOption.allCases.filter(attendance.contains).map { ("attendance", $0.rawValue) }
    list += fellowships.sorted().map { ("fellowship", $0.rawValue) }
    list += types.map { ("type", $0.word) }
    list += languages.sorted().map { ("language", $0) }
    list += serviceBodies.sorted().map { ("service_body", $0) }
    if let words { list.append(("q", words)) }
    if unit == .occurrence { list.append(("each", unit.rawValue)) }
    if let sort { list.append(("sort", sort.rawValue)) }
    if limit != Limits.defaultLimit { list.append(("limit", "\(limit)")) }
    if let cursor { list.append(("cursor", cursor)) }
    return list
  }
}

extension MeetingQuery.TypeFilter {
  /// As it stands in a URL.
  public var word: String {
    switch self {
    case .attribute(let attribute): attribute.rawValue
    case .code(let code): code.description
    case .anyCode(let code): code
    }
  }
}

extension MeetingQuery.TimeFilter {
  fileprivate var parameters: [(name: String, value: String)] {
    switch self {
    case .any: []
    case .now: [("when", "now")]
    case .today: [("when", "today")]
    case .tonight: [("when", "tonight")]
    case .tomorrow: [("when", "tomorrow")]
    case .week: [("when", "week")]
    case .date(let date): [("day", date.description)]
    case .weekday(let weekday): [("day", weekday.word)]
    case .between(let from, let until): [("from", MomentText.write(from)), ("until", MomentText.write(until))]
    }
  }
}

extension Weekday {
  /// As it stands in a URL.
  public var word: String {
    switch self {
    case .sunday: "sunday"
    case .monday: "monday"
    case .tuesday: "tuesday"
    case .wednesday: "wednesday"
    case .thursday: "thursday"
    case .friday: "friday"
    case .saturday: "saturday"
    }
  }

  /// Reads a name, its first three letters, or a number from 0 for Sunday.
  init?(word: String) {
    let text = word.lowercased()
    guard
      let day = Weekday.allCases.first(where: {
        $0.word == text || $0.word.prefix(3) == text || "\($0.rawValue)" == text
      })
    else { return nil }
    self = day
  }
}
