import Meetings
import Members
import Pages
import Recovery

/// A sheet's answers as words.
enum WorksheetWords {
  /// For the readable export: label and text of each field that was filled in.
  static func facts(_ sheet: Worksheet, _ answers: WorksheetAnswers) -> [EntryFact] {
    sheet.fields.compactMap { field in answers[field.id].flatMap { EntryFact(field.label.text, text(field, $0)) } }
  }

  static func text(_ field: WorksheetField, _ answer: WorksheetAnswer) -> String {
    switch answer {
    case .text(let text): text
    case .lines(let lines): lines.joined(separator: "\n")
    case .rating(let number): t("\(number) of 10")
    case .choices(let ids): labels(field, ids).joined(separator: ", ")
    case .rows(let rows): rows.map { row(field, $0) }.joined(separator: "\n")
    case .week(let cells):
      WeekCell.all.compactMap { cell in
        cells[cell.key].map { "\(TimeText.weekday(cell.weekday.rawValue)), \(name(cell.part)): \($0)" }
      }.joined(separator: "\n")
    }
  }

  /// What was chosen, in the order of the sheet.
  static func labels(_ field: WorksheetField, _ ids: [String]) -> [String] {
    (field.options ?? []).filter { ids.contains($0.id) }.map(\.label.text)
  }

  /// A mark as its label: `lasts long`; nil for what is no mark.
  static func mark(_ column: WorksheetField.Column, _ value: String) -> String? {
    guard column.kind == .mark, let option = column.options?.first(where: { $0.id == value }) else { return nil }
    return "\(column.label.text.lowercased()) \(option.label.text)"
  }

  private static func row(_ field: WorksheetField, _ values: [String]) -> String {
    zip(field.columns ?? [], values).map { mark($0, $1) ?? $1 }.filter { !$0.isEmpty }.joined(separator: " · ")
  }

  static func name(_ part: DayPart) -> String {
    switch part {
    case .morning: t("Morning")
    case .afternoon: t("Afternoon")
    case .evening: t("Evening")
    case .night: t("Night")
    }
  }

  static func error(_ problem: WorksheetProblem, name: String) -> FieldError {
    switch problem {
    case .tooLong(let limit): FieldError(field: name, message: t("Write at most \(limit) characters."))
    case .tooManyRows(let limit): FieldError(field: name, message: t("At most \(limit) lines fit here."))
    case .notARating: FieldError(field: name, message: t("Choose a number from 0 to 10."))
    case .notAChoice: FieldError(field: name, message: t("Choose from what is offered."))
    case .notAPhone: FieldError(field: name, message: t("Write the phone number in digits."))
    }
  }
}

extension SavedWorksheet: VaultEntry {
  public var facts: [EntryFact] {
    let sheetFacts: [EntryFact] =
      if let sheet = ToolLibrary.worksheet(sheet) {
        [EntryFact(t("Worksheet"), sheet.title.text)] + WorksheetWords.facts(sheet, answers)
      } else { [EntryFact(t("Worksheet"), sheet)] }
    return [EntryFact(t("Day"), day.description)] + sheetFacts
  }
}
