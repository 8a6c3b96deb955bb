import Meetings

extension Room {
  /// What anyone inside may do for themselves.
  func decideOwn(_ command: RoomCommand, by seat: Seat, at now: Instant) throws(RoomRefusal) -> [RoomHappening] {
    switch command {
    case .leave: return ending(seat, .left) + [.left(seat: seat.id)]
    case .endShare: return try endShare(by: seat, at: now)
    case .takeChair:
      guard chairOffer?.seat == seat.id || (chair == nil && seat.kind.mayHoldChair) else { throw .notAllowed }
      return [.chairTaken(seat: seat.id)]
    case .hideShare(let id): return try hide(id, by: seat)
    case .thank(let id, let thanks): return try thank(id, thanks, by: seat)
    case .pass:
      if floor?.seat == seat.id { return ending(seat, .passed) }
      return hands.contains { $0.seat == seat.id } ? [.handLowered(seat: seat.id)] : []
    default:
      if !isHost(seat.id) {
        let wait = seat.actions.wait(RoomRates.actions, at: now)
        if wait > 0 { throw .tooFast(retryAfterMilliseconds: wait) }
      }
      return try decideAction(command, by: seat)
    }
  }

  private func decideAction(_ command: RoomCommand, by seat: Seat) throws(RoomRefusal) -> [RoomHappening] {
    switch command {
    case .raiseHand: return try raiseHand(seat)
    case .lowerHand: return hands.contains { $0.seat == seat.id } ? [.handLowered(seat: seat.id)] : []
    case .rename(let wanted):
      if seat.isMuted { throw .muted }
      guard let name = wanted.asName else { throw .badName }
      let free = freeName(name, for: seat.id)
      return free == seat.name ? [] : [.renamed(seat: seat.id, name: free)]
    case .setListening(let on):
      if !on, seat.isVisitor, plan?.visitors == .listen { throw .accountNeeded }
      if on == seat.isListening { return [] }
      return (on ? ending(seat, .listening) : []) + [.listening(seat: seat.id, on: on)]
    case .wantSomebody(let on): return on == seat.wantsSomebody ? [] : [.wants(seat: seat.id, on: on)]
    case .noteToHosts(let text):
      let text = text.trimmed
      if text.isEmpty { throw .empty }
      if text.utf16.count > RoomLimits.note { throw .tooLong(limit: RoomLimits.note) }
      return [.noted(seat: seat.id, text: text)]
    default: throw .notAllowed
    }
  }

  private func raiseHand(_ seat: Seat) throws(RoomRefusal) -> [RoomHappening] {
    if seat.isMuted { throw .muted }
    if seat.isListening { throw .listeningOnly }
    if floor?.seat == seat.id || hands.contains(where: { $0.seat == seat.id }) { return [] }
    if hands.count >= RoomLimits.hands { throw .tooManyHands }
    return [.handRaised(seat: seat.id, name: seat.name, hasShared: seat.hasShared)]
  }

  private func endShare(by seat: Seat, at now: Instant) throws(RoomRefusal) -> [RoomHappening] {
    if floor?.seat == seat.id || seat.openShare != nil { return ending(seat, .finished, feedbackFrom: now) }
    guard isHost(seat.id) else { throw .notAllowed }
    guard let floor, let speaker = seats[floor.seat] else { return [] }
    return ending(speaker, .closedKindly, feedbackFrom: now)
  }

  private func hide(_ id: ShareID, by seat: Seat) throws(RoomRefusal) -> [RoomHappening] {
    guard let share = kept[id] else { throw .noSuchShare }
    guard share.seat == seat.id || isHost(seat.id) else { throw .notAllowed }
    return share.isHidden ? [] : [.shareHidden(share: id)]
  }

  private func thank(_ id: ShareID, _ thanks: Thanks, by seat: Seat) throws(RoomRefusal) -> [RoomHappening] {
    if seat.isMuted { throw .muted }
    guard let share = kept[id], !share.isHidden else { throw .noSuchShare }
    if share.seat == seat.id { throw .notAllowed }
    return share.thanks.contains(thanks) ? [] : [.thanked(share: id, with: thanks)]
  }
}
