import Pages
import Recovery

/// A milestone as a small drawing: the number in the middle, a sunrise under it, and a shape for each set. Our own geometry.
struct MilestoneToken: Component {
  var milestone: Milestone
  var set: MilestoneSet
  /// Ahead: drawn in outline.
  var isAhead: Bool

  init(_ milestone: Milestone, set: MilestoneSet, isAhead: Bool = false) {
    self.milestone = milestone
    self.set = set
    self.isAhead = isAhead
  }

  var html: HTML {
    """
    <svg class="token\(isAhead ? " ahead" : "")" viewBox="0 0 96 96" role="img" \
    aria-label="\(ClockText.milestone(milestone))" direction="ltr">\(shape)\(sunrise)\(words)</svg>
    """
  }

  private var shape: HTML {
    switch set {
    // A coin: a rim and its inner ring.
    case .chips:
      "<circle class=\"token-body\" cx=\"48\" cy=\"48\" r=\"45\"/><circle class=\"token-ring\" cx=\"48\" cy=\"48\" r=\"39\"/>"
    // A tag, wider than high, with the hole for the ring at its top.
    case .keyTags:
      #"""
      <path class="token-body" d="M26 12h44l20 20v46a10 10 0 0 1-10 10H16A10 10 0 0 1 6 78V32z"/>\#
      <circle class="token-hole" cx="48" cy="21" r="5"/>
      """#
    // Eight sides, as a milestone by the road has edges.
    case .round:
      #"<path class="token-body" d="M30 4h36l26 26v36L66 92H30L4 66V30z"/>"#
    // A window with an arch.
    case .own:
      #"<path class="token-body" d="M8 90V46a40 40 0 0 1 80 0v44z"/>"#
    }
  }

  /// Low behind the words: half a sun and three rays.
  private var sunrise: HTML {
    let y = set == .chips ? 76 : 80
    return """
      <path class="token-sun" d="M38 \(y)a10 10 0 0 1 20 0z"/>\
      <path class="token-line" d="M28 \(y)h40"/>
      """
  }

  private var words: HTML {
    let (number, unit): (String, String) =
      switch milestone.unit {
      case .days where milestone.amount == 0: ("", t("Welcome"))
      case .days where milestone.amount == 1: ("24", t("hours"))
      case .days: (Language.current.grouped(milestone.amount), t(count: milestone.amount, one: "day", other: "days"))
      case .months: (String(milestone.amount), t(count: milestone.amount, one: "month", other: "months"))
      case .years: (String(milestone.amount), t(count: milestone.amount, one: "year", other: "years"))
      }
    let top = set == .keyTags ? 53 : 45
    if number.isEmpty {
      return "<text class=\"token-unit\" x=\"48\" y=\"\(top + 4)\" text-anchor=\"middle\">\(unit)</text>"
    }
    let size = number.count > 3 ? "small" : "large"
    return """
      <text class="token-number \(size)" x="48" y="\(top)" text-anchor="middle">\(number)</text>\
      <text class="token-unit" x="48" y="\(top + 15)" text-anchor="middle">\(unit)</text>
      """
  }
}
