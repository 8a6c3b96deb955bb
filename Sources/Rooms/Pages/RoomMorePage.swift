import Gathering
import Pages

/// What somebody does now and then: a note, a name, a wish, going.
struct RoomMorePage {
  var view: RoomView
  var problem: String?

  var sheet: RoomSheet {
    RoomSheet(
      view: view, title: t("More"), problem: problem,
      body: "\(note)\(somebody)<div class=\"actions\">\(leave)\(listening)</div>\(name)\(report)")
  }
  var page: Page { sheet.page }

  private var note: HTML {
    let field = FormField(
      "text", label: t("A quiet note to the hosts"), control: .multiline(rows: 2), hint: t("Nobody else sees it."),
      isRequired: true, longest: RoomLimits.note)
    return view.form(.noteToHosts, button: t("Send the note"), "\(field)")
  }

  private var somebody: HTML {
    let wants = view.seat?.wantsSomebody == true
    return """
      <div class="card wash"><p><strong>\(t("Somebody after the meeting"))</strong></p>\
      <p class="small">\(wants ? t("The hosts know that you would like to talk to somebody afterwards.") : t("The hosts see that you would like to talk to somebody afterwards. Nobody else does."))</p>\
      \(wants ? view.form(.wantNobody, t("I am fine after all")) : view.form(.wantSomebody, t("I need somebody after the meeting")))</div>
      """
  }

  private var name: HTML {
    let field = FormField(
      "name", label: t("Your name in this room"), value: view.seat?.name ?? "", isRequired: true,
      longest: RoomLimits.name)
    return view.form(.rename, button: t("Change it"), "\(field)")
  }

  private var listening: HTML {
    guard let seat = view.seat, !seat.isMuted else { return "" }
    if !seat.isListening { return view.form(.listen, t("I only want to listen")) }
    if seat.isVisitor, view.room.plan?.visitors == .listen {
      return "<p class=\"soft small\">\(t("To share in this group, sign in first."))</p>"
    }
    return view.form(.speakAgain, t("I want to share, too"))
  }

  private var report: HTML {
    LinkButton(t("Report something to the moderators"), url: RoomPath.report.url(view.id), kind: .text).html
  }

  private var leave: HTML { view.form(.leave, t("Leave the room"), icon: .leave) }
}

/// Tell the moderators: with the words that the reporter chooses to keep.
struct RoomReportPage {
  var view: RoomView
  /// What it is about, where the form was opened beside a share.
  var share: Share?
  var words = ""
  var about = ""
  var errors: [FieldError] = []
  /// How many moderators got it; nil where it was not sent yet.
  var readers: Int?

  var page: Page {
    RoomSheet(view: view, title: t("Report to the moderators"), body: readers.map(sent) ?? form).page
  }

  private func sent(_ readers: Int) -> HTML {
    if readers == 0 {
      return Notice(
        .warning, title: t("Nobody could be told"),
        "<p>\(t("This site has no moderator yet. Tell the host of the room, or the people who run this site."))</p>"
      ).html
    }
    return Notice(
      .done, title: t("Thank you"),
      "<p>\(t("The moderators of this site have it, and only they can read it. Nobody in the room is told."))</p>"
    ).html
  }

  private var form: HTML {
    """
    <p>\(t("The room keeps nothing after it closes. Only what you write here goes to the moderators of this site."))</p>
    \(ErrorSummary(errors))
    <form class="form" method="post" action="\(url: RoomPath.report.url(view.id))">\(view.token)\
    \(share.map { HiddenField("share", "\($0.id.rawValue)") })\
    \(FormField("about", label: t("What happened?"), control: .multiline(rows: 3), value: about, errors: errors, isRequired: true, longest: RoomReport.longestAbout))\
    \(FormField("words", label: t("The words that you want to keep for them"), control: .multiline(rows: 4), value: words.isEmpty ? share.map { "\($0.name): \($0.text)" } ?? "" : words, hint: t("Take out what they need not see."), errors: errors, longest: RoomReport.longestWords))\
    \(SubmitButton(t("Send it")))</form>
    """
  }
}
