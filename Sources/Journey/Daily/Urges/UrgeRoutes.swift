import Hummingbird
import Meetings
import Members
import Pages
import Recovery
import Web

extension JourneyFeature {
  func addUrgeRoutes(to routes: Routes) {
    routes.get(DailyPath.urge, for: members) { _, context, signedIn in
      context.respond(UrgeStartPage(token: signedIn.formToken).page)
    }
    routes.post(DailyPath.urge, for: members, use: startUrge)
    routes.get(DailyPath.pickTool, for: members, use: toolChoice)
    routes.post(DailyPath.pickTool, for: members, use: pickTool)
    routes.get(DailyPath.ride, for: members, use: ride)
    routes.post(DailyPath.ride, for: members, use: finishRide)
    routes.get(DailyPath.after, for: members, use: afterUrge)
    routes.post(DailyPath.after, for: members, use: saveAfterUrge)
    addUrgeLogRoutes(to: routes)
  }

  /// Saved with the first tap: whoever goes no further has it in the record all the same.
  private func startUrge(_ form: ParameterList, _ context: AppContext, _ signedIn: SignedIn) async throws -> Response {
    var reader = FieldReader(form)
    guard let before = reader.rating("before") else {
      let errors = [FieldError(field: "before", message: t("Choose a number from 0 to 10."))]
      return context.respond(
        UrgeStartPage(errors: errors, token: signedIn.formToken).page, status: .unprocessableContent)
    }
    let moment = now()
    let (day, time) = context.zone.wallClock(at: moment)
    let urge = Urge(id: members.newID(), at: moment, day: day, time: time, before: before)
    try await signedIn.vault.write { try $0.keep(urge, in: Daily.urges) }
    return .redirect(to: DailyPath.pickTool.url(urge.address.month, urge.id), type: .normal)
  }

  /// How many months back the tools that worked are looked for, beside this one.
  private static let monthsOfTools = 5
  /// How many of them stand first.
  private static let bestTools = 2

  private func toolChoice(_ request: Request, _ context: AppContext, _ signedIn: SignedIn) async throws -> Response {
    let urge = try await Daily.urges.one(context.values(of: DailyPath.pickTool), of: signedIn.vault)
    let pages = try await signedIn.vault.read { reader in
      try reader.pages(of: Daily.urges).suffix(Self.monthsOfTools + 1).flatMap {
        try reader.entries(Daily.urges, page: $0)
      }
    }
    let best = UrgeStatistics(pages).ranked.filter { $0.totalFall > 0 }.prefix(Self.bestTools).map(\.tool)
    return context.respond(PickToolPage(urge: urge, best: best, token: signedIn.formToken).page)
  }

  private func pickTool(_ form: ParameterList, _ context: AppContext, _ signedIn: SignedIn) async throws -> Response {
    let urge = try await Daily.urges.one(context.values(of: DailyPath.pickTool), of: signedIn.vault)
    guard let tool = form.last("tool").flatMap(UrgeTool.find) else {
      return .redirect(to: DailyPath.pickTool.url(urge.address.month, urge.id), type: .normal)
    }
    try await change(urge, signedIn) { $0.tool = tool.id }
    return .redirect(to: DailyPath.ride.url(urge.address.month, urge.id), type: .normal)
  }

  private func ride(_ request: Request, _ context: AppContext, _ signedIn: SignedIn) async throws -> Response {
    let urge = try await Daily.urges.one(context.values(of: DailyPath.ride), of: signedIn.vault)
    let page = RidePage(
      urge: urge, tool: urge.tool.flatMap(UrgeTool.find), secondsSoFar: seconds(since: urge) ?? 0,
      token: signedIn.formToken)
    return context.respond(page.page)
  }

  private func finishRide(_ form: ParameterList, _ context: AppContext, _ signedIn: SignedIn) async throws -> Response {
    let urge = try await Daily.urges.one(context.values(of: DailyPath.ride), of: signedIn.vault)
    var reader = FieldReader(form)
    guard let after = reader.rating("after") else {
      return .redirect(to: DailyPath.ride.url(urge.address.month, urge.id), type: .normal)
    }
    let seconds = seconds(since: urge)
    try await change(urge, signedIn) { urge in
      urge.after = after
      urge.secondsRidden = seconds
    }
    return .redirect(to: DailyPath.after.url(urge.address.month, urge.id), type: .normal)
  }

  private func afterUrge(_ request: Request, _ context: AppContext, _ signedIn: SignedIn) async throws -> Response {
    let urge = try await Daily.urges.one(context.values(of: DailyPath.after), of: signedIn.vault)
    let own = try await ownTriggers(signedIn)
    return context.respond(
      AfterUrgePage(urge: urge, ownTriggers: own, form: urge.fields, token: signedIn.formToken).page)
  }

  private func saveAfterUrge(_ form: ParameterList, _ context: AppContext, _ signedIn: SignedIn) async throws
    -> Response
  {
    let old = try await Daily.urges.one(context.values(of: DailyPath.after), of: signedIn.vault)
    var urge = old
    var reader = FieldReader(form)
    urge.readCircumstances(&reader)
    if !reader.errors.isEmpty {
      let page = AfterUrgePage(
        urge: old, ownTriggers: try await ownTriggers(signedIn), form: form, errors: reader.errors,
        token: signedIn.formToken)
      return context.respond(page.page, status: .unprocessableContent)
    }
    let said = urge
    try await change(old, signedIn) { urge in
      (urge.place, urge.triggers, urge.ownTriggers) = (said.place, said.triggers, said.ownTriggers)
      urge.note = said.note
    }
    return try await saying(signedIn, said.note, then: DailyPath.today.url(query: [("saved", "urge")]))
  }

  /// Since it was noticed; nil where that is too long ago to have been ridden all the while.
  private func seconds(since urge: Urge) -> Int? {
    let seconds = Int((now().milliseconds - urge.at.milliseconds) / 1000)
    return (0...DailyLimits.rideMinutes * 60).contains(seconds) ? seconds : nil
  }

  func ownTriggers(_ signedIn: SignedIn) async throws -> [String] {
    try await signedIn.vault.entries(Daily.choices).first?.ownTriggers ?? []
  }

  /// Changes the urge as it stands now, and remembers its own words for the next one.
  private func change(_ urge: Urge, _ signedIn: SignedIn, _ change: @Sendable @escaping (inout Urge) -> Void)
    async throws
  {
    try await signedIn.vault.write { writer in
      let words = try writer.update(Daily.urges, page: urge.address.month) { urges -> [String] in
        guard let index = urges.firstIndex(where: { $0.id == urge.id }) else { throw WebFailure.notFound }
        change(&urges[index])
        return urges[index].ownTriggers
      }
      try writer.remember(words)
    }
  }
}

extension VaultWriter {
  /// Keeps own trigger words to be offered again.
  func remember(_ words: [String]) throws {
    if words.isEmpty { return }
    try update(Daily.choices) { entries in
      var choices = entries.first ?? DailyChoices()
      choices.remember(words)
      entries = [choices]
    }
  }
}
