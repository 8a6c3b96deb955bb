import Gathering
import HTTPTypes
import Hummingbird
import Live
import Meetings
import Members
import Pages
import Web

extension RoomsFeature {
  /// What people do in a room. Each thing twice: from a plain page, which is shown again afterwards, and for scripts and other programs.
  func addActRoutes(to routes: Routes) {
    routes.post(RoomPath.act, use: act)
    routes.post(RoomPath.call, use: call)
    routes.post(RoomPath.say, use: say)
    routes.post(RoomPath.here, use: here)
    routes.get(RoomPath.events, use: events)
  }

  private func act(_ request: Request, _ context: AppContext) async throws -> Response {
    let id = try context.value(of: RoomPath.act)
    let form = try await members.form(request, context, upTo: RoomBounds.longestForm)
    let visitor = try await visitor(id, request, context)
    guard let seat = visitor.seat else { throw RoomError.noSeat }
    let command = try RoomForm.command(form)
    do {
      try await perform(command, visitor.desk, seat)
    } catch let refusal as RoomRefusal {
      // The page is shown again, with what was typed and why it was not taken.
      return try await roomPage(request, context, id, typed: form, refusal: refusal)
    }
    if case .leave = command {
      var response = Response.redirect(to: RoomPath.room.url(id, query: [("left", "1")]), type: .normal)
      SeatCookie.remove(id, isSecure: context.isSecure, &response)
      return response
    }
    return .redirect(to: RoomPath.room.url(id), type: .normal)
  }

  private func call(_ request: Request, _ context: AppContext) async throws -> Response {
    let (desk, seat) = try await seat(context.value(of: RoomPath.call), request, context)
    try await perform(RoomForm.command(try await request.form(upTo: RoomBounds.longestForm)), desk, seat)
    return Self.done
  }

  private func say(_ request: Request, _ context: AppContext) async throws -> Response {
    let (desk, seat) = try await seat(context.value(of: RoomPath.say), request, context)
    try await desk.perform(
      .say(RoomForm.words(try await request.form(upTo: RoomBounds.longestForm))), by: .seat(seat))
    return Self.done
  }

  private func here(_ request: Request, _ context: AppContext) async throws -> Response {
    let (desk, seat) = try await seat(context.value(of: RoomPath.here), request, context)
    await desk.beat(seat)
    return Self.done
  }

  /// Does it, and where it changes what somebody may hear, ends their stream: it comes back with what they may hear now.
  private func perform(_ command: RoomCommand, _ desk: RoomDesk, _ seat: SeatID) async throws {
    try await desk.perform(command, by: .seat(seat))
    switch command {
    case .remove(let other), .makeGreeter(let other, _), .makeCoHost(let other, _), .admit(let other):
      hub.disconnect(topic: desk.id, label: other.rawValue)
    case .handChair(let other):
      hub.disconnect(topic: desk.id, label: other.rawValue)
      hub.disconnect(topic: desk.id, label: seat.rawValue)
    case .takeChair, .leave: hub.disconnect(topic: desk.id, label: seat.rawValue)
    default: break
    }
  }

  /// The room's events, for whoever sits inside.
  private func events(_ request: Request, _ context: AppContext) async throws -> Response {
    let (desk, seat) = try await seat(context.value(of: RoomPath.events), request, context)
    let state = try await desk.current()
    guard let place = state.room.seats[seat]?.place else { throw RoomRefusal.noSeat }
    if place == .lobby { throw RoomRefusal.inLobby }
    if place == .removed { throw RoomRefusal.removed }
    await desk.beat(seat)
    var labels: Set<String> = [seat.rawValue]
    if state.room.isHost(seat) { labels.insert(RoomLabel.hosts) }
    return try hub.response(to: request, context, topic: desk.id, labels: labels, after: state.sequence)
  }

  private static var done: Response { Response(status: .noContent, headers: [.cacheControl: "no-store"]) }
}
