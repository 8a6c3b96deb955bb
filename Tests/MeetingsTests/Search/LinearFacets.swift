@testable import Meetings

/// Facets counted plainly: for each value, the rows it belongs to.
struct LinearFacets {
  enum Filter { case attendance, fellowship, language, serviceBody }
  let isByOccurrence: Bool
  private var attendance: [AttendanceOption: Int] = [:]
  private var fellowships: [Fellowship.ID: Int] = [:]
  private var attributes: [Attribute: Int] = [:]
  private var codes: [TypeCode: Int] = [:]
  private var languages: [Set<String>: Int] = [:]
  private var bodies: [String: Int] = [:]
  private var weekdays: [Weekday: Int] = [:]

  init(isByOccurrence: Bool) { self.isByOccurrence = isByOccurrence }

  /// The "any of" filters that a meeting does not pass.
  static func misses(_ meeting: Meeting, _ query: MeetingQuery) -> Set<Filter> {
    var misses: Set<Filter> = []
    let attendance = meeting.attendance
    let isAdmitted = query.attendance.contains { option in
      switch option {
      case .inPerson: attendance == .inPerson || attendance == .hybrid
      case .hybrid: attendance == .hybrid
      case .online: attendance == .online || attendance == .hybrid || attendance == .onlineInstead
      case .inactive: attendance == .suspended
      }
    }
    if !query.attendance.isEmpty, !isAdmitted { misses.insert(.attendance) }
    if !query.fellowships.isEmpty, !query.fellowships.contains(meeting.fellowship) { misses.insert(.fellowship) }
    if !query.languages.isEmpty,
      !meeting.languages.contains(where: { tag in query.languages.contains { admits($0, tag) } })
    {
      misses.insert(.language)
    }
    let body = [meeting.serviceBody?.key, meeting.serviceBody?.name].compactMap { $0?.lowercased() }
    if !query.serviceBodies.isEmpty, !query.serviceBodies.contains(where: { body.contains($0.lowercased()) }) {
      misses.insert(.serviceBody)
    }
    return misses
  }

  private static func admits(_ wanted: String, _ tag: String) -> Bool {
    let (wanted, tag) = (wanted.lowercased(), tag.lowercased())
    return tag == wanted || tag.hasPrefix(wanted + "-")
  }

  mutating func count(_ listing: LinearSearch.Listing, _ occurrence: Occurrence?, _ misses: Set<Filter>) {
    let meeting = listing.meeting
    func counts(_ filter: Filter) -> Bool { misses.isEmpty || misses == [filter] }
    if counts(.attendance) {
      for option in AttendanceOption.allCases {
        var query = MeetingQuery()
        query.attendance = [option]
        if Self.misses(meeting, query).isEmpty { attendance[option, default: 0] += 1 }
      }
    }
    if counts(.fellowship) { fellowships[meeting.fellowship, default: 0] += 1 }
    if counts(.language) { languages[Set(meeting.languages.map(LanguageTag.canonical)), default: 0] += 1 }
    if counts(.serviceBody), let body = meeting.serviceBody {
      bodies[(body.name.isEmpty ? body.key : body.name).lowercased(), default: 0] += 1
    }
    guard misses.isEmpty else { return }
    for attribute in listing.attributes.attributes { attributes[attribute, default: 0] += 1 }
    for code in Set(meeting.types) where !code.code.isEmpty {
      let meaning = TypeVocabulary.meaning(of: code)
      if meaning?.attribute == nil, meaning?.language == nil { codes[code, default: 0] += 1 }
    }
    if isByOccurrence, let occurrence {
      weekdays[occurrence.date.weekday, default: 0] += 1
    } else {
      for day in Set(meeting.schedule.slots.flatMap(\.recurrence.weekdays)) { weekdays[day, default: 0] += 1 }
    }
  }

  /// As plain text, so that a difference can be read; service bodies by their folded names.
  var facets: Facets {
    var facets = Facets()
    facets.attendance = AttendanceOption.allCases.compactMap { option in attendance[option].map { .init(option, $0) } }
    facets.fellowships = Self.ranked(fellowships) { $0.rawValue }
    facets.attributes = Self.ranked(attributes) { $0.rawValue }
    facets.codes = Self.ranked(codes) { $0.description }
    var tags: [String: Int] = [:]
    for wanted in allLanguages {
      let count = languages.reduce(0) { sum, set in set.key.contains { Self.admits(wanted, $0) } ? sum + set.value : sum
      }
      if count > 0 { tags[wanted] = count }
    }
    facets.languages = Self.ranked(tags) { $0 }
    facets.serviceBodies = Self.ranked(bodies) { $0 }.map { .init(ServiceBodyName(key: "", name: $0.value), $0.count) }
    facets.weekdays = Weekday.allCases.compactMap { day in weekdays[day].map { .init(day, $0) } }
    return facets
  }
  var allLanguages: Set<String> = []

  private static func ranked<Value: Hashable>(_ counts: [Value: Int], name: (Value) -> String) -> [Facets.Count<Value>]
  {
    counts.sorted { ($1.value, name($0.key)) < ($0.value, name($1.key)) }.prefix(60).map { .init($0.key, $0.value) }
  }
}
