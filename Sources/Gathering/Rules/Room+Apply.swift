import Meetings

extension Room {
  /// Makes an event so. Events come from `decide`, live or read back, in their order.
  public mutating func apply(_ event: RoomEvent) {
    stage.apply(event.did, at: event.at)
    helm.apply(event.did, at: event.at)
    switch event.did {
    case .opened(let plan):
      self.plan = plan
      openedAt = event.at
      door = plan.door
    case .closed(let why): close(why, at: event.at)
    case .door(let door, _): self.door = door
    case .slowed(let seconds): slowSeconds = seconds
    case .topic(let text): topic = text
    case .reading(let index): reading = index
    case .noted(let seat, let text): note(text, from: seat, at: event.at)
    case .said, .shareEnded, .shareHidden, .thanked: applyShare(event)
    default: applySeat(event)
    }
    if let by = event.by, event.did.isAction { seats[by]?.actions.use(RoomRates.actions, at: event.at) }
  }

  private mutating func close(_ why: RoomClosing, at now: Instant) {
    closing = why
    closedAt = now
    // What was said here stays here, and ends here.
    kept.removeAll()
    notes = []
    topic = ""
    stage.hands = []
    stage.floor = nil
  }

  private mutating func note(_ text: String, from seat: SeatID, at now: Instant) {
    if notes.count == RoomLimits.keptNotes { notes.removeFirst() }
    notes.append(HostNote(seat: seat, name: seats[seat]?.name ?? "", text: text, at: now))
  }

  private mutating func applySeat(_ event: RoomEvent) {
    switch event.did {
    case .waiting(let seat, let name, let isListening):
      sit(Seat(id: seat, name: name, place: .lobby, isListening: isListening, cameAt: event.at))
      lobby.insert(seat)
    case .entered(let seat, let name, let isListening):
      if lobby.remove(seat) == nil {
        sit(Seat(id: seat, name: name, place: .inside, isListening: isListening, cameAt: event.at))
      }
      seats[seat]?.place = .inside
      seats[seat]?.cameAt = event.at
      insideCount += 1
    case .introduced(let seat, let kind, let isFirstTime):
      seats[seat]?.kind = kind
      seats[seat]?.isFirstTime = isFirstTime
      if kind == .visitor { strangers.keepLast(QuietLobby.strangers, adding: event.at) }
    case .known(let seat, let marks): seats[seat]?.marks = marks
    case .left(let seat): stand(seat)
    case .away(let seat): seats[seat]?.awaySince = event.at
    case .back(let seat): seats[seat]?.awaySince = nil
    case .renamed(let seat, let name): rename(seat, name)
    case .listening(let seat, let on): seats[seat]?.isListening = on
    case .wants(let seat, let on): seats[seat]?.wantsSomebody = on
    case .muted, .unmuted, .removed, .broughtBack: applyKeeping(event)
    default: break
    }
  }

  /// What keeps the room safe.
  private mutating func applyKeeping(_ event: RoomEvent) {
    switch event.did {
    case .muted(let seat):
      seats[seat]?.isMuted = true
      seats[seat]?.openShare = nil
      for mark in seats[seat]?.marks ?? [] { mutedMarks[mark] = seat }
      // A mute that comes with a seat is the one of before.
      if event.by != nil { incidents.keepLast(QuietLobby.incidents, adding: event.at) }
    case .unmuted(let seat):
      seats[seat]?.isMuted = false
      for mark in seats[seat]?.marks ?? [] { mutedMarks[mark] = nil }
    case .removed(let seat):
      if seats[seat]?.place == .inside { insideCount -= 1 }
      lobby.remove(seat)
      removed.insert(seat)
      release(seat)
      seats[seat]?.place = .removed
      seats[seat]?.removedAt = event.at
      seats[seat]?.awaySince = nil
      seats[seat]?.openShare = nil
      for mark in seats[seat]?.marks ?? [] { blockedMarks[mark] = seat }
      incidents.keepLast(QuietLobby.incidents, adding: event.at)
    case .broughtBack(let seat, let name):
      removed.remove(seat)
      insideCount += 1
      seats[seat]?.place = .inside
      seats[seat]?.removedAt = nil
      rename(seat, name)
      for mark in seats[seat]?.marks ?? [] { blockedMarks[mark] = nil }
    default: break
    }
  }

  private mutating func applyShare(_ event: RoomEvent) {
    switch event.did {
    case .said(let id, let seat, let text, let name, let keep, let ends, let key):
      if let name { kept.add(Share(id: id, seat: seat, name: name, text: "", at: event.at)) }
      kept.change(id) { share in
        share.write(text, keep: keep)
        share.isEnded = ends
      }
      seats[seat]?.openShare = ends ? nil : id
      if ends { seats[seat]?.lastKey = key }
      if name != nil { seats[seat]?.lastSaid = event.at }
      let hasFloor = floor?.seat == seat
      if hasFloor { seats[seat]?.hasShared = true }
      seats[seat]?.sayings.use(
        hasFloor ? RoomRates.floor : RoomRates.others, RoomRates.weight(of: text), at: event.at)
    case .shareEnded(let id):
      kept.change(id) { $0.isEnded = true }
      if let seat = kept[id]?.seat, seats[seat]?.openShare == id { seats[seat]?.openShare = nil }
    case .shareHidden(let id):
      kept.change(id) { $0.hide() }
      if let seat = kept[id]?.seat, seats[seat]?.openShare == id { seats[seat]?.openShare = nil }
    case .thanked(let id, let thanks): kept.change(id) { $0.thanks.insert(thanks) }
    default: break
    }
  }

  private mutating func sit(_ seat: Seat) {
    seats[seat.id] = seat
    names[seat.name.foldedName] = seat.id
  }

  private mutating func stand(_ id: SeatID) {
    guard let seat = seats[id], seat.place != .removed else { return }
    if seat.place == .inside { insideCount -= 1 }
    lobby.remove(id)
    release(id)
    seats[id] = nil
  }

  private mutating func rename(_ id: SeatID, _ name: String) {
    release(id)
    seats[id]?.name = name
    names[name.foldedName] = id
  }

  /// Frees the name for others.
  private mutating func release(_ id: SeatID) {
    guard let folded = seats[id]?.name.foldedName, names[folded] == id else { return }
    names[folded] = nil
  }
}

extension Share {
  mutating func write(_ more: String, keep: Int?) {
    if let keep, keep < length {
      let units = text.utf16
      text = String(units.prefix(keep)) ?? String(decoding: units.prefix(keep), as: UTF16.self)
      length = text.utf16.count
    }
    text += more
    length += more.utf16.count
  }

  mutating func hide() {
    isHidden = true
    isEnded = true
    text = ""
    length = 0
  }
}

extension RoomHappening {
  /// What people do of their own accord, and could do too often.
  var isAction: Bool {
    switch self {
    case .handRaised, .handLowered, .renamed, .listening, .wants, .noted: true
    default: false
    }
  }
}

extension [Instant] {
  mutating func keepLast(_ count: Int, adding instant: Instant) {
    if self.count >= count { removeFirst(self.count - count + 1) }
    append(instant)
  }
}
