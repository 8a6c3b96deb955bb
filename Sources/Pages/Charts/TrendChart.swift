/// One or more things over time, with bands behind them where a scale has them.
///
///     TrendChart(
///       id: "craving", title: t("Craving"), summary: t("Over 90 days it fell from 6 to 3."),
///       steps: days, series: [.init(t("each day"), values, kind: .dots), .init(t("mean of seven days"), means)],
///       range: 0...10, ticks: [0, 5, 10])
///
/// Every series has a value, or nil for none, for each of `steps`. Lines differ in their dashes as well as in colour.
public struct TrendChart: Component {
  /// A place on the time axis.
  public struct Step: Sendable {
    /// In the table: a date.
    public var name: String
    /// Under the axis, where one is wanted: `March`.
    public var tick: String?

    public init(_ name: String, tick: String? = nil) {
      self.name = name
      self.tick = tick
    }
  }

  public struct Series: Sendable {
    public enum Kind: String, Sendable {
      case line
      /// Single values, behind the lines.
      case dots
    }

    public var name: String
    public var values: [Double?]
    public var kind: Kind

    public init(_ name: String, _ values: [Double?], kind: Kind = .line) {
      self.name = name
      self.values = values
      self.kind = kind
    }
  }

  /// A part of the scale that has a name.
  public struct Band: Sendable {
    public var name: String
    public var range: ClosedRange<Double>

    public init(_ name: String, _ range: ClosedRange<Double>) {
      self.name = name
      self.range = range
    }
  }

  public var id: String
  public var title: String
  /// What there is to see, in a sentence.
  public var summary: String
  public var steps: [Step]
  public var series: [Series]
  public var bands: [Band]
  /// The whole scale. Values outside are drawn at its edge.
  public var range: ClosedRange<Double>
  /// Values that get a line across.
  public var ticks: [Double]
  /// Digits after the decimal separator, in the table and on the axis.
  public var digits: (table: Int, axis: Int)
  /// Over the table's first column.
  public var stepName: String

  public init(
    id: String, title: String, summary: String, steps: [Step], series: [Series], bands: [Band] = [],
    range: ClosedRange<Double>, ticks: [Double], digits: (table: Int, axis: Int) = (1, 0), stepName: String = t("Day")
  ) {
    self.id = id
    self.title = title
    self.summary = summary
    self.steps = steps
    self.series = series
    self.bands = bands
    self.range = range
    self.ticks = ticks
    self.digits = digits
    self.stepName = stepName
  }

  public var html: HTML {
    ChartFrame(
      id: id, title: title, summary: summary, size: (TrendDrawing.width, TrendDrawing.height),
      drawing: TrendDrawing(self).html, legend: legend, table: table, kind: "trend"
    ).html
  }

  /// Colour and dashes of a series. Dots share those of the line after them: single values and their mean.
  func style(_ index: Int) -> Int { series.prefix(index).filter { $0.kind == .line }.count % 4 }

  private var legend: HTML {
    if series.count < 2 { return "" }
    let items = series.enumerated().map { index, series -> HTML in
      let style = style(index)
      let mark: HTML =
        series.kind == .dots
        ? "<path class=\"dots series-\(style)\" d=\"M4 5h.1M12 5h.1M20 5h.1\"/>"
        : "<path class=\"line series-\(style)\" d=\"M0 5h24\"/>"
      return "<li><svg viewBox=\"0 0 24 10\" aria-hidden=\"true\" focusable=\"false\">\(mark)</svg>\(series.name)</li>"
    }
    return "<ul class=\"chart-legend wide\">\(items)</ul>"
  }

  private var table: ChartTable {
    let rows = steps.enumerated().compactMap { index, step -> [String]? in
      let values = series.map {
        $0.values.indices.contains(index) ? $0.values[index].flatMap { $0.isFinite ? $0 : nil } : nil
      }
      guard values.contains(where: { $0 != nil }) else { return nil }
      return [step.name] + values.map { $0.map { Language.current.decimal($0, digits: digits.table) } ?? "" }
    }
    return ChartTable(caption: title, columns: [stepName] + series.map(\.name), rows: rows)
  }
}
