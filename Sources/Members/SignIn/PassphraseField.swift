import Pages

/// A field for a passphrase. It can be pasted into, and a script offers to show what is typed. It never comes back filled.
struct PassphraseField: Component {
  var name: String
  var label: String
  var hint: String?
  var errors: [FieldError]
  /// For the browser's own keeper of passphrases: whether this is a new one.
  var isNew: Bool

  init(
    _ name: String = "passphrase", label: String, hint: String? = nil, errors: [FieldError] = [], isNew: Bool = false
  ) {
    self.name = name
    self.label = label
    self.hint = hint
    self.errors = errors
    self.isNew = isNew
  }

  var html: HTML {
    let field = FormField(
      name, label: label, control: .input("password"), hint: hint, errors: errors, isRequired: true,
      autocomplete: isNew ? "new-password" : "current-password", longest: Passphrase.longest)
    return """
      <div class="passphrase">\(field)<button class="button text with-script" type="button" \
      data-show="\(FormField.id(of: name))" data-hide-label="\(t("Hide"))" aria-pressed="false" \
      aria-label="\(t("Show what is typed"))">\(t("Show"))</button></div>
      """
  }
}

/// "Stay signed in": off unless somebody says so.
struct StayChoice: Component {
  static let field = "stay"
  var isOn = false

  var html: HTML {
    """
    \(ChoiceGroup(
      t("This device"), name: Self.field,
      choices: [Choice("yes", label: t("Stay signed in on this device"), isOn: isOn)],
      hint: t("Not on a computer that others use.")))
    """
  }
}
