/// How much a button asks for attention. One `primary` per view is enough.
public enum ButtonKind: String, Sendable {
  case primary, quiet, text, help
}

/// A link that looks like a button: it goes somewhere and changes nothing.
public struct LinkButton: Component {
  public var label: String
  public var url: String
  public var kind: ButtonKind
  public var icon: Icon?
  /// As wide as what it stands in.
  public var isWide: Bool
  /// Leads to another site: opened without telling that site where the person came from.
  public var isExternal: Bool
  /// Further attributes, each with a space before it, such as ` data-near`.
  public var attributes: HTML

  public init(
    _ label: String, url: String, kind: ButtonKind = .primary, icon: Icon? = nil, isWide: Bool = false,
    isExternal: Bool = false, attributes: HTML = ""
  ) {
    self.label = label
    self.url = url
    self.kind = kind
    self.icon = icon
    self.isWide = isWide
    self.isExternal = isExternal
    self.attributes = attributes
  }

  public var html: HTML {
    """
    <a class="button \(kind.rawValue)\(isWide ? " wide" : "")" href="\(url: url)"\
    \(attribute: "rel", isExternal ? "noopener noreferrer" : nil)\(attributes)>\(icon)\(label)</a>
    """
  }
}

/// A button that sends its form.
public struct SubmitButton: Component {
  public var label: String
  public var kind: ButtonKind
  public var icon: Icon?
  public var isWide: Bool
  /// Sent with the form where there are several buttons.
  public var name: String?
  public var value: String?
  /// Scripts submit the form by themselves; the button stands there for browsers without.
  public var isOnlyWithoutScript: Bool

  public init(
    _ label: String, kind: ButtonKind = .primary, icon: Icon? = nil, isWide: Bool = false, name: String? = nil,
    value: String? = nil, isOnlyWithoutScript: Bool = false
  ) {
    self.label = label
    self.kind = kind
    self.icon = icon
    self.isWide = isWide
    self.name = name
    self.value = value
    self.isOnlyWithoutScript = isOnlyWithoutScript
  }

  public var html: HTML {
    """
    <button class="button \(kind.rawValue)\(isWide ? " wide" : "")\(isOnlyWithoutScript ? " without-script" : "")" \
    type="submit"\(attribute: "name", name)\(attribute: "value", value)>\(icon)\(label)</button>
    """
  }
}

/// Shares this page's address with the phone's own sheet, or copies it where there is none. Only shown where scripts
/// run (`Asset.shareScript`).
public struct ShareButton: Component {
  public var label: String
  public var title: String
  /// Path on this site.
  public var url: String

  public init(_ label: String, title: String, url: String) {
    self.label = label
    self.title = title
    self.url = url
  }

  public var html: HTML {
    """
    <button class="button quiet with-script" type="button" data-share="\(url: url)" data-title="\(title)" \
    data-copied="\(t("Link copied"))" data-failed="\(t("It could not be copied. The address is in the bar above."))">\
    \(Icon.share)<span role="status">\(label)</span></button>
    """
  }
}

/// Opens the browser's print dialogue. Only shown where scripts run (`Asset.shareScript`).
public struct PrintButton: Component {
  public var label: String
  public init(_ label: String) { self.label = label }

  public var html: HTML {
    """
    <button class="button primary with-script" type="button" data-print>\(Icon.printer)\(label)</button>
    """
  }
}
