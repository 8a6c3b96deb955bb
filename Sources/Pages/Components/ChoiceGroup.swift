/// One thing that can be chosen.
public struct Choice: Sendable, Hashable {
  public var value: String
  public var label: String
  /// How many results it would leave; nil where nobody counted.
  public var count: Int?
  public var isOn: Bool

  public init(_ value: String, label: String, count: Int? = nil, isOn: Bool = false) {
    self.value = value
    self.label = label
    self.count = count
    self.isOn = isOn
  }
}

/// Check boxes or radio buttons under one question, with counts.
public struct ChoiceGroup: Component {
  public enum Kind: String, Sendable {
    case checkbox, radio
  }

  public var legend: String
  public var name: String
  public var kind: Kind
  public var choices: [Choice]
  /// So many are shown at once; the others (unless one of them is on) wait behind "More".
  public var shown: Int
  public var hint: String?
  public var error: String?
  /// Tells it from another group of the same name on the page; the first such has none.
  public var suffix: String

  public init(
    _ legend: String, name: String, kind: Kind = .checkbox, choices: [Choice], shown: Int = 8, hint: String? = nil,
    errors: [FieldError] = [], suffix: String = ""
  ) {
    self.legend = legend
    self.name = name
    self.kind = kind
    self.choices = choices
    self.shown = shown
    self.hint = hint
    self.error = errors.first { $0.field == name }?.message
    self.suffix = suffix
  }

  public var html: HTML {
    if choices.isEmpty { return "" }
    // A "More" that hides a single line would be longer than the line.
    let cut = choices.count > shown + 1 ? shown : choices.count
    let rest = choices[cut...]
    let more: HTML? =
      rest.isEmpty
      ? nil
      : """
      <details class="more"\(flag: "open", when: rest.contains(where: \.isOn))>\
      <summary>\(t("\(rest.count) more"))</summary>\(rest.enumerated().map { line($1, index: cut + $0) })</details>
      """
    let id = FormField.id(of: name + suffix)
    let hintLine: HTML? = hint.map { "<p class=\"hint\" id=\"\(id)-hint\">\($0)</p>" }
    let errorLine: HTML? = error.map {
      "<p class=\"error\" id=\"\(id)-error\">\(Icon.warning)<span>\($0)</span></p>"
    }
    let described = [hint.map { _ in "\(id)-hint" }, error.map { _ in "\(id)-error" }].compactMap { $0 }
    return """
      <fieldset class="choices"\
      \(attribute: "aria-describedby", described.isEmpty ? nil : described.joined(separator: " "))>\
      <legend>\(legend)</legend>\(hintLine)\(errorLine)\
      \(choices[..<cut].enumerated().map { line($1, index: $0) })\(more)</fieldset>
      """
  }

  private func line(_ choice: Choice, index: Int) -> HTML {
    // The first has the field's own id, so that the error summary can lead to it.
    let id = FormField.id(of: name + suffix) + (index == 0 ? "" : "-\(index)")
    let count: HTML? = choice.count.map {
      "<span class=\"count\" data-count=\"\(name)=\(choice.value)\">\(Language.current.grouped($0))</span>"
    }
    return """
      <label class="choice" for="\(id)"><input type="\(kind.rawValue)" id="\(id)" name="\(name)" \
      value="\(choice.value)"\(flag: "checked", when: choice.isOn)><span>\(choice.label)</span>\(count)</label>
      """
  }
}
