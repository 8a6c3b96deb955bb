import Meetings

extension Room {
  /// Keeping the room safe. Nobody acts against the chair; against a co-host only the chair.
  func decideKeeping(_ command: RoomCommand, by host: Seat, at now: Instant) throws(RoomRefusal) -> [RoomHappening] {
    switch command {
    case .setDoor(let door):
      if door == self.door { return [] }
      // An open door leaves nobody waiting behind it.
      let waiting = door == .open ? lobby.sorted { $0.rawValue < $1.rawValue } : []
      return [.door(to: door, byItself: false)] + (try admit(waiting, by: host))
    case .mute(let id):
      let seat = try subject(id, of: host)
      if seat.isMuted { return [] }
      return ending(seat, .muted) + [.muted(seat: id)] + quietLobby(at: now)
    case .unmute(let id):
      let seat = try subject(id, of: host)
      return seat.isMuted ? [.unmuted(seat: id)] : []
    case .remove(let id):
      let seat = try subject(id, of: host)
      return ending(seat, .removed) + [.removed(seat: id)] + quietLobby(at: now)
    case .bringBack(let id):
      guard let seat = seats[id] else { throw .noSuchSeat }
      return seat.place == .removed ? [.broughtBack(seat: id, name: freeName(seat.name, for: id))] : []
    case .hideShares(let id):
      return shares.filter { $0.seat == id && !$0.isHidden }.map { .shareHidden(share: $0.id) }
    case .setSlow(let seconds):
      let seconds = seconds.flatMap { $0 > 0 ? min($0, RoomTimes.slowest) : nil }
      return seconds == slowSeconds ? [] : [.slowed(seconds: seconds)]
    case .makeGreeter(let id, let on):
      let seat = try helper(id)
      if greeters.contains(seat.id) == on { return [] }
      if on, greeters.count >= RoomLimits.helpers { throw .tooManyHelpers }
      return [.greeter(seat: id, on: on)]
    default: throw .notAllowed
    }
  }

  /// Somebody a host acts on.
  private func subject(_ id: SeatID, of host: Seat) throws(RoomRefusal) -> Seat {
    guard let seat = seats[id], seat.place != .removed else { throw .noSuchSeat }
    if id == host.id || (isHost(id) && host.id != chair) { throw .notAllowed }
    return seat
  }

  /// Somebody inside who can be trusted with a task.
  private func helper(_ id: SeatID) throws(RoomRefusal) -> Seat {
    guard let seat = seats[id], seat.place == .inside else { throw .noSuchSeat }
    if seat.isMuted { throw .muted }
    return seat
  }

  private func quietLobby(at now: Instant) -> [RoomHappening] {
    door == .open && isCrowdOfStrangers(at: now, oneMoreIncident: true) ? [.door(to: .lobby, byItself: true)] : []
  }

  func decideAsChair(_ command: RoomCommand) throws(RoomRefusal) -> [RoomHappening] {
    switch command {
    case .makeCoHost(let id, let on):
      let seat = try helper(id)
      if seat.id == chair || coHosts.contains(id) == on { return [] }
      if on, coHosts.count >= RoomLimits.helpers { throw .tooManyHelpers }
      return [.coHost(seat: id, on: on)]
    case .handChair(let id):
      let seat = try helper(id)
      if seat.id == chair { return helm.offer == nil ? [] : [.chairOffered(seat: nil, until: nil)] }
      return helm.offer?.seat == id ? [] : [.chairOffered(seat: id, until: nil)]
    default: throw .notAllowed
    }
  }

  /// Running the meeting.
  func decideRunning(_ command: RoomCommand, at now: Instant) throws(RoomRefusal) -> [RoomHappening] {
    switch command {
    case .callOn(let id): return try callOn(id, at: now)
    case .giveTime(let seconds):
      guard let floor else { throw .noSuchSeat }
      if !(1...RoomTimes.mostGiven).contains(seconds) { throw .tooMuchTime }
      return [.timeGiven(seat: floor.seat, until: max(now, floor.until ?? now).adding(seconds: seconds))]
    case .askToClose:
      guard let floor else { throw .noSuchSeat }
      let until = now.adding(seconds: RoomTimes.askedToClose)
      return floor.isAskedToClose ? [] : [.askedToClose(seat: floor.seat, until: min(until, floor.until ?? until))]
    case .move(let move): return try moveOn(move, at: now)
    case .extend(let minutes): return try extend(minutes, at: now)
    case .showReading(let index):
      guard let plan, plan.readings.indices.contains(index) else { throw .noSuchReading }
      return index == reading ? [] : [.reading(index: index)]
    case .hideReading: return reading == nil ? [] : [.reading(index: nil)]
    case .setTopic(let text):
      let text = text.trimmed
      if text.utf16.count > RoomLimits.topic { throw .tooLong(limit: RoomLimits.topic) }
      return text == topic ? [] : [.topic(text: text)]
    case .close: return speakerEnding(.phaseOver) + [.closed(why: .byHost)]
    default: throw .notAllowed
    }
  }

  private func speakerEnding(_ why: FloorEnd) -> [RoomHappening] {
    floor.flatMap { seats[$0.seat] }.map { ending($0, why) } ?? []
  }

  private func callOn(_ id: SeatID, at now: Instant) throws(RoomRefusal) -> [RoomHappening] {
    guard let seat = seats[id], seat.place == .inside, !seat.isAway else { throw .noSuchSeat }
    if seat.isMuted { throw .muted }
    if seat.isListening { throw .listeningOnly }
    if floor?.seat == id { return [] }
    if floor != nil { throw .floorTaken }
    guard let phase, phase.writers != .nobody else { throw .quietNow }
    return [.floorGiven(seat: id, name: seat.name, until: phase.shareEnd(from: now))]
  }

  private func moveOn(_ move: PhaseMove, at now: Instant) throws(RoomRefusal) -> [RoomHappening] {
    guard let plan, let current = phaseIndex else { throw .notOpen }
    let index =
      switch move {
      case .next: current + 1
      case .index(let index): index
      }
    guard plan.way.phases.indices.contains(index) else { throw .noSuchPhase }
    if index == current { return [] }
    let until = plan.end(ofPhase: index, from: now, extraMinutes: stage.extraMinutes)
    return speakerEnding(.phaseOver) + [.phase(index: index, until: until)]
  }

  private func extend(_ minutes: Int, at now: Instant) throws(RoomRefusal) -> [RoomHappening] {
    guard let until = phaseUntil else { throw .notOpen }
    guard (1...RoomLimits.extraMinutes).contains(minutes), stage.extraMinutes + minutes <= RoomLimits.extraMinutes
    else {
      throw .tooMuchTime
    }
    return [.extended(minutes: minutes, until: max(now, until).adding(minutes: minutes))]
  }
}
