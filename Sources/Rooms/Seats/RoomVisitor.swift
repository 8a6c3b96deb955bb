import Gathering
import Groups
import Hummingbird
import Meetings
import Members
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
  /// - Throws: `RoomError.gone`.
  func visitor(_ id: String, _ request: Request, _ context: AppContext) async throws -> RoomVisitor {
    let (desk, record) = try await desks.existing(id)
    let state: RoomDesk.State = record.isErased ? RoomDesk.State() : try await desk.current()
    var visitor = RoomVisitor(desk: desk, record: record, room: state.room, sequence: state.sequence)
    let known = [
      SeatCookie.token(request, id, isSecure: context.isSecure), context.signedIn.map { SeatToken(of: $0, in: id) },
    ]
    for token in known.compactMap({ $0 }) {
      guard let seat = try await desk.seat(tokenHash: token.hash) else { continue }
      (visitor.token, visitor.seat) = (token, seat)
      break
    }
    return visitor
  }

  /// The seat that a script or another program acts from: the cookie alone says so.
  ///
  /// - Throws: `RoomError.noSeat`.
  func seat(_ id: String, _ request: Request, _ context: AppContext) async throws -> (desk: RoomDesk, seat: SeatID) {
    guard let token = SeatCookie.token(request, id, isSecure: context.isSecure) else { throw RoomError.noSeat }
    let desk = desks.desk(id)
    guard let seat = try await desk.seat(tokenHash: token.hash) else { throw RoomError.noSeat }
    return (desk, seat)
  }
}
