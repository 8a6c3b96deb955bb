import Foundation
import Testing

@testable import Pages

/// Charts are text, so the same model is always the same drawing.
@Suite struct ChartTests {
  static let heat = CalendarHeat(
    id: "days", title: "Days", summary: "Three of nine.",
    days: (0..<9).map { day in
      .init(
        name: "day \(day)", level: day == 8 ? nil : day % 5, value: "\(day)",
        month: day == 0 ? "Feb" : day == 3 ? "Mar" : nil)
    }, firstWeekday: 5, legend: ["none", "1", "2", "3", "4 or more"])

  static let trend = TrendChart(
    id: "craving", title: "Craving", summary: "It fell.",
    steps: ["a", "b", "c", "d", "e"].enumerated().map { .init($1, tick: $0 == 0 ? "May" : nil) },
    series: [.init("each day", [6, nil, 4, .nan, 12], kind: .dots), .init("mean", [6, 5, nil, 3, nil])],
    bands: [.init("high", 5...10)], range: 0...10, ticks: [0, 10])

  static let hours = WeekHourMap(
    id: "urges", title: "Urges", summary: "On Fridays.",
    counts: (0..<7).map { day in (0..<24).map { day == 5 && $0 == 18 ? 4 : day == 0 && $0 == 0 ? 1 : 0 } },
    unit: "urges")

  static let bars = BarList(
    title: "What helped", columns: ("Tool", "Fell by"),
    bars: [
      .init("A <walk>", value: 3, text: "3.0"), .init("Tea", value: 1, text: "1.0"), .init("No", value: -1, text: "−1"),
    ])

  static let intervals = IntervalPlot(
    id: "with", title: "With", summary: "Lower.",
    rows: [
      .init("Craving", estimate: -1, interval: -2...0.5), .init("Confidence", estimate: 0.5, interval: -0.5...1.5),
    ],
    sides: ("lower", "higher"))

  static var all: [(name: String, html: HTML)] {
    [
      ("heat", heat.html), ("trend", trend.html), ("hours", hours.html), ("bars", bars.html),
      ("intervals", intervals.html),
    ]
  }

  @Test func markupIsWellFormedAndNamed() {
    for (name, html) in Self.all {
      let markup = Markup(html.string)
      #expect(markup.faults == [], "\(name)")
      #expect(!html.string.contains("style="), "\(name)")
      #expect(html.string.contains("<table"), "\(name)")
      for drawing in markup.all("svg") {
        let isNamed = drawing.attributes["role"] == "img" && drawing.attributes["aria-labelledby"] != nil
        #expect(isNamed || drawing.attributes["aria-hidden"] == "true", "\(name)")
      }
    }
  }

  @Test func drawingsAreAsCommitted() {
    #expect(drawing(Self.heat) == Golden.heat)
    #expect(drawing(Self.trend) == Golden.trend)
    #expect(drawing(Self.intervals) == Golden.intervals)
    #expect(Self.bars.html.string == Golden.bars)
  }

  @Test func everyValueStandsInTheTable() {
    let text = Self.trend.html.string
    #expect(text.contains("<th scope=\"row\">a</th><td>6.0</td><td>6.0</td>"))
    #expect(text.contains("<th scope=\"row\">b</th><td></td><td>5.0</td>"))
    Language.$current.withValue(.spanish) { #expect(Self.trend.html.string.contains("<td>6,0</td>")) }
    let hours = Self.hours.html.string
    #expect(hours.contains("<th scope=\"row\">6:00 pm</th><td>0</td><td>0</td><td>0</td><td>0</td><td>4</td>"))
    #expect(hours.contains("<th scope=\"row\">midnight</th>") && !hours.contains("<th scope=\"row\">1:00 am</th>"))
  }

  @Test func aYearIsTwoBandsAndFewElements() {
    var heat = Self.heat
    heat.days = (0..<365).map { .init(name: "\($0)", level: $0 % 5, value: "") }
    let text = heat.html.string
    #expect(text.contains("viewBox=\"0 0 377 220\""))
    #expect(text.components(separatedBy: "<path class=\"level-").count < 20)
    #expect(text.components(separatedBy: "<tr>").count == 55)
  }

  @Test func nothingAtAllIsDrawnToo() {
    var (heat, trend, hours, bars) = (Self.heat, Self.trend, Self.hours, Self.bars)
    heat.days = []
    trend.steps = []
    hours.counts = []
    bars.bars = []
    for html in [heat.html, trend.html, hours.html, bars.html] { #expect(Markup(html.string).faults == []) }
  }

  @Test func levelsAreQuartersOfTheMost() {
    #expect((0...8).map { ChartLevel.of($0, most: 8) } == [0, 1, 1, 2, 2, 3, 3, 4, 4])
    #expect((0...2).map { ChartLevel.of($0, most: 2) } == [0, 2, 4])
    #expect(ChartLevel.of(5, most: 0) == 0 && ChartLevel.of(-1, most: 3) == 0 && ChartLevel.of(9, most: 3) == 4)
  }

  @Test func numbersAreWrittenAlike() {
    #expect([0, 1.25, -0.04, -2.5, .nan, .infinity].map(ChartText.coordinate) == ["0", "1.3", "0", "-2.5", "0", "0"])
    #expect(Language.english.decimal(1_234.56) == "1,234.6" && Language.spanish.decimal(4.5) == "4,5")
    #expect(Language.english.decimal(-0.04) == "0.0" && Language.english.decimal(-1.5, digits: 2) == "\u{2212}1.50")
    #expect(Language.english.decimal(2.5, digits: 0) == "3" && Language.english.decimal(.nan) == "–")
  }

  private func drawing(_ chart: some Component) -> String {
    let text = chart.html.string
    guard let start = text.range(of: "</desc>"), let end = text.range(of: "</svg>") else { return text }
    return String(text[start.upperBound..<end.lowerBound])
  }
}
