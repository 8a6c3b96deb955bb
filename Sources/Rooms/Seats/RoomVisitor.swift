import Directory
import Gathering
import Groups
import Hummingbird
import Meetings
import Members
import Pages
import Web

/// Whoever asks for a room's page: what their browser has of a seat, and where that seat stands.
struct RoomVisitor: Sendable {
  var desk: RoomDesk
  var record: RoomRecord
  var room: Room
  /// The room's last event: what the browser listens on from.
  var sequence: Int64
  var token: SeatToken?
  /// Nil for somebody who has not taken a seat.
  var seat: SeatID?
}

extension RoomsFeature {
  /// Who asks, and for which room. A member's seat is found on every device of theirs.
  ///
  /// - Throws: `RoomError.gone` for a room that never was.
  func visitor(_ id: String, _ request: Request, _ context: AppContext) async throws -> RoomVisitor {
    let (desk, record) = try await desks.existing(id)
    let state: RoomDesk.State = record.isErased ? RoomDesk.State() : try await desk.current()
    var visitor = RoomVisitor(desk: desk, record: record, room: state.room, sequence: state.sequence)
    for token in Self.tokens(id, request, context) {
      guard let seat = try await desk.seat(tokenHash: token.hash) else { continue }
      (visitor.token, visitor.seat) = (token, seat)
      break
    }
    return visitor
  }

  /// The seat that somebody acts from.
  ///
  /// - Returns: the room's row too, where somebody closed it.
  /// - Throws: `RoomError.noSeat`.
  func seat(_ id: String, _ request: Request, _ context: AppContext) async throws
    -> (desk: RoomDesk, seat: SeatID, closed: RoomRecord?)
  {
    let desk = desks.desk(id)
    for token in Self.tokens(id, request, context) {
      if let seat = try await desk.seat(tokenHash: token.hash) {
        return (desk, seat, await desk.isOpen ? nil : try await desks.store.record(id))
      }
    }
    throw RoomError.noSeat
  }

  /// What a browser may know its seat by: the seat's cookie; or for a member at another device, what follows from their key.
  static func tokens(_ id: String, _ request: Request, _ context: AppContext) -> [SeatToken] {
    if let token = SeatCookie.token(request, id, isSecure: context.isSecure) { return [token] }
    return context.signedIn.map { [SeatToken(of: $0, in: id)] } ?? []
  }

  /// The room as somebody in it sees it; nil for whoever has no seat.
  func view(of visitor: RoomVisitor, _ context: AppContext) async throws -> RoomView? {
    guard let seat = visitor.seat, visitor.room.seats[seat] != nil else { return nil }
    let meeting = try await listings.meetings(ids: [visitor.record.meetingID]).first
    var view = RoomView(
      id: visitor.record.id, room: visitor.room, me: seat, now: now(), sequence: visitor.sequence, zone: context.zone,
      token: context.signedIn.map { "\($0.formToken)" } ?? "", meetingURL: meeting.map(ListedMeetings.url),
      callURL: meeting?.attendance.isOnline == true ? meeting?.online?.url : nil)
    if visitor.room.seats[seat]?.kind == .host, let groupID = visitor.record.groupID {
      let settings = try await groups.settings(of: groupID)
      if settings.usesInPersonCode, settings.proof == .simple { view.hallURL = ProofDesk.hallURL(ofRoom: view.id) }
    }
    if visitor.room.isClosing {
      view.nextURL = try await desks.store.next(after: visitor.record).map { RoomPath.room.url($0.id) }
    }
    return view
  }

  /// The same for whoever is inside.
  ///
  /// - Throws: `RoomError.noSeat`, or why they are not inside.
  func inside(_ id: String, _ request: Request, _ context: AppContext) async throws -> RoomView {
    let visitor = try await visitor(id, request, context)
    guard visitor.room.isOpen else { throw RoomError.gone }
    guard let view = try await view(of: visitor, context) else { throw RoomError.noSeat }
    switch view.seat?.place {
    case .inside: return view
    case .lobby: throw RoomRefusal.inLobby
    default: throw RoomRefusal.removed
    }
  }
}
