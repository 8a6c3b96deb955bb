/// One field and its button: a search form that sends its words in the address.
public struct SearchField: Component {
  public var action: String
  public var name: String
  /// What it searches, for screen readers; the placeholder is only a hint.
  public var label: String
  public var placeholder: String
  public var value: String
  public var button: String
  /// Kept in the address beside what is typed.
  public var hidden: [(String, String)]
  /// What the browser may offer to fill in. Off by default: other people may use the same phone.
  public var autocomplete: String
  /// At most so many characters are taken.
  public var longest: Int
  /// Offered while typing.
  public var suggestions: [String]

  public init(
    action: String, name: String, label: String, placeholder: String, value: String = "", button: String,
    hidden: [(String, String)] = [], autocomplete: String = "off", longest: Int = 200, suggestions: [String] = []
  ) {
    self.action = action
    self.name = name
    self.label = label
    self.placeholder = placeholder
    self.value = value
    self.button = button
    self.hidden = hidden
    self.autocomplete = autocomplete
    self.longest = longest
    self.suggestions = suggestions
  }

  public var html: HTML {
    """
    <form class="search" role="search" method="get" action="\(url: action)">\
    \(hidden.map { HiddenField($0.0, $0.1) })\
    <input type="search" id="search-\(name)" name="\(name)" value="\(value)" aria-label="\(label)" \
    placeholder="\(placeholder)" maxlength="\(longest)" autocomplete="\(autocomplete)" enterkeyhint="search"\
    \(attribute: "list", suggestions.isEmpty ? nil : "search-\(name)-list")>\
    \(suggestionList)<button class="button primary" type="submit">\(button)</button></form>
    """
  }

  private var suggestionList: HTML {
    if suggestions.isEmpty { return "" }
    let options = suggestions.map { text -> HTML in "<option value=\"\(text)\"></option>" }
    return "<datalist id=\"search-\(name)-list\">\(options)</datalist>"
  }
}

/// A value that a form carries unseen.
public struct HiddenField: Component {
  public var name: String
  public var value: String

  public init(_ name: String, _ value: String) {
    self.name = name
    self.value = value
  }

  public var html: HTML { "<input type=\"hidden\" name=\"\(name)\" value=\"\(value)\">" }
}
