import HTTPTypes
import Hummingbird
import Meetings
import Members
import NIOCore
import Pages
import Recovery
import Web

extension JourneyFeature {
  func selfCheckResults(_ request: Request, _ context: AppContext, _ signedIn: SignedIn) async throws -> Response {
    let id = try context.value(of: SelfCheckPath.results)
    let all = try await signedIn.vault.selfChecks(id)
    guard !all.isEmpty else { throw WebFailure.notFound }
    return context.respond(SelfCheckResultsPage(all: all, offer: try await selfCheckOffer(id)).page)
  }

  func selfCheckResult(_ request: Request, _ context: AppContext, _ signedIn: SignedIn) async throws -> Response {
    let (id, entryID) = try context.values(of: SelfCheckPath.result)
    let all = try await signedIn.vault.selfChecks(id)
    guard let entry = all.first(where: { $0.id == entryID }) else { throw WebFailure.notFound }
    let offer = try await selfCheckOffer(id)
    return context.respond(SelfCheckResultPage(entry: entry, all: all, offer: offer, token: signedIn.formToken).page)
  }

  func selfCheckResponses(_ request: Request, _ context: AppContext, _ signedIn: SignedIn) async throws -> Response {
    let id = try context.value(of: SelfCheckPath.responses)
    let bundle = try await signedIn.vault.responses(to: id, zone: context.zone)
    guard !bundle.entry.isEmpty else { throw WebFailure.notFound }
    let headers: HTTPFields = [
      .contentType: "application/fhir+json", .cacheControl: "no-store",
      .contentDisposition: "attachment; filename=\"answers.json\"",
    ]
    return Response(
      status: .ok, headers: headers, body: ResponseBody(byteBuffer: ByteBuffer(bytes: try bundle.json())))
  }

  func removeSelfCheck(_ form: ParameterList, _ context: AppContext, _ signedIn: SignedIn) async throws -> Response {
    let (id, entryID) = try context.values(of: SelfCheckPath.remove)
    guard try await signedIn.vault.removeSelfCheck(entryID, of: id) else { throw WebFailure.notFound }
    return .redirect(to: SelfCheckPath.all.url(query: [("removed", "1")]), type: .normal)
  }

  func dangerWords(_ request: Request, _ context: AppContext, _ signedIn: SignedIn) async throws -> Response {
    let words = try await signedIn.vault.entries(SelfCheckRecord.words).first?.words ?? DangerWords.starters.words
    return context.respond(DangerWordsPage(text: words.joined(separator: "\n"), token: signedIn.formToken).page)
  }

  func saveDangerWords(_ form: ParameterList, _ context: AppContext, _ signedIn: SignedIn) async throws -> Response {
    let text = form.last("words") ?? ""
    switch DangerWords.read(text) {
    case .failure(let problem):
      let page = DangerWordsPage(text: text, problem: problem, token: signedIn.formToken).page
      return context.respond(page, status: .unprocessableContent)
    case .success(let words):
      try await signedIn.vault.update(SelfCheckRecord.words) { $0 = [words] }
      return .redirect(to: SelfCheckPath.all.url(query: [("saved", "1")]), type: .normal)
    }
  }
}
