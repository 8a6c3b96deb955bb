/// Filters, results and the chosen one: three columns on a desk, one under another on a phone, where the filters wait
/// behind a button and the chosen one comes before the list.
///
/// With `Asset.chosenScript` and room for three columns, a line of the list that has a `ListRow.choice` is shown in the
/// third when it is pressed, the first by itself; elsewhere its link leads to its page.
public struct Columns: Component {
  public var side: HTML?
  public var main: HTML
  public var detail: Detail?

  public struct Detail: Sendable {
    /// What it shows, for screen readers.
    public var label: String
    /// Nil until something is chosen.
    public var body: HTML?

    public init(label: String, _ body: HTML?) {
      self.label = label
      self.body = body
    }
  }

  public init(side: HTML? = nil, main: HTML, detail: Detail? = nil) {
    self.side = side
    self.main = main
    self.detail = detail
  }

  public var html: HTML {
    let left: HTML? = side.map { "<div class=\"side\">\($0)</div>" }
    let right: HTML? = detail.map { detail in
      """
      <aside class="detail" aria-label="\(detail.label)" data-detail\(flag: "hidden", when: detail.body == nil)>\
      \(detail.body)</aside>
      """
    }
    let third = detail == nil ? "" : detail?.body == nil ? " may-have-detail" : " has-detail"
    return """
      <div class="columns\(side == nil ? "" : " has-side")\(third)">\
      \(left)\(right)<div class="middle">\(main)</div></div>
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
    """
    <span data-zone-note="\(timeZone)" data-yours="\(t("times are yours"))">\
    \(t("times as in \(TimeText.zone(timeZone))"))</span>
    """
  }
}
