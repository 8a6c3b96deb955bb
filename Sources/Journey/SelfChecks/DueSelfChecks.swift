import Meetings
import Members
import Pages
import Recovery

/// A self-check whose time has come, for "Today".
struct DueSelfCheck: Sendable, Equatable {
  var title: String
  var url: String
  /// When it was last answered; nil for never.
  var last: CivilDate?
}

extension JourneyFeature {
  /// What is due today: our own weekly check from the start, others once somebody has answered them before.
  func dueSelfChecks(_ signedIn: SignedIn, now: Instant) async throws -> [DueSelfCheck] {
    let today = (signedIn.zone ?? .utc).date(at: now)
    return try await dueSelfChecks(signedIn.vault, today: today)
  }

  /// The same, for a day that is known already (the page's own zone).
  func dueSelfChecks(_ vault: Vault, today: CivilDate) async throws -> [DueSelfCheck] {
    let last = try await vault.lastSelfChecks()
    return try await selfCheckOffers().compactMap { offer in
      let day = last[offer.id]?.day
      guard offer.isOurs || day != nil, SelfCheckDue(last: day, everyDays: offer.days).isDue(on: today) else {
        return nil
      }
      return DueSelfCheck(title: offer.title, url: SelfCheckPath.check.url(offer.id), last: day)
    }
  }
}
