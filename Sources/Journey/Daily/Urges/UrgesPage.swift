import Meetings
import Members
import Pages
import Recovery

/// What urges show together, and a month of them.
struct UrgesPage {
  /// How many of the latest months the charts count: a year.
  static let monthsCounted = 12
  /// Below so many a map by weekday and hour would only show chance.
  static let fewestForMap = 5

  var month: Month
  var months: [String]
  var entries: [Urge]
  var statistics: UrgeStatistics
  var token: HiddenField

  var page: Page {
    Page(
      title: t("Urges"), activeTab: "today", styles: [.todayStyle, .chartsStyle], isPrivate: true, showsListings: false,
      body: """
        \(DailyPage.backToToday)
        <h1>\(t("Urges"))</h1>
        \(Actions("\(LinkButton(t("I have an urge"), url: DailyPath.urge.url()))\(LinkButton(t("One from earlier"), url: DailyPath.earlierUrge.url(), kind: .quiet))"))
        \(months.isEmpty ? empty : "\(charts)\(list)")
        """)
  }

  private var empty: HTML {
    EmptyState(
      t("Nothing here yet"),
      text: t(
        "When one comes, open “I have an urge”. In time you see here when they come, what brings them and what makes them smaller."
      )
    ).html
  }

  private var charts: HTML {
    if statistics.total < Self.fewestForMap {
      let text = t("From \(Self.fewestForMap) urges on you see here when they come and what brings them.")
      return "<p class=\"soft\">\(text)</p>"
    }
    return """
      <p class="soft small">\(t("The last \(Self.monthsCounted) months with an urge, together."))</p>
      <section class="card">\(WeekHourMap(
        id: "urge-hours", title: t("When they come"), summary: busiest, counts: statistics.counts, unit: t("urges")))</section>
      \(triggers)
      \(worked)
      """
  }

  private var busiest: String {
    let days = statistics.counts.map { $0.reduce(0, +) }
    let hours = (0..<24).map { hour in statistics.counts.reduce(0) { $0 + $1[hour] } }
    guard let day = days.indices.max(by: { days[$0] < days[$1] }),
      let hour = hours.indices.max(by: { hours[$0] < hours[$1] })
    else { return "" }
    let clock = TimeText.clock(hour: hour, minute: 0)
    // A tie has no busiest.
    let isClear = days.filter { $0 == days[day] }.count == 1 && hours.filter { $0 == hours[hour] }.count == 1
    return isClear
      ? t("\(statistics.total) urges. Most often on a \(TimeText.weekday(day)); the hour with most begins at \(clock).")
      : t("\(statistics.total) urges, spread over the week.")
  }

  /// How many triggers are shown.
  private static let triggersShown = 10

  private var triggers: HTML? {
    if statistics.triggers.isEmpty { return nil }
    let bars = statistics.triggers.prefix(Self.triggersShown).map {
      BarList.Bar($0.name.label, value: Double($0.count), text: Language.current.grouped($0.count))
    }
    return """
      <section class="card">\(BarList(
        title: t("What brings them"), columns: (t("Trigger"), t("Times")), bars: Array(bars)))</section>
      """
  }

  private var worked: HTML? {
    if statistics.ranked.isEmpty, statistics.tooFew.isEmpty { return nil }
    let bars = statistics.ranked.map { result in
      let place = result.rank.map { "\($0). " } ?? ""
      return BarList.Bar(
        place + UrgeTool.name(result.tool), value: result.meanFall,
        text: Self.times(Self.decimal(result.meanFall), result.times))
    }
    let table: HTML? =
      bars.isEmpty
      ? nil
      : BarList(
        title: t("What made them smaller"), columns: (t("Tool"), t("Fell by, on average")), bars: bars, full: 10
      ).html
    let few = statistics.tooFew.map { Self.times(UrgeTool.name($0.tool), $0.times) }.joined(separator: ", ")
    let rest: HTML? =
      few.isEmpty
      ? nil
      : "<p class=\"soft small\">\(t("Rated fewer than \(UrgeStatistics.fewest) times, too few to compare: \(few)."))</p>"
    return """
      <section class="card">\(table)\(rest)<p class="soft small">\(t("Urges fall by themselves too. This ranks what you did while they fell; it does not prove what made them."))</p></section>
      """
  }

  private static func times(_ text: String, _ count: Int) -> String {
    t("\(text) (\(count)×)")
  }

  /// With one decimal, in the language's own way.
  static func decimal(_ number: Double) -> String { Language.current.decimal(number) }

  private var list: HTML {
    """
    <section class="group">\(DayHeading(month.words, note: entries.isEmpty ? t("none written down") : nil))
    \(EntryList(entries.map(line)))</section>
    \(MonthPager(month, pages: months) { DailyPath.urges.url(query: [("month", $0.page)]) })
    """
  }

  private func line(_ urge: Urge) -> EntryLine {
    let title = "\(urge.day.shortWords), \(TimeText.clock(minuteOfDay: urge.time.minuteOfDay))"
    let strength =
      switch (urge.before, urge.after) {
      case (let before?, let after?): t("from \(before.value) to \(after.value)")
      case (let before?, nil): t("strength \(before.value)")
      default: ""
      }
    let around = (urge.triggers.map(\.label) + urge.ownTriggers).joined(separator: ", ")
    return EntryLine(
      title: title, facts: [strength, urge.tool.map(UrgeTool.name) ?? "", around, urge.place?.label ?? ""],
      text: urge.note, editURL: DailyPath.editUrge.url(urge.address.month, urge.id),
      remove: RemoveButton(kind: Daily.urges.name, place: urge.address, token: token, about: title))
  }
}
