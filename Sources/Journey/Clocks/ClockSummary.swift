import Meetings
import Members
import Pages
import Recovery

/// A clock on a card, as Today shows it: the number, since when, and what comes next. The whole card leads to the clock.
/// Pages that show it load `Asset.clocksStyle`.
struct ClockSummary: Component {
  var clock: Clock
  var count: ClockCount
  var progress: MilestoneProgress

  init(_ clock: Clock, now: Instant) {
    self.clock = clock
    count = clock.count(now)
    progress = clock.progress(count)
  }

  var html: HTML {
    let face = ClockFace(count)
    let token: HTML? =
      progress.isToday
      ? progress.last.map { "<div class=\"clock-token\">\(MilestoneToken($0, set: clock.milestones))</div>" } : nil
    return """
      <article class="card clock\(progress.isToday ? " sun" : "")"><div class="clock-head"><div>\
      <h2 class="kicker"><a href="\(url: ClockPath.clock.url(clock.id))">\(clock.label)</a></h2>\
      <p class="clock-number">\(face.number)</p><p class="soft">\(face.caption)</p></div>\(token)</div>\
      \(ClockFacts(count: count, progress: progress))</article>
      """
  }
}

extension JourneyFeature {
  /// The clocks of a member, in the order in which they were made.
  func clockSummaries(_ signedIn: SignedIn, now: Instant) async throws -> [ClockSummary] {
    try await signedIn.vault.entries(ClockRecord.clocks).map { ClockSummary($0, now: now) }
  }
}
