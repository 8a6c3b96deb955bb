import Meetings
import Pages
import Recovery

/// What a member's own notes show over time, and what goes with what.
struct PatternsPage {
  var data: PatternsData
  var span: PatternsData.Span

  var page: Page {
    Page(
      title: t("Patterns"), activeTab: "today", styles: [.chartsStyle, .clocksStyle], isPrivate: true,
      showsListings: false,
      body: """
        \(BackLink(t("Today"), url: DailyPath.today.url()))
        <h1>\(t("Patterns"))</h1>
        \(data.isEmpty ? empty : charts)
        """)
  }

  private var empty: HTML {
    EmptyState(
      t("Nothing to draw yet"),
      text: t(
        "Check in for a few days, note urges and the meetings you go to. What they show together will stand here."),
      actions: "\(LinkButton(t("Back to today"), url: DailyPath.today.url()))"
    ).html
  }

  private var charts: HTML {
    let charts = PatternCharts(data: data, span: span)
    let trends = [
      charts.trend("craving", t("Craving"), \.craving), charts.trend("mood", t("Mood"), \.mood),
      charts.trend("connectedness", t("Closeness to people"), \.connectedness),
    ].compactMap { $0 }
    let spans = ChipRow(
      label: t("How far back"),
      PatternsData.Span.allCases.map {
        Chip(
          $0 == .year ? t("A year") : t("90 days"), url: ClockPath.patterns.url(query: [("span", $0.rawValue)]),
          isOn: $0 == span)
      })
    let section: HTML? =
      trends.isEmpty
      ? nil
      : "<section><h2>\(t("How it went"))</h2>\(spans)\(trends.map { card("\($0)") })</section>"
    return """
      \(card("\(charts.calendar)"))\(section)\(charts.urges.map { card("\($0)") })
      <section class="said-honestly"><h2>\(t("What goes with what"))</h2>\(together(charts))</section>
      """
  }

  private func card(_ html: HTML) -> HTML { Card(.plain, html).html }

  private func together(_ charts: PatternCharts) -> HTML {
    guard let weeks = MeetingWeeks(data) else {
      return
        "<p>\(t("Note the meetings you go to. After eight weeks, they can stand beside craving and confidence here."))</p>"
    }
    let sentences =
      TogetherText.sentences(weeks.withCraving, of: t("Craving"))
      + TogetherText.sentences(weeks.withConfidence, of: t("Confidence"))
    let plot = charts.together(weeks)
    let lines = sentences.map { line -> HTML in "<p>\(line)</p>" }
    return """
      \(lines)<p class="soft small">\(TogetherText.caution)</p>\(plot.map { card("\($0)") })\
      <details class="chart-numbers"><summary>\(t("Week by week"))</summary>\
      <div class="chart-scroll" tabindex="0" role="group" aria-label="\(t("Week by week"))">\(table(weeks))</div></details>
      """
  }

  private func table(_ weeks: MeetingWeeks) -> ChartTable {
    func text(_ value: Double?) -> String { value.map { Language.current.decimal($0) } ?? "" }
    return ChartTable(
      caption: t("Meetings, craving and confidence by week"),
      columns: [t("Week from"), t("Meetings"), t("Craving"), t("Confidence")],
      rows: weeks.meetings.indices.map { index in
        [
          ClockText.date(weeks.series.week(index)), String(weeks.meetings[index]), text(weeks.craving[index]),
          text(weeks.confidence[index]),
        ]
      })
  }
}
