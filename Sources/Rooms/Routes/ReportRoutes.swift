import Gathering
import Hummingbird
import Meetings
import Members
import Pages
import Web

extension RoomsFeature {
  /// Telling moderators of what happened, and what moderators see.
  func addReportRoutes(to routes: Routes) {
    routes.get(RoomPath.report, use: reportForm)
    routes.post(RoomPath.report, use: report)
    routes.get(RoomPath.reports, for: members, use: reportList)
    routes.post(RoomPath.reports, for: members, use: settleReport)
  }

  private func reportForm(_ request: Request, _ context: AppContext) async throws -> Response {
    let view = try await inside(context.value(of: RoomPath.report), request, context)
    let share = try context.query.last("share").flatMap { Int($0) }.flatMap { view.room.share(ShareID($0)) }
    return context.respond(RoomReportPage(view: view, share: share).page)
  }

  private func report(_ request: Request, _ context: AppContext) async throws -> Response {
    let id = try context.value(of: RoomPath.report)
    let form = try await members.form(request, context, upTo: RoomBounds.longestForm)
    let view = try await inside(id, request, context)
    var page = RoomReportPage(
      view: view, words: (form.last("words") ?? "").trimmingWhitespace,
      about: (form.last("about") ?? "").trimmingWhitespace)
    if page.about.isEmpty {
      page.errors.append(FieldError(field: "about", message: t("Say in a few words what happened.")))
    }
    for (field, text, limit) in [
      ("about", page.about, RoomReport.longestAbout), ("words", page.words, RoomReport.longestWords),
    ] where text.count > limit {
      page.errors.append(FieldError(field: field, message: t("At most \(limit) characters fit here.")))
    }
    if !page.errors.isEmpty { return context.respond(page.page, status: .unprocessableContent) }
    try reportLimiter.require(context)
    let report = RoomReport(
      meeting: view.name, startedAt: view.room.plan?.start ?? now(), about: page.about, words: page.words)
    page.readers = try await reports.add(report, id: members.newID(), at: now())
    return context.respond(page.page)
  }

  private func reportList(_ request: Request, _ context: AppContext, _ signedIn: SignedIn) async throws -> Response {
    let roles = try await members.roles.roles(of: signedIn.member.id).map(\.role)
    guard roles.contains(.moderator) || roles.contains(.admin) else { throw MemberError.notAllowed }
    let letters = try await reports.letters(for: signedIn, of: members)
    return context.respond(ReportListPage(letters: letters, formToken: signedIn.formToken, context: context).page)
  }

  private func settleReport(_ form: ParameterList, _ context: AppContext, _ signedIn: SignedIn) async throws -> Response
  {
    try await reports.settle(form.last("report") ?? "", by: signedIn.member.id)
    return .redirect(to: RoomPath.reports.url(), type: .normal)
  }
}
