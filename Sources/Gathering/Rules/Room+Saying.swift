import Meetings

extension Room {
  /// Why somebody cannot write now; nil when they can.
  public func whyNotWrite(_ id: SeatID, at now: Instant) -> RoomRefusal? {
    guard let seat = seats[id] else { return .noSeat }
    switch seat.place {
    case .lobby: return .inLobby
    case .removed: return .removed
    case .inside: break
    }
    if seat.isMuted { return .muted }
    if seat.isListening { return .listeningOnly }
    guard let phase, phase.writers != .nobody else { return .quietNow }
    if floor?.seat == id { return nil }
    switch phase.writers {
    case .everyone: return nil
    case .nobody: return .quietNow
    case .hosts: return isHost(id) ? nil : .quietNow
    case .speaker:
      if floor != nil { return .notYourTurn }
      if isHost(id) { return nil }
      let answersAreWelcome = phase.floorPassesItself ? feedbackUntil.map { now < $0 } ?? false : phase.welcomesFeedback
      return answersAreWelcome ? nil : .notYourTurn
    }
  }

  func say(_ words: Words, by seat: Seat, at now: Instant) throws(RoomRefusal) -> [RoomHappening] {
    if let refusal = whyNotWrite(seat.id, at: now) { throw refusal }
    let key = words.key.map { $0.cut(to: RoomLimits.key) }
    if let key, key == seat.lastKey { throw .alreadySaid }
    let added = words.text.utf16.count
    if added > RoomLimits.share { throw .tooLong(limit: RoomLimits.share) }
    if let share = words.share, share != seat.openShare { throw .noSuchShare }
    let open = seat.openShare.flatMap { kept[$0] }
    if open == nil || !words.isWhole, words.keep == nil || open == nil, words.text.isBlank { throw .empty }

    var continued = open
    if let open {
      let length = min(words.keep ?? open.length, open.length) + added
      if length > RoomLimits.share {
        if words.keep != nil { throw .tooLong(limit: RoomLimits.share) }
        continued = nil
      }
    }
    try checkPace(seat, isNew: continued == nil, at: now)
    var result: [RoomHappening] = []
    if let open, continued == nil { result.append(.shareEnded(share: open.id)) }
    result.append(
      .said(
        share: continued?.id ?? kept.next, seat: seat.id, text: words.text, name: continued == nil ? seat.name : nil,
        keep: continued == nil ? nil : words.keep.map { max(0, $0) }, ends: words.isWhole, key: key))
    if words.endsTurn, let floor, floor.seat == seat.id {
      if !words.isWhole { result.append(.shareEnded(share: continued?.id ?? kept.next)) }
      result.append(.floorEnded(floor, .finished, phase?.feedback(from: now)))
    }
    return result
  }

  private func checkPace(_ seat: Seat, isNew: Bool, at now: Instant) throws(RoomRefusal) {
    let hasFloor = floor?.seat == seat.id
    let wait = seat.sayings.wait(hasFloor ? RoomRates.floor : RoomRates.others, at: now)
    if wait > 0 { throw .tooFast(retryAfterMilliseconds: wait) }
    guard !hasFloor, isNew, let slowSeconds, let last = seat.lastSaid, !isHost(seat.id) else { return }
    let next = last.adding(seconds: slowSeconds)
    if now < next { throw .tooFast(retryAfterMilliseconds: Int(next.milliseconds - now.milliseconds)) }
  }
}
