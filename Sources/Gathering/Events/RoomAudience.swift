/// Who hears of an event.
public enum RoomAudience: Sendable, Hashable {
  /// All that are inside.
  case everyone
  /// Chair and co-hosts.
  case hosts
  /// These alone; the empty set is nobody.
  case seats(Set<SeatID>)

  static let nobody = RoomAudience.seats([])
}

extension RoomEvent {
  /// Who hears of it, in the room as it is before it: who leaves is still there.
  public func audience(in room: Room) -> RoomAudience {
    switch did {
    case .opened, .known: .nobody
    case .introduced: .hosts
    case .waiting: .seats(room.stewards)
    case .wants(let seat, _), .noted(let seat, _): .seats(room.hosts.union([seat]))
    case .renamed(let seat, _), .listening(let seat, _):
      room.isSmall && room.seats[seat]?.place != .lobby ? .everyone : .seats(room.stewards.union([seat]))
    // Small with whoever comes, and without whoever goes.
    case .entered(let seat, _, _):
      room.insideCount < RoomLimits.namedPresence ? .everyone : .seats(room.stewards.union([seat]))
    case .left(let seat):
      room.insideCount <= RoomLimits.namedPresence + 1 && room.seats[seat]?.place != .lobby
        ? .everyone : .seats(room.stewards.union([seat]))
    case .away(let seat), .back(let seat):
      room.floor?.seat == seat || (room.isSmall && room.seats[seat]?.place != .lobby)
        ? .everyone : .seats(room.stewards.union([seat]))
    default: .everyone
    }
  }
}
