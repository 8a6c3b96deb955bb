import HTTPTypes
import Hummingbird
import Pages
import Web

extension ProofDesk {
  func hallPage(_ request: Request, _ context: AppContext) async throws -> Response {
    let room = try context.value(of: ProofPath.hall)
    let visitor = try await visitor(request, context, room)
    let (terms, hall) = try await store.hall(for: visitor, in: room)
    let isTime = ProofStore.isHallTime(terms, store.now())
    let page = HallPage(
      room: room, occasion: terms.occasion, hall: hall, assets: context.site.assets, isTime: isTime)
    return context.respond(page.page)
  }

  func openHall(_ request: Request, _ context: AppContext) async throws -> Response {
    let room = try context.value(of: ProofPath.hall)
    let visitor = try await visitor(request, context, room)
    let typed = try await request.form(upTo: Self.longestRequest).last("places") ?? ""
    guard let places = Int(typed.filter { !$0.isWhitespace }), (1...ProofStore.Limits.mostPlaces).contains(places)
    else {
      let (terms, hall) = try await store.hall(for: visitor, in: room)
      let message = t("Write a number of people from 1 to \(ProofStore.Limits.mostPlaces).")
      let page = HallPage(
        room: room, occasion: terms.occasion, hall: hall, assets: context.site.assets, typed: String(typed.prefix(20)),
        errors: [FieldError(field: "places", message: message)])
      return context.respond(page.page, status: .unprocessableContent)
    }
    // Publishing makes the key where the room could not when it opened.
    let (terms, _) = try await store.hall(for: visitor, in: room)
    // Too early or too late: the page says when.
    guard ProofStore.isHallTime(terms, store.now()) else {
      return .redirect(to: ProofPath.hall.url(room), type: .normal)
    }
    try await store.publishKey(for: terms)
    try await store.openHall(places, by: visitor, in: room)
    return .redirect(to: ProofPath.hall.url(room), type: .normal)
  }
}
