import Gathering
import Pages

extension RoomView {
  /// A form that does one thing: a button, and what goes with it.
  func form(
    _ act: RoomAct, _ label: String, kind: ButtonKind = .quiet, icon: Icon? = nil, _ fields: (String, String)...
  )
    -> HTML
  {
    """
    <form method="post" action="\(url: RoomPath.act.url(id))" data-act>\(token)\(fields.map { HiddenField($0.0, $0.1) })\
    \(SubmitButton(label, kind: kind, icon: icon, name: "act", value: act.rawValue))</form>
    """
  }

  /// A form with fields of its own.
  func form(_ act: RoomAct, button: String, kind: ButtonKind = .quiet, _ fields: HTML) -> HTML {
    """
    <form class="form-line" method="post" action="\(url: RoomPath.act.url(id))" data-act>\(token)\
    \(HiddenField("act", act.rawValue))\(fields)\(SubmitButton(button, kind: kind))</form>
    """
  }
}

/// A page of a room beside the room itself: shown in a sheet over it where scripts run.
struct RoomSheet {
  var view: RoomView
  var title: String
  /// What the last form came back with.
  var problem: String?
  var body: HTML

  var page: Page {
    let error: HTML? = problem.map { "<p class=\"error\" role=\"alert\">\(Icon.warning)<span>\($0)</span></p>" }
    return Page(
      title: title, bodyClass: "room", styles: [.roomStyle], isPrivate: true, showsListings: false,
      body: """
        \(BackLink(t("Back to the room"), url: RoomPath.room.url(view.id)))
        <div class="stack" data-sheet><h1>\(title)</h1>\(error)\(body)</div>
        """)
  }
}
