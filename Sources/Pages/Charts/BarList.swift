/// Things beside each other by size: a table whose middle column is drawn, so that long names wrap and every reader gets the
/// same lines.
///
///     BarList(
///       title: t("What helped"), columns: (t("Tool"), t("The rating fell by")),
///       bars: [.init(t("Calling somebody"), value: 3.2, text: "3.2")])
///
/// Bars are as long as their value beside the largest (or beside `full`).
public struct BarList: Component {
  public struct Bar: Sendable {
    public var name: String
    /// Below zero counts as zero.
    public var value: Double
    /// The value as people read it.
    public var text: String

    public init(_ name: String, value: Double, text: String) {
      self.name = name
      self.value = value
      self.text = text
    }
  }

  public var title: String
  /// Over the names and over the values.
  public var columns: (name: String, value: String)
  public var bars: [Bar]
  /// The value of a whole bar; nil for the largest of `bars`.
  public var full: Double?

  public init(title: String, columns: (name: String, value: String), bars: [Bar], full: Double? = nil) {
    self.title = title
    self.columns = columns
    self.bars = bars
    self.full = full
  }

  public var html: HTML {
    let most = full ?? bars.map(\.value).max() ?? 0
    let lines = bars.map { bar -> HTML in
      let length = most > 0 ? min(max(bar.value / most, 0), 1) * 100 : 0
      return """
        <tr><th scope="row">\(bar.name)</th><td class="bar">\
        <svg viewBox="0 0 100 12" preserveAspectRatio="none" aria-hidden="true" focusable="false">\
        <rect class="bar-room" width="100" height="12"/>\
        <rect class="bar-fill" width="\(ChartText.coordinate(length))" height="12"/></svg></td><td>\(bar.text)</td></tr>
        """
    }
    return """
      <table class="bar-list"><caption>\(title)</caption><thead><tr><th scope="col">\(columns.name)</th>\
      <td></td><th scope="col">\(columns.value)</th></tr></thead><tbody>\(lines)</tbody></table>
      """
  }
}
