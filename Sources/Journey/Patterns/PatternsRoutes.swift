import Hummingbird
import Meetings
import Members
import Pages
import Recovery
import Web

extension JourneyFeature {
  func addPatternsRoutes(to routes: Routes) {
    routes.get(ClockPath.patterns, for: members, use: showPatterns)
  }

  func showPatterns(_ request: Request, _ context: AppContext, _ signedIn: SignedIn) async throws -> Response {
    let span = try context.query.last("span").flatMap(PatternsData.Span.init) ?? .year
    let today = context.zone.date(at: now())
    let data = try await signedIn.vault.read { try $0.patterns(today: today) }
    return context.respond(PatternsPage(data: data, span: span).page)
  }
}
