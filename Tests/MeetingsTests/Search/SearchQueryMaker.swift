import SeededTesting

@testable import Meetings

/// Random queries that have something to do with the meetings they are asked of.
struct SearchQueryMaker {
  private let meetings: [Meeting]
  private let now: Instant

  init(_ meetings: [Meeting], now: Instant) {
    self.meetings = meetings
    self.now = now
  }

  mutating func make(_ moment: Instant, _ random: inout SeededRandom) -> MeetingQuery {
    var query = MeetingQuery()
    if random.chance(40) {
      query.near = near(&random)
      if random.chance(80) { query.within = random.pick([0.001, 0.8, 5, 25, 50, 300, 5000, 20_040]) }
    } else if random.chance(12), let name = random.pick(meetings).place?.city {
      query.place = name
      if random.chance(30) { query.within = random.pick([1, 20, 200]) }
    }
    query.time = time(&random)
    if random.chance(40) { query.timeZone = random.pick(SearchMeetings.zones) }
    if random.chance(25) {
      query.attendance = Set((0..<random.int(1...2)).map { _ in random.pick(AttendanceOption.allCases) })
    }
    if random.chance(20) {
      query.fellowships = Set((0..<random.int(1...2)).map { _ in random.pick([.aa, .na, .smart, .alAnon]) })
    }
    if random.chance(25) { query.types = (0..<random.int(1...2)).compactMap { _ in type(&random) } }
    if random.chance(15) {
      query.languages = Set((0..<random.int(1...2)).map { _ in random.pick(["en", "es", "es-MX", "fr", "zh"]) })
    }
    if random.chance(12), let body = random.pick(meetings).serviceBody {
      query.serviceBodies = [random.chance(50) ? body.key : body.name.uppercased()]
    }
    if random.chance(30) { query.words = words(&random) }
    if random.chance(50) { query.sort = sort(query, &random) }
    if random.chance(25), query.time != .any { query.unit = .occurrence }
    query.limit = random.pick([1, 3, 7, 25, 60])
    return query
  }

  private func near(_ random: inout SeededRandom) -> MeetingQuery.Coordinate {
    if random.chance(10) {
      return .init(latitude: .random(in: -90...90, using: &random), longitude: .random(in: -180...180, using: &random))
    }
    let position = random.pick(meetings.compactMap(\.place?.position))
    let spread = random.pick([0, 0.02, 0.5])
    return .init(
      latitude: min(90, max(-90, position.latitude + .random(in: -spread...spread, using: &random))),
      longitude: min(180, max(-180, position.longitude + .random(in: -spread...spread, using: &random))))
  }

  private func time(_ random: inout SeededRandom) -> MeetingQuery.TimeFilter {
    let today = Zone.utc.date(at: now)
    switch random.int(0...13) {
    case 0...2: return .any
    case 3: return .now
    case 4, 5: return .today
    case 6: return .tonight
    case 7: return .tomorrow
    case 8: return .week
    case 9: return .weekday(random.pick(Weekday.allCases))
    case 10: return .date(today.adding(days: random.int(-3...10)))
    case 11: return .date(today.adding(days: random.int(10...200)))
    default:
      let from = now.adding(minutes: random.int(-2000...6000))
      return .between(from, from.adding(minutes: random.pick([1, 60, 400, 1440, 6000])))
    }
  }

  private func type(_ random: inout SeededRandom) -> MeetingQuery.TypeFilter? {
    if random.chance(40) { return .attribute(random.pick([.open, .closed, .women, .newcomers, .wheelchair, .family])) }
    guard let code = random.pick(meetings).types.first else { return nil }
    return random.chance(50) ? .code(code) : .anyCode(code.code.uppercased())
  }

  /// Words of some listing: whole, begun, or with an error.
  private func words(_ random: inout SeededRandom) -> String {
    let known = SearchTerms.texts(of: random.pick(meetings)).flatMap { SearchText.words($0.1) }
    guard !known.isEmpty else { return "serenity" }
    return (0..<random.pick([1, 1, 1, 2])).map { _ in
      var letters = Array(random.pick(known))
      switch random.int(0...3) {
      case 0 where letters.count > 2: letters.removeLast(letters.count / 2)
      case 1 where letters.count > 4: letters.swapAt(1, 2)
      case 2 where letters.count > 5: letters[random.int(0...letters.count - 1)] = "z"
      default: break
      }
      return String(letters)
    }.joined(separator: " ")
  }

  private func sort(_ query: MeetingQuery, _ random: inout SeededRandom) -> MeetingQuery.Sort {
    var sorts: [MeetingQuery.Sort] = [.start, .name]
    if query.near != nil || query.place != nil { sorts.append(.distance) }
    if query.words != nil { sorts.append(.relevance) }
    return random.pick(sorts)
  }
}
