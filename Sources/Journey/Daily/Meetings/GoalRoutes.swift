import Hummingbird
import Meetings
import Members
import Pages
import Recovery
import Web

extension JourneyFeature {
  func addGoalRoutes(to routes: Routes) {
    routes.get(DailyPath.goal, for: members) { _, context, signedIn in
      let goal = try await signedIn.vault.entries(Daily.choices).first?.goal
      var fields = [("kind", "none"), ("count", "3"), ("from", context.zone.date(at: now()).description)]
      switch goal {
      case .weekly(let count): fields[0].1 = "weekly"; fields[1].1 = String(count)
      case .ninetyInNinety(let start): fields[0].1 = "ninety"; fields[2].1 = start.description
      case nil: break
      }
      let form = ParameterList(fields.map { .init(name: $0.0, value: $0.1) })
      return context.respond(GoalPage(form: form, token: signedIn.formToken).page)
    }
    routes.post(DailyPath.goal, for: members, use: setGoal)
  }

  private func setGoal(_ form: ParameterList, _ context: AppContext, _ signedIn: SignedIn) async throws -> Response {
    var reader = FieldReader(form)
    let goal: AttendanceGoal?
    switch form.last("kind") {
    case "weekly":
      let range = Double(DailyLimits.weeklyGoal.lowerBound)...Double(DailyLimits.weeklyGoal.upperBound)
      let count = reader.number("count", in: range)
      if count == nil, reader.errors.isEmpty { reader.fail("count", t("Say how many a week.")) }
      goal = count.map { .weekly(Int($0)) }
    case "ninety": goal = .ninetyInNinety(from: reader.day("from", today: context.zone.date(at: now())))
    default: goal = nil
    }
    if !reader.errors.isEmpty {
      let page = GoalPage(form: form, errors: reader.errors, token: signedIn.formToken)
      return context.respond(page.page, status: .unprocessableContent)
    }
    try await signedIn.vault.update(Daily.choices) { entries in
      var choices = entries.first ?? DailyChoices()
      choices.goal = goal
      entries = [choices]
    }
    return .redirect(to: DailyPath.meetings.url(), type: .normal)
  }
}
