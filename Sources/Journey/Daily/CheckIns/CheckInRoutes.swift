import Hummingbird
import Meetings
import Members
import Pages
import Recovery
import Web

extension JourneyFeature {
  func addCheckInRoutes(to routes: Routes) {
    routes.get(DailyPath.checkIn, for: members) { _, context, signedIn in
      context.respond(CheckInPage(form: ParameterList(), token: signedIn.formToken).page)
    }
    routes.post(DailyPath.checkIn, for: members, use: addCheckIn)
    routes.get(DailyPath.checkIns, for: members, use: checkIns)
    routes.get(DailyPath.oneCheckIn, for: members) { _, context, signedIn in
      let entry = try await Daily.checkIns.one(context.values(of: DailyPath.oneCheckIn), of: signedIn.vault)
      return context.respond(CheckInPage(editing: entry, form: entry.fields, token: signedIn.formToken).page)
    }
    routes.post(DailyPath.oneCheckIn, for: members, use: changeCheckIn)
  }

  private func addCheckIn(_ form: ParameterList, _ context: AppContext, _ signedIn: SignedIn) async throws -> Response {
    let moment = now()
    var entry = CheckIn(id: members.newID(), day: context.zone.date(at: moment), at: moment)
    var reader = FieldReader(form)
    entry.read(&reader)
    if !reader.errors.isEmpty {
      let page = CheckInPage(form: form, errors: reader.errors, token: signedIn.formToken)
      return context.respond(page.page, status: .unprocessableContent)
    }
    let saved = entry
    try await signedIn.vault.write { try $0.keep(saved, in: Daily.checkIns) }
    return try await saying(signedIn, saved.note, then: DailyPath.today.url(query: [("saved", "check-in")]))
  }

  private func changeCheckIn(_ form: ParameterList, _ context: AppContext, _ signedIn: SignedIn) async throws
    -> Response
  {
    let old = try await Daily.checkIns.one(context.values(of: DailyPath.oneCheckIn), of: signedIn.vault)
    var entry = old
    var reader = FieldReader(form)
    entry.read(&reader)
    if !reader.errors.isEmpty {
      let page = CheckInPage(editing: old, form: form, errors: reader.errors, token: signedIn.formToken)
      return context.respond(page.page, status: .unprocessableContent)
    }
    let changed = entry
    try await signedIn.vault.write { try $0.replace(old, with: changed, in: Daily.checkIns) }
    return try await saying(
      signedIn, changed.note, then: DailyPath.checkIns.url(query: [("month", changed.address.month)]))
  }

  private func checkIns(_ request: Request, _ context: AppContext, _ signedIn: SignedIn) async throws -> Response {
    let month = try month(of: context)
    let (entries, months) = try await signedIn.vault.read { reader in
      (try reader.entries(Daily.checkIns, page: month.page), reader.pages(of: Daily.checkIns))
    }
    let page = CheckInsPage(
      month: month, months: months, entries: entries.latestFirst, zone: context.zone, token: signedIn.formToken)
    return context.respond(page.page)
  }

  /// The month that the address asks for; this one where it asks for none that there is.
  func month(of context: AppContext) throws -> Month {
    try context.query.last("month").flatMap { Month($0) } ?? Month(context.zone.date(at: now()))
  }

  /// Where a saved form leads: on, or to help first where its words say danger.
  func saying(_ signedIn: SignedIn, _ words: String?..., then url: String) async throws -> Response {
    .redirect(to: try await signedIn.saysDanger(words) ? CommonPath.helpAfterSaving : url, type: .normal)
  }
}
