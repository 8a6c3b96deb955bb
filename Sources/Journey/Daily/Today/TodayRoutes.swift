import Hummingbird
import Meetings
import Members
import Pages
import Recovery
import Web

extension JourneyFeature {
  func addTodayRoutes(to routes: Routes) {
    routes.get(DailyPath.today) { _, context in
      guard let signedIn = try context.visitor else { return context.respond(TodayWelcomePage().page) }
      return context.respond(TodayPage(model: try await today(context, signedIn), zone: context.zone).page)
    }
    addCheckInRoutes(to: routes)
    addEveningRoutes(to: routes)
    addUrgeRoutes(to: routes)
    addAttendanceRoutes(to: routes)
    addJournalRoutes(to: routes)
    addRemovalRoutes(to: routes)
  }

  private func today(_ context: AppContext, _ signedIn: SignedIn) async throws -> TodayModel {
    let moment = now()
    let (day, time) = context.zone.wallClock(at: moment)
    let empty = TodayModel(
      name: signedIn.member.name, today: day, time: time, saved: try context.query.last("saved"),
      notices: MemberNotices(signedIn), now: moment, token: signedIn.formToken)
    var model = try await signedIn.vault.read { reader in
      var model = empty
      try model.read(reader)
      return model
    }
    model.due = try await dueSelfChecks(signedIn.vault, today: day)
    if !model.slugs.isEmpty { model.fill(try await meetings.meetings(model.slugs), now: moment) }
    return model
  }
}
