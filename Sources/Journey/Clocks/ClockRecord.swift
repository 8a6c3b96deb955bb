import Meetings
import Members
import Pages
import Recovery
import Web

/// Clocks in the vault: few, and always read together.
enum ClockRecord {
  static let clocks = VaultCollection<Clock>("clocks", mostPerPage: ClockLimits.clocks) { t("Clocks") }
}

extension Clock: VaultEntry {
  public var facts: [EntryFact] {
    let history = slips.map { slip -> EntryFact in
      let end = slip.resumed.map { t("began again \(ClockText.moment($0))") } ?? t("still open")
      let words = [slip.reflection?.before, slip.reflection?.learned, slip.reflection?.kept].compactMap { $0 }
      return EntryFact(t("Slip"), ([ClockText.moment(slip.at), end] + words).joined(separator: " · "))
    }
    let runs = earlier.map { run in
      EntryFact(t("Earlier run"), "\(ClockText.date(run.from)) – \(ClockText.date(run.until))")
    }
    return [
      EntryFact(t("Clock"), label), EntryFact(t("Kind"), ClockText.kind(kind)),
      EntryFact(t("Began"), ClockText.moment(start)), EntryFact(t("Time zone"), zone),
      EntryFact(t("Milestones"), ClockText.set(milestones)),
      EntryFact(t("Counts for milestones"), ClockText.basis(basis)),
      EntryFact(t("Money a day"), regained?.hundredths.map { ClockText.money($0, regained?.currency) }),
      EntryFact(t("Minutes a day"), regained?.minutes.map(String.init)),
    ].compactMap { $0 } + runs + history
  }
}

extension SignedIn {
  /// - Throws: `WebFailure.notFound` where this member has no such clock.
  func clock(_ id: String) async throws -> Clock {
    guard let clock = try await vault.entries(ClockRecord.clocks).first(where: { $0.id == id }) else {
      throw WebFailure.notFound
    }
    return clock
  }

  /// Changes a clock in one transaction, or leaves it and says why not.
  ///
  /// - Returns: the clock as it is then; or the problem.
  /// - Throws: `WebFailure.notFound` where this member has no such clock.
  func change(_ id: String, _ body: @Sendable @escaping (inout Clock) throws(ClockProblem) -> Void) async throws
    -> Result<Clock, ClockProblem>
  {
    try await vault.update(ClockRecord.clocks) { clocks in
      guard let index = clocks.firstIndex(where: { $0.id == id }) else { throw WebFailure.notFound }
      var clock = clocks[index]
      do throws(ClockProblem) {
        try body(&clock)
      } catch {
        return .failure(error)
      }
      clocks[index] = clock
      return .success(clock)
    }
  }
}
