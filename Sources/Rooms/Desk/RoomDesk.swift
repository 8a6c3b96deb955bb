import Database
import Gathering
import Live
import Meetings

/// Where a room is run on this node: it keeps the room as it is and takes commands one after another, those that wait together in
/// one transaction. Other nodes have desks for the same room; the rows decide, and a desk that is behind catches up first.
actor RoomDesk {
  /// A room and the number of the last event that made it so.
  struct State: Sendable {
    var room = Room()
    var sequence: Int64 = 0
    /// Since which event each seat hears what it may hear now.
    var since: [SeatID: Int64] = [:]
    /// Who may hear more, or less, than when their streams began.
    var changed: Set<SeatID> = []

    mutating func apply(_ event: RoomEvent, _ number: Int64) {
      room.apply(event)
      switch event.did {
      case .entered(let seat, _, _), .broughtBack(let seat, _), .coHost(let seat, true), .greeter(let seat, true),
        .chairTaken(let seat):
        since[seat] = number
        changed.insert(seat)
      case .left(let seat), .removed(let seat), .coHost(let seat, _), .greeter(let seat, _): changed.insert(seat)
      default: break
      }
    }
  }

  nonisolated let id: String
  private let store: RoomStore
  private let hub: LiveHub
  private let now: @Sendable () -> Instant
  private var state = State()
  private var waiting: [(order: RoomOrder, answer: CheckedContinuation<Room, any Error>)] = []
  private var isWorking = false
  private var seats = SeatBook()

  init(_ id: String, store: RoomStore, hub: LiveHub, now: @escaping @Sendable () -> Instant) {
    (self.id, self.store, self.hub, self.now) = (id, store, hub, now)
  }

  /// Begins with a room that was just opened.
  func begin(with opened: State) { if opened.sequence > state.sequence { state = opened } }

  /// Whether it is known here to be open: a desk that has not looked yet says no.
  var isOpen: Bool { state.room.isOpen }

  // MARK: Asking

  /// The room as it is now, on whichever node it changed last, and its last event's number.
  ///
  /// - Throws: `RoomError.gone`.
  func current() async throws -> State {
    let (id, known) = (id, state)
    let caughtUp = try await store.database.read { connection in
      guard let record = try RoomStore.record(id, connection) else { throw RoomError.gone }
      return try known.caughtUp(with: record, connection)
    }
    if caughtUp.sequence > state.sequence {
      state = caughtUp
      // Whatever kept this node from telling it: a lost line between nodes, a request that was given up.
      hub.hear(of: caughtUp.sequence, in: id)
      endStreams()
    }
    return state
  }

  /// Ends the streams of those who may now hear something else: their browsers come back, and are told what they may hear.
  private func endStreams() {
    for seat in state.changed { hub.disconnect(topic: id, label: seat.rawValue) }
    state.changed = []
  }

  /// Asks something of the room and waits until it is so.
  ///
  /// - Throws: `RoomRefusal` where its rules refuse it, `RoomError`, and what `command` and `alongside` throw.
  @discardableResult
  func perform(
    by actor: RoomActor, alongside: @escaping @Sendable (Connection) throws -> Void = { _ in },
    _ command: @escaping @Sendable (Connection) throws -> RoomCommand
  ) async throws -> Room {
    guard waiting.count < RoomBounds.mostWaiting else { throw RoomError.tooBusy }
    let order = RoomOrder(actor, command, alongside: alongside)
    if isWorking { return try await withCheckedThrowingContinuation { waiting.append((order, $0)) } }
    isWorking = true
    defer { workOn() }
    return try await carryOut([order])[0].get()
  }

  @discardableResult
  func perform(_ command: RoomCommand, by actor: RoomActor) async throws -> Room {
    try await perform(by: actor) { _ in command }
  }

  // MARK: Working

  /// Whoever comes first carries out what they asked themselves; those who came meanwhile are taken together.
  private func workOn() {
    isWorking = !waiting.isEmpty
    if isWorking { Task { await work() } }
  }

  private func work() async {
    while !waiting.isEmpty {
      let taken = Array(waiting.prefix(RoomBounds.mostPerTransaction))
      waiting.removeFirst(taken.count)
      do {
        let results = try await carryOut(taken.map(\.order))
        for (one, result) in zip(taken, results) { one.answer.resume(with: result) }
      } catch {
        for one in taken { one.answer.resume(throwing: error) }
      }
    }
    isWorking = false
  }

  /// For each order the room after all of them, or why it was refused.
  private func carryOut(_ orders: [RoomOrder]) async throws -> [Result<Room, any Error>] {
    let done = try await run(orders)
    state = done.state
    hub.publish(done.live, in: id)
    endStreams()
    return done.refusals.map { refusal in refusal.map { .failure($0) } ?? .success(state.room) }
  }

  private struct Done: Sendable {
    var state: State
    var live: [LiveEvent] = []
    /// For each order why it was refused; nil where it was not.
    var refusals: [(any Error)?] = []
  }

  private func run(_ orders: [RoomOrder]) async throws -> Done {
    let (id, known, now) = (id, state, now())
    return try await store.database.writeFleeting { connection in
      guard let record = try RoomStore.record(id, connection), let key = RoomKey(bytes: record.key) else {
        throw RoomError.gone
      }
      var done = Done(state: try known.caughtUp(with: record, connection))
      for order in orders {
        do {
          let events = try done.state.take(order, at: now, connection)
          done.live += try RoomStore.append(
            events, to: id, after: &done.state.sequence, key: key, at: now, connection)
          done.refusals.append(nil)
        } catch let error as DatabaseError {
          throw error
        } catch {
          done.refusals.append(error)
        }
      }
      return done
    }
  }

  // MARK: Seats

  /// Whose seat a browser's token is; nil where it has none here.
  func seat(tokenHash: String) async throws -> SeatID? {
    if let known = seats.seat(tokenHash) { return known }
    let id = id
    let found = try await store.database.read { try SeatStore.seat(tokenHash: tokenHash, in: id, $0) }
    if let found { seats.remember(found, for: tokenHash) }
    return found
  }

  /// Somebody is still there.
  func beat(_ seat: SeatID) async {
    // Only who is inside is present: not in the lobby, not removed, not gone.
    seats.beat(seat, at: now().milliseconds, counts: state.room.seats[seat]?.place == .inside)
    if state.room.seats[seat]?.isAway == true { _ = try? await perform(.back(seat), by: .house) }
  }

  // MARK: Keeping

  /// What the passing of time does: writes down who is there, notices who is not, ends phases and shares, closes. Called often.
  func keep() async throws {
    let instant = now()
    if seats.isTimeToWrite(at: instant.milliseconds) { try await writeDown() }
    let room = try await current().room
    guard room.isOpen else { return }
    if seats.isTimeToLook(at: instant.milliseconds) { await noticeSilence(in: room, at: instant.milliseconds) }
    if let deadline = room.nextDeadline, deadline <= instant { _ = try? await perform(.tick, by: .house) }
  }

  private func noticeSilence(in room: Room, at instant: Int64) async {
    let since = instant - RoomBounds.away
    for seat in (try? await store.silentSeats(in: id, since: since)) ?? [] {
      guard let known = room.seats[seat], known.place != .removed, !seats.hasBeaten(seat, since: since) else {
        continue
      }
      if let away = known.awaySince {
        if away.milliseconds + Int64(RoomTimes.goneAfter) * 1_000 <= now().milliseconds {
          _ = try? await perform(.gone(seat), by: .house)
        }
      } else {
        _ = try? await perform(.away(seat), by: .house)
      }
    }
  }

  /// Writes down who was there until now.
  func writeDown() async throws {
    let beats = seats.takeBeats(at: now().milliseconds)
    if beats.isEmpty { return }
    do { try await store.write(beats, in: id) } catch {
      seats.putBack(beats)
      throw error
    }
  }
}

extension RoomDesk.State {
  /// With the events that came after it.
  func caughtUp(with record: RoomRecord, _ connection: Connection) throws -> RoomDesk.State {
    guard record.sequence > sequence else { return self }
    guard let key = RoomKey(bytes: record.key) else { throw RoomError.gone }
    var state = self
    while state.sequence < record.sequence {
      let missed = try RoomStore.events(
        of: record.id, after: state.sequence, limit: RoomBounds.eventsPerRead, key: key, connection)
      guard let last = missed.last, missed.first?.sequence == state.sequence + 1 else { throw RoomError.damaged }
      for (number, stored) in missed { state.apply(try stored.event(), number) }
      state.sequence = last.sequence
    }
    return state
  }

  /// Lets the room decide on an order and makes what it decided so.
  mutating func take(_ order: RoomOrder, at now: Instant, _ connection: Connection) throws
    -> [(event: RoomEvent, audience: RoomAudience)]
  {
    let command = try order.command(connection)
    let events = try room.decide(command, by: order.actor, at: now)
    try order.alongside(connection)
    return events.enumerated().map { place, event in
      let audience = event.audience(in: room)
      apply(event, sequence + Int64(place) + 1)
      return (event, audience)
    }
  }
}
