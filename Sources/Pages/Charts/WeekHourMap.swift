/// Weekdays by hours: when in the week something happens. Squares grow with how often.
///
///     WeekHourMap(
///       id: "urges", title: t("When urges come"), summary: t("Most on Fridays after 6 pm."),
///       counts: counts, unit: t("urges"))
///
/// `counts[weekday][hour]`: seven rows of twenty-four, Sunday first.
public struct WeekHourMap: Component {
  public var id: String
  public var title: String
  /// What there is to see, in a sentence.
  public var summary: String
  public var counts: [[Int]]
  /// What is counted, in the plural, for the legend.
  public var unit: String
  /// The weekday of the first row; 0 is Sunday, 1 Monday.
  public var weekStart: Int

  public init(id: String, title: String, summary: String, counts: [[Int]], unit: String, weekStart: Int = 1) {
    self.id = id
    self.title = title
    self.summary = summary
    self.counts = counts
    self.unit = unit
    self.weekStart = weekStart
  }

  public var html: HTML {
    ChartFrame(
      id: id, title: title, summary: summary,
      size: (Self.left + 24 * ChartLevel.pitch, Self.top + 7 * ChartLevel.pitch), drawing: drawing,
      legend: legend, table: table, kind: "week-hours"
    ).html
  }

  private static let left = 30
  private static let top = 16

  private func count(_ weekday: Int, _ hour: Int) -> Int {
    counts.indices.contains(weekday) && counts[weekday].indices.contains(hour) ? max(0, counts[weekday][hour]) : 0
  }

  private var most: Int { counts.joined().max() ?? 0 }

  private var drawing: HTML {
    var cells: [Int: [(x: Int, y: Int)]] = [:]
    let most = most
    for row in 0..<7 {
      for hour in 0..<24 {
        let at = (x: Self.left + hour * ChartLevel.pitch, y: Self.top + row * ChartLevel.pitch)
        cells[0, default: []].append(at)
        let level = ChartLevel.of(count((weekStart + row) % 7, hour), most: most)
        if level > 0 { cells[level, default: []].append(at) }
      }
    }
    let names = (0..<7).map { row -> HTML in
      "<text x=\"0\" y=\"\(Self.top + row * ChartLevel.pitch + 9)\">\(TimeText.shortWeekday(weekStart + row))</text>"
    }
    let hours = [0, 6, 12, 18].map { hour -> HTML in
      "<text x=\"\(Self.left + hour * ChartLevel.pitch)\" y=\"11\">\(TimeText.clock(hour: hour, minute: 0))</text>"
    }
    return "\(names)\(hours)\(ChartLevel.all.map { ChartLevel.path($0, at: cells[$0] ?? []) })"
  }

  /// The levels that occur, each with the counts it stands for.
  private var legend: HTML {
    let most = most
    let names = ChartLevel.all.compactMap { level -> String? in
      let counts = (0...max(most, 0)).filter { ChartLevel.of($0, most: most) == level }
      guard let low = counts.first, let high = counts.last else { return nil }
      return low == high
        ? Language.current.grouped(low) : "\(Language.current.grouped(low))–\(Language.current.grouped(high))"
    }
    // Few counts leave levels out: a legend of the used ones, each with its own size.
    let used = ChartLevel.all.filter { level in (0...max(most, 0)).contains { ChartLevel.of($0, most: most) == level } }
    return ChartLevel.legend(Array(zip(used, names)), of: unit)
  }

  private var table: ChartTable {
    let days = (0..<7).map { (weekStart + $0) % 7 }
    let rows = (0..<24).compactMap { hour -> [String]? in
      let counts = days.map { count($0, hour) }
      // Hours when nothing ever happened only make the table longer.
      guard counts.contains(where: { $0 > 0 }) else { return nil }
      return [TimeText.clock(hour: hour, minute: 0)] + counts.map { Language.current.grouped($0) }
    }
    return ChartTable(caption: title, columns: [t("From")] + days.map { TimeText.shortWeekday($0) }, rows: rows)
  }
}
