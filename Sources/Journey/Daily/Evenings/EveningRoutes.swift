import Hummingbird
import Meetings
import Members
import Pages
import Recovery
import Web

extension JourneyFeature {
  func addEveningRoutes(to routes: Routes) {
    routes.get(DailyPath.pledge, for: members) { _, context, signedIn in
      let pledge = try await pledge(of: context.zone.date(at: now()), signedIn)
      return context.respond(
        PledgePage(pledge: pledge, words: pledge?.words ?? "", token: signedIn.formToken).page)
    }
    routes.post(DailyPath.pledge, for: members, use: makePledge)
    routes.get(DailyPath.review, for: members, use: reviewForm)
    routes.post(DailyPath.review, for: members, use: saveReview)
    routes.get(DailyPath.evenings, for: members, use: evenings)
  }

  private func pledge(of day: CivilDate, _ signedIn: SignedIn) async throws -> Pledge? {
    try await signedIn.vault.entries(Daily.pledges, page: Month(day).page).first { $0.day == day }
  }

  private func makePledge(_ form: ParameterList, _ context: AppContext, _ signedIn: SignedIn) async throws -> Response {
    let moment = now()
    let new = Pledge(id: members.newID(), day: context.zone.date(at: moment), at: moment)
    var reader = FieldReader(form)
    let words = reader.text("words", upTo: DailyLimits.line)
    if !reader.errors.isEmpty {
      let page = PledgePage(
        pledge: try await pledge(of: new.day, signedIn), words: form.last("words") ?? "", errors: reader.errors,
        token: signedIn.formToken)
      return context.respond(page.page, status: .unprocessableContent)
    }
    try await signedIn.vault.write { try $0.keepOne(on: new.day, in: Daily.pledges, new: new) { $0.words = words } }
    return try await saying(signedIn, words, then: DailyPath.today.url(query: [("saved", "pledge")]))
  }

  private func reviewForm(_ request: Request, _ context: AppContext, _ signedIn: SignedIn) async throws -> Response {
    let day = writtenDay(try context.query, context)
    let id = try context.query.last("id")
    let (pledge, review) = try await signedIn.vault.read { reader in
      (
        try reader.entries(Daily.pledges, page: Month(day).page).first { $0.day == day },
        try reader.entries(Daily.reviews, page: Month(day).page).of(day, id: id)
      )
    }
    let fields: [(String, String?)] = [
      ("gratitude", review?.gratitude), ("went", review?.wentWell), ("amends", review?.amends),
      ("kept", pledge?.kept?.rawValue),
    ]
    let form = ParameterList(fields.compactMap { name, value in value.map { .init(name: name, value: $0) } })
    return context.respond(
      ReviewPage(day: day, seen: Review.seen(review), pledge: pledge, form: form, token: signedIn.formToken).page)
  }

  private func saveReview(_ form: ParameterList, _ context: AppContext, _ signedIn: SignedIn) async throws -> Response {
    let day = writtenDay(form, context)
    var reader = FieldReader(form)
    let gratitude = reader.text("gratitude", upTo: DailyLimits.answer)
    let wentWell = reader.text("went", upTo: DailyLimits.answer)
    let amends = reader.text("amends", upTo: DailyLimits.answer)
    let kept = reader.choice("kept", as: Pledge.Answer.self)
    if !reader.errors.isEmpty {
      let page = ReviewPage(
        day: day, seen: seen(form), pledge: try await pledge(of: day, signedIn), form: form, errors: reader.errors,
        token: signedIn.formToken)
      return context.respond(page.page, status: .unprocessableContent)
    }
    // A tap on /today has no fields for words, and leaves those that are there.
    let hasFields = form.contains("gratitude")
    let new = Review(id: members.newID(), day: day, at: now())
    try await signedIn.vault.write { writer in
      try writer.keepOne(on: day, in: Daily.reviews, seen: hasFields ? form.last("seen") : nil, new: new) { review in
        guard hasFields else { return }
        (review.gratitude, review.wentWell, review.amends) = (gratitude, wentWell, amends)
      }
      guard let kept else { return }
      try writer.update(Daily.pledges, page: Month(day).page) { pledges in
        if let index = pledges.firstIndex(where: { $0.day == day }) { pledges[index].kept = kept }
      }
    }
    let today = DailyPath.today.url(query: [("saved", "review")])
    return try await saying(signedIn, gratitude, wentWell, amends, then: today)
  }

  private func evenings(_ request: Request, _ context: AppContext, _ signedIn: SignedIn) async throws -> Response {
    let month = try month(of: context)
    let today = context.zone.date(at: now())
    let token = signedIn.formToken
    let page = try await signedIn.vault.read { reader in
      EveningsPage(
        month: month,
        months: Set(reader.pages(of: Daily.pledges) + reader.pages(of: Daily.reviews)).sorted(),
        pledges: try reader.entries(Daily.pledges, page: month.page),
        reviews: try reader.entries(Daily.reviews, page: month.page), today: today, token: token)
    }
    return context.respond(page.page)
  }
}
