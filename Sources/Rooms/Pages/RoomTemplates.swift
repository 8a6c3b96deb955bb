import Gathering
import Pages

/// The markup and the words from which `room.js` makes what events tell: the same that the page itself is made of, in the
/// reader's language. `{name}` and the like stand where values go.
struct RoomTemplates: Component {
  var view: RoomView

  var html: HTML {
    let parts = RoomParts(view: view)
    return """
      <template data-template="share">\(ShareItem(view: view))</template>
      <template data-template="hand">\(parts.hand(nil))</template>
      <template data-template="person">\(parts.person(nil))</template>
      <dialog class="sheet-dialog" data-slot="sheet" aria-label="\(t("More"))"><form method="dialog">\
      <button class="button quiet" type="submit">\(t("Close"))</button></form><div data-slot="sheet-content"></div></dialog>
      <div hidden data-words\(words)></div>
      """
  }

  /// How a time of day is written, where clocks count to twelve.
  private var clock: HTML? {
    guard Language.current.clock == .twelveHour else { return nil }
    return """
      \(attribute: "data-am", t("\("{time}") am"))\(attribute: "data-pm", t("\("{time}") pm"))\
      \(attribute: "data-noon", t("noon"))\(attribute: "data-midnight", t("midnight"))
      """
  }

  private var words: HTML {
    """
    \(attribute: "data-sharing", t("\("{name}") is sharing"))\(attribute: "data-your-turn", t("Your turn"))\
    \(attribute: "data-your-turn-now", t("It is your turn. Take your time."))\
    \(attribute: "data-answers", t("Answers are welcome"))\(attribute: "data-left", t("\("{time}") left"))\
    \(attribute: "data-you", t("You"))\(attribute: "data-next", t("You are next."))\
    \(attribute: "data-said", t("\("{name}") says: \("{text}")"))\
    \(attribute: "data-came", t("\("{name}") has come in"))\(attribute: "data-went", t("\("{name}") has gone"))\
    \(attribute: "data-done", t("Done."))\(attribute: "data-failed", t("That did not reach the room. It is still here: please try again."))\
    \(attribute: "data-full", t("This part is as long as it can be. Send it, and go on in a new one."))\
    \(attribute: "data-your-share", t("Your share"))\(clock)\
    \(attribute: "data-sent-back", t("\("{name}") is sent: \("{text}")"))
    """
  }
}
