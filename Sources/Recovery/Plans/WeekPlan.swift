import Meetings

/// A part of the day, as people plan: not to the minute.
public enum DayPart: String, Sendable, Codable, CaseIterable, Hashable {
  case morning, afternoon, evening, night

  /// When it begins, hours after midnight. The night's own begins in the evening and ends at five.
  public var startHour: Int {
    switch self {
    case .morning: 5
    case .afternoon: 12
    case .evening: 17
    case .night: 22
    }
  }

  /// The part that a time of day lies in.
  public init(hour: Int) {
    self =
      switch hour {
      case 5..<12: .morning
      case 12..<17: .afternoon
      case 17..<22: .evening
      default: .night
      }
  }
}

/// One field of a plan for seven days.
public struct WeekCell: Sendable, Hashable {
  public var weekday: Weekday
  public var part: DayPart

  public init(_ weekday: Weekday, _ part: DayPart) {
    self.weekday = weekday
    self.part = part
  }

  /// `1-evening` is Monday's evening. Lasting: members' records have it.
  public var key: String { "\(weekday.rawValue)-\(part.rawValue)" }

  /// Monday first.
  public static let days: [Weekday] = [.monday, .tuesday, .wednesday, .thursday, .friday, .saturday, .sunday]
  public static let all: [WeekCell] = days.flatMap { day in DayPart.allCases.map { WeekCell(day, $0) } }
}

/// What somebody wants to do in a week, the same every week until they change it.
public struct WeekPlan: Sendable, Hashable {
  /// By `WeekCell.key`.
  public var cells: [String: String]

  public init(cells: [String: String] = [:]) { self.cells = cells }

  /// The week of a plan's answers: its field is called `week`.
  public init(_ answers: WorksheetAnswers) {
    if case .week(let cells)? = answers[Self.field] { self.cells = cells } else { cells = [:] }
  }

  public static let field = "week"

  public subscript(cell: WeekCell) -> String? { cells[cell.key].flatMap { $0.isEmpty ? nil : $0 } }

  /// What stands on a day, from morning to night.
  public func lines(on weekday: Weekday) -> [(part: DayPart, text: String)] {
    DayPart.allCases.compactMap { part in self[WeekCell(weekday, part)].map { (part, $0) } }
  }

  /// The plan with something more on a day: after what is there already, once only.
  ///
  /// - Throws: `WorksheetProblem.tooLong` where the cell has no room left.
  public func adding(_ text: String, to cell: WeekCell) throws(WorksheetProblem) -> WeekPlan {
    let words = WorksheetReading.cleaned(text)
    let old = self[cell] ?? ""
    if words.isEmpty || old.split(separator: "\n").contains(where: { $0 == words }) { return self }
    let joined = old.isEmpty ? words : old + "\n" + words
    guard joined.count <= WorksheetLimits.line else { throw .tooLong(limit: WorksheetLimits.line) }
    var plan = self
    plan.cells[cell.key] = joined
    return plan
  }
}
