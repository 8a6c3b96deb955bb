import HTTPTypes
import Hummingbird
import Meetings
import Members
import Pages
import Recovery
import Web

extension JourneyFeature {
  /// The tools, which need no account, and the worksheets that members kept.
  func addToolRoutes(to routes: Routes) {
    routes.get(ToolPath.all) { _, context in context.respond(ToolsPage(isMember: context.signedIn != nil).page) }
    routes.get(ToolPath.steps) { _, context in context.respond(ToolsPage.steps) }
    routes.get(ToolPath.tool, use: tool)
    routes.post(ToolPath.tool, use: fillTool)
    addWorksheetRoutes(to: routes)
  }

  private func tool(_ request: Request, _ context: AppContext) async throws -> Response {
    let name = try context.value(of: ToolPath.tool)
    if let exercise = ToolLibrary.exercise(name) {
      let pace = try context.query.last("pace")
      return context.respond(ExercisePage(exercise: exercise, chosenPace: pace).page)
    }
    let sheet = try Self.sheet(name)
    return context.respond(
      WorksheetPage(
        sheet: sheet, action: ToolPath.tool.url(sheet.id), back: Self.backToTools(sheet),
        formToken: context.signedIn?.formToken
      ).page)
  }

  private func fillTool(_ request: Request, _ context: AppContext) async throws -> Response {
    let sheet = try Self.sheet(try context.value(of: ToolPath.tool))
    let form = try await members.form(request, context, upTo: Self.longestSheet)
    let page = WorksheetPage(
      sheet: sheet, values: WorksheetValues(form), action: ToolPath.tool.url(sheet.id), back: Self.backToTools(sheet),
      formToken: context.signedIn?.formToken)
    guard let answers = Self.answers(form, of: page) else { return Self.refused(form, page, context) }
    guard let signedIn = context.signedIn else { return Self.laidOut(form, answers, page, context) }
    let kept = try await keep(answers, of: sheet, signedIn, zone: context.zone)
    return .redirect(to: ToolPath.one.url(kept.month, kept.id, query: [("saved", "1")]), type: .normal)
  }

  /// A form's body, bytes: a dozen long texts, percent-encoded.
  static let longestSheet = 262_144

  static func sheet(_ id: String) throws -> Worksheet {
    guard let sheet = ToolLibrary.worksheet(id) else { throw WebFailure.notFound }
    return sheet
  }

  private static func backToTools(_ sheet: Worksheet) -> (title: String, url: String) {
    sheet.id.hasPrefix("step-")
      ? (t("The twelve steps"), ToolPath.steps.url()) : (t("Tools"), ToolPath.all.url())
  }

  /// What the form says; nil where something is wrong with it, or nothing is in it.
  static func answers(_ form: ParameterList, of page: WorksheetPage) -> WorksheetAnswers? {
    let reading = WorksheetReading(page.sheet, values: form.all)
    return reading.problems.isEmpty && !reading.isEmpty ? reading.answers : nil
  }

  /// The form again, with everything in it and what is wrong.
  static func refused(_ form: ParameterList, _ page: WorksheetPage, _ context: AppContext) -> Response {
    let reading = WorksheetReading(page.sheet, values: form.all)
    var page = page
    page.errors = reading.problems.map { WorksheetWords.error($0.problem, name: $0.name) }
    if page.errors.isEmpty, let first = page.sheet.fields.first {
      let name = first.columns?.first.map { first.name(of: $0) } ?? first.id
      page.errors = [FieldError(field: name, message: t("Write something first; one field is enough."))]
    }
    return context.respond(page.page, status: .unprocessableContent)
  }

  /// For somebody without an account: the filled page, or the form again. Nothing is stored.
  static func laidOut(
    _ form: ParameterList, _ answers: WorksheetAnswers, _ page: WorksheetPage, _ context: AppContext
  ) -> Response {
    if form.last("do") == "edit" { return context.respond(page.page) }
    return context.respond(
      FilledPage(sheet: page.sheet, answers: answers, values: page.values, action: page.action).page)
  }
}
