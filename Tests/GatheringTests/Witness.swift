import Meetings
import Testing

@testable import Gathering

/// Somebody who sits in the room and writes down what happens, by other means than the room: it holds each event against the rules.
struct Witness {
  struct Raised: Equatable {
    var seat: SeatID
    var hasShared: Bool
  }

  var plan: RoomPlan?
  var names: [SeatID: String] = [:]
  var inside: Set<SeatID> = []
  var lobby: Set<SeatID> = []
  var muted: Set<SeatID> = []
  var removed: Set<SeatID> = []
  var listening: Set<SeatID> = []
  var away: Set<SeatID> = []
  var marks: [SeatID: Set<String>] = [:]
  var chair: SeatID?
  var coHosts: Set<SeatID> = []
  var greeters: Set<SeatID> = []
  var offered: SeatID?
  var speaker: SeatID?
  var shared: Set<SeatID> = []
  var hands: [Raised] = []
  var feedbackUntil: Instant?
  var door = RoomDoor.open
  var phase = 0
  var isClosed = false
  var faults: [String] = []

  func isHost(_ seat: SeatID) -> Bool { chair == seat || coHosts.contains(seat) }
  var hosts: Set<SeatID> { coHosts.union(chair.map { [$0] } ?? []) }

  mutating func see(_ event: RoomEvent) {
    func check(_ isRight: Bool, _ fault: String) { if !isRight { faults.append("\(fault): \(event)") } }
    if isClosed { faults.append("after the end: \(event)") }
    checkAuthor(event)
    switch event.did {
    case .opened(let plan): (self.plan, door) = (plan, plan.door)
    case .closed: isClosed = true
    case .floorGiven(let seat, _, _):
      if speaker != nil { faults.append("two speakers: \(event)") }
      if muted.contains(seat) || removed.contains(seat) || listening.contains(seat) || !inside.contains(seat) {
        faults.append("the floor for somebody who may not share: \(event)")
      }
      if event.by == nil {
        let ordered = hands.filter { !$0.hasShared } + hands.filter(\.hasShared)
        let first = ordered.first { !away.contains($0.seat) }
        if first?.seat != seat { faults.append("out of order: \(event), hands \(ordered)") }
      }
      hands.removeAll { $0.seat == seat }
      (speaker, feedbackUntil) = (seat, nil)
    case .floorEnded(let seat, _, let feedback):
      if speaker != seat { faults.append("the end of a turn that was not: \(event)") }
      (speaker, feedbackUntil) = (nil, feedback)
    case .said(_, let seat, _, _, _, _, _): checkWords(event, seat)
    case .handRaised(let seat, _, let hasShared):
      if muted.contains(seat) || listening.contains(seat) || !inside.contains(seat)
        || hasShared != shared.contains(seat)
      {
        faults.append("a hand that may not be raised: \(event)")
      }
      hands.append(Raised(seat: seat, hasShared: hasShared))
    case .handLowered(let seat): hands.removeAll { $0.seat == seat }
    case .phase(let index, _): (phase, feedbackUntil) = (index, nil)
    case .door(let door, _): self.door = door
    default: seeSeat(event)
    }
  }

