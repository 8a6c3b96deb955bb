import Recovery
import Web

/// What stands in the fields of a form: kept answers, or what somebody just sent.
struct WorksheetValues: Sendable {
  private var values: [String: [String]]

  static let empty = WorksheetValues(values: [:])

  private init(values: [String: [String]]) { self.values = values }

  init(_ form: ParameterList) {
    values = Dictionary(grouping: form.items, by: \.name).mapValues { $0.map(\.value) }
  }

  init(_ sheet: Worksheet, _ answers: WorksheetAnswers) {
    var values: [String: [String]] = [:]
    for field in sheet.fields {
      switch answers[field.id] {
      case .text(let text): values[field.id] = [text]
      case .lines(let lines): values[field.id] = [lines.joined(separator: "\n")]
      case .rating(let number): values[field.id] = [String(number)]
      case .choices(let ids): values[field.id] = ids
      case .rows(let rows):
        for (index, column) in (field.columns ?? []).enumerated() {
          values[field.name(of: column)] = rows.map { $0.indices.contains(index) ? $0[index] : "" }
        }
      case .week(let cells):
        for cell in WeekCell.all { values[WorksheetField.cellName(field.id, cell)] = cells[cell.key].map { [$0] } }
      case nil: break
      }
    }
    self.init(values: values)
  }

  func all(_ name: String) -> [String] { values[name] ?? [] }
  func last(_ name: String) -> String { values[name]?.last ?? "" }

  /// Each field of the sheet with its value, to be carried through a page that shows them.
  func pairs(of sheet: Worksheet) -> [(String, String)] {
    sheet.fields.flatMap { field -> [String] in
      switch field.kind {
      case .rows: (field.columns ?? []).map { field.name(of: $0) }
      case .week: WeekCell.all.map { WorksheetField.cellName(field.id, $0) }
      default: [field.id]
      }
    }.flatMap { name in all(name).map { (name, $0) } }
  }
}
