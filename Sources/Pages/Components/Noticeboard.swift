/// A list to be printed and pinned to a wall: by day, in columns, black on white. Shown on the screen as a sheet.
public struct Noticeboard: Component {
  public enum Paper: String, Sendable, CaseIterable {
    case a4, letter
  }

  public struct Day: Sendable {
    public var heading: String
    public var lines: [Line]

    public init(_ heading: String, lines: [Line]) {
      self.heading = heading
      self.lines = lines
    }
  }

  public struct Line: Sendable {
    public var time: String
    public var name: String
    /// Where, and what kind of meeting it is.
    public var text: String

    public init(time: String, name: String, text: String) {
      self.time = time
      self.name = name
      self.text = text
    }
  }

  public static let columnChoices = 1...3

  public var title: String
  /// Beside the title, such as the date it was made.
  public var note: String
  public var days: [Day]
  public var columns: Int
  public var paper: Paper
  /// At the foot: where the list comes from, and that it changes.
  public var foot: String

  public init(title: String, note: String, days: [Day], columns: Int, paper: Paper, foot: String) {
    self.title = title
    self.note = note
    self.days = days
    self.columns = min(max(columns, Self.columnChoices.lowerBound), Self.columnChoices.upperBound)
    self.paper = paper
    self.foot = foot
  }

  public var html: HTML {
    let parts = days.map { day -> HTML in
      let lines = day.lines.map { line -> HTML in
        "<li><b>\(line.time)</b><p><strong>\(line.name)</strong> \(line.text)</p></li>"
      }
      return "<section class=\"sheet-day\"><h2>\(day.heading)</h2><ul>\(lines)</ul></section>"
    }
    return """
      <article class="sheet paper-\(paper.rawValue)"><div class="sheet-head"><h1>\(title)</h1><p>\(note)</p></div>\
      <div class="sheet-body columns-\(columns)">\(parts)</div><p class="sheet-foot">\(foot)</p></article>
      """
  }
}
