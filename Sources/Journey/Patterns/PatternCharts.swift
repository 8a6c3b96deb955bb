import Meetings
import Pages
import Recovery

/// The charts of the patterns page.
struct PatternCharts {
  var data: PatternsData
  var span: PatternsData.Span

  /// A year of days, the darker and larger the more check-ins.
  var calendar: CalendarHeat {
    let first = PatternsData.firstDay(data.today)
    var counts: [CivilDate: Int] = [:]
    for entry in data.checkIns { counts[entry.day, default: 0] += 1 }
    let days = (0...data.today.days(since: first)).map { index -> CalendarHeat.Day in
      let day = first.adding(days: index)
      let (_, month, date) = day.yearMonthDay
      let count = counts[day] ?? 0
      return CalendarHeat.Day(
        name: ClockText.date(day), level: min(4, count * 2), value: count == 0 ? "" : String(count),
        month: date == 1 ? TimeText.shortMonth(month) : nil)
    }
    return CalendarHeat(
      id: "check-ins", title: t("Check-ins, a year"),
      summary: t("You checked in on \(counts.count) of the last \(days.count) days."), days: days,
      firstWeekday: first.weekday.rawValue, legend: [t("no check-in"), "", "1", "", t("2 or more")])
  }

  /// Each day and the mean of seven over 90 days; the mean of each week over a year.
  func trend(_ id: String, _ title: String, _ rating: (RatedDay) -> Rating?) -> TrendChart? {
    let ratings = data.ratings(rating)
    if ratings.isEmpty { return nil }
    return span == .year ? weeks(id, title, ratings) : days(id, title, ratings)
  }

  private func days(_ id: String, _ title: String, _ ratings: [(day: CivilDate, value: Double)]) -> TrendChart? {
    let first = data.today.adding(days: 1 - span.days)
    let values = DailySeries.means(ratings, in: first..<data.today.adding(days: 1))
    let known = values.compactMap { $0 }
    if known.isEmpty { return nil }
    let steps = values.indices.map { index -> TrendChart.Step in
      let day = first.adding(days: index)
      let (_, month, date) = day.yearMonthDay
      return TrendChart.Step(ClockText.date(day), tick: date == 1 ? TimeText.shortMonth(month) : nil)
    }
    return TrendChart(
      id: id, title: title, summary: Self.summary(DailySeries.trailingMeans(values)), steps: steps,
      series: [
        .init(t("each day"), values, kind: .dots), .init(t("mean of seven days"), DailySeries.trailingMeans(values)),
      ], range: 0...10, ticks: [0, 5, 10])
  }

  private func weeks(_ id: String, _ title: String, _ ratings: [(day: CivilDate, value: Double)]) -> TrendChart? {
    let series = WeeklySeries(from: PatternsData.firstDay(data.today), today: data.today)
    let values = series.means(ratings)
    if values.allSatisfy({ $0 == nil }) { return nil }
    var lastMonth = 0
    let steps = values.indices.map { index -> TrendChart.Step in
      let (_, month, date) = series.week(index).yearMonthDay
      // Every second month has its name, over the first week that begins in it.
      let isTick = month != lastMonth && date <= 7 && month % 2 == 0
      lastMonth = month
      return TrendChart.Step(ClockText.date(series.week(index)), tick: isTick ? TimeText.shortMonth(month) : nil)
    }
    return TrendChart(
      id: id, title: title, summary: Self.summary(values), steps: steps, series: [.init(t("mean of the week"), values)],
      range: 0...10, ticks: [0, 5, 10], stepName: t("Week from"))
  }

  private static func summary(_ values: [Double?]) -> String {
    let known = values.compactMap { $0 }
    guard let first = known.first, let last = known.last else { return t("Not enough days yet for a mean.") }
    return t("From \(Language.current.decimal(first)) at first to \(Language.current.decimal(last)) last, of 10.")
  }

  /// Of the year, whatever the span: urges are few.
  var urges: WeekHourMap? {
    if data.urges.isEmpty { return nil }
    var counts = Array(repeating: Array(repeating: 0, count: 24), count: 7)
    for urge in data.urges { counts[urge.day.weekday.rawValue][urge.time.hour] += 1 }
    let cells = counts.indices.flatMap { day in (0..<24).map { (day: day, hour: $0, count: counts[day][$0]) } }
    let most = cells.reduce(cells[0]) { $1.count > $0.count ? $1 : $0 }
    let when = "\(TimeText.weekday(most.day)), \(TimeText.clock(hour: most.hour, minute: 0))"
    return WeekHourMap(
      id: "urges", title: t("When urges came, a year"),
      summary: t(
        count: data.urges.count, one: "One urge: \(when).",
        other: "\(data.urges.count) urges; the most in one hour: \(when)."),
      counts: counts, unit: t("urges"))
  }

  func together(_ weeks: MeetingWeeks) -> IntervalPlot? {
    let rows = [(t("Craving"), weeks.withCraving), (t("Confidence"), weeks.withConfidence)].compactMap {
      name, answer -> IntervalPlot.Row? in
      guard case .found(let found) = answer else { return nil }
      return .init(name, estimate: found.difference.difference, interval: found.difference.interval)
    }
    if rows.isEmpty { return nil }
    return IntervalPlot(
      id: "together", title: t("Weeks with more meetings, beside the others"),
      summary: t("The difference of each, with its interval."), rows: rows, sides: (t("lower"), t("higher")))
  }
}
