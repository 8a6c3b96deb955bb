/// A short choice in a row of choices: a link that changes what is shown.
public struct Chip: Component {
  public var label: String
  public var url: String
  public var isOn: Bool
  /// A dot before the label: something is happening now.
  public var hasDot: Bool
  public var icon: Icon?
  /// Further attributes, each with a space before it.
  public var attributes: HTML

  public init(
    _ label: String, url: String, isOn: Bool = false, hasDot: Bool = false, icon: Icon? = nil, attributes: HTML = ""
  ) {
    self.label = label
    self.url = url
    self.isOn = isOn
    self.hasDot = hasDot
    self.icon = icon
    self.attributes = attributes
  }

  public var html: HTML {
    """
    <a class="chip\(isOn ? " on" : "")" href="\(url: url)"\(attribute: "aria-current", isOn ? "true" : nil)\(attributes)>\
    \(hasDot ? Self.dot : nil)\(icon)\(label)</a>
    """
  }

  private static let dot: HTML = #"<span class="dot" aria-hidden="true"></span>"#

  /// "Near me": the script (`Asset.nearScript`) asks the browser where it is, rounds that to about 100 m, and goes to
  /// `url` with `near=`. Without scripts it goes to `url` as it is.
  public static func nearMe(_ label: String, url: String, isOn: Bool = false) -> Chip {
    let words: HTML = """
       data-near data-asking="\(t("Looking for where you are…"))" \
      data-refused="\(t("Your browser keeps your position to itself. Type a town or postcode instead."))" \
      data-failed="\(t("Your position could not be found. Type a town or postcode instead."))"
      """
    return Chip(label, url: url, isOn: isOn, icon: .pin, attributes: words)
  }
}

/// Chips in a row that wraps, with room below for what a chip has to say.
public struct ChipRow: Component {
  public var label: String
  public var chips: [Chip]

  /// - Parameter label: what the choices are about, for screen readers.
  public init(label: String, _ chips: [Chip]) {
    self.label = label
    self.chips = chips
  }

  public var html: HTML {
    """
    <nav class="chips" aria-label="\(label)">\(chips)</nav>\
    <p class="soft small said" role="status" data-near-status></p>
    """
  }
}

/// Words about a thing, not to be clicked.
public struct TagList: Component {
  public var tags: [String]
  public init(_ tags: [String]) { self.tags = tags }

  public var html: HTML {
    if tags.isEmpty { return "" }
    return "<ul class=\"tags\">\(tags.map { tag -> HTML in "<li>\(tag)</li>" })</ul>"
  }
}
