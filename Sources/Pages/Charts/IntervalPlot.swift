/// Estimates with their intervals on one scale around zero: how sure a difference is.
///
///     IntervalPlot(
///       id: "with", title: t("Weeks with more meetings"), summary: t("Craving was lower by 1.2, give or take."),
///       rows: [.init(t("Craving"), estimate: -1.2, interval: -2.0 ... -0.4)], sides: (t("lower"), t("higher")))
public struct IntervalPlot: Component {
  public struct Row: Sendable {
    public var name: String
    public var estimate: Double
    public var interval: ClosedRange<Double>

    public init(_ name: String, estimate: Double, interval: ClosedRange<Double>) {
      self.name = name
      self.estimate = estimate
      self.interval = interval
    }
  }

  public var id: String
  public var title: String
  /// What there is to see, in a sentence.
  public var summary: String
  public var rows: [Row]
  /// What lies below zero and what above.
  public var sides: (below: String, above: String)

  public init(id: String, title: String, summary: String, rows: [Row], sides: (below: String, above: String)) {
    self.id = id
    self.title = title
    self.summary = summary
    self.rows = rows
    self.sides = sides
  }

  public var html: HTML {
    ChartFrame(
      id: id, title: title, summary: summary, size: (Self.width, Self.top + rows.count * Self.rowHeight + 4),
      drawing: drawing, legend: "", table: table, kind: "intervals"
    ).html
  }

  private static let width = 360
  private static let top = 20
  private static let rowHeight = 40
  /// From zero to the edge.
  private static let reach = 160.0

  private var drawing: HTML {
    let most =
      rows.flatMap { [abs($0.interval.lowerBound), abs($0.interval.upperBound)] }.filter(\.isFinite).max() ?? 0
    func x(_ value: Double) -> String {
      ChartText.coordinate(180 + (most > 0 && value.isFinite ? min(max(value / most, -1), 1) * Self.reach : 0))
    }
    let lines = rows.enumerated().map { index, row -> HTML in
      let y = Self.top + index * Self.rowHeight + 28
      return """
        <text class="band-name" x="10" y="\(y - 12)">\(row.name)</text>\
        <path class="interval" d="M\(x(row.interval.lowerBound)) \(y - 4)v8M\(x(row.interval.lowerBound)) \(y)\
        H\(x(row.interval.upperBound))M\(x(row.interval.upperBound)) \(y - 4)v8"/>\
        <circle class="estimate" cx="\(x(row.estimate))" cy="\(y)" r="5"/>
        """
    }
    return """
      <path class="zero" d="M180 \(Self.top - 4)V\(Self.top + rows.count * Self.rowHeight)"/>\
      <text x="172" y="12" text-anchor="end">\(sides.below)</text><text x="188" y="12">\(sides.above)</text>\(lines)
      """
  }

  private var table: ChartTable {
    let language = Language.current
    return ChartTable(
      caption: title, columns: [t("What"), t("Difference"), t("From"), t("To")],
      rows: rows.map {
        [
          $0.name, language.decimal($0.estimate), language.decimal($0.interval.lowerBound),
          language.decimal($0.interval.upperBound),
        ]
      })
  }
}
