import Hummingbird
import Meetings
import Members
import Pages
import Recovery
import Web

extension JourneyFeature {
  func addEveningListRoutes(to routes: Routes) {
    routes.get(DailyPath.inventory, for: members) { _, context, signedIn in
      let day = writtenDay(try context.query, context)
      let entry = try await signedIn.vault.entries(Daily.inventories, page: Month(day).page)
        .of(day, id: try context.query.last("id"))
      let form = ParameterList((entry?.answers ?? []).map { .init(name: $0.question, value: $0.text) })
      return context.respond(
        InventoryPage(day: day, seen: NightlyInventory.seen(entry), form: form, token: signedIn.formToken).page)
    }
    routes.post(DailyPath.inventory, for: members, upTo: Daily.longestForm, use: saveInventory)
    routes.get(DailyPath.gratitude, for: members) { _, context, signedIn in
      let day = writtenDay(try context.query, context)
      let entry = try await signedIn.vault.entries(Daily.gratitude, page: Month(day).page)
        .of(day, id: try context.query.last("id"))
      let text = (entry?.lines ?? []).joined(separator: "\n")
      return context.respond(
        GratitudePage(day: day, seen: GratitudeList.seen(entry), text: text, token: signedIn.formToken).page)
    }
    routes.post(DailyPath.gratitude, for: members, upTo: Daily.longestForm, use: saveGratitude)
  }

  /// The day that something is written for: today, or an earlier one that is named.
  func writtenDay(_ fields: ParameterList, _ context: AppContext) -> CivilDate {
    let today = context.zone.date(at: now())
    let day = fields.last("day").flatMap { CivilDate($0) } ?? today
    return day <= today ? day : today
  }

  /// As the form had it, for when it comes back.
  func seen(_ form: ParameterList) -> HiddenField { HiddenField("seen", form.last("seen") ?? "") }

  private func saveInventory(_ form: ParameterList, _ context: AppContext, _ signedIn: SignedIn) async throws
    -> Response
  {
    let day = writtenDay(form, context)
    var reader = FieldReader(form)
    let answers = DailyPrompts.shared.inventory.compactMap { question in
      reader.text(question.id, upTo: DailyLimits.answer).map {
        NightlyInventory.Answer(question: question.id, text: $0)
      }
    }
    if answers.isEmpty, reader.errors.isEmpty, let first = DailyPrompts.shared.inventory.first {
      reader.fail(first.id, t("Answer at least one, whichever is easiest."))
    }
    if !reader.errors.isEmpty {
      let page = InventoryPage(day: day, seen: seen(form), form: form, errors: reader.errors, token: signedIn.formToken)
      return context.respond(page.page, status: .unprocessableContent)
    }
    let new = NightlyInventory(id: members.newID(), day: day, at: now(), answers: answers)
    try await signedIn.vault.write { writer in
      try writer.keepOne(on: day, in: Daily.inventories, seen: form.last("seen"), new: new) { $0.answers = answers }
    }
    let query = [("month", Month(day).page), ("saved", "inventory")]
    return try await saying(
      signedIn, answers.map(\.text).joined(separator: "\n"), then: DailyPath.journal.url(query: query))
  }

  private func saveGratitude(_ form: ParameterList, _ context: AppContext, _ signedIn: SignedIn) async throws
    -> Response
  {
    let day = writtenDay(form, context)
    var reader = FieldReader(form)
    let lines = reader.lines("lines", most: RecordLimits.lines, each: DailyLimits.line)
    if lines.isEmpty, reader.errors.isEmpty { reader.fail("lines", t("Write one thing. It can be small.")) }
    if !reader.errors.isEmpty {
      let page = GratitudePage(
        day: day, seen: seen(form), text: form.last("lines") ?? "", errors: reader.errors, token: signedIn.formToken)
      return context.respond(page.page, status: .unprocessableContent)
    }
    let new = GratitudeList(id: members.newID(), day: day, at: now(), lines: lines)
    try await signedIn.vault.write { writer in
      try writer.keepOne(on: day, in: Daily.gratitude, seen: form.last("seen"), new: new) { $0.lines = lines }
    }
    let query = [("month", Month(day).page), ("saved", "gratitude")]
    return try await saying(signedIn, lines.joined(separator: "\n"), then: DailyPath.journal.url(query: query))
  }
}
