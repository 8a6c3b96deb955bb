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
    let token = context.signedIn.map { SeatToken(of: $0, in: id) } ?? SeatToken(random: random)
    let kind = try await seatKind(context.signedIn, visitor.record)
    // A member who left and comes back has the seat that they had.
    let seat = NewSeat(
      id: visitor.seat ?? SeatID(members.newID()), name: form.last("name") ?? "", kind: kind,
      isListening: form.last("listening") != nil, isFirstTime: form.last("first") != nil,
      marks: [visitor.token ?? token].map { $0.mark(in: id) })
    let (isNew, now, hash) = (visitor.seat == nil, now(), token.hash)
    let (memberID, groupID) = (context.signedIn?.member.id, visitor.record.groupID)
    do {
      try await visitor.desk.perform(by: .house) { connection in
        if isNew { try SeatStore.add(seat.id, tokenHash: hash, to: id, at: now, connection) }
      } _: { connection in
        var seat = seat
        if let memberID, let groupID, try GroupStore.isHost(memberID, of: groupID, connection) { seat.kind = .host }
        return .enter(seat)
      }
    } catch let refusal as RoomRefusal {
      return try await roomPage(request, context, id, typed: form, refusal: refusal)
    }
    return seated(visitor.token ?? token, id, context)
  }

  private func seated(_ token: SeatToken, _ id: String, _ context: AppContext) -> Response {
    var response = Response.redirect(to: RoomPath.room.url(id), type: .normal)
    SeatCookie.set(token, id, isSecure: context.isSecure, &response)
    return response
  }

  private func seatKind(_ signedIn: SignedIn?, _ record: RoomRecord) async throws -> SeatKind {
    guard let signedIn else { return .visitor }
    guard let groupID = record.groupID else { return .member }
    let standing = try await groups.standing(of: signedIn, in: groupID)
    // Whether they host it is asked in the transaction that seats them.
    return standing.servantSince.map { .servant(since: $0) } ?? .member
  }

  /// The room as whoever asks may see it: its door, its lobby, the room itself, or how it ended.
  ///
  /// - Parameters:
  ///   - typed: a form that was refused: nothing of it is lost.
  func roomPage(
    _ request: Request, _ context: AppContext, _ id: String, typed: ParameterList? = nil, refusal: RoomRefusal? = nil
  ) async throws -> Response {
    let visitor = try await visitor(id, request, context)
    if let seat = visitor.seat, visitor.room.isOpen { await visitor.desk.beat(seat) }
    let page = RoomView(
      visitor: visitor, signedIn: context.signedIn, links: links, now: now(), zone: context.zone, typed: typed,
      refusal: refusal, hasLeft: try context.query.contains("left"))
    var response = context.respond(page.page, status: refusal?.status ?? .ok)
    // A member at another device gets the seat's cookie there too: streams and scripts know nobody by their account.
    if let token = visitor.token, visitor.seat != nil { SeatCookie.set(token, id, isSecure: context.isSecure, &response) }
    return response
  }
}
