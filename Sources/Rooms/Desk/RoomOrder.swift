import Database
import Gathering

/// Something that somebody asks of a room, waiting for its turn.
struct RoomOrder: Sendable {
  var actor: RoomActor
  /// What is asked, decided inside the transaction: rights and rows are looked up there. It may run more than once.
  ///
  /// Throws what the one who asks is told; the database's own errors end the whole transaction.
  var command: @Sendable (Connection) throws -> RoomCommand
  /// What belongs to it in other tables, once the room has taken it.
  var alongside: @Sendable (Connection) throws -> Void = { _ in }

  init(
    _ actor: RoomActor, _ command: @escaping @Sendable (Connection) throws -> RoomCommand,
    alongside: @escaping @Sendable (Connection) throws -> Void = { _ in }
  ) {
    (self.actor, self.command, self.alongside) = (actor, command, alongside)
  }
}
