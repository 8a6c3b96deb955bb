import Gathering
import Pages
import Web

/// What the forms of a room send as `act`, and which of their fields go with it.
enum RoomAct: String, CaseIterable {
  case rename, listen, speakAgain, raiseHand, lowerHand, endShare, pass, thank, noteToHosts, wantSomebody,
    wantNobody, leave, takeChair
  case admit, admitAll, door, callOn, giveTime, askToClose, nextPhase, phase, extend, showReading, hideReading,
    topic, mute, unmute, remove, bringBack, slow, hideShare, hideShares, makeGreeter, unmakeGreeter, close
  case makeCoHost, unmakeCoHost, handChair, keepChair

  /// The command of a form.
  ///
  /// - Throws: `WebFailure.parameters`, naming the field that is missing or not what it should be.
  static func command(_ form: ParameterList) throws -> RoomCommand {
    guard let act = form.last("act").flatMap(RoomAct.init) else {
      throw WebFailure.parameters([FieldProblem("act", t("is not something that a room knows"))])
    }
    guard let command = act.own(form) ?? act.running(form) ?? act.keeping(form) else {
      throw WebFailure.parameters([FieldProblem(act.field, t("is missing, or not what it should be"))])
    }
    return command
  }

  /// The field that it cannot do without.
  private var field: String {
    switch self {
    case .thank: "share"
    case .hideShare: "share"
    case .giveTime, .slow: "seconds"
    case .phase, .showReading: "index"
    case .extend: "minutes"
    case .door: "door"
    default: "seat"
    }
  }

  private func own(_ form: ParameterList) -> RoomCommand? {
    switch self {
    case .rename: .rename(form.last("name") ?? "")
    case .listen: .setListening(true)
    case .speakAgain: .setListening(false)
    case .raiseHand: .raiseHand
    case .lowerHand: .lowerHand
    case .endShare: .endShare
    case .pass: .pass
    case .thank:
      form.share.flatMap { share in form.last("with").flatMap(Thanks.init).map { .thank(share, $0) } }
    case .noteToHosts: .noteToHosts(form.last("text") ?? "")
    case .wantSomebody: .wantSomebody(true)
    case .wantNobody: .wantSomebody(false)
    case .leave: .leave
    case .takeChair: .takeChair
    case .hideShare: form.share.map { .hideShare($0) }
    default: nil
    }
  }

  private func running(_ form: ParameterList) -> RoomCommand? {
    switch self {
    case .callOn: form.seat.map { .callOn($0) }
    case .giveTime: form.number("seconds").map { .giveTime(seconds: $0) }
    case .askToClose: .askToClose
    case .nextPhase: .move(.next)
    case .phase: form.number("index").map { .move(.index($0)) }
    case .extend: form.number("minutes").map { .extend(minutes: $0) }
    case .showReading: form.number("index").map { .showReading($0) }
    case .hideReading: .hideReading
    case .topic: .setTopic(form.last("text") ?? "")
    case .close: .close
    default: nil
    }
  }

  private func keeping(_ form: ParameterList) -> RoomCommand? {
    switch self {
    case .admitAll: .admitAll
    case .door: form.last("door").flatMap(RoomDoor.init).map { .setDoor($0) }
    case .slow: .setSlow(seconds: form.number("seconds"))
    default:
      form.seat.flatMap { seat in
        switch self {
        case .admit: .admit(seat)
        case .mute: .mute(seat)
        case .unmute: .unmute(seat)
        case .remove: .remove(seat)
        case .hideShares: .hideShares(of: seat)
        case .bringBack: .bringBack(seat)
        case .makeGreeter: .makeGreeter(seat, true)
        case .unmakeGreeter: .makeGreeter(seat, false)
        case .makeCoHost: .makeCoHost(seat, true)
        case .unmakeCoHost: .makeCoHost(seat, false)
        case .handChair, .keepChair: .handChair(seat)
        default: nil
        }
      }
    }
  }

  /// The words of a form: `text`; `whole` (absent for a part as it is written), `pass` to give the floor on, `share`, `keep`, `key`.
  static func words(_ form: ParameterList) -> Words {
    Words(
      form.last("text") ?? "", isWhole: form.isOn("whole"), endsTurn: form.isOn("pass"), share: form.share,
      keep: form.number("keep"), key: form.last("key"))
  }
}

extension ParameterList {
  fileprivate func number(_ name: String) -> Int? { last(name).flatMap { Int($0) } }
  fileprivate func isOn(_ name: String) -> Bool { ["1", "on", "true"].contains(last(name) ?? "") }
  fileprivate var seat: SeatID? { last("seat").flatMap { $0.isEmpty ? nil : SeatID($0) } }
  fileprivate var share: ShareID? { number("share").map { ShareID($0) } }
}
