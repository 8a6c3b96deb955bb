import Meetings
import Pages
import Recovery

/// Rows of the same columns. With scripts one more can be added; without, a kept sheet comes back with two more.
struct RowsField: Component {
  var field: WorksheetField
  var values: WorksheetValues
  var errors: [FieldError]

  /// Empty rows after those that are filled.
  static let spare = 2

  var html: HTML {
    let columns = field.columns ?? []
    let filled = columns.map { values.all(field.name(of: $0)).count }.max() ?? 0
    let count = min(WorksheetLimits.rows, max(field.shown ?? 3, filled == 0 ? 0 : filled + Self.spare))
    let found = errors.filter { error in
      error.field == field.id || columns.contains { field.name(of: $0) == error.field }
    }
    let hint: HTML? = field.hint.map { "<p class=\"hint\">\($0.text)</p>" }
    return """
      <fieldset class="rows-field \(field.look?.rawValue ?? "plain")" data-rows="\(WorksheetLimits.rows)">\
      <legend>\(field.label.text)</legend>\(hint)\(found.map { ErrorLine($0.message) })\
      \((0..<max(count, filled)).map { row($0, columns) })\
      <button class="button quiet with-script" type="button" data-add-row>\(t("One more"))</button></fieldset>
      """
  }

  private func row(_ index: Int, _ columns: [WorksheetField.Column]) -> HTML {
    let cells = columns.map { column -> HTML in
      let name = field.name(of: column)
      let given = values.all(name)
      let value = given.indices.contains(index) ? given[index] : ""
      // The first has the field's own id, so that the error summary can lead to it.
      let id = index == 0 ? FormField.id(of: name) : nil
      return """
        <label class="cell cell-\(column.kind.rawValue)"><span class="small">\(column.label.text)</span>\
        \(control(column, name: name, id: id, value: value))</label>
        """
    }
    return "<div class=\"row-set\" role=\"group\" aria-label=\"\(field.label.text), \(index + 1)\">\(cells)</div>"
  }

  private func control(_ column: WorksheetField.Column, name: String, id: String?, value: String) -> HTML {
    switch column.kind {
    case .line:
      """
      <input type="text" name="\(name)" value="\(value)" maxlength="\(WorksheetLimits.line)" autocomplete="off"\
      \(attribute: "id", id)>
      """
    case .phone:
      """
      <input type="tel" name="\(name)" value="\(value)" maxlength="\(WorksheetLimits.phone)" autocomplete="off"\
      \(attribute: "id", id)>
      """
    case .text:
      """
      <textarea name="\(name)" rows="2" maxlength="\(WorksheetLimits.text)"\(attribute: "id", id)>
      \(value)</textarea>
      """
    case .mark:
      """
      <select name="\(name)"\(attribute: "id", id)><option value="">–</option>\((column.options ?? []).map { option -> HTML in
        "<option value=\"\(option.id)\"\(flag: "selected", when: option.id == value)>\(option.label.text)</option>"
      })</select>
      """
    }
  }
}

/// Seven days by the parts of a day, to be filled in.
struct WeekField: Component {
  var field: WorksheetField
  var values: WorksheetValues
  var errors: [FieldError]

  var html: HTML {
    let days = WeekCell.days.map { day -> HTML in
      let cells = DayPart.allCases.map { part -> HTML in
        let name = WorksheetField.cellName(field.id, WeekCell(day, part))
        let error = errors.first { $0.field == name }
        return """
          <label class="cell"><span class="small">\(WorksheetWords.name(part))</span>\(error.map { ErrorLine($0.message) })\
          <textarea id="\(FormField.id(of: name))" name="\(name)" rows="2" maxlength="\(WorksheetLimits.line)">
          \(values.last(name))</textarea></label>
          """
      }
      return "<fieldset class=\"week-day\"><legend>\(TimeText.weekday(day.rawValue))</legend>\(cells)</fieldset>"
    }
    return "<div class=\"week\">\(days)</div>"
  }
}
