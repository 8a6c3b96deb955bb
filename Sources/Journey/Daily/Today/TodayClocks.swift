import Meetings
import Pages
import Recovery

/// The clocks, and what is reached tomorrow. Several lie beside each other where there is room.
struct TodayClocks: Component {
  var clocks: [Clock]
  var now: Instant

  /// More would push the rest of the day off the screen; the others are one tap away.
  private static let shown = 3

  var html: HTML {
    let summaries = clocks.map { ClockSummary($0, now: now) }
    let more: HTML? =
      clocks.count > Self.shown
      ? "<p class=\"small\"><a href=\"\(url: ClockPath.all.url())\">\(t("All \(clocks.count) clocks"))</a></p>" : nil
    let tomorrow = summaries.compactMap { summary -> HTML? in
      guard summary.progress.daysToNext == 1, let next = summary.progress.next else { return nil }
      return """
        <div class="card sun"><h2>\(t("\(ClockText.milestone(next)) tomorrow"))</h2><p>\(summary.clock.label)</p></div>
        """
    }
    if summaries.isEmpty { return "" }
    return """
      <section class="stack" aria-label="\(t("Clocks"))"><h2 class="visually-hidden">\(t("Clocks"))</h2>\
      \(Array(summaries.prefix(Self.shown)))\(more)\(tomorrow)</section>
      """
  }
}
