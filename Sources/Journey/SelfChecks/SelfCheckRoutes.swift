import HTTPTypes
import Hummingbird
import Meetings
import Members
import NIOCore
import Pages
import Recovery
import Web

extension JourneyFeature {
  func addSelfCheckRoutes(to routes: Routes) {
    routes.get(SelfCheckPath.all, for: members, use: selfChecks)
    routes.get(SelfCheckPath.words, for: members, use: dangerWords)
    routes.post(SelfCheckPath.words, for: members, use: saveDangerWords)
    routes.get(SelfCheckPath.check, for: members, use: selfCheckForm)
    routes.post(SelfCheckPath.check, for: members, upTo: Self.longestSelfCheck, use: saveSelfCheck)
    routes.get(SelfCheckPath.results, for: members, use: selfCheckResults)
    routes.get(SelfCheckPath.responses, for: members, use: selfCheckResponses)
    routes.get(SelfCheckPath.result, for: members, use: selfCheckResult)
    routes.post(SelfCheckPath.remove, for: members, use: removeSelfCheck)
  }

  /// A filled-in self-check: long answers in several alphabets, percent-encoded.
  private static let longestSelfCheck = 262_144

  private func selfChecks(_ request: Request, _ context: AppContext, _ signedIn: SignedIn) async throws -> Response {
    let today = context.zone.date(at: now())
    let last = try await signedIn.vault.lastSelfChecks()
    let offers = try await selfCheckOffers()
    let rows = offers.map { offer in
      let due = SelfCheckDue(last: last[offer.id]?.day, everyDays: offer.days)
      return SelfChecksPage.Row(offer: offer, last: last[offer.id], isDue: due.isDue(on: today), due: due.day)
    }
    let ids = Set(offers.map(\.id))
    let earlier = last.values.filter { !ids.contains($0.check) }.sorted { $0.title < $1.title }
    let query = try context.query
    return context.respond(
      SelfChecksPage(
        rows: rows, earlier: earlier, isSaved: query.contains("saved"), isRemoved: query.contains("removed")
      ).page)
  }

  private func selfCheckForm(_ request: Request, _ context: AppContext, _ signedIn: SignedIn) async throws -> Response {
    let offer = try await offered(try context.value(of: SelfCheckPath.check))
    return context.respond(SelfCheckFormPage(offer: offer, token: signedIn.formToken).page)
  }

  private func saveSelfCheck(_ form: ParameterList, _ context: AppContext, _ signedIn: SignedIn) async throws
    -> Response
  {
    let offer = try await offered(try context.value(of: SelfCheckPath.check))
    guard form.last("edition") == offer.questionnaire.edition else {
      let page = SelfCheckFormPage(offer: offer, hasChanged: true, token: signedIn.formToken).page
      return context.respond(page, status: .conflict)
    }
    let given = Self.given(form, offer.questionnaire)
    let sheet = offer.questionnaire.sheet(given)
    guard sheet.problems.isEmpty else {
      let page = SelfCheckFormPage(offer: offer, given: given, problems: sheet.problems, token: signedIn.formToken).page
      return context.respond(page, status: .unprocessableContent)
    }
    let entry = self.entry(offer, sheet.answers, context)
    try await signedIn.vault.add(entry, of: offer.questionnaire)
    let isDanger = try await saysDanger(offer, sheet.answers, signedIn)
    return .redirect(
      to: isDanger ? CommonPath.helpAfterSaving : SelfCheckPath.result.url(entry.check, entry.id), type: .normal)
  }

  /// What was filled in, by `linkId`.
  private static func given(_ form: ParameterList, _ questionnaire: Questionnaire) -> [String: String] {
    let fields = questionnaire.questions.enumerated().compactMap { index, item in
      form.last(SelfCheckConditions.name(index)).map { (item.linkId, $0) }
    }
    return Dictionary(fields, uniquingKeysWith: { first, _ in first })
  }

  private func entry(_ offer: SelfCheckOffer, _ answers: [String: Answer], _ context: AppContext) -> SelfCheckEntry {
    let at = now()
    return SelfCheckEntry(
      id: members.newID(), check: offer.id, title: offer.title, day: context.zone.date(at: at), at: at,
      edition: offer.questionnaire.edition, lines: offer.questionnaire.lines(answers),
      scores: offer.plan?.scores(answers, of: offer.questionnaire) ?? [], factsID: offer.facts?.id)
  }

  private func saysDanger(_ offer: SelfCheckOffer, _ answers: [String: Answer], _ signedIn: SignedIn) async throws
    -> Bool
  {
    if offer.questionnaire.saysDanger(answers, plan: offer.plan) { return true }
    let texts = answers.values.map { answer -> String? in if case .text(let text) = answer { text } else { nil } }
    return try await signedIn.saysDanger(texts)
  }

  private func offered(_ id: String) async throws -> SelfCheckOffer {
    guard let offer = try await selfCheckOffer(id) else { throw WebFailure.notFound }
    return offer
  }
}
