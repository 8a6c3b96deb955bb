import Meetings

extension Room {
  /// What a command makes happen, consequences included; to be applied in this order. Changes nothing.
  public func decide(_ command: RoomCommand, by actor: RoomActor, at now: Instant) throws(RoomRefusal) -> [RoomEvent] {
    if closedAt != nil { throw .closed }
    if openedAt == nil {
      guard case .open(let plan, let chair) = command, actor == .house else { throw .notOpen }
      return try open(plan, chair: chair, at: now)
    }
    var direct: [RoomHappening]
    let by: SeatID?
    switch actor {
    case .house:
      by = nil
      direct = try decideAsHouse(command, at: now)
    case .seat(let id):
      by = id
      direct = try decide(command, by: try seat(acting: id, command), at: now)
    }
    if direct.isEmpty && command != .tick { return [] }
    var events = direct.map { RoomEvent(at: now, by: $0.isUnsigned ? nil : by, $0) }
    if case .say(let words) = command, !words.endsTurn { return events }
    events += consequences(of: direct, at: now).map { RoomEvent(at: now, by: nil, $0) }
    return events
  }

  /// The seat that acts, where it may act at all.
  private func seat(acting id: SeatID, _ command: RoomCommand) throws(RoomRefusal) -> Seat {
    guard let seat = seats[id] else { throw .noSeat }
    switch (seat.place, command) {
    case (.inside, _), (.lobby, .leave), (.lobby, .rename): return seat
    case (.lobby, _): throw .inLobby
    case (.removed, _): throw .removed
    }
  }

  private func open(_ plan: RoomPlan, chair: NewSeat?, at now: Instant) throws(RoomRefusal) -> [RoomEvent] {
    let plan = RoomPlan(
      name: plan.name, start: plan.start, end: plan.end, way: chair == nil ? plan.way.withoutHosts : plan.way,
      readings: plan.readings, door: chair == nil ? .open : plan.door, visitors: plan.visitors,
      asksFirstTime: plan.asksFirstTime,
      graceMinutes: plan.graceMinutes)
    var happenings: [RoomHappening] = [.opened(plan: plan)]
    if let chair {
      guard let name = chair.name.asName else { throw .badName }
      happenings += [
        .entered(seat: chair.id, name: name, isListening: false),
        .known(seat: chair.id, marks: chair.marks.bounded),
        .introduced(seat: chair.id, kind: chair.kind, isFirstTime: false),
        .chairTaken(seat: chair.id),
      ]
    }
    happenings.append(.phase(index: 0, until: plan.end(ofPhase: 0, from: now, extraMinutes: 0)))
    var room = self
    var events = happenings.map { RoomEvent(at: now, by: nil, $0) }
    for event in events { room.apply(event) }
    events += room.consequences(of: [], at: now).map { RoomEvent(at: now, by: nil, $0) }
    return events
  }

  private func decideAsHouse(_ command: RoomCommand, at now: Instant) throws(RoomRefusal) -> [RoomHappening] {
    switch command {
    case .open: throw .alreadyOpen
    case .tick: return []
    case .enter(let seat): return try enter(seat, at: now)
    case .away(let id):
      guard let seat = seats[id] else { throw .noSuchSeat }
      return seat.isAway || seat.place == .removed ? [] : [.away(seat: id)]
    case .back(let id):
      guard let seat = seats[id] else { throw .noSuchSeat }
      return seat.isAway ? [.back(seat: id)] : []
    case .gone(let id):
      guard let seat = seats[id] else { throw .noSuchSeat }
      return seat.place == .removed ? [] : ending(seat, .left) + [.left(seat: id)]
    default: throw .notAllowed
    }
  }

  private func decide(_ command: RoomCommand, by seat: Seat, at now: Instant) throws(RoomRefusal) -> [RoomHappening] {
    switch command {
    case .open, .enter, .away, .back, .gone, .tick: throw .notAllowed
    case .say(let words): return try say(words, by: seat, at: now)
    case .rename, .setListening, .raiseHand, .lowerHand, .endShare, .pass, .thank, .noteToHosts, .wantSomebody, .leave,
      .takeChair, .hideShare:
      return try decideOwn(command, by: seat, at: now)
    case .admit(let id): return try admit([id], by: seat)
    case .admitAll: return try admit(lobby.sorted { $0.rawValue < $1.rawValue }, by: seat)
    case .makeCoHost, .handChair:
      guard chair == seat.id else { throw .notAllowed }
      return try decideAsChair(command)
    case .setDoor, .mute, .unmute, .remove, .bringBack, .setSlow, .makeGreeter, .hideShares:
      guard isHost(seat.id) else { throw .notAllowed }
      return try decideKeeping(command, by: seat, at: now)
    case .callOn, .giveTime, .askToClose, .move, .extend, .showReading, .hideReading, .setTopic, .close:
      guard isHost(seat.id) else { throw .notAllowed }
      return try decideRunning(command, at: now)
    }
  }
}

extension RoomHappening {
  /// What nobody needs to know the author of.
  var isUnsigned: Bool {
    if case .thanked = self { return true }
    return false
  }
}

extension [String] {
  /// The marks of a seat, within their bounds.
  var bounded: [String] { prefix(RoomLimits.marks).map { $0.cut(to: RoomLimits.key * 2) } }
}
