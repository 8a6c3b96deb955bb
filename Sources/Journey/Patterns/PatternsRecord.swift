import Meetings
import Members
import Recovery

/// What the patterns need of other parts of the record, and no more: read-only views of their pages, by the names and with the
/// fields that those parts write. A year of notes, journals and reflections stays unread.
enum PatternsRecord {
  static let checkIns = VaultCollection<RatedDay>("check-ins") { "" }
  static let urges = VaultCollection<UrgeTime>("urges") { "" }
  static let meetings = VaultCollection<MeetingDay>("attended-meetings") { "" }
  static let selfChecks = VaultCollection<WeeklyScore>("self-checks") { "" }

  /// The weekly self-check's pages begin with its name and end with their year.
  static func isWeekly(_ page: String, years: [Int]) -> Bool {
    page.hasPrefix("weekly") && years.contains { page.hasSuffix(String($0)) }
  }
  static let confidenceScale = "confidence"
}

/// A check-in's ratings.
struct RatedDay: VaultEntry {
  var id: String
  var day: CivilDate
  var mood: Rating?
  var craving: Rating?
  var connectedness: Rating?
  var facts: [EntryFact] { [] }
}

/// When an urge came.
struct UrgeTime: VaultEntry {
  var id: String
  var day: CivilDate
  var time: WallTime
  var facts: [EntryFact] { [] }
}

/// A day of a meeting.
struct MeetingDay: VaultEntry {
  var id: String
  var day: CivilDate
  var facts: [EntryFact] { [] }
}

/// A self-check's scores.
struct WeeklyScore: VaultEntry {
  struct Score: Codable {
    var scale: String
    var value: Double
  }

  var id: String
  var day: CivilDate
  var scores: [Score]
  var facts: [EntryFact] { [] }
}

extension VaultReader {
  /// The last year's, from the months that it lies in and no others.
  func patterns(today: CivilDate) throws -> PatternsData {
    let first = PatternsData.firstDay(today)
    func year<E: VaultEntry>(_ collection: VaultCollection<E>) throws -> [E] {
      try Self.months(first, today).flatMap { try entries(collection, page: $0) }
    }
    var data = PatternsData(today: today)
    let span = first...today
    data.checkIns = try year(PatternsRecord.checkIns).filter { span.contains($0.day) }
    data.urges = try year(PatternsRecord.urges).filter { span.contains($0.day) }
    data.meetings = try year(PatternsRecord.meetings).map(\.day).filter(span.contains)
    let years = Set([first.yearMonthDay.year, today.yearMonthDay.year]).sorted()
    let checks = try pages(of: PatternsRecord.selfChecks).filter { PatternsRecord.isWeekly($0, years: years) }
      .flatMap { try entries(PatternsRecord.selfChecks, page: $0) }
    data.confidence = checks.flatMap { check in
      check.scores.filter { $0.scale == PatternsRecord.confidenceScale }.map { (check.day, $0.value) }
    }
    return data
  }

  private static func months(_ first: CivilDate, _ last: CivilDate) -> [String] {
    let (year, month, _) = first.yearMonthDay
    let (lastYear, lastMonth, _) = last.yearMonthDay
    return (year * 12 + month - 1...lastYear * 12 + lastMonth - 1).map {
      VaultPage.month(year: $0 / 12, month: $0 % 12 + 1)
    }
  }
}
