import Hummingbird
import Meetings
import Members
import Pages
import Recovery
import Web

extension JourneyFeature {
  func addUrgeLogRoutes(to routes: Routes) {
    routes.get(DailyPath.urges, for: members, use: urges)
    routes.get(DailyPath.earlierUrge, for: members) { _, context, signedIn in
      let (day, time) = context.zone.wallClock(at: now())
      let form = ParameterList([
        .init(name: "day", value: day.description), .init(name: "time", value: time.description),
      ])
      let own = try await ownTriggers(signedIn)
      return context.respond(UrgeFormPage(ownTriggers: own, form: form, token: signedIn.formToken).page)
    }
    routes.post(DailyPath.earlierUrge, for: members) { form, context, signedIn in
      try await saveUrge(nil, form, context, signedIn)
    }
    routes.get(DailyPath.editUrge, for: members) { _, context, signedIn in
      let urge = try await Daily.urges.one(context.values(of: DailyPath.editUrge), of: signedIn.vault)
      let own = try await ownTriggers(signedIn)
      let page = UrgeFormPage(editing: urge, ownTriggers: own, form: urge.fields, token: signedIn.formToken)
      return context.respond(page.page)
    }
    routes.post(DailyPath.editUrge, for: members) { form, context, signedIn in
      let urge = try await Daily.urges.one(context.values(of: DailyPath.editUrge), of: signedIn.vault)
      return try await saveUrge(urge, form, context, signedIn)
    }
  }

  private func saveUrge(_ old: Urge?, _ form: ParameterList, _ context: AppContext, _ signedIn: SignedIn) async throws
    -> Response
  {
    let moment = now()
    let wall = context.zone.wallClock(at: moment)
    var urge = old ?? Urge(id: members.newID(), at: moment, day: wall.date, time: wall.time)
    var reader = FieldReader(form)
    urge.readAll(&reader, today: wall.date, now: (wall.date, wall.time), zone: context.zone)
    if !reader.errors.isEmpty {
      let page = UrgeFormPage(
        editing: old, ownTriggers: try await ownTriggers(signedIn), form: form, errors: reader.errors,
        token: signedIn.formToken)
      return context.respond(page.page, status: .unprocessableContent)
    }
    let saved = urge
    try await signedIn.vault.write { writer in
      if let old {
        try writer.replace(old, with: saved, in: Daily.urges)
      } else {
        try writer.keep(saved, in: Daily.urges)
      }
      try writer.remember(saved.ownTriggers)
    }
    return try await saying(signedIn, saved.note, then: DailyPath.urges.url(query: [("month", saved.address.month)]))
  }

  private func urges(_ request: Request, _ context: AppContext, _ signedIn: SignedIn) async throws -> Response {
    let month = try month(of: context)
    let token = signedIn.formToken
    let page = try await signedIn.vault.read { reader in
      let months = reader.pages(of: Daily.urges)
      // The last of them are enough to say what is usual, and few enough to read at once.
      let counted = try months.suffix(UrgesPage.monthsCounted).flatMap { try reader.entries(Daily.urges, page: $0) }
      return UrgesPage(
        month: month, months: months, entries: try reader.entries(Daily.urges, page: month.page).latestFirst,
        statistics: UrgeStatistics(counted), token: token)
    }
    return context.respond(page.page)
  }
}
