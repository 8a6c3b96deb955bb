import Meetings
import Pages
import Recovery

/// A drawing for each scale of a check: the member's own answers over time, with the published bands behind them.
struct SelfCheckTrends: Component {
  /// In the order of time.
  var entries: [SelfCheckEntry]
  var facts: ScoringFacts?
  var plan: ScoringPlan?

  /// Beyond so many answers a drawing shows the last ones; the table on the page of results has links to all.
  static let most = 120

  var html: HTML {
    let shown = Array(entries.suffix(Self.most))
    var scales: [String] = facts?.scales.map(\.id) ?? []
    for scale in shown.flatMap(\.scores).map(\.scale) where !scales.contains(scale) { scales.append(scale) }
    return HTML.joined(scales.map { chart($0, shown) })
  }

  private func chart(_ id: String, _ entries: [SelfCheckEntry]) -> HTML {
    let values = entries.map { $0.score(id)?.value }
    let known = values.compactMap { $0 }
    guard known.count > 1, let first = known.first, let last = known.last else { return "" }
    let scale = facts?.scales.first { $0.id == id }
    let title = scale?.title.text ?? t("Total")
    let low = scale?.low ?? plan?.scales.first { $0.id == id }?.low ?? min(0, known.min() ?? 0)
    let high = scale?.high ?? plan?.scales.first { $0.id == id }?.high ?? known.max() ?? 1
    let range = low...max(low + 1, high)
    let steps = entries.enumerated().map { index, entry in
      let isEnd = index == 0 || index == entries.count - 1
      return TrendChart.Step(SelfCheckWords.day(entry.day), tick: isEnd ? Self.short(entry.day) : nil)
    }
    let bands = Self.bands(scale?.bands ?? [])
    let ticks =
      bands.isEmpty
      ? [range.lowerBound, (range.lowerBound + range.upperBound) / 2, range.upperBound]
      : bands.map(\.range.lowerBound) + [range.upperBound]
    return TrendChart(
      id: "trend-\(id)", title: title, summary: Self.summary(known.count, first, last), steps: steps,
      series: [.init(title, values)], bands: bands, range: range, ticks: ticks
    ).html
  }

  /// Scores are whole numbers; drawn, each band reaches to the next.
  private static func bands(_ bands: [ScoringFacts.Band]) -> [TrendChart.Band] {
    bands.enumerated().map { index, band in
      let end = index + 1 < bands.count ? bands[index + 1].from : band.to
      return TrendChart.Band(band.label.text, band.from...max(band.from, end))
    }
  }

  private static func summary(_ count: Int, _ first: Double, _ last: Double) -> String {
    let (from, to) = (SelfCheckWords.number(first), SelfCheckWords.number(last))
    return t(
      count: count, one: "Answered once.", other: "Answered \(count) times: from \(from) at first to \(to) last.")
  }

  /// `23 Nov`-like, from the month's own name.
  private static func short(_ day: CivilDate) -> String {
    let (_, month, date) = day.yearMonthDay
    return "\(date) \(TimeText.month(month).prefix(3))"
  }
}
