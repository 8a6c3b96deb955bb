import Meetings

extension RoomPlan {
  /// When the meeting ends with what hosts have added.
  func end(with extraMinutes: Int) -> Instant { end.adding(minutes: extraMinutes) }

  /// When a part ends that begins now.
  func end(ofPhase index: Int, from now: Instant, extraMinutes: Int) -> Instant {
    let phase = way.phases[index]
    let end = end(with: extraMinutes)
    if phase.kind == .arriving { return max(now, start) }
    if index == way.phases.count - 1 { return max(end, now.adding(minutes: phase.minutes ?? Phase.closingMinutes)) }
    if let minutes = phase.minutes { return now.adding(minutes: minutes) }
    let later = way.phases[(index + 1)...].compactMap(\.minutes).reduce(0, +)
    return max(end.adding(minutes: -later), now.adding(minutes: 1))
  }
}

extension Stage {
  func phase(_ plan: RoomPlan) -> Phase? { phase.map { plan.way.phases[$0] } }
  func isLast(_ plan: RoomPlan) -> Bool { phase == plan.way.phases.count - 1 }

  /// When this part, or the whole meeting before its closing, is over.
  private func over(_ plan: RoomPlan) -> Instant? {
    guard let until = phaseUntil else { return nil }
    return isLast(plan) ? until.adding(minutes: plan.graceMinutes) : min(until, plan.end(with: extraMinutes))
  }

  /// The next time at which `due` may have something.
  func deadline(_ plan: RoomPlan, speakerAwaySince: Instant?, isReady: (SeatID) -> Bool) -> Instant? {
    var times: [Instant?] = [over(plan)?.adding(seconds: floor == nil || isLast(plan) ? 0 : RoomTimes.phaseGrace)]
    if floor != nil {
      times.append(turnOver(plan)?.when)
      times.append(speakerAwaySince?.adding(seconds: RoomTimes.speakerLost))
    } else if feedbackUntil != nil, phase(plan)?.floorPassesItself == true, hands.contains(where: { isReady($0.seat) })
    {
      times.append(feedbackUntil)
    }
    return times.compactMap { $0 }.min()
  }

  /// When the room itself ends the turn, if it does.
  private func turnOver(_ plan: RoomPlan) -> (when: Instant, why: FloorEnd)? {
    guard let floor, let until = floor.until else { return nil }
    if floor.isAskedToClose { return (until, .closedKindly) }
    guard phase(plan)?.floorPassesItself == true else { return nil }
    return (until.adding(seconds: RoomTimes.shareGrace), .timeUp)
  }

  /// What follows by itself now: one thing, to be applied before asking again; nil where the room waits.
  func due(
    _ plan: RoomPlan, at now: Instant, speakerAwaySince: Instant?, isReady: (SeatID) -> Bool
  ) -> RoomHappening? {
    guard let phase = phase(plan), let index = self.phase else { return nil }
    if let over = over(plan), over <= now {
      if isLast(plan) { return floor.map { .floorEnded($0, .phaseOver) } ?? .closed(why: .timeOver) }
      if floor == nil {
        let next = plan.end(with: extraMinutes) <= now ? plan.way.phases.count - 1 : index + 1
        return .phase(index: next, until: plan.end(ofPhase: next, from: now, extraMinutes: extraMinutes))
      }
      if let floor, over.adding(seconds: RoomTimes.phaseGrace) <= now { return .floorEnded(floor, .phaseOver) }
    }
    if let floor {
      if let turn = turnOver(plan), turn.when <= now { return .floorEnded(floor, turn.why, phase.feedback(from: now)) }
      if let away = speakerAwaySince, away.adding(seconds: RoomTimes.speakerLost) <= now {
        return .floorEnded(floor, .away)
      }
      return nil
    }
    guard phase.floorPassesItself, (feedbackUntil ?? now) <= now, let hand = hands.first(where: { isReady($0.seat) })
    else { return nil }
    return .floorGiven(seat: hand.seat, name: hand.name, until: phase.shareEnd(from: now))
  }
}

extension Phase {
  func feedback(from now: Instant) -> Instant? { welcomesFeedback ? now.adding(seconds: feedbackSeconds) : nil }
  func shareEnd(from now: Instant) -> Instant? { secondsPerShare.map { now.adding(seconds: $0) } }
}

extension RoomHappening {
  static func floorEnded(_ floor: Floor, _ why: FloorEnd, _ feedbackUntil: Instant? = nil) -> RoomHappening {
    .floorEnded(seat: floor.seat, why: why, feedbackUntil: feedbackUntil)
  }
}

extension Instant {
  func adding(seconds: Int) -> Instant { Instant(milliseconds: milliseconds + Int64(seconds) * 1_000) }
}
