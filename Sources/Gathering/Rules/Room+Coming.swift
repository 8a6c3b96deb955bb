import Meetings

extension Room {
  func enter(_ new: NewSeat, at now: Instant) throws(RoomRefusal) -> [RoomHappening] {
    if let seat = seats[new.id] {
      if seat.place == .removed { throw .removed }
      return seat.isAway ? [.back(seat: seat.id)] : []
    }
    let marks = new.marks.bounded
    if marks.contains(where: { blockedMarks[$0] != nil }) { throw .removed }
    if seats.count >= RoomLimits.seats { throw .full }
    let isVisitor = new.kind == .visitor
    if isVisitor, plan?.visitors == VisitorRule.none { throw .accountNeeded }
    if door == .locked, new.kind != .host { throw .doorLocked }
    guard let wanted = new.name.asName else { throw .badName }

    let name = freeName(wanted, for: new.id)
    let isListening = new.isListening || (isVisitor && plan?.visitors == .listen)
    var result: [RoomHappening] = []
    let closesDoor = isVisitor && door == .open && isCrowdOfStrangers(at: now, oneMore: true)
    if closesDoor { result.append(.door(to: .lobby, byItself: true)) }
    let waits = (door == .lobby || closesDoor) && !new.kind.isTrusted
    result += [
      waits
        ? .waiting(seat: new.id, name: name, isListening: isListening)
        : .entered(seat: new.id, name: name, isListening: isListening),
      .known(seat: new.id, marks: marks),
      .introduced(
        seat: new.id, kind: new.kind, isFirstTime: new.isFirstTime && (plan?.asksFirstTime ?? false)),
    ]
    if marks.contains(where: { mutedMarks[$0] != nil }) { result.append(.muted(seat: new.id)) }
    if new.kind == .host, helm.coHosts.count < RoomLimits.helpers { result.append(.coHost(seat: new.id, on: true)) }
    return result
  }

  /// A name that nobody else goes by: the one that was asked for, or with a number.
  func freeName(_ wanted: String, for id: SeatID) -> String {
    func isFree(_ name: String) -> Bool { names[name.foldedName].map { $0 == id } ?? true }
    if isFree(wanted) { return wanted }
    let stem = wanted.cut(to: RoomLimits.name - 6)
    // A few small numbers, then one that grows with the room: a thousand of the same name must not be tried one by one.
    for number in 2...9 where isFree("\(stem) \(number)") { return "\(stem) \(number)" }
    var number = seats.count + 10
    while !isFree("\(stem) \(number)") { number += 1 }
    return "\(stem) \(number)"
  }

  /// Many strangers within a short time, after several of them had to be muted or removed.
  func isCrowdOfStrangers(at now: Instant, oneMore: Bool = false, oneMoreIncident: Bool = false) -> Bool {
    let arrivals = strangers + (oneMore ? [now] : [])
    let troubles = incidents + (oneMoreIncident ? [now] : [])
    guard arrivals.count >= QuietLobby.strangers, troubles.count >= QuietLobby.incidents else { return false }
    return arrivals[arrivals.count - QuietLobby.strangers].adding(seconds: QuietLobby.withinSeconds) >= now
      && troubles[troubles.count - QuietLobby.incidents].adding(seconds: QuietLobby.incidentsWithinSeconds) >= now
  }

  func admit(_ ids: [SeatID], by actor: Seat) throws(RoomRefusal) -> [RoomHappening] {
    guard isHost(actor.id) || greeters.contains(actor.id) else { throw .notAllowed }
    var result: [RoomHappening] = []
    for id in ids {
      guard let seat = seats[id], seat.place != .removed else { throw .noSuchSeat }
      if seat.place == .lobby { result.append(entering(seat)) }
    }
    return result
  }

  func entering(_ seat: Seat) -> RoomHappening {
    .entered(seat: seat.id, name: seat.name, isListening: seat.isListening)
  }

  /// Ends what somebody is saying, and their turn.
  func ending(_ seat: Seat, _ why: FloorEnd, feedbackFrom now: Instant? = nil) -> [RoomHappening] {
    var result: [RoomHappening] = seat.openShare.map { [.shareEnded(share: $0)] } ?? []
    if let floor, floor.seat == seat.id {
      result.append(.floorEnded(floor, why, now.flatMap { phase?.feedback(from: $0) }))
    }
    return result
  }
}

extension SeatKind {
  /// The group's own hosts and servants.
  var isTrusted: Bool {
    switch self {
    case .visitor, .member: false
    case .servant, .host: true
    }
  }
}
