import Gathering
import Pages

/// Where somebody without scripts writes: a page of its own, so that nothing asks for it again while they do.
struct RoomWritePage {
  var view: RoomView
  /// What they had written, where it could not be said.
  var text = ""
  var problem: String?

  var page: Page {
    let errors = problem.map { [FieldError(field: "text", message: $0)] } ?? []
    let done: HTML? = view.hasFloor ? SubmitButton(t("Say it and pass on"), name: "pass", value: "1").html : nil
    return Page(
      title: t("Write"), bodyClass: "room", styles: [.roomStyle], isPrivate: true, showsListings: false,
      body: """
        \(BackLink(t("Back to the room"), url: RoomPath.room.url(view.id)))
        <h1>\(view.hasFloor ? t("Your turn") : t("Write"))</h1>
        <form class="form" method="post" action="\(url: RoomPath.say.url(view.id))">\(view.token)\(HiddenField("whole", "1"))\
        \(HiddenField("from", "write"))\
        \(FormField("text", label: t("What you want to say"), control: .multiline(rows: 8), value: text, errors: errors, isRequired: true, longest: RoomLimits.share))\
        <div class="actions">\(done)\(SubmitButton(view.hasFloor ? t("Say it and go on") : t("Send"), kind: view.hasFloor ? .quiet : .primary))</div></form>
        """)
  }
}
