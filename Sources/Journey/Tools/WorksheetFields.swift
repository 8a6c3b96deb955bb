import Pages
import Recovery

/// The fields of a sheet, to be filled in.
struct WorksheetFields: Component {
  var sheet: Worksheet
  var values: WorksheetValues
  var errors: [FieldError]

  var html: HTML {
    HTML.joined(
      sheet.sections.map { section in
        let heading: HTML? = section.title.map { "<h2>\($0.text)</h2>" }
        let words: HTML? = section.text.map { "<p class=\"soft\">\($0.text)</p>" }
        let fields = section.fields.map { control($0) }
        return """
          <section class="sheet-part">\(heading)\(words)\
          <div class="\(section.layout == .grid ? "quadrants" : "sheet-fields")">\(fields)</div></section>
          """
      })
  }

  private func control(_ field: WorksheetField) -> HTML {
    switch field.kind {
    case .text: "\(formField(field, .multiline(rows: 3), longest: WorksheetLimits.text))"
    case .line: "\(formField(field, .input("text"), longest: WorksheetLimits.line))"
    case .lines: "\(formField(field, .multiline(rows: 4), longest: nil))"
    case .rating: "\(ScaleField(field: field, value: values.last(field.id), error: error(field.id)))"
    case .choice: "\(choices(field, .radio))"
    case .choices: "\(choices(field, .checkbox))"
    case .rows: "\(RowsField(field: field, values: values, errors: errors))"
    case .week: "\(WeekField(field: field, values: values, errors: errors))"
    }
  }

  private func formField(_ field: WorksheetField, _ control: FormField.Control, longest: Int?) -> FormField {
    FormField(
      field.id, label: field.label.text, control: control, value: values.last(field.id), hint: field.hint?.text,
      errors: errors, longest: longest)
  }

  private func choices(_ field: WorksheetField, _ kind: ChoiceGroup.Kind) -> ChoiceGroup {
    let chosen = values.all(field.id)
    let choices = (field.options ?? []).map { Choice($0.id, label: $0.label.text, isOn: chosen.contains($0.id)) }
    return ChoiceGroup(
      field.label.text, name: field.id, kind: kind, choices: choices, shown: choices.count, hint: field.hint?.text,
      errors: errors)
  }

  private func error(_ name: String) -> String? { errors.first { $0.field == name }?.message }
}

/// A rating from 0 to 10 in one tap, or none.
struct ScaleField: Component {
  var field: WorksheetField
  var value: String
  var error: String?

  var html: HTML {
    let ends = [field.low.map { "0: \($0.text)" }, field.high.map { "10: \($0.text)" }].compactMap { $0 }
    let hint: HTML? = ends.isEmpty ? nil : "<p class=\"hint\">\(ends.joined(separator: " · "))</p>"
    let numbers = WorksheetLimits.ratings.map { number -> HTML in
      option(String(number), id: number == 0 ? "" : "-\(number)", "\(number)")
    }
    let skip = option(
      "", id: "-skip", "<span aria-hidden=\"true\">–</span><span class=\"visually-hidden\">\(t("skip"))</span>")
    return """
      <fieldset class="scale"><legend>\(field.label.text)</legend>\(hint)\(error.map { ErrorLine($0) })\
      <div class="scale-numbers">\(numbers)\(skip)</div></fieldset>
      """
  }

  private func option(_ value: String, id: String, _ label: HTML) -> HTML {
    let id = FormField.id(of: field.id) + id
    return """
      <label for="\(id)"><input type="radio" id="\(id)" name="\(field.id)" value="\(value)"\
      \(flag: "checked", when: value == self.value)><span>\(label)</span></label>
      """
  }
}

/// What is wrong, above what it is about.
struct ErrorLine: Component {
  var message: String
  init(_ message: String) { self.message = message }
  var html: HTML { "<p class=\"error\">\(Icon.warning)<span>\(message)</span></p>" }
}
