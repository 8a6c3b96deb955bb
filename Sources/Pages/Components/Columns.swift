/// Filters, results and the chosen one: three columns on a desk, one under another on a phone, where the filters wait
/// behind a button and the chosen one comes first.
public struct Columns: Component {
  public var side: HTML?
  public var main: HTML
  public var detail: HTML?

  public init(side: HTML? = nil, main: HTML, detail: HTML? = nil) {
    self.side = side
    self.main = main
    self.detail = detail
  }

  public var html: HTML {
    let left: HTML? = side.map { "<div class=\"side\">\($0)</div>" }
    let right: HTML? = detail.map { "<aside class=\"detail\" aria-label=\"\(t("Chosen meeting"))\">\($0)</aside>" }
    return """
      <div class="columns\(side == nil ? "" : " has-side")\(detail == nil ? "" : " has-detail")">\
      \(left)<div class="middle">\(main)</div>\(right)</div>
      """
  }
}

/// A form of choices that changes a list. With `Asset.filtersScript` each change is shown at once and kept in the
/// address; without, a button sends it.
public struct FilterForm: Component {
  public var action: String
  public var groups: HTML
  /// How many filters are on, said on the button that opens them on a phone.
  public var active: Int

  public init(action: String, active: Int, _ groups: HTML) {
    self.action = action
    self.active = active
    self.groups = groups
  }

  public var html: HTML {
    let label = active == 0 ? t("Filters") : t("Filters (\(active))")
    return """
      <form class="filters" method="get" action="\(url: action)" data-filters>\
      <details class="filter-panel"><summary class="button quiet">\(Icon.filter)<span data-filters-label>\(label)</span>\
      </summary><div class="filter-groups" data-filter-groups>\(groups)\
      \(SubmitButton(t("Show meetings"), isWide: true, isOnlyWithoutScript: true))</div></details></form>
      """
  }
}

/// The list that a `FilterForm` changes, with its count, which is read out when it changes.
public struct Results: Component {
  /// "86 meetings tonight"
  public var heading: String
  /// Beside the heading.
  public var note: HTML?
  public var body: HTML

  public init(heading: String, note: HTML? = nil, _ body: HTML) {
    self.heading = heading
    self.note = note
    self.body = body
  }

  public var html: HTML {
    let aside: HTML? = note.map { "<p class=\"soft small\">\($0)</p>" }
    return """
      <p class="visually-hidden" role="status" data-announce></p>\
      <div class="results" data-results><div class="results-head"><h1 data-total>\(heading)</h1>\(aside)</div>\
      \(body)</div>
      """
  }
}

/// "times are yours" where the browser's zone is the one the page was made for, which only a script can know
/// (`Asset.zoneScript`, on every page); the zone's name where it is not.
public struct ZoneNote: Component {
  /// IANA name.
  public var timeZone: String
  public init(timeZone: String) { self.timeZone = timeZone }

  public var html: HTML {
    let place = String(timeZone.split(separator: "/").last ?? timeZone[...]).replacing("_", with: " ")
    return """
      <span data-zone-note="\(timeZone)" data-yours="\(t("times are yours"))">\
      \(t("times as in \(place)"))</span>
      """
  }
}
