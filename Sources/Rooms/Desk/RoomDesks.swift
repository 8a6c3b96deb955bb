import Database
import Gathering
import Live
import Logging
import Meetings
import ServiceLifecycle
import Synchronization

/// This node's desks, and what time does to all rooms: every node looks after every open room, because whatever it does twice is done
/// once. So a room goes on whichever node dies.
final class RoomDesks: Service {
  /// How often time passes in rooms.
  static let pace: Duration = .seconds(1)

  let store: RoomStore
  private let hub: LiveHub
  private let now: @Sendable () -> Instant
  private let logger: Logger
  private let desks = Mutex<[String: RoomDesk]>([:])
  private let openSlugs = Mutex<[String]>([])

  init(_ database: Database, hub: LiveHub, now: @escaping @Sendable () -> Instant, logger: Logger) {
    store = RoomStore(database: database)
    (self.hub, self.now, self.logger) = (hub, now, logger)
  }

  /// The desk of a room. Whether there is such a room shows when it is asked something.
  func desk(_ id: String) -> RoomDesk {
    desks.withLock { desks in
      if let desk = desks[id] { return desk }
      let desk = RoomDesk(id, store: store, hub: hub, now: now)
      desks[id] = desk
      return desk
    }
  }

  /// The desk of a room that exists.
  ///
  /// - Throws: `WebFailure.notFound` for a room that never was, `RoomError.gone` for one whose words are erased.
  func existing(_ id: String) async throws -> (desk: RoomDesk, record: RoomRecord) {
    guard let record = try await store.record(id) else { throw RoomError.gone }
    return (desk(id), record)
  }

  /// The slugs of the listed meetings whose rooms were open a moment ago. Costs no question to the database: lists ask for each page.
  var slugsOfOpenRooms: [String] { openSlugs.withLock { $0 } }

  func run() async throws {
    await cancelWhenGracefulShutdown { [self] in
      while !Task.isCancelled {
        await keepAll()
        try? await Task.sleep(for: Self.pace)
      }
    }
  }

  /// Lets time pass in every room that has words in it, and erases those that are over.
  func keepAll() async {
    do {
      let records = try await store.unerased()
      for record in records {
        do { try await keep(record) } catch {
          // The other rooms go on.
          logger.warning("a room could not be looked after", metadata: ["error.type": "\(type(of: error))"])
        }
        if record.closedAt == nil, record.endsAt.adding(minutes: RoomBounds.overdue) < now() {
          try await store.closeOverdue(record.id, at: now())
        }
      }
      let open = records.isEmpty ? [] : try await store.slugsOfOpenRooms()
      openSlugs.withLock { $0 = open }
      // What another node erased.
      for id in Set(desks.withLock { $0.keys }).subtracting(records.map(\.id)) { close(id) }
    } catch {
      logger.warning("rooms could not be looked after", metadata: ["error.type": "\(type(of: error))"])
    }
  }

  private func keep(_ record: RoomRecord) async throws {
    guard let closedAt = record.closedAt else { return try await desk(record.id).keep() }
    // The last beats count.
    try await desk(record.id).writeDown()
    guard now().milliseconds - closedAt.milliseconds >= RoomBounds.eraseAfter else { return }
    try await store.erase(record.id, at: now())
    close(record.id)
  }

  private func close(_ id: String) {
    hub.end(topic: id)
    desks.withLock { $0[id] = nil }
  }

  /// What is left of old rooms goes: the seats, once nobody can take a proof any more.
  var erasingSeats: PeriodicTask {
    let (store, now) = (store, now)
    return PeriodicTask("rooms-seats", every: .seconds(600)) {
      let before = Instant(milliseconds: now().milliseconds - RoomBounds.seatsKept)
      let erased = try await store.eraseSeats(closedBefore: before)
      return "\(erased) seats erased"
    }
  }
}
