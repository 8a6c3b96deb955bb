import Gathering
import Meetings
import Pages

/// What stands at the thumb: whose turn it is and for how long, and what this person can do.
struct RoomDock: Component {
  var view: RoomView
  private var room: Room { view.room }
  private var states: Set<DockState> { view.states }

  var html: HTML {
    """
    <div class="dock" role="region" aria-label="\(t("Your part"))">
    <p class="offline" role="status" data-slot="line" hidden>\(t("The line is down. Trying again; what you write is kept."))</p>
    <p class="error" role="alert" data-slot="refusal" hidden></p>
    <div class="for-hosts-slot" data-live="hosts">\(RoomParts(view: view).forHosts)</div>
    \(floor)
    \(composer)
    \(said)
    <div class="dock-actions">\(hand)\(writeLink)\(more)</div>
    </div>
    """
  }

  /// Whose turn it is, with the time that everyone sees.
  private var floor: HTML {
    let floor = room.floor
    let answering = floor == nil ? room.feedbackUntil.flatMap { $0 > view.now ? $0 : nil } : nil
    let until = floor?.until ?? answering
    let heading =
      floor.map { $0.seat == view.me ? t("Your turn") : t("\($0.name) is sharing") }
      ?? (answering == nil ? "" : t("Answers are welcome"))
    let length = until.map { $0.milliseconds - (floor?.since ?? view.now).milliseconds } ?? 0
    let left = until.map { max(0, $0.milliseconds - view.now.milliseconds) } ?? 0
    return """
      <div class="floor\(view.hasFloor ? " mine" : "")" data-slot="floor"\(flag: "hidden", when: heading.isEmpty)\
      \(attribute: "data-seat", floor?.seat.rawValue)\(attribute: "data-until", until.map { "\($0.milliseconds)" })\
      \(attribute: "data-since", floor.map { "\($0.since.milliseconds)" })>\
      <p><strong data-slot="floor-name">\(heading)</strong>\
      <span class="timer" data-slot="timer"\(flag: "hidden", when: until == nil)>\(Self.left(left))</span></p>\
      <progress aria-hidden="true" data-slot="bar" max="\(max(1, length))" value="\(min(left, max(1, length)))"\
      \(flag: "hidden", when: until == nil)></progress>\
      <p class="small" data-slot="asked"\(flag: "hidden", when: floor?.isAskedToClose != true)>\
      \(t("The host asks to come to a close."))</p></div>
      """
  }

  private static func left(_ milliseconds: Int64) -> String {
    let seconds = Int(milliseconds / 1_000)
    let rest = seconds % 60
    return t("\("\(seconds / 60):\(rest < 10 ? "0" : "")\(rest)") left")
  }

  private var composer: HTML {
    """
    <form class="composer with-script" method="post" action="\(url: RoomPath.say.url(view.id))" data-say\
    \(DockState.shown(in: states, .mayWrite))>\(view.token)\(HiddenField("whole", "1"))\
    <label class="visually-hidden" for="words">\(t("What you want to say"))</label>\
    <textarea id="words" name="text" rows="2" maxlength="\(RoomLimits.share)" placeholder="\(t("Write what you want to say"))"\
    \(attribute: "data-open", room.openShare(of: view.me).map { "\($0.id.rawValue)" })>\n\(room.openShare(of: view.me)?.text ?? "")</textarea>\
    <div class="composer-actions"><label class="choice"\(DockState.shown(in: states, .speaking))>\
    <input type="checkbox" data-slot="as-written" checked><span>\(t("Others read as I write"))</span></label>\
    <button class="button primary" type="submit" name="pass" value="1"\(DockState.shown(in: states, .speaking))>\(t("Done"))</button>\
    <button class="button primary" type="submit" data-slot="send"\(flag: "hidden", when: states.contains(.speaking))>\(t("Send"))</button>\
    </div></form>
    """
  }

  private var said: HTML {
    """
    <p class="soft small"\(DockState.shown(in: states, .muted))>\(t("The hosts have muted you. You can still listen, and write them a note under More."))</p>\
    <p class="soft small"\(DockState.shown(in: states, .listening))>\(t("You are listening. To share, change that under More."))</p>
    """
  }

  private var hand: HTML {
    """
    <form method="post" action="\(url: RoomPath.act.url(view.id))" data-act>\(view.token)\
    <button class="button primary" type="submit" name="act" value="\(RoomAct.raiseHand.rawValue)"\
    \(DockState.shown(in: states, .mayRaise))>\(Icon.hand)\(t("Raise my hand"))</button>\
    <button class="button quiet" type="submit" name="act" value="\(RoomAct.lowerHand.rawValue)"\
    \(DockState.shown(in: states, .handUp))>\(t("Lower my hand"))</button>\
    <button class="button quiet" type="submit" name="act" value="\(RoomAct.pass.rawValue)"\
    \(DockState.shown(in: states, .speaking))>\(t("I’ll pass"))</button></form>
    """
  }

  private var writeLink: HTML {
    """
    <a class="button primary without-script" href="\(url: RoomPath.write.url(view.id))"\
    \(DockState.shown(in: states, .mayWrite))>\(t("Write"))</a>
    """
  }

  private var more: HTML {
    let tools: HTML? =
      view.isSteward
      ? "<a class=\"button quiet\" data-sheet-link href=\"\(url: RoomPath.tools.url(view.id))\">\(t("Host"))</a>" : nil
    let more: HTML =
      "<a class=\"button quiet\" data-sheet-link href=\"\(url: RoomPath.more.url(view.id))\">\(t("More"))</a>"
    return "\(tools)\(more)"
  }
}
