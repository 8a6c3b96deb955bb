/// A surface that holds what belongs together.
public struct Card: Component {
  public enum Kind: String, Sendable {
    case plain
    /// Tinted: what is selected, or happening now.
    case wash
    /// A milestone.
    case sun
  }

  public var kind: Kind
  public var body: HTML

  public init(_ kind: Kind = .plain, _ body: HTML) {
    self.kind = kind
    self.body = body
  }

  public var html: HTML { "<div class=\"card \(kind.rawValue)\">\(body)</div>" }
}

/// A wide link to another part of the site: "I love somebody who struggles ›".
public struct Door: Component {
  public var title: String
  public var text: String?
  public var url: String
  public var icon: Icon?

  public init(_ title: String, text: String? = nil, url: String, icon: Icon? = nil) {
    self.title = title
    self.text = text
    self.url = url
    self.icon = icon
  }

  public var html: HTML {
    let more: HTML? = text.map { "<span class=\"soft small\">\($0)</span>" }
    return """
      <a class="door" href="\(url: url)">\(icon)<span class="door-text"><strong>\(title)</strong>\(more)</span>\
      \(Icon.arrow)</a>
      """
  }
}

/// Doors under each other (beside each other where there is room).
public struct Doors: Component {
  public var doors: [Door]
  public init(_ doors: [Door]) { self.doors = doors }
  public var html: HTML { "<div class=\"doors\">\(doors)</div>" }
}
