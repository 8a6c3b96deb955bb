import Meetings

extension Room {
  /// What follows by itself from what has just been decided, and from the time. The stage and the helm are small: they are tried out
  /// on copies; the seats are not copied.
  func consequences(of direct: [RoomHappening], at now: Instant) -> [RoomHappening] {
    guard let plan else { return [] }
    var (stage, helm) = (stage, helm)
    var ready: [SeatID: Bool] = [:]
    var inside = insideCount
    for happening in direct {
      if case .closed = happening { return [] }
      stage.apply(happening, at: now)
      helm.apply(happening, at: now)
      inside += change(happening, &ready)
    }
    var result: [RoomHappening] = []
    func isReady(_ id: SeatID) -> Bool { ready[id] ?? seats[id].map(\.isReady) ?? false }
    while true {
      let awaySince = stage.floor.flatMap { isReady($0.seat) ? nil : seats[$0.seat]?.awaySince }
      guard
        var next = stage.due(plan, at: now, speakerAwaySince: awaySince, isReady: isReady)
          ?? helm.due(plan, isClosing: stage.isLast(plan), isEmpty: inside == 0, at: now, isReady: isReady)
      else { return result + leftAlone(by: direct, helm) }
      if case .closed = next, helm.lostAt != nil { next = .closed(why: .nobodyLeft) }
      if case .floorEnded(let seat, _, _) = next, let open = seats[seat]?.openShare {
        if !direct.contains(.shareEnded(share: open)) { result.append(.shareEnded(share: open)) }
      }
      result.append(next)
      if case .closed = next { return result }
      stage.apply(next, at: now)
      helm.apply(next, at: now)
    }
  }

  /// What hosts did to a room that runs itself must not outlive the last of them: nobody would be there to undo it.
  private func leftAlone(by direct: [RoomHappening], _ helm: Helm) -> [RoomHappening] {
    let goes = direct.contains { happening in
      switch happening {
      case .left(let seat), .removed(let seat): stewards.contains(seat)
      default: false
      }
    }
    guard goes, helm.runsItself == true, helm.isUnattended else { return [] }
    var result: [RoomHappening] = slowSeconds == nil ? [] : [.slowed(seconds: nil)]
    if reading != nil { result.append(.reading(index: nil)) }
    if door != .open {
      let waiting = lobby.sorted { $0.rawValue < $1.rawValue }.compactMap { seats[$0] }
      result += [.door(to: .open, byItself: true)] + waiting.map(entering)
    }
    return result
  }

  /// How many more are inside after something that was decided; and who can now be given the floor or the chair.
  private func change(_ happening: RoomHappening, _ ready: inout [SeatID: Bool]) -> Int {
    switch happening {
    case .back(let seat): ready[seat] = seats[seat].map { $0.place == .inside && !$0.isMuted }
    case .away(let seat), .muted(let seat): ready[seat] = false
    case .unmuted(let seat): ready[seat] = seats[seat].map { $0.place == .inside && !$0.isAway }
    case .entered(let seat, _, _):
      ready[seat] = !(seats[seat]?.isMuted ?? false)
      return 1
    case .broughtBack(let seat, _):
      ready[seat] = !(seats[seat]?.isMuted ?? false)
      return 1
    case .left(let seat), .removed(let seat):
      ready[seat] = false
      return seats[seat]?.place == .inside ? -1 : 0
    default: break
    }
    return 0
  }

  /// The next time at which something may be due about the chair.
  var helmDeadline: Instant? {
    guard let lostAt = helm.lostAt else { return nil }
    if let offer = helm.offer { return offer.until ?? lostAt }
    if helm.candidate(isReady: { seats[$0]?.isReady ?? false }) != nil { return lostAt }
    if helm.runsItself == true { return nil }
    if insideCount == 0 { return lostAt.adding(seconds: RoomTimes.chairLost) }
    return isClosing ? nil : lostAt
  }
}

extension Seat {
  /// Whether they can be given the floor or the chair.
  var isReady: Bool { place == .inside && !isMuted && !isAway }
}

extension Helm {
  /// What a lost chair brings about now; nil where the room waits.
  func due(
    _ plan: RoomPlan, isClosing: Bool, isEmpty: Bool, at now: Instant, isReady: (SeatID) -> Bool
  ) -> RoomHappening? {
    // The chair is back: what the room had offered by itself is taken back.
    if lostAt == nil, offer?.until != nil { return .chairOffered(seat: nil, until: nil) }
    guard let lostAt, lostAt <= now else { return nil }
    if let offer, isReady(offer.seat) {
      // The chair itself had offered it: from now on the offer has an end.
      guard let until = offer.until else {
        return .chairOffered(seat: offer.seat, until: now.adding(seconds: RoomTimes.chairOffer))
      }
      if now < until { return nil }
    }
    var others = self
    if let offer { others.asked.insert(offer.seat) }
    if let next = others.candidate(isReady: isReady) {
      return .chairOffered(seat: next, until: now.adding(seconds: RoomTimes.chairOffer))
    }
    if offer != nil { return .chairOffered(seat: nil, until: nil) }
    if runsItself == true { return nil }
    if isEmpty {
      return lostAt.adding(seconds: RoomTimes.chairLost) <= now ? .closed(why: .nobodyLeft) : nil
    }
    if isClosing { return nil }
    // Nobody left to hold it: everyone has the closing's few minutes to say goodbye.
    let last = plan.way.phases.count - 1
    return .phase(index: last, until: now.adding(minutes: plan.way.phases[last].minutes ?? Phase.closingMinutes))
  }
}
