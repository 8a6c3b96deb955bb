import Meetings
import Members
import Pages
import Recovery

extension PlanRecord: VaultEntry {
  public var facts: [EntryFact] {
    guard let kind, let sheet = ToolLibrary.plan(kind) else { return [EntryFact(t("Plan"), id)] }
    return [EntryFact(t("Plan"), sheet.title.text)] + WorksheetWords.facts(sheet, answers)
  }
}

/// Something planned for a part of a day.
struct PlannedPart: Sendable, Hashable {
  var part: DayPart
  /// As the member wrote it; may have several lines.
  var text: String

  /// `Evening`.
  var title: String { WorksheetWords.name(part) }
}

extension JourneyFeature {
  /// The plans a member has: at most one of each kind.
  static let plans = VaultCollection<PlanRecord>("plans", mostPerPage: 20) { t("Plans") }

  /// What the seven-day plan has for today, from morning to night; empty without a plan.
  func plannedToday(_ signedIn: SignedIn, now: Instant, zone: Zone) async throws -> [PlannedPart] {
    let day = zone.date(at: now)
    return try await signedIn.vault.read { try Self.planned(on: day, in: $0) }
  }

  /// The same within a reading that wants other things too.
  static func planned(on day: CivilDate, in reader: VaultReader) throws -> [PlannedPart] {
    let record = try reader.entries(plans).first { $0.kind == .week && $0.deleted == nil }
    guard let record else { return [] }
    return WeekPlan(record.answers).lines(on: day.weekday).map { PlannedPart(part: $0.part, text: $0.text) }
  }

  /// Writes something into the seven-day plan, which begins with it where there was none: what somebody takes from a meeting.
  ///
  /// - Throws: `WorksheetProblem.tooLong` where that part of the day is full.
  func addToWeek(_ text: String, on cell: WeekCell, _ vault: Vault) async throws {
    let now = now()
    try await vault.update(Self.plans) { records in
      let index = records.firstIndex { $0.kind == .week }
      let old = index.map { records[$0] }.flatMap { $0.deleted == nil ? $0 : nil }
      let plan = try WeekPlan(old?.answers ?? [:]).adding(text, to: cell)
      var answers = old?.answers ?? [:]
      answers[WeekPlan.field] = .week(plan.cells)
      let record = PlanRecord(.week, answers: answers, changed: now)
      if let index { records[index] = record } else { records.append(record) }
    }
  }
}
