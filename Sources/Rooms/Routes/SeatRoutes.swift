import Directory
import Gathering
import Groups
import Hummingbird
import Meetings
import Members
import Pages
import Web

extension RoomsFeature {
  /// The room's own page, and sitting down in it.
  func addSeatRoutes(to routes: Routes) {
    routes.get(RoomPath.room) { request, context in
      try await roomPage(request, context, context.value(of: RoomPath.room))
    }
    routes.post(RoomPath.seats, use: takeSeat)
  }

  private func takeSeat(_ request: Request, _ context: AppContext) async throws -> Response {
    let id = try context.value(of: RoomPath.seats)
    let form = try await members.form(request, context)
    let visitor = try await visitor(id, request, context)
    if let token = visitor.token, visitor.seat.flatMap({ visitor.room.seats[$0] }) != nil {
      return seated(token, id, context)
    }
    try seatLimiter.require(context)
    let token = visitor.token ?? context.signedIn.map { SeatToken(of: $0, in: id) } ?? SeatToken(random: random)
    // A member who left and comes back has the seat that they had.
    let seat = NewSeat(
      id: visitor.seat ?? SeatID(members.newID()), name: form.last("name") ?? "",
      kind: try await seatKind(context.signedIn, visitor.record), isListening: form.last("listening") != nil,
      isFirstTime: form.last("first") != nil, marks: [token.mark(in: id)])
    do {
      try await sitDown(seat, token, isNew: visitor.seat == nil, visitor, context.signedIn?.member.id)
    } catch let refusal as RoomRefusal {
      return try await roomPage(request, context, id, typed: form, refusal: refusal)
    }
    return seated(token, id, context)
  }

  private func sitDown(
    _ seat: NewSeat, _ token: SeatToken, isNew: Bool, _ visitor: RoomVisitor, _ memberID: String?
  ) async throws {
    let (now, id, groupID) = (now(), visitor.record.id, visitor.record.groupID)
    try await visitor.desk.perform(by: .house) { connection in
      if isNew { try SeatStore.add(seat.id, tokenHash: token.hash, to: id, at: now, connection) }
    } _: { connection in
      var seat = seat
      if let memberID, let groupID, try GroupStore.isHost(memberID, of: groupID, connection) { seat.kind = .host }
      return .enter(seat)
    }
  }

  private func seated(_ token: SeatToken, _ id: String, _ context: AppContext) -> Response {
    var response = Response.redirect(to: RoomPath.room.url(id), type: .normal)
    SeatCookie.set(token, id, isSecure: context.isSecure, &response)
    return response
  }

  /// Whether they host it is asked in the transaction that seats them.
  private func seatKind(_ signedIn: SignedIn?, _ record: RoomRecord) async throws -> SeatKind {
    guard let signedIn else { return .visitor }
    guard let groupID = record.groupID else { return .member }
    return try await groups.standing(of: signedIn, in: groupID).servantSince.map { .servant(since: $0) } ?? .member
  }

  // MARK: The page

  /// The room as whoever asks may see it: its door, its lobby, the room itself, or how it ended.
  ///
  /// - Parameters:
  ///   - typed: a form at the door that was refused: nothing of it is lost.
  func roomPage(
    _ request: Request, _ context: AppContext, _ id: String, typed: ParameterList? = nil, refusal: RoomRefusal? = nil
  ) async throws -> Response {
    let visitor = try await visitor(id, request, context)
    let page = try await page(visitor, context, typed: typed, refusal: refusal)
    var response = context.respond(page, status: refusal?.status ?? .ok)
    if let token = visitor.token, visitor.seat != nil {
      SeatCookie.set(token, id, isSecure: context.isSecure, &response)
    }
    return response
  }

  private func page(
    _ visitor: RoomVisitor, _ context: AppContext, typed: ParameterList?, refusal: RoomRefusal?
  ) async throws -> Page {
    guard visitor.room.isOpen else { return try await over(visitor, .closed, context) }
    guard let view = try await view(of: visitor, context), let seat = view.seat else {
      if try context.query.contains("left"), typed == nil { return try await over(visitor, .left, context) }
      return try await doorPage(visitor, context, typed, refusal)
    }
    switch seat.place {
    case .removed: return try await over(visitor, .removed, context)
    case .lobby:
      await visitor.desk.beat(seat.id)
      return RoomLobbyPage(view: view).page
    case .inside:
      await visitor.desk.beat(seat.id)
      return RoomPage(view: view, problem: refusal?.words).page
    }
  }

  private func doorPage(
    _ visitor: RoomVisitor, _ context: AppContext, _ typed: ParameterList?, _ refusal: RoomRefusal?
  ) async throws -> Page {
    let meeting = try await listings.meetings(ids: [visitor.record.meetingID]).first
    var page = RoomDoorPage(
      id: visitor.record.id, room: visitor.room, now: now(), zone: context.zone,
      token: context.signedIn.map { "\($0.formToken)" } ?? "",
      name: typed?.last("name") ?? context.signedIn?.member.name ?? "", isListening: typed?.last("listening") != nil,
      isFirstTime: typed?.last("first") != nil, isSignedIn: context.signedIn != nil,
      meetingURL: meeting.map(ListedMeetings.url))
    switch refusal {
    case .doorLocked, .accountNeeded, .removed, .full: page.refusal = refusal
    case .some(let refusal): page.errors = [FieldError(field: "name", message: refusal.words)]
    case nil:
      if visitor.room.door == .locked { page.refusal = .doorLocked }
      if context.signedIn == nil, visitor.room.plan?.visitors == VisitorRule.none { page.refusal = .accountNeeded }
    }
    return page.page
  }

  /// After the meeting: what comes next.
  private func over(_ visitor: RoomVisitor, _ reason: RoomOverPage.Reason, _ context: AppContext) async throws -> Page {
    let meeting = try await listings.meetings(ids: [visitor.record.meetingID]).first
    let id = visitor.record.id
    var settings = GroupSettings()
    if let groupID = visitor.record.groupID { settings = try await groups.settings(of: groupID) }
    let givesProofs = settings.proof != .off && visitor.seat != nil
    return RoomOverPage(
      name: meeting?.name ?? t("The room"), reason: reason, proofURL: givesProofs ? ProofDesk.url(ofRoom: id) : nil,
      isSignedIn: context.signedIn != nil, weekPlan: links.weekPlan,
      keeping: visitor.seat.flatMap { _ in keeping(meeting, visitor, context) },
      meetingURL: meeting.map(ListedMeetings.url),
      nextURL: reason == .closed
        ? try await desks.store.next(after: visitor.record).map { RoomPath.room.url($0.id) } : nil,
      roomURL: reason == .left ? RoomPath.room.url(id) : nil
    ).page
  }

  private func keeping(_ meeting: Meeting?, _ visitor: RoomVisitor, _ context: AppContext) -> HTML? {
    guard let meeting, let signedIn = context.signedIn else { return nil }
    let day = context.zone.date(at: visitor.record.startsAt).description
    return """
      <form method="post" action="\(url: links.keepAttendance)">\(signedIn.formToken)\
      \(HiddenField("slug", meeting.slug))\(HiddenField("day", day))\
      \(SubmitButton(t("Write it into my own record"), kind: .quiet, icon: .check))</form>
      """
  }
}
