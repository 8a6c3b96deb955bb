import Pages
import Recovery

/// One question of a self-check, as it is asked.
struct SelfCheckField: Component {
  var item: Questionnaire.Item
  /// The field's name in the form.
  var name: String
  /// As it was filled in.
  var value: String
  var error: String?
  /// Says which questions must be answered, where some need not.
  var marksRequired: Bool

  var html: HTML {
    switch item.kind {
    case .group, .display: ""
    case .boolean:
      group([
        Choice("true", label: t("Yes"), isOn: value == "true"), Choice("false", label: t("No"), isOn: value == "false"),
      ])
    case .choice:
      group(
        item.options.enumerated().map { index, option in
          Choice(String(index), label: option.display, isOn: value == String(index))
        })
    case .integer where item.isScale:
      ScaleChoice(
        name: name, legend: label, numbers: Int(item.low ?? 0)...max(Int(item.low ?? 0), Int(item.high ?? 10)),
        low: item.lowLabel, high: item.highLabel, value: value, error: error
      ).html
    case .integer, .decimal, .string, .text: field
    }
  }

  private var label: HTML {
    let prefix: HTML? = item.prefix.map { "<span class=\"soft\">\($0)</span> " }
    let mark: HTML? =
      marksRequired && item.isRequired ? " <span class=\"soft small\">\(t("(needs an answer)"))</span>" : nil
    return "\(prefix)\(item.text)\(mark)"
  }

  private func group(_ choices: [Choice]) -> HTML {
    let id = FormField.id(of: name)
    let lines = choices.enumerated().map { index, choice -> HTML in
      """
      <label class="choice"><input type="radio"\(attribute: "id", index == 0 ? id : nil) name="\(name)" \
      value="\(choice.value)"\(flag: "checked", when: choice.isOn)><span>\(choice.label)</span></label>
      """
    }
    return """
      <fieldset class="choices"\(attribute: "aria-describedby", error == nil ? nil : "\(id)-error")>\
      <legend>\(label)</legend>\(errorLine(id))\(lines)</fieldset>
      """
  }

  private var field: HTML {
    let id = FormField.id(of: name)
    let common: HTML = """
       id="\(id)" name="\(name)" autocomplete="off"\(attribute: "aria-invalid", error == nil ? nil : "true")\
      \(attribute: "aria-describedby", error == nil ? nil : "\(id)-error")
      """
    let control: HTML =
      switch item.kind {
      case .text: "<textarea rows=\"3\" maxlength=\"\(item.longestText)\"\(common)>\n\(value)</textarea>"
      case .string: "<input type=\"text\" maxlength=\"\(item.longestText)\" value=\"\(value)\"\(common)>"
      case .integer: "<input type=\"text\" inputmode=\"numeric\" value=\"\(value)\"\(common)>"
      default: "<input type=\"text\" inputmode=\"decimal\" value=\"\(value)\"\(common)>"
      }
    return """
      <div class="field\(error == nil ? "" : " wrong")"><label for="\(id)">\(label)</label>\(errorLine(id))\(control)</div>
      """
  }

  private func errorLine(_ id: String) -> HTML? {
    error.map { "<p class=\"error\" id=\"\(id)-error\">\(Icon.warning)<span>\($0)</span></p>" }
  }
}
