/// The marks of a `TrendChart`.
struct TrendDrawing: Component {
  static let width = 360
  static let height = 190
  private static let left = 26.0
  private static let right = 354.0
  private static let top = 10.0
  private static let bottom = 164.0
  /// Up to so many steps, each value of a line gets a point.
  private static let mostPoints = 32

  let chart: TrendChart
  init(_ chart: TrendChart) { self.chart = chart }

  var html: HTML { "\(bands)\(grid)\(ticks)\(dots)\(lines)" }

  private func x(_ index: Int) -> Double {
    let last = max(1, chart.steps.count - 1)
    return chart.steps.count < 2
      ? (Self.left + Self.right) / 2 : Self.left + (Self.right - Self.left) * Double(index) / Double(last)
  }

  private func y(_ value: Double) -> Double {
    let (low, high) = (chart.range.lowerBound, chart.range.upperBound)
    guard high > low, value.isFinite else { return Self.bottom }
    let share = (min(max(value, low), high) - low) / (high - low)
    return Self.bottom - share * (Self.bottom - Self.top)
  }

  private func text(_ number: Double) -> String { ChartText.coordinate(number) }

  private var bands: [HTML] {
    chart.bands.enumerated().map { index, band in
      let (low, high) = (y(band.range.lowerBound), y(band.range.upperBound))
      let name: HTML =
        low - high >= 11
        ? "<text class=\"band-name\" x=\"\(text(Self.right - 4))\" y=\"\(text(high + 10))\" text-anchor=\"end\">\(band.name)</text>"
        : ""
      return """
        <rect class="band-\(index % 2)" x="\(text(Self.left))" y="\(text(high))" width="\(text(Self.right - Self.left))" \
        height="\(text(max(0, low - high)))"/>\(name)
        """
    }
  }

  private var grid: [HTML] {
    chart.ticks.map { value in
      let at = y(value)
      return """
        <path class="grid" d="M\(text(Self.left)) \(text(at))H\(text(Self.right))"/>\
        <text x="\(text(Self.left - 5))" y="\(text(at + 4))" text-anchor="end">\
        \(Language.current.decimal(value, digits: chart.digits.axis))</text>
        """
    }
  }

  private var ticks: [HTML] {
    chart.steps.enumerated().compactMap { index, step in
      guard let tick = step.tick else { return nil }
      let at = x(index)
      let anchor = at > Self.right - 20 ? "end" : at < Self.left + 20 ? "start" : "middle"
      return """
        <path class="tick" d="M\(text(at)) \(text(Self.bottom))v4"/>\
        <text x="\(text(at))" y="\(text(Self.bottom + 17))" text-anchor="\(anchor)">\(tick)</text>
        """
    }
  }

  private var dots: [HTML] {
    chart.series.enumerated().filter { $0.element.kind == .dots }.map { index, series in
      path("dots", index, points(series).map { "M\(text($0.x)) \(text($0.y))h.1" }.joined())
    }
  }

  private var lines: [HTML] {
    chart.series.enumerated().filter { $0.element.kind == .line }.map { index, series in
      var line = "", alone = ""
      var previous: Int?
      let points = points(series)
      for (place, point) in points.enumerated() {
        let follows = previous == point.index - 1
        line += "\(follows ? "L" : "M")\(text(point.x)) \(text(point.y))"
        let isFollowed = place + 1 < points.count && points[place + 1].index == point.index + 1
        // A value between two gaps would not show as a line.
        if chart.steps.count <= Self.mostPoints || !follows && !isFollowed {
          alone += "M\(text(point.x)) \(text(point.y))h.1"
        }
        previous = point.index
      }
      return "\(path("line", index, line))\(path("dots points", index, alone))"
    }
  }

  private func path(_ kind: String, _ index: Int, _ data: String) -> HTML {
    data.isEmpty ? "" : "<path class=\"\(kind) series-\(chart.style(index))\" d=\"\(data)\"/>"
  }

  private func points(_ series: TrendChart.Series) -> [(index: Int, x: Double, y: Double)] {
    series.values.prefix(chart.steps.count).enumerated().compactMap { index, value in
      value.flatMap { $0.isFinite ? (index, x(index), y($0)) : nil }
    }
  }
}
