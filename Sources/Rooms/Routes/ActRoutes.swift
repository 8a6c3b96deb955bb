import Gathering
import HTTPTypes
import Hummingbird
import Live
import Meetings
import Members
import Pages
import Web

extension RoomsFeature {
  /// What people do in a room. Plain pages are shown again afterwards; who asks for JSON (scripts, other programs) gets no content.
  func addActRoutes(to routes: Routes) {
    routes.post(RoomPath.act, use: act)
    routes.post(RoomPath.say, use: say)
    routes.post(RoomPath.here, use: here)
    routes.get(RoomPath.events, use: events)
    routes.get(RoomPath.write) { request, context in
      context.respond(RoomWritePage(view: try await inside(context.value(of: RoomPath.write), request, context)).page)
    }
    routes.get(RoomPath.more) { request, context in
      context.respond(RoomMorePage(view: try await inside(context.value(of: RoomPath.more), request, context)).page)
    }
    routes.get(RoomPath.tools) { request, context in
      let view = try await inside(context.value(of: RoomPath.tools), request, context)
      guard view.isSteward else { throw RoomRefusal.notAllowed }
      return context.respond(RoomToolsPage(view: view).page)
    }
  }

  private func act(_ request: Request, _ context: AppContext) async throws -> Response {
    let id = try context.value(of: RoomPath.act)
    let form = try await members.form(request, context, upTo: RoomBounds.longestForm)
    let (desk, seat, _) = try await seat(id, request, context)
    let command = try RoomAct.command(form)
    do {
      try await desk.perform(command, by: .seat(seat))
    } catch let refusal as RoomRefusal where !request.wantsJSON {
      return try await again(refusal, form, id, request, context)
    }
    if request.wantsJSON { return Self.done }
    guard case .leave = command else { return .redirect(to: Self.place(form, id), type: .normal) }
    return .redirect(to: RoomPath.room.url(id, query: [("left", "1")]), type: .normal)
  }

  private func say(_ request: Request, _ context: AppContext) async throws -> Response {
    let id = try context.value(of: RoomPath.say)
    let form = try await members.form(request, context, upTo: RoomBounds.longestForm)
    let (desk, seat, _) = try await seat(id, request, context)
    do {
      try await desk.perform(.say(RoomAct.words(form)), by: .seat(seat))
    } catch let refusal as RoomRefusal where !request.wantsJSON {
      let view = try await inside(id, request, context)
      let page = RoomWritePage(view: view, text: form.last("text") ?? "", problem: refusal.words)
      return context.respond(page.page, status: refusal.status)
    }
    return request.wantsJSON ? Self.done : .redirect(to: RoomPath.room.url(id), type: .normal)
  }

  private func here(_ request: Request, _ context: AppContext) async throws -> Response {
    let id = try context.value(of: RoomPath.here)
    let (desk, seat, record) = try await seat(id, request, context)
    guard record?.closedAt == nil else { throw RoomError.gone }
    await desk.beat(seat)
    return Self.done
  }

  /// The page that a refused form came from, with what was typed and why it was not taken.
  private func again(
    _ refusal: RoomRefusal, _ form: ParameterList, _ id: String, _ request: Request, _ context: AppContext
  ) async throws -> Response {
    let visitor = try await visitor(id, request, context)
    guard let view = try await view(of: visitor, context), view.seat?.place == .inside else {
      return try await roomPage(request, context, id, refusal: refusal)
    }
    let page =
      switch form.last("from") {
      case "more": RoomMorePage(view: view, problem: refusal.words).page
      case "tools" where view.isSteward: RoomToolsPage(view: view, problem: refusal.words).page
      default: RoomPage(view: view, problem: refusal.words).page
      }
    return context.respond(page, status: refusal.status)
  }

  /// Back to the page that the form stood on.
  private static func place(_ form: ParameterList, _ id: String) -> String {
    form.last("from") == "tools" ? RoomPath.tools.url(id) : RoomPath.room.url(id)
  }

  /// The room's events, for whoever sits inside.
  private func events(_ request: Request, _ context: AppContext) async throws -> Response {
    let (desk, seat, record) = try await seat(context.value(of: RoomPath.events), request, context)
    guard record?.isErased != true else { throw RoomError.gone }
    let state = try await desk.current()
    guard let place = state.room.seats[seat]?.place else { throw RoomRefusal.noSeat }
    if place == .lobby { throw RoomRefusal.inLobby }
    if place == .removed { throw RoomRefusal.removed }
    await desk.beat(seat)
    var labels: Set<String> = [seat.rawValue]
    if state.room.isHost(seat) { labels.insert(RoomLabel.hosts) }
    return try hub.response(
      to: request, context, topic: desk.id, labels: labels, after: state.sequence,
      notBefore: state.since[seat] ?? state.sequence)
  }

  private static var done: Response { Response(status: .noContent, headers: [.cacheControl: "no-store"]) }
}

extension RoomRefusal {
  /// Title and detail in one line.
  var words: String { [title, detail].compactMap { $0 }.joined(separator: ". ") }
}

extension Request {
  /// Asked by a script or another program.
  var wantsJSON: Bool { headers[.accept]?.contains("application/json") == true }
}
