import Meetings

/// The plans that a member can have, one of each.
public enum PlanKind: String, Sendable, Codable, CaseIterable, Hashable {
  /// What I do when it gets dangerous.
  case hardMoment = "hard-moment"
  /// What I change and how.
  case change
  /// Seven days by parts of the day.
  case week
}

/// A plan as it stands in the member's record.
public struct PlanRecord: Codable, Sendable, Hashable, Identifiable {
  /// The kind: there is one plan of each.
  public var id: String
  public var answers: WorksheetAnswers
  public var changed: Instant
  /// When it was put away. It can be brought back for a day; then it is gone.
  public var deleted: Instant?

  public init(_ kind: PlanKind, answers: WorksheetAnswers, changed: Instant, deleted: Instant? = nil) {
    id = kind.rawValue
    self.answers = answers
    self.changed = changed
    self.deleted = deleted
  }

  public var kind: PlanKind? { PlanKind(rawValue: id) }

  /// Minutes in which a deleted plan can be brought back: a day, so that one can sleep over it.
  public static let undoMinutes = 1_440

  public func canBeBroughtBack(at now: Instant) -> Bool {
    deleted.map { now < $0.adding(minutes: Self.undoMinutes) } ?? false
  }

  /// The records without those whose day of grace is over.
  public static func keeping(_ records: [PlanRecord], at now: Instant) -> [PlanRecord] {
    records.filter { $0.deleted == nil || $0.canBeBroughtBack(at: now) }
  }
}
