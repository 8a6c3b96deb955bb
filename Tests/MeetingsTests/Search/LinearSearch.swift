import Foundation

@testable import Meetings

/// The rules of search written down a second time, as plainly as can be: every meeting is looked at, with `Schedule.occurrences`,
/// distances by the haversine formula, and no index of any kind.
struct LinearSearch {
  struct Row {
    var meeting: Meeting
    var occurrence: Occurrence?
    var kilometres: Double?
    var relevance: Int?
  }

  /// A listing with what does not change between queries worked out once.
  final class Listing {
    let meeting: Meeting
    let attributes: AttributeSet
    let nameKey: [UInt8]
    let nameWords: Int
    var fields: [String: Set<String>] = [:]
    /// Occurrences near the moment the test is about.
    let span: (from: Instant, until: Instant)
    let known: [Occurrence]

    init(_ meeting: Meeting, around now: Instant) {
      self.meeting = meeting
      attributes = meeting.attributes
      nameKey = Array(SearchText.words(meeting.name).joined(separator: " ").utf8.prefix(64))
      nameWords = SearchText.words(meeting.name).count
      span = (now.adding(days: -5), now.adding(days: 12))
      known = meeting.occurrences(from: span.from, until: span.until)
      let place = meeting.place
      add("notes", [meeting.notes, place?.notes, meeting.group?.notes])
      add("name", [meeting.name])
      add("group", [meeting.group?.name])
      add("body", [meeting.serviceBody?.name])
      add("place", [place?.name])
      add("address", [place?.formattedAddress, place?.street])
      add("area", [place?.neighborhood, place?.city, place?.county, place?.state, place?.postalCode, place?.country])
      add("area", meeting.regions)
    }

    private func add(_ field: String, _ texts: [String?]) {
      for text in texts.compactMap({ $0 }) {
        for word in SearchText.words(text) { fields[word, default: []].insert(field) }
      }
    }

    /// Each once.
    func occurrences(_ from: Instant, _ until: Instant) -> [Occurrence] {
      let all =
        from >= span.from && until <= span.until
        ? known.filter { $0.start < until && $0.end > from } : meeting.occurrences(from: from, until: until)
      var seen: Set<[Instant]> = []
      return all.filter { seen.insert([$0.start, $0.end]).inserted }
    }
  }

  let listings: [Listing]
  let zone: Zone
  private let languages: Set<String>

  init(_ meetings: [Meeting], around now: Instant, zone: Zone) {
    listings = meetings.filter(\.isPublished).map { Listing($0, around: now) }
    languages = Set(listings.flatMap(\.meeting.languages).map(LanguageTag.canonical))
    self.zone = zone
  }

  /// All rows of the answer in order, and the facets.
  func search(
    _ query: MeetingQuery, now: Instant, place: ((Meeting) -> Bool)? = nil, center: MeetingQuery.Coordinate? = nil
  ) -> ([Row], Facets) {
    let reader = query.timeZone.flatMap(Zone.named) ?? zone
    var rows: [Row] = []
    var facets = LinearFacets(isByOccurrence: query.unit == .occurrence && query.time != .any)
    facets.allLanguages = languages
    for listing in listings where passesTypes(listing, query.types) {
      let meeting = listing.meeting
      let kilometres = meeting.place?.position.flatMap { position in
        (query.near ?? center).map {
          Self.haversine($0, .init(latitude: position.latitude, longitude: position.longitude))
        }
      }
      if query.near != nil, !(kilometres.map { $0 <= query.within ?? 40 } ?? false) { continue }
      if let place, !place(meeting) { continue }
      var relevance: Int?
      if let words = query.words {
        relevance = Self.relevance(listing, words)
        if relevance == nil { continue }
      }
      let misses = LinearFacets.misses(meeting, query)
      let found: [Occurrence?]
      if let (from, until, running) = Self.span(query.time, now, reader) {
        let all = listing.occurrences(from, until).filter { running || $0.start >= from }
        found = query.unit == .occurrence ? all : Array(all.prefix(1))
      } else {
        let next = listing.known.first { $0.end > now && $0.start < listing.span.until }
        found = [next ?? meeting.next(after: now)]
      }
      for occurrence in found {
        facets.count(listing, occurrence, misses)
        if misses.isEmpty {
          rows.append(Row(meeting: meeting, occurrence: occurrence, kilometres: kilometres, relevance: relevance))
        }
      }
    }
    return (sorted(rows, query.effectiveSort), facets.facets)
  }

  private func passesTypes(_ listing: Listing, _ types: [MeetingQuery.TypeFilter]) -> Bool {
    types.allSatisfy { type in
      switch type {
      case .attribute(let attribute): listing.attributes.contains(AttributeSet(attribute))
      case .code(let code):
        listing.meeting.types.contains {
          $0.fellowship == code.fellowship && $0.code.lowercased() == code.code.lowercased()
        }
      case .anyCode(let code): listing.meeting.types.contains { $0.code.lowercased() == code.lowercased() }
      }
    }
  }

