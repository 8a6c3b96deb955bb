import Hummingbird
import Meetings
import Members
import Pages
import Recovery
import Web

extension JourneyFeature {
  func addJournalRoutes(to routes: Routes) {
    routes.get(DailyPath.journal, for: members, use: journal)
    routes.get(DailyPath.newJournal, for: members) { _, context, signedIn in
      let prompt = try context.query.last("prompt").flatMap(DailyPrompts.shared.journal)
      return context.respond(newJournalPage(prompt, text: "", signedIn).page)
    }
    routes.post(DailyPath.newJournal, for: members, upTo: Daily.longestForm, use: addJournal)
    routes.get(DailyPath.oneJournal, for: members) { _, context, signedIn in
      let entry = try await Daily.journal.one(context.values(of: DailyPath.oneJournal), of: signedIn.vault)
      return context.respond(
        JournalFormPage(
          editing: entry, prompt: entry.prompt.flatMap(DailyPrompts.shared.journal), text: entry.text,
          token: signedIn.formToken
        ).page)
    }
    routes.post(DailyPath.oneJournal, for: members, upTo: Daily.longestForm, use: changeJournal)
    addEveningListRoutes(to: routes)
  }

  private func newJournalPage(
    _ prompt: DailyPrompts.Prompt?, text: String, isGone: Bool = false, errors: [FieldError] = [], _ signedIn: SignedIn
  ) -> JournalFormPage {
    let prompts = DailyPrompts.shared.journal
    // From one to the next, beginning with another one each day.
    let start = Int(now().seconds / 86_400) % max(1, prompts.count)
    let index = prompt.flatMap { prompts.firstIndex(of: $0) }.map { ($0 + 1) % prompts.count } ?? start
    return JournalFormPage(
      prompt: prompt, nextPrompt: prompts.indices.contains(index) ? prompts[index] : nil, text: text, isGone: isGone,
      errors: errors, token: signedIn.formToken)
  }

  private func addJournal(_ form: ParameterList, _ context: AppContext, _ signedIn: SignedIn) async throws -> Response {
    let moment = now()
    var reader = FieldReader(form)
    let prompt = form.last("prompt").flatMap(DailyPrompts.shared.journal)
    let text = reader.text("text", upTo: RecordLimits.journal, missing: t("Write a word or a line first."))
    guard let text, reader.errors.isEmpty else {
      let page = newJournalPage(prompt, text: form.last("text") ?? "", errors: reader.errors, signedIn)
      return context.respond(page.page, status: .unprocessableContent)
    }
    let entry = JournalEntry(
      id: members.newID(), day: context.zone.date(at: moment), at: moment, prompt: prompt?.id, text: text)
    try await signedIn.vault.write { try $0.keep(entry, in: Daily.journal) }
    return try await saying(signedIn, text, then: DailyPath.journal.url(query: [("saved", "journal")]))
  }

  private func changeJournal(_ form: ParameterList, _ context: AppContext, _ signedIn: SignedIn) async throws
    -> Response
  {
    let typed = form.last("text") ?? ""
    let old: JournalEntry
    do {
      old = try await Daily.journal.one(context.values(of: DailyPath.oneJournal), of: signedIn.vault)
    } catch WebFailure.notFound {
      // Words are not lost because another window took the entry out.
      return context.respond(newJournalPage(nil, text: typed, isGone: true, signedIn).page, status: .notFound)
    }
    var reader = FieldReader(form)
    let text = reader.text("text", upTo: RecordLimits.journal, missing: t("Write a word or a line first."))
    guard let text, reader.errors.isEmpty else {
      let page = JournalFormPage(
        editing: old, seen: form.last("seen"), prompt: old.prompt.flatMap(DailyPrompts.shared.journal), text: typed,
        errors: reader.errors,
        token: signedIn.formToken)
      return context.respond(page.page, status: .unprocessableContent)
    }
    let (id, seen) = (members.newID(), form.last("seen"))
    let changed = try await signedIn.vault.write { writer in
      let present = try writer.entries(Daily.journal, page: old.address.month).first { $0.id == old.id }
      // Another window has changed it meanwhile: then both are kept, as two entries.
      let isAlone = present.map { $0.stamp == seen } ?? false
      let changed = JournalEntry(id: isAlone ? old.id : id, day: old.day, at: old.at, prompt: old.prompt, text: text)
      try writer.keep(changed, in: Daily.journal)
      return changed
    }
    let query = [("month", changed.address.month), ("saved", "journal-\(old.id)")]
    return try await saying(signedIn, text, then: DailyPath.journal.url(query: query))
  }

  private func journal(_ request: Request, _ context: AppContext, _ signedIn: SignedIn) async throws -> Response {
    let query = try context.query
    let month = try month(of: context)
    let words = query.last("q").map { String($0.prefix(SearchWords.longest)).trimmingWhitespace } ?? ""
    let search = SearchWords(words)
    let until = query.last("until").flatMap { Month($0) }
    let token = signedIn.formToken
    // Never a whole id from the address into the page's attributes: only what a draft can be called.
    let saved = query.last("saved").map { String($0.prefix(64)) }
    var page = try await signedIn.vault.read { reader in
      let months = reader.journalMonths
      let looked =
        search.isEmpty ? [month.page] : months.filter { $0 <= until?.page ?? "9999" }.suffix(JournalSearch.monthsAtOnce)
      let writings = try looked.flatMap { try reader.writings(in: $0) }
      let shown = search.isEmpty ? writings : writings.filter { search.match($0.text) }
      var page = JournalPage(month: month, months: months, lines: [], saved: saved)
      page.lines = shown.sorted { ($1.day, $1.at) < ($0.day, $0.at) }.prefix(
        search.isEmpty ? .max : JournalSearch.mostShown
      )
      .map { $0.line(token: token) }
      if !search.isEmpty, let first = looked.first.flatMap({ Month($0) }), let last = looked.last.flatMap({ Month($0) })
      {
        page.search = JournalSearch(
          words: words, first: first, last: last, earlier: months.last { $0 < first.page }.flatMap { Month($0) })
      }
      return page
    }
    if !search.isEmpty, page.search == nil {
      page.search = JournalSearch(words: words, first: month, last: month, earlier: nil)
    }
    return context.respond(page.page)
  }
}
