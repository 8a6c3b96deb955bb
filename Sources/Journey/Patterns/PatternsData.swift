import Meetings
import Recovery

/// What the patterns are drawn from: a year of a member's own notes.
struct PatternsData: Sendable {
  enum Span: String, Sendable, CaseIterable {
    case quarter, year

    var days: Int { self == .quarter ? 90 : 364 }
  }

  /// The first day that is read: weeks and a whole year before today.
  static func firstDay(_ today: CivilDate) -> CivilDate { today.adding(days: -364) }

  var today: CivilDate
  var checkIns: [RatedDay] = []
  var urges: [UrgeTime] = []
  /// The days of meetings, a day for each.
  var meetings: [CivilDate] = []
  /// Of the weekly self-check: how sure somebody was, 0 to 10, about the seven days before.
  var confidence: [(day: CivilDate, value: Double)] = []

  var isEmpty: Bool { checkIns.isEmpty && urges.isEmpty && meetings.isEmpty }

  /// A rating of the check-ins, with its days.
  func ratings(_ rating: (RatedDay) -> Rating?) -> [(day: CivilDate, value: Double)] {
    checkIns.compactMap { entry in rating(entry).map { (entry.day, Double($0.value)) } }
  }
}

/// The weeks in which meetings were noted, and what else they held.
struct MeetingWeeks: Sendable {
  var series: WeeklySeries
  var meetings: [Int]
  var craving: [Double?]
  var confidence: [Double?]

  static let mostWeeks = 52

  /// From the first meeting that was noted: before it, none says nothing. The running week is left out.
  init?(_ data: PatternsData) {
    guard let first = data.meetings.min() else { return nil }
    series = WeeklySeries(from: first, today: data.today, limit: Self.mostWeeks)
    meetings = series.counts(data.meetings)
    craving = series.means(data.ratings(\.craving))
    // A self-check speaks of the seven days before it: it belongs to the week that most of them lie in.
    confidence = series.means(data.confidence.map { ($0.day.adding(days: -3), $0.value) })
  }

  var withCraving: GoesTogether.Answer { GoesTogether.compare(meetings, with: craving) }
  var withConfidence: GoesTogether.Answer { GoesTogether.compare(meetings, with: confidence) }
}
