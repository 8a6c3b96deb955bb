import Hummingbird
import Meetings
import Members
import Pages
import Recovery
import Web

extension JourneyFeature {
  func addClockRoutes(to routes: Routes) {
    routes.get(ClockPath.all, for: members, use: showClocks)
    routes.get(ClockPath.new, for: members, use: newClock)
    routes.post(ClockPath.new, for: members, use: addClock)
    routes.get(ClockPath.clock, for: members, use: showClock)
    routes.get(ClockPath.edit, for: members, use: editClock)
    routes.post(ClockPath.edit, for: members, use: saveClock)
    routes.get(ClockPath.delete, for: members, use: askToDelete)
    routes.post(ClockPath.delete, for: members, use: deleteClock)
    routes.get(ClockPath.slip, for: members, use: showSlip)
    routes.post(ClockPath.slip, for: members, use: addSlip)
    routes.get(ClockPath.after, for: members, use: afterSlip)
    routes.post(ClockPath.again, for: members, use: beginAgain)
    routes.get(ClockPath.history, for: members, use: showHistory)
    routes.post(ClockPath.history, for: members, use: addHistory)
    routes.get(ClockPath.correct, for: members, use: showCorrect)
    routes.post(ClockPath.correct, for: members, use: correct)
    routes.get(ClockPath.card, for: members, use: showCard)
    routes.get(ClockPath.cardFile, for: members, use: cardFile)
  }

  func showClocks(_ request: Request, _ context: AppContext, _ signedIn: SignedIn) async throws -> Response {
    context.respond(ClockListPage(summaries: try await clockSummaries(signedIn, now: now())).page)
  }

  func newClock(_ request: Request, _ context: AppContext, _ signedIn: SignedIn) async throws -> Response {
    var form = ClockForm()
    form.date = context.zone.date(at: now()).description
    return context.respond(
      ClockFormPage(token: signedIn.formToken, form: form, zone: context.zone.identifier).page)
  }

  func addClock(_ form: ParameterList, _ context: AppContext, _ signedIn: SignedIn) async throws -> Response {
    let typed = ClockForm(form)
    var (choices, errors) = typed.choices()
    let moment = ParsedText.moment(form, date: "date", time: "time", &errors)
    var clock: Clock?
    if let moment {
      do throws(ClockProblem) {
        clock = try Clock(
          id: members.newID(), label: choices.label, kind: choices.kind, zone: context.zone.identifier, start: moment,
          regained: choices.regained, milestones: choices.milestones, basis: choices.basis, now: now())
      } catch {
        errors.append(FieldError(field: "date", message: ClockText.problem(error)))
      }
    }
    guard errors.isEmpty, let clock else {
      let page = ClockFormPage(token: signedIn.formToken, form: typed, errors: errors, zone: context.zone.identifier)
      return context.respond(page.page, status: .unprocessableContent)
    }
    try await signedIn.vault.update(ClockRecord.clocks) { $0.append(clock) }
    return .redirect(to: ClockPath.clock.url(clock.id), type: .normal)
  }

  func showClock(_ request: Request, _ context: AppContext, _ signedIn: SignedIn) async throws -> Response {
    let clock = try await signedIn.clock(try context.value(of: ClockPath.clock))
    return context.respond(ClockPage(token: signedIn.formToken, clock: clock, now: now()).page)
  }

  func editClock(_ request: Request, _ context: AppContext, _ signedIn: SignedIn) async throws -> Response {
    let clock = try await signedIn.clock(try context.value(of: ClockPath.edit))
    return context.respond(
      ClockFormPage(token: signedIn.formToken, form: ClockForm(clock), id: clock.id).page)
  }

  func saveClock(_ form: ParameterList, _ context: AppContext, _ signedIn: SignedIn) async throws -> Response {
    let id = try context.value(of: ClockPath.edit)
    let typed = ClockForm(form)
    let (choices, errors) = typed.choices()
    guard errors.isEmpty else {
      _ = try await signedIn.clock(id)
      let page = ClockFormPage(token: signedIn.formToken, form: typed, errors: errors, id: id)
      return context.respond(page.page, status: .unprocessableContent)
    }
    _ = try await signedIn.change(id) { clock in
      clock.label = choices.label
      clock.kind = choices.kind
      clock.milestones = choices.milestones
      clock.basis = choices.basis
      clock.regained = choices.regained
    }
    return .redirect(to: ClockPath.clock.url(id), type: .normal)
  }

  func askToDelete(_ request: Request, _ context: AppContext, _ signedIn: SignedIn) async throws -> Response {
    let clock = try await signedIn.clock(try context.value(of: ClockPath.delete))
    return context.respond(DeleteClockPage(token: signedIn.formToken, clock: clock).page)
  }

  func deleteClock(_ form: ParameterList, _ context: AppContext, _ signedIn: SignedIn) async throws -> Response {
    let id = try context.value(of: ClockPath.delete)
    _ = try await signedIn.clock(id)
    try await signedIn.vault.update(ClockRecord.clocks) { $0.removeAll { $0.id == id } }
    return .redirect(to: ClockPath.all.url(), type: .normal)
  }
}
