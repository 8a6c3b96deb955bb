/// Something to know before reading on.
public struct Notice: Component {
  public enum Kind: String, Sendable {
    case info, warning, done
  }

  public var kind: Kind
  public var title: String?
  public var body: HTML

  public init(_ kind: Kind = .info, title: String? = nil, _ body: HTML) {
    self.kind = kind
    self.title = title
    self.body = body
  }

  public var html: HTML {
    let icon: Icon =
      switch kind {
      case .info: .info
      case .warning: .warning
      case .done: .check
      }
    let heading: HTML? = title.map { "<strong>\($0)</strong>" }
    return """
      <div class="notice \(kind.rawValue)"\(attribute: "role", kind == .done ? "status" : nil)>\(icon)\
      <div>\(heading)\(body)</div></div>
      """
  }
}

/// Nothing was found, or there is nothing yet: what to do next.
public struct EmptyState: Component {
  public var title: String
  public var text: String
  public var actions: HTML

  public init(_ title: String, text: String, actions: HTML = "") {
    self.title = title
    self.text = text
    self.actions = actions
  }

  public var html: HTML {
    "<div class=\"empty\"><h2>\(title)</h2><p>\(text)</p><div class=\"actions\">\(actions)</div></div>"
  }
}
