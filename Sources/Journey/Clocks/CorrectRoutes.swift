import Hummingbird
import Meetings
import Members
import Pages
import Recovery
import Web

extension JourneyFeature {
  func showCorrect(_ request: Request, _ context: AppContext, _ signedIn: SignedIn) async throws -> Response {
    let clock = try await signedIn.clock(try context.value(of: ClockPath.correct))
    guard let item = CorrectPage.item(try context.query.last("item"), of: clock) else { throw WebFailure.notFound }
    return context.respond(CorrectPage(token: signedIn.formToken, clock: clock, item: item).page)
  }

  func correct(_ form: ParameterList, _ context: AppContext, _ signedIn: SignedIn) async throws -> Response {
    let id = try context.value(of: ClockPath.correct)
    let clock = try await signedIn.clock(id)
    guard let item = CorrectPage.item(form.last("item"), of: clock) else { throw WebFailure.notFound }
    var page = CorrectPage(token: signedIn.formToken, clock: clock, item: item, values: form)
    let now = now()
    guard let change = Self.change(item, form, now: now, &page.errors) else {
      return context.respond(page.page, status: .unprocessableContent)
    }
    if case .failure(let problem) = try await signedIn.change(id, change) {
      page.errors = [FieldError(field: Self.field(problem, of: item), message: ClockText.problem(problem))]
      return context.respond(page.page, status: .unprocessableContent)
    }
    return .redirect(to: ClockPath.clock.url(id), type: .normal)
  }

  /// What the form asks for; nil, with what is wrong, where it cannot be read.
  private static func change(
    _ item: CorrectPage.Item, _ form: ParameterList, now: Instant, _ errors: inout [FieldError]
  )
    -> (@Sendable (inout Clock) throws(ClockProblem) -> Void)?
  {
    let isRemoval = form.last("do") == "remove"
    switch item {
    case .zone:
      let zone = form.last("zone") ?? ""
      return { clock throws(ClockProblem) in try clock.move(to: zone, now: now) }
    case .start:
      guard let moment = ParsedText.moment(form, date: "date", time: "time", &errors), errors.isEmpty else {
        return nil
      }
      return { clock throws(ClockProblem) in try clock.correct(.start(moment), now: now) }
    case .slip(let slip):
      if isRemoval { return { clock throws(ClockProblem) in try clock.removeSlip(slip.id, now: now) } }
      let at = ParsedText.moment(form, date: "date", time: "time", &errors)
      let isOpen = ParsedText.words(form.last("until")) == nil
      let resumed = isOpen ? nil : ParsedText.moment(form, date: "until", time: nil, &errors)
      guard errors.isEmpty, let at else { return nil }
      return { clock throws(ClockProblem) in
        try clock.correct(.slip(id: slip.id, at: at, resumed: resumed), now: now)
      }
    case .earlier(let run):
      if isRemoval { return { clock throws(ClockProblem) in try clock.correct(.removeEarlier(id: run.id), now: now) } }
      let (read, found) = HistoryPage.read(form, id: run.id)
      errors += found
      guard let read else { return nil }
      return { clock throws(ClockProblem) in
        try clock.correct(.earlier(id: run.id, from: read.from, until: read.until), now: now)
      }
    }
  }

  /// The field that a problem is shown beside.
  private static func field(_ problem: ClockProblem, of item: CorrectPage.Item) -> String {
    switch item {
    case .zone: "zone"
    case .start: "date"
    case .slip: problem == .endsBeforeBeginning ? "until" : "date"
    case .earlier: problem == .endsBeforeBeginning || problem == .notEarlier ? "until" : "from"
    }
  }
}
