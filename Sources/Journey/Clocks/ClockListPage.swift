import Pages

/// All clocks of a member.
struct ClockListPage {
  var summaries: [ClockSummary]

  var page: Page {
    Page(
      title: t("Clocks"), activeTab: "today", styles: [.clocksStyle], isPrivate: true, showsListings: false,
      body: """
        \(BackLink(t("Today"), url: DailyPath.today.url()))
        <h1>\(t("Clocks"))</h1>
        \(summaries.isEmpty ? empty : "\(summaries)\(Actions("\(LinkButton(t("Start another clock"), url: ClockPath.new.url(), kind: .quiet))"))")
        \(Doors([
          Door(t("Patterns"), text: t("Your days over time, and what goes with what"), url: ClockPath.patterns.url(), icon: .sun)
        ]))
        """)
  }

  private var empty: HTML {
    EmptyState(
      t("No clock yet"), text: t("A clock counts the days you are free of something. It never goes back to zero."),
      actions: "\(LinkButton(t("Start a clock"), url: ClockPath.new.url()))"
    ).html
  }
}
