/// Five steps from nothing to most, told by size as well as by colour.
public enum ChartLevel {
  public static let all = 0...4

  /// The level of an amount beside the largest: 0 for nothing, else in quarters of the largest, 4 for the largest itself.
  public static func of(_ amount: Int, most: Int) -> Int {
    guard amount > 0, most > 0 else { return 0 }
    return min(4, (amount * 4 + most - 1) / most)
  }

  /// A cell's edge, and from one cell to the next.
  static let edge = 11
  static let pitch = 13
  /// The edges of the squares in a cell; level 0 is the empty cell itself.
  private static let edges = [0, 4, 6, 8, 11]

  /// One path for all squares of a level, so that a year is a few elements and not hundreds.
  ///
  /// - Parameter corners: where the cells begin.
  static func path(_ level: Int, at corners: [(x: Int, y: Int)]) -> HTML {
    if corners.isEmpty { return "" }
    let edge = level == 0 ? Self.edge : edges[min(max(level, 0), 4)]
    let half = (Self.edge - edge) % 2 == 0 ? "" : ".5"
    let shift = (Self.edge - edge) / 2
    let squares = corners.map { "M\($0.x + shift)\(half) \($0.y + shift)\(half)h\(edge)v\(edge)h-\(edge)z" }.joined()
    return "<path class=\"level-\(level)\" d=\"\(squares)\"/>"
  }

  /// What the sizes mean, smallest first. A level without a name is not used, and left out.
  static func legend(_ names: [String]) -> HTML {
    legend(names.prefix(5).enumerated().filter { !$0.element.isEmpty }.map { ($0.offset, $0.element) })
  }

  /// The same for some of the levels.
  ///
  /// - Parameter unit: what the names count, written once before them.
  static func legend(_ levels: [(level: Int, name: String)], of unit: String? = nil) -> HTML {
    let items = levels.map { level, name -> HTML in
      """
      <li><svg viewBox="0 0 11 11" aria-hidden="true" focusable="false">\(path(0, at: [(0, 0)]))\
      \(level == 0 ? "" : path(level, at: [(0, 0)]))</svg>\(name)</li>
      """
    }
    let first: HTML? = unit.map { "<li>\($0)</li>" }
    return "<ul class=\"chart-legend\">\(first)\(items)</ul>"
  }
}
