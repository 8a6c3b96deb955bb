import Pages
import Recovery

/// A coping tool as lists show it.
struct Tool: Sendable, Hashable, Identifiable {
  var id: String
  var url: String
  private var titles: Bilingual
  private var summaries: Bilingual
  var minutes: Int?

  var title: String { titles.text }
  var summary: String { summaries.text }

  init(_ exercise: Exercise) {
    (id, titles, summaries, minutes) = (exercise.id, exercise.title, exercise.summary, exercise.minutes)
    url = ToolPath.tool.url(exercise.id)
  }

  init(_ sheet: Worksheet) {
    (id, titles, summaries, minutes) = (sheet.id, sheet.title, sheet.summary, sheet.minutes)
    url = ToolPath.tool.url(sheet.id)
  }

  init(plan sheet: Worksheet) {
    self.init(sheet)
    url = PlanPath.plan.url(sheet.id)
  }

  /// What helps within minutes, the quickest to begin with first. All work without an account.
  static let quick: [Tool] = ToolLibrary.exercises.map { Tool($0) } + sheets(.now)

  static func sheets(_ need: Worksheet.Need) -> [Tool] {
    ToolLibrary.worksheets.filter { $0.need == need }.map { Tool($0) }
  }
}

/// The places of the tools and of what members keep of them.
enum ToolPath {
  static let all = CommonPath.tools
  static let steps = Path0("/tools/steps")
  static let tool = Path1("/tools/", "name")
  static let saved = Path0("/worksheets")
  static let one = Path2("/worksheets/", "month", "/", "id")
  static let edit = Path2("/worksheets/", "month", "/", "id", "/edit")
  static let delete = Path2("/worksheets/", "month", "/", "id", "/delete")
}
