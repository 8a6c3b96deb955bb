/// What is wrong with one field of a form, in words that say what to do.
public struct FieldError: Sendable, Hashable {
  /// The field's name.
  public var field: String
  public var message: String

  public init(field: String, message: String) {
    self.field = field
    self.message = message
  }
}

/// A labelled field, with its hint and, where there is one, its error.
public struct FormField: Component {
  public enum Control: Sendable {
    /// An HTML input type: `text`, `email`, `tel`, `date`, `time`, `number`, `password` …
    case input(String)
    case multiline(rows: Int)
    case select([Choice])
  }

  public var name: String
  public var label: String
  public var control: Control
  public var value: String
  public var hint: String?
  public var error: String?
  public var isRequired: Bool
  public var autocomplete: String
  /// At most so many characters are taken; the server checks again.
  public var longest: Int?

  /// - Parameter errors: all of the form's; the one that names this field is shown beside it.
  public init(
    _ name: String, label: String, control: Control = .input("text"), value: String = "", hint: String? = nil,
    errors: [FieldError] = [], isRequired: Bool = false, autocomplete: String = "off", longest: Int? = nil
  ) {
    self.name = name
    self.label = label
    self.control = control
    self.value = value
    self.hint = hint
    self.error = errors.first { $0.field == name }?.message
    self.isRequired = isRequired
    self.autocomplete = autocomplete
    self.longest = longest
  }

  public static func id(of name: String) -> String { "field-\(name)" }

  public var html: HTML {
    let id = Self.id(of: name)
    let optional: HTML? = isRequired ? nil : "<span class=\"soft small\"> \(t("(if you like)"))</span>"
    let hintLine: HTML? = hint.map { "<p class=\"hint\" id=\"\(id)-hint\">\($0)</p>" }
    let errorLine: HTML? = error.map {
      "<p class=\"error\" id=\"\(id)-error\">\(Icon.warning)<span>\($0)</span></p>"
    }
    return """
      <div class="field\(error == nil ? "" : " wrong")"><label for="\(id)">\(label)\(optional)</label>\
      \(hintLine)\(errorLine)\(controlHTML(id: id))</div>
      """
  }

  private func controlHTML(id: String) -> HTML {
    let described = [hint.map { _ in "\(id)-hint" }, error.map { _ in "\(id)-error" }].compactMap { $0 }
    let common: HTML = """
       id="\(id)" name="\(name)"\(flag: "required", when: isRequired)\
      \(attribute: "aria-invalid", error == nil ? nil : "true")\
      \(attribute: "aria-describedby", described.isEmpty ? nil : described.joined(separator: " "))\
      \(attribute: "maxlength", longest.map(String.init))
      """
    switch control {
    case .input(let type):
      return "<input type=\"\(type)\" value=\"\(value)\" autocomplete=\"\(autocomplete)\"\(common)>"
    case .multiline(let rows):
      // A line end right after the tag is dropped by the parser: write one, so that none of the text is lost.
      return "<textarea rows=\"\(rows)\"\(common)>\n\(value)</textarea>"
    case .select(let choices):
      let options = choices.map { choice -> HTML in
        "<option value=\"\(choice.value)\"\(flag: "selected", when: choice.value == value)>\(choice.label)</option>"
      }
      return "<select\(common)>\(options)</select>"
    }
  }
}

/// At the top of a form that came back: what is wrong, each a link to its field. Nothing where all is well.
public struct ErrorSummary: Component {
  public var errors: [FieldError]
  public init(_ errors: [FieldError]) { self.errors = errors }

  public var html: HTML {
    if errors.isEmpty { return "" }
    let items = errors.map { error -> HTML in
      "<li><a href=\"#\(FormField.id(of: error.field))\">\(error.message)</a></li>"
    }
    return """
      <div class="notice error-summary" role="alert" aria-labelledby="error-summary" tabindex="-1">\
      <h2 id="error-summary">\(t("This could not be sent yet"))</h2>\
      <p>\(t("What you wrote is kept, passphrases apart. Please look at:"))</p><ul>\(items)</ul></div>
      """
  }
}
