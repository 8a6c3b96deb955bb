/// A calendar whose days grow darker and larger with what was written: weeks from left to right, weekdays from top to bottom,
/// half a year to a band, so that a year can be read on a phone.
///
///     CalendarHeat(
///       id: "check-ins", title: t("Check-ins"), summary: t("You checked in on 212 of 365 days."),
///       days: days, firstWeekday: 1, legend: [t("nothing"), "1", "2", "3", t("4 or more")])
///
/// `days` are consecutive; the first may be any day of the week.
public struct CalendarHeat: Component {
  public struct Day: Sendable {
    /// Of the table's row where the day begins a week: `2 March 2026`.
    public var name: String
    /// 0 ... 4; nil where nothing is known of that day.
    public var level: Int?
    /// In the table: `3`, `yes`. Short.
    public var value: String
    /// The month's short name on its first day, nil on the others.
    public var month: String?

    public init(name: String, level: Int?, value: String, month: String? = nil) {
      self.name = name
      self.level = level
      self.value = value
      self.month = month
    }
  }

  /// A band's weeks: half a year, and room for one that begins in the middle of a week.
  public static let weeksPerBand = 27

  public var id: String
  public var title: String
  /// What there is to see, in a sentence.
  public var summary: String
  public var days: [Day]
  /// The weekday of the first of `days`; 0 is Sunday.
  public var firstWeekday: Int
  /// The weekday that weeks begin with; 0 is Sunday, 1 Monday.
  public var weekStart: Int
  /// What levels 0 to 4 mean; empty for one that is not used.
  public var legend: [String]

  public init(
    id: String, title: String, summary: String, days: [Day], firstWeekday: Int, weekStart: Int = 1, legend: [String]
  ) {
    self.id = id
    self.title = title
    self.summary = summary
    self.days = days
    self.firstWeekday = firstWeekday
    self.weekStart = weekStart
    self.legend = legend
  }

  public var html: HTML {
    ChartFrame(
      id: id, title: title, summary: summary,
      size: (Self.left + bandWeeks * ChartLevel.pitch, max(1, bands) * Self.bandHeight),
      drawing: drawing, legend: ChartLevel.legend(legend), table: table, kind: "calendar-heat"
    ).html
  }

  /// Rows before the first day, in its week.
  private var offset: Int { ((firstWeekday - weekStart) % 7 + 7) % 7 }
  private var weeks: Int { days.isEmpty ? 0 : (offset + days.count + 6) / 7 }
  private var bands: Int { (weeks + Self.weeksPerBand - 1) / Self.weeksPerBand }
  /// All bands are as long as the first.
  private var bandWeeks: Int { bands > 1 ? (weeks + bands - 1) / bands : max(weeks, 1) }

  private static let left = 26
  private static let top = 15
  private static let bandHeight = top + 7 * ChartLevel.pitch + 4

  private func corner(week: Int, row: Int) -> (x: Int, y: Int) {
    let (band, column) = week.quotientAndRemainder(dividingBy: bandWeeks)
    return (
      Self.left + column * ChartLevel.pitch, band * Self.bandHeight + Self.top + row * ChartLevel.pitch
    )
  }

  private var drawing: HTML {
    var cells: [Int: [(x: Int, y: Int)]] = [:]
    var months: [HTML] = []
    var lastMonth = (x: -100, y: -1)
    for (index, day) in days.enumerated() {
      let (week, row) = (offset + index).quotientAndRemainder(dividingBy: 7)
      let at = corner(week: week, row: row)
      if let level = day.level {
        cells[0, default: []].append(at)
        if level > 0 { cells[min(level, 4), default: []].append(at) }
      } else {
        cells[-1, default: []].append(at)
      }
      guard let month = day.month else { continue }
      // A month's name stands over the week that its first day is in, unless another stands there already.
      let y = at.y - row * ChartLevel.pitch - 4
      if lastMonth.y != y || at.x - lastMonth.x >= Self.monthRoom {
        months.append("<text x=\"\(at.x)\" y=\"\(y)\">\(month)</text>")
        lastMonth = (at.x, y)
      }
    }
    let unknown = (cells[-1] ?? []).map { "M\($0.x + 5).5 \($0.y + 5).5h.1" }.joined()
    let dots: HTML = unknown.isEmpty ? "" : "<path class=\"level-none\" d=\"\(unknown)\"/>"
    let names = (0..<max(1, bands)).flatMap { band in
      [0, 2, 4].map { row -> HTML in
        let y = band * Self.bandHeight + Self.top + row * ChartLevel.pitch + 9
        return "<text x=\"0\" y=\"\(y)\">\(TimeText.shortWeekday(weekStart + row))</text>"
      }
    }
    let levels = ChartLevel.all.map { ChartLevel.path($0, at: cells[$0] ?? []) }
    return "\(months)\(names)\(dots)\(levels)"
  }

  /// What a month's short name takes.
  private static let monthRoom = 26

  private var table: ChartTable {
    let rows = (0..<weeks).map { week -> [String] in
      let cells = (0..<7).map { row -> String in
        let index = week * 7 + row - offset
        return days.indices.contains(index) ? days[index].value : ""
      }
      return [days[max(0, week * 7 - offset)].name] + cells
    }
    return ChartTable(
      caption: title, columns: [t("Week from")] + (0..<7).map { TimeText.shortWeekday(weekStart + $0) },
      rows: days.isEmpty ? [] : rows)
  }
}