  static func haversine(_ a: MeetingQuery.Coordinate, _ b: MeetingQuery.Coordinate) -> Double {
    let radians = Double.pi / 180
    let x = sin((b.latitude - a.latitude) * radians / 2)
    let y = sin((b.longitude - a.longitude) * radians / 2)
    let h = x * x + cos(a.latitude * radians) * cos(b.latitude * radians) * y * y
    return 2 * 6371.0088 * atan2(h.squareRoot(), (1 - h).squareRoot())
  }

  /// From, until, and whether those running at the beginning count.
  private static func span(_ time: MeetingQuery.TimeFilter, _ now: Instant, _ zone: Zone) -> (Instant, Instant, Bool)? {
    func midnight(_ days: Int) -> Instant { zone.instant(of: zone.date(at: now).adding(days: days), at: .midnight) }
    func hour(_ hour: Int, _ days: Int) -> Instant {
      zone.instant(of: zone.date(at: now).adding(days: days), at: WallTime(hour: hour, minute: 0) ?? .midnight)
    }
    switch time {
    case .any: return nil
    case .now: return (now, now.adding(minutes: 60), true)
    case .today: return (now, midnight(1), true)
    case .tonight:
      if now < hour(4, 0) { return (now, hour(4, 0), true) }
      return now < hour(17, 0) ? (hour(17, 0), hour(4, 1), false) : (now, hour(4, 1), true)
    case .tomorrow: return (midnight(1), midnight(2), false)
    case .week: return (now, now.adding(days: 7), true)
    case .date(let date):
      return (zone.instant(of: date, at: .midnight), zone.instant(of: date.adding(days: 1), at: .midnight), false)
    case .weekday(let weekday):
      for days in 0..<7 where zone.date(at: now).adding(days: days).weekday == weekday {
        return days == 0 ? (now, midnight(1), true) : (midnight(days), midnight(days + 1), false)
      }
      return nil
    case .between(let from, let until): return (from, until, false)
    }
  }

  // MARK: Words

  /// Nil unless every word is found.
  private static func relevance(_ listing: Listing, _ text: String) -> Int? {
    var sum = 0
    for wanted in SearchText.words(text) {
      var best = 0
      for (word, fields) in listing.fields { best = max(best, score(wanted, word, fields, listing.nameWords)) }
      if best == 0 { return nil }
      sum += best
    }
    return sum
  }

  private static func score(_ wanted: String, _ word: String, _ fields: Set<String>, _ nameWords: Int) -> Int {
    let weights = ["name": 1000, "group": 600, "place": 500, "area": 500, "body": 300, "address": 250, "notes": 100]
    var weight = fields.reduce(0) { $0 + (weights[$1] ?? 0) }
    if fields.contains("name") { weight += 600 / max(1, nameWords) }
    if word == wanted { return 100_000 + weight }
    if wanted.unicodeScalars.count > 1, word.unicodeScalars.starts(with: wanted.unicodeScalars) {
      return 100_000 + weight * 6 / 10
    }
    let isForgiving = wanted.unicodeScalars.count >= 5 && !wanted.contains { "0"..."9" ~= $0 }
    return isForgiving && isOneError(Array(wanted.unicodeScalars), Array(word.unicodeScalars)) ? weight / 2 : 0
  }

  /// By trying every single change.
  private static func isOneError(_ a: [Unicode.Scalar], _ b: [Unicode.Scalar]) -> Bool {
    guard abs(a.count - b.count) <= 1, a != b else { return false }
    if a.count == b.count {
      let differing = a.indices.filter { a[$0] != b[$0] }
      if differing.count == 1 { return true }
      return differing.count == 2 && differing[1] == differing[0] + 1 && a[differing[0]] == b[differing[1]]
        && a[differing[1]] == b[differing[0]]
    }
    let (short, long) = a.count < b.count ? (a, b) : (b, a)
    return long.indices.contains { index in
      var copy = long
      copy.remove(at: index)
      return copy == short
    }
  }

  // MARK: Order

  private func sorted(_ rows: [Row], _ sort: MeetingQuery.Sort) -> [Row] {
    let keys = Dictionary(uniqueKeysWithValues: listings.map { ($0.meeting.id, $0.nameKey) })
    let keyed = rows.map { row in
      let metres = row.kilometres.map { Int64(($0 * 1000).rounded()) } ?? .max
      let start = row.occurrence?.start.milliseconds ?? .max
      let primary: Int64 =
        switch sort {
        case .start, .name: 0
        case .distance: metres
        case .relevance: -Int64(row.relevance ?? 0)
        }
      return (
        row: row, primary: primary, start: start, key: keys[row.meeting.id] ?? [],
        end: row.occurrence?.end.milliseconds ?? .max
      )
    }
    return keyed.sorted { a, b in
      if sort == .name, a.key != b.key { return a.key.lexicographicallyPrecedes(b.key) }
      if sort == .name, a.row.meeting.id != b.row.meeting.id { return a.row.meeting.id < b.row.meeting.id }
      if a.primary != b.primary { return a.primary < b.primary }
      if a.start != b.start { return a.start < b.start }
      if a.key != b.key { return a.key.lexicographicallyPrecedes(b.key) }
      if a.row.meeting.id != b.row.meeting.id { return a.row.meeting.id < b.row.meeting.id }
      return a.end < b.end
    }.map(\.row)
  }
}
