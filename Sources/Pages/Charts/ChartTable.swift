/// The numbers behind a chart: what it shows, for screen readers, for print and for whoever would rather read.
public struct ChartTable: Component {
  /// What the table is about.
  public var caption: String
  /// Over the columns; the first is that of the rows' names.
  public var columns: [String]
  /// Each with its name first. Shorter rows end in empty cells.
  public var rows: [[String]]

  public init(caption: String, columns: [String], rows: [[String]]) {
    self.caption = caption
    self.columns = columns
    self.rows = rows
  }

  public var html: HTML {
    let head = columns.map { column -> HTML in "<th scope=\"col\">\(column)</th>" }
    let lines = rows.map { row -> HTML in
      let cells = columns.indices.dropFirst().map { index -> HTML in
        "<td>\(row.indices.contains(index) ? row[index] : "")</td>"
      }
      return "<tr><th scope=\"row\">\(row.first ?? "")</th>\(cells)</tr>"
    }
    return """
      <table><caption>\(caption)</caption><thead><tr>\(head)</tr></thead><tbody>\(lines)</tbody></table>
      """
  }
}
