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

  /// What is reported: somebody in the room, and perhaps their words.
  private func subject(_ id: String, _ request: Request, _ context: AppContext, _ fields: ParameterList) async throws
    -> (visitor: RoomVisitor, page: ReportPage)
  {
    let visitor = try await visitor(id, request, context)
    guard visitor.seat != nil else { throw RoomError.noSeat }
    let share = fields.last("share").flatMap { Int($0) }.flatMap { visitor.room.share(ShareID($0)) }
    let seat = share?.seat ?? fields.last("seat").map { SeatID($0) }
    guard let seat, let name = share?.name ?? visitor.room.seats[seat]?.name else { throw RoomRefusal.noSuchSeat }
    let page = ReportPage(
      room: id, seat: seat, about: name, share: share, account: fields.last("account") ?? "",
      keepsWords: fields.last("account") == nil || fields.last("words") != nil,
      formToken: context.signedIn?.formToken)
    return (visitor, page)
  }

  private func reportForm(_ request: Request, _ context: AppContext) async throws -> Response {
    let id = try context.value(of: RoomPath.report)
    return context.respond(try await subject(id, request, context, context.query).page.page)
  }

  private func report(_ request: Request, _ context: AppContext) async throws -> Response {
    let id = try context.value(of: RoomPath.report)
    let form = try await members.form(request, context, upTo: RoomBounds.longestForm)
    var (visitor, page) = try await subject(id, request, context, form)
    let account = page.account.trimmingWhitespace
    if account.isEmpty, page.share == nil || !page.keepsWords {
      page.errors = [FieldError(field: "account", message: t("Say in a few words what happened."))]
    } else if account.count > RoomReport.longestAccount {
      page.errors = [
        FieldError(field: "account", message: t("At most \(RoomReport.longestAccount) characters fit here."))
      ]
    }
    if !page.errors.isEmpty { return context.respond(page.page, status: .unprocessableContent) }
    let words = page.keepsWords ? String((page.share?.text ?? "").prefix(RoomReport.longestWords)) : ""
    let report = RoomReport(
      meeting: visitor.room.plan?.name ?? "", startedAt: visitor.record.startsAt, about: page.about, words: words,
      account: account)
    page.readers = try await reports.add(report, id: members.newID(), at: now())
    return context.respond(page.page)
  }

  private func reportList(_ request: Request, _ context: AppContext, _ signedIn: SignedIn) async throws -> Response {
    let roles = try await members.roles.roles(of: signedIn.member.id).map(\.role)
    guard roles.contains(.moderator) || roles.contains(.admin) else { throw MemberError.notAllowed }
    let letters = try await reports.letters(for: signedIn, of: members)
    return context.respond(
      ReportListPage(letters: letters, formToken: signedIn.formToken, context: context).page)
  }

  private func settleReport(_ form: ParameterList, _ context: AppContext, _ signedIn: SignedIn) async throws -> Response
  {
    try await reports.settle(form.last("report") ?? "", by: signedIn.member.id)
    return .redirect(to: RoomPath.reports.url(), type: .normal)
  }
}