  private mutating func seeSeat(_ event: RoomEvent) {
    switch event.did {
    case .entered(let seat, let name, let isListening), .waiting(let seat, let name, let isListening):
      var isWaiting = false
      if case .waiting = event.did { isWaiting = true }
      let isNew = !lobby.contains(seat)
      if removed.contains(seat) { faults.append("back without being brought back: \(event)") }
      if names.contains(where: { $0.key != seat && $0.value == name }) {
        faults.append("the same name twice: \(event)")
      }
      names[seat] = name
      if isNew, door == .locked { arrivalsAtLockedDoor.append(seat) }
      if isNew, door == .lobby, !isWaiting { arrivalsPastLobby.append(seat) }
      if isListening { listening.insert(seat) }
      lobby.remove(seat)
      if isWaiting { lobby.insert(seat) } else { inside.insert(seat) }
    case .introduced(let seat, let kind, _):
      if arrivalsAtLockedDoor.contains(seat), kind != .host { faults.append("through a locked door: \(event)") }
      if arrivalsPastLobby.contains(seat), kind == .visitor || kind == .member {
        faults.append("past the lobby: \(event)")
      }
      if kind == .visitor, plan?.visitors == VisitorRule.none {
        faults.append("a visitor where none may come: \(event)")
      }
    case .known(let seat, let new):
      for gone in removed where !(marks[gone] ?? []).isDisjoint(with: new) { faults.append("a removed mark: \(event)") }
      marks[seat] = Set(new)
    case .left(let seat): forget(seat)
    case .removed(let seat):
      forget(seat)
      removed.insert(seat)
    case .broughtBack(let seat, let name):
      removed.remove(seat)
      inside.insert(seat)
      names[seat] = name
    case .muted(let seat):
      muted.insert(seat)
      hands.removeAll { $0.seat == seat }
    case .unmuted(let seat): muted.remove(seat)
    case .listening(let seat, let on):
      if on { listening.insert(seat) } else { listening.remove(seat) }
      if on { hands.removeAll { $0.seat == seat } }
    case .renamed(let seat, let name): names[seat] = name
    case .away(let seat): away.insert(seat)
    case .back(let seat): away.remove(seat)
    case .coHost(let seat, let on): if on { coHosts.insert(seat) } else { coHosts.remove(seat) }
    case .greeter(let seat, let on): if on { greeters.insert(seat) } else { greeters.remove(seat) }
    case .chairOffered(let seat, _): offered = seat
    case .chairTaken(let seat):
      // An empty chair is there for the group's own to take.
      if chair != nil, offered != seat { faults.append("a chair that was not offered: \(event)") }
      if let chair { coHosts.insert(chair) }
      coHosts.remove(seat)
      (chair, offered) = (seat, nil)
    default: break
    }
  }
  private var arrivalsAtLockedDoor: [SeatID] = []
  private var arrivalsPastLobby: [SeatID] = []

  private mutating func forget(_ seat: SeatID) {
    if speaker == seat { faults.append("gone with the floor: \(seat)") }
    names[seat] = nil
    inside.remove(seat)
    lobby.remove(seat)
    away.remove(seat)
    coHosts.remove(seat)
    greeters.remove(seat)
    hands.removeAll { $0.seat == seat }
    if chair == seat { chair = nil }
    if offered == seat { offered = nil }
  }

  private mutating func checkWords(_ event: RoomEvent, _ seat: SeatID) {
    if event.by != seat { faults.append("words of another: \(event)") }
    if muted.contains(seat) || removed.contains(seat) || listening.contains(seat) || !inside.contains(seat) {
      faults.append("words of somebody who may not share: \(event)")
    }
    guard let phase = plan?.way.phases[phase] else { return }
    let mayAnswer = speaker == nil && (isHost(seat) || feedbackUntil.map { event.at < $0 } ?? false)
    let isRight =
      switch phase.writers {
      case .nobody: false
      case .hosts: isHost(seat) || speaker == seat
      case .speaker: speaker == seat || mayAnswer
      case .everyone: true
      }
    if !isRight { faults.append("words out of turn: \(event)") }
    if speaker == seat { shared.insert(seat) }
  }

  /// Who must have done it, where somebody did it.
  private mutating func checkAuthor(_ event: RoomEvent) {
    guard let by = event.by else { return }
    let isRight =
      switch event.did {
      case .left(let seat), .renamed(let seat, _), .listening(let seat, _), .wants(let seat, _), .noted(let seat, _),
        .handRaised(let seat, _, _), .handLowered(let seat), .chairTaken(let seat), .said(_, let seat, _, _, _, _, _):
        by == seat && !removed.contains(by)
      case .coHost, .chairOffered: chair == by
      case .entered: isHost(by) || greeters.contains(by)
      case .floorEnded(let seat, _, _): by == seat || isHost(by)
      case .muted(let seat), .unmuted(let seat), .removed(let seat):
        by != seat && seat != chair && (chair == by || isHost(by) && !isHost(seat))
      case .floorGiven, .door, .broughtBack, .slowed, .greeter, .timeGiven, .askedToClose, .phase, .extended, .reading,
        .topic, .closed:
        isHost(by)
      case .shareEnded, .shareHidden: true
      case .opened, .known, .introduced, .waiting, .away, .back, .thanked: false
      }
    if !isRight { faults.append("done by somebody who may not: \(event)") }
  }
}
