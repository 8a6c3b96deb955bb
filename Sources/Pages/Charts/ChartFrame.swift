/// What every chart is: a heading, a drawing that screen readers hear as one sentence, its legend, and the table behind it
/// (folded on the screen, open on paper). Pages that show charts load `Asset.chartsStyle`.
///
/// Drawings have no colours of their own: classes take them from the site's tokens, so that they follow dark mode and print,
/// and a level always shows in size too. They are drawn left to right in every language, as their numbers are.
struct ChartFrame: Component {
  /// Unlike any other chart's on the page.
  var id: String
  var title: String
  /// What there is to see, in a sentence or two.
  var summary: String
  /// In units of the drawing.
  var size: (width: Int, height: Int)
  var drawing: HTML
  var legend: HTML
  var table: ChartTable
  var kind: String

  var html: HTML {
    """
    <figure class="chart \(kind)"><figcaption>\(title)</figcaption>\
    <svg viewBox="0 0 \(size.width) \(size.height)" role="img" direction="ltr" \
    aria-labelledby="\(id)-title \(id)-summary">\
    <title id="\(id)-title">\(title)</title><desc id="\(id)-summary">\(summary)</desc>\(drawing)</svg>\
    \(legend)<details class="chart-numbers"><summary>\(t("The numbers"))\
    <span class="visually-hidden">: \(title)</span></summary>\
    <div class="chart-scroll" tabindex="0" role="group" aria-label="\(title)">\(table)</div></details></figure>
    """
  }
}

extension Asset {
  /// Of every page with a chart.
  public static let chartsStyle = Asset("charts.css", PackageResources.charts_css)
}
