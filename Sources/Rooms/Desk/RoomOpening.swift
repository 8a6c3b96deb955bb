import Database
import Gathering
import Meetings

/// A room that is about to be opened, and who opens it.
struct RoomOpening: Sendable {
  var room: RoomRecord
  var plan: RoomPlan
  /// Nil where the room opens by itself.
  var chair: NewSeat?
  var tokenHash: String?
}

extension RoomDesks {
  /// Opens a room, or gives the one that is open for that occurrence already: two hosts may press at the same moment.
  ///
  /// - Parameter check: throws where that is not allowed, in the same transaction.
  func open(_ opening: RoomOpening, check: @escaping @Sendable (Connection) throws -> Void) async throws -> RoomRecord {
    let instant = opening.room.openedAt
    let (stored, state) = try await store.database.write { connection in
      try check(connection)
      var stored = try RoomStore.insert(opening.room, connection)
      var state = RoomDesk.State()
      guard stored.id == opening.room.id, let key = RoomKey(bytes: stored.key) else { return (stored, state) }
      var events: [(event: RoomEvent, audience: RoomAudience)] = []
      for event in try state.room.decide(.open(opening.plan, chair: opening.chair), by: .house, at: instant) {
        events.append((event, event.audience(in: state.room)))
        state.apply(event, Int64(events.count))
      }
      _ = try RoomStore.append(events, to: stored.id, after: &state.sequence, key: key, at: instant, connection)
      if let chair = opening.chair, let hash = opening.tokenHash {
        try SeatStore.add(chair.id, tokenHash: hash, to: stored.id, at: instant, connection)
      }
      stored.sequence = state.sequence
      return (stored, state)
    }
    if state.sequence > 0 { await desk(stored.id).begin(with: state) }
    return stored
  }
}
