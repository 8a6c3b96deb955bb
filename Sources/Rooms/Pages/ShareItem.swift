import Gathering
import Meetings
import Pages

/// A share in the list; without one, the template from which `room.js` makes others.
struct ShareItem: Component {
  var view: RoomView
  var share: Share?
  /// Whether it can be answered with a sign: only the last ones, so that the page stays small.
  var hasSigns = true

  var html: HTML {
    let isMine = share?.seat == view.me
    return """
      <li class="share\(share?.isEnded == false ? " open" : "")"\(attribute: "data-share", share.map { "\($0.id.rawValue)" })\
      \(attribute: "data-seat", share?.seat.rawValue)\(flag: "data-mine", when: isMine)>
      <p class="who"><strong data-slot="name">\(share?.name ?? "")</strong>\
      <span class="soft small" data-slot="time">\(share.map { view.clock($0.at) } ?? "")</span></p>
      <p class="words" data-slot="text"\(flag: "hidden", when: share?.isHidden == true)>\(share?.text ?? "")</p>
      <p class="soft small" data-slot="hidden"\(flag: "hidden", when: share?.isHidden != true)>\(t("Taken off the screen."))</p>
      \(given)\(signs(isMine: isMine))
      </li>
      """
  }

  private var given: HTML {
    let thanks = share?.thanks ?? []
    let tags = Thanks.allCases.map { sign -> HTML in
      "<li data-thanks=\"\(sign.rawValue)\"\(flag: "hidden", when: !thanks.contains(sign))>\(sign.words)</li>"
    }
    return """
      <ul class="tags given" aria-label="\(t("Sent back"))"\(flag: "hidden", when: thanks.isEmpty)>\(tags)</ul>
      """
  }

  private func signs(isMine: Bool) -> HTML {
    if share?.isHidden == true || (share != nil && !hasSigns && !isMine && !view.isHost) { return "" }
    let number = share.map { "\($0.id.rawValue)" } ?? ""
    let buttons = Thanks.allCases.map { sign -> HTML in
      """
      <button class="chip" type="submit" name="with" value="\(sign.rawValue)">\(sign.words)</button>
      """
    }
    let thank: HTML = """
      <form class="chips" method="post" action="\(url: RoomPath.act.url(view.id))" data-act data-for="others">\(view.token)\
      \(HiddenField("act", RoomAct.thank.rawValue))\(HiddenField("share", number))\(buttons)</form>
      """
    let hide: HTML = """
      <form method="post" action="\(url: RoomPath.act.url(view.id))" data-act data-for="hide">\(view.token)\
      \(HiddenField("share", number))\
      \(SubmitButton(t("Take it off the screen"), kind: .text, name: "act", value: RoomAct.hideShare.rawValue))</form>
      """
    let report: HTML = """
      <a class="button text" data-for="others" data-sheet-link \
      href="\(url: RoomPath.report.url(view.id, query: [("share", number)]))">\(t("Report this"))</a>
      """
    let isTemplate = share == nil
    return """
      <details class="signs" data-slot="signs"><summary><span class="visually-hidden" data-slot="signs-for">\
      \(isMine ? t("Your share") : t("Send something back to \(share?.name ?? "{name}")"))</span>\
      \(isMine && !isTemplate ? "<span aria-hidden=\"true\">…</span>" : Icon.heart.html)</summary>
      \(isTemplate || !isMine ? thank : nil)\(isTemplate || isMine || view.isHost ? hide : nil)\
      \(isTemplate || !isMine ? report : nil)</details>
      """
  }
}
