import Gathering
import Meetings
import Pages
import Web

/// What a form of the room asks for: `act` names it, the other fields say of what. Scripts, other programs and plain pages send the
/// same.
enum RoomForm {
  /// - Throws: `WebFailure.parameters`, naming the field that is missing or not understood.
  static func command(_ form: ParameterList) throws -> RoomCommand {
    let act = form.last("act") ?? ""
    guard let make = commands[act] else { throw wrong("act", t("is not something that a room knows")) }
    return try make(form)
  }

  /// The words of a share: `text`; `part` where it goes on being written; `share`, `keep` and `key` as `Words` has them; `turn` where
  /// the turn ends with it.
  static func words(_ form: ParameterList) throws -> Words {
    Words(
      form.last("text") ?? "", isWhole: !isOn(form, "part"), endsTurn: isOn(form, "turn"),
      share: try form.last("share").map { _ in try share(form) }, keep: try form.last("keep").map { _ in
        try number(form, "keep")
      }, key: form.last("key").map { String($0.prefix(RoomLimits.key)) })
  }

  private typealias Maker = @Sendable (ParameterList) throws -> RoomCommand

  private static let commands: [String: Maker] = ownCommands.merging(hostCommands) { own, _ in own }

  private static let ownCommands: [String: Maker] = [
    "say": { .say(try words($0)) },
    "rename": { .rename($0.last("name") ?? "") },
    "listen": { .setListening(isOn($0, "on")) },
    "hand": { _ in .raiseHand },
    "lower": { _ in .lowerHand },
    "end": { _ in .endShare },
    "pass": { _ in .pass },
    "thank": { .thank(try share($0), try choice($0, "with")) },
    "note": { .noteToHosts($0.last("text") ?? "") },
    "want": { .wantSomebody(isOn($0, "on")) },
    "leave": { _ in .leave },
    "take-chair": { _ in .takeChair },
  ]

  private static let hostCommands: [String: Maker] = [
    "admit": { .admit(try seat($0)) },
    "admit-all": { _ in .admitAll },
    "door": { .setDoor(try choice($0, "to")) },
    "call": { .callOn(try seat($0)) },
    "time": { .giveTime(seconds: try number($0, "seconds")) },
    "ask-to-close": { _ in .askToClose },
    "phase": { .move($0.last("index") == nil ? .next : .index(try number($0, "index"))) },
    "extend": { .extend(minutes: try number($0, "minutes")) },
    "reading": { .showReading(try number($0, "index")) },
    "hide-reading": { _ in .hideReading },
    "topic": { .setTopic($0.last("text") ?? "") },
    "mute": { .mute(try seat($0)) },
    "unmute": { .unmute(try seat($0)) },
    "remove": { .remove(try seat($0)) },
    "bring-back": { .bringBack(try seat($0)) },
    "slow": { .setSlow(seconds: try number($0, "seconds") == 0 ? nil : try number($0, "seconds")) },
    "hide": { .hideShare(try share($0)) },
    "greeter": { .makeGreeter(try seat($0), isOn($0, "on")) },
    "co-host": { .makeCoHost(try seat($0), isOn($0, "on")) },
    "hand-chair": { .handChair(try seat($0)) },
    "close": { _ in .close },
  ]

  private static func seat(_ form: ParameterList) throws -> SeatID {
    guard let text = form.last("seat"), (1...64).contains(text.utf8.count) else {
      throw wrong("seat", t("is missing"))
    }
    return SeatID(text)
  }

  private static func share(_ form: ParameterList) throws -> ShareID { ShareID(try number(form, "share")) }

  private static func number(_ form: ParameterList, _ field: String) throws -> Int {
    guard let number = form.last(field).flatMap({ Int($0) }), (0...1_000_000_000).contains(number) else {
      throw wrong(field, t("is not a number"))
    }
    return number
  }

  private static func choice<T: RawRepresentable<String>>(_ form: ParameterList, _ field: String) throws -> T {
    guard let choice = form.last(field).flatMap({ T(rawValue: $0) }) else {
      throw wrong(field, t("is not one of the choices"))
    }
    return choice
  }

  private static func isOn(_ form: ParameterList, _ field: String) -> Bool {
    ["on", "1", "yes", "true"].contains(form.last(field) ?? "")
  }

  private static func wrong(_ field: String, _ reason: String) -> WebFailure {
    .parameters([FieldProblem(field, reason)])
  }
}
