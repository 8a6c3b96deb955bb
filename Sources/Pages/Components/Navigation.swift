/// The rest of a list. The script (`Asset.filtersScript`) adds it in place; without, it is a page of its own.
public struct ShowMore: Component {
  public var label: String
  public var url: String

  public init(_ label: String, url: String) {
    self.label = label
    self.url = url
  }

  public var html: HTML {
    "<p class=\"show-more\"><a class=\"button quiet\" href=\"\(url: url)\" data-more>\(label)</a></p>"
  }
}

/// The way back to where one came from.
public struct BackLink: Component {
  public var label: String
  public var url: String

  public init(_ label: String, url: String) {
    self.label = label
    self.url = url
  }

  public var html: HTML { "<p class=\"back\"><a href=\"\(url: url)\">\(Icon.back)\(label)</a></p>" }
}

/// Facts with their names.
public struct DefinitionList: Component {
  public var items: [(term: String, value: HTML)]

  public init(_ items: [(term: String, value: HTML)]) { self.items = items }

  public var html: HTML {
    if items.isEmpty { return "" }
    let lines = items.map { item -> HTML in "<div><dt>\(item.term)</dt><dd>\(item.value)</dd></div>" }
    return "<dl class=\"facts-list\">\(lines)</dl>"
  }
}

/// Buttons beside each other; they wrap.
public struct Actions: Component {
  public var buttons: HTML
  public init(_ buttons: HTML) { self.buttons = buttons }
  public var html: HTML { "<div class=\"actions\">\(buttons)</div>" }
}
