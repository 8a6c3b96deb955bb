import Directory
import Hummingbird
import Meetings
import Members
import Pages
import Web

/// A meeting that does not happen for a while: what people should know, and when it comes back.
struct PausePage {
  var meeting: Meeting
  var token: HiddenField
  var note = ""
  var until = ""
  var errors: [FieldError] = []

  var page: Page {
    Page(
      title: t("Pause it"), activeTab: "meetings", styles: [.listingsStyle], isPrivate: true,
      body: """
        \(BackLink(meeting.name, url: ListingPath.listing.url(meeting.slug)))
        <h1>\(t("It does not meet for a while"))</h1>
        <p class="lead">\(t("Its page stays, so that nobody stands before a closed door."))</p>
        \(ErrorSummary(errors))
        <form method="post" action="\(url: ListingPath.pause.url(meeting.slug))" class="form">\(token)
        \(FormField(
          "note", label: t("What people should know"), control: .multiline(rows: 3), value: note,
          hint: t("Such as: the hall is being painted."), errors: errors, longest: ListingEditLimits.note))
        \(FormField(
          "until", label: t("It meets again from"), control: .input("date"), value: until,
          hint: t("It comes back by itself on that day. Leave it out if you do not know yet."), errors: errors))
        \(SubmitButton(t("Pause it")))
        </form>
        """)
  }
}

extension GroupsFeature {
  func pauseListingForm(_ request: Request, _ context: AppContext, _ signedIn: SignedIn) async throws -> Response {
    let opened = try await desk.open(slug: try context.value(of: ListingPath.pause), by: signedIn.member.id)
    let suspension = opened.meeting.suspension
    let page = PausePage(
      meeting: opened.meeting, token: signedIn.formToken, note: suspension?.note ?? "",
      until: suspension?.until?.description ?? "")
    return context.respond(page.page)
  }

  func pauseListing(_ form: ParameterList, _ context: AppContext, _ signedIn: SignedIn) async throws -> Response {
    let slug = try context.value(of: ListingPath.pause)
    if form.last("act") == "back" {
      try await desk.change(slug: slug, .broughtBack, by: signedIn.member.id, at: now()) { $0.broughtBack() }
      return home(of: slug, .back)
    }
    let opened = try await desk.open(slug: slug, by: signedIn.member.id)
    let (note, typed) = (ListingText.text(form.last("note") ?? ""), ListingText.line(form.last("until") ?? ""))
    let until = CivilDate(typed)
    var errors: [FieldError] = []
    if note.count > ListingEditLimits.note {
      errors.append(FieldError(field: "note", message: t("Write at most \(ListingEditLimits.note) characters.")))
    }
    let today = opened.meeting.schedule.zone.date(at: now())
    let range = today.adding(days: 1)...today.adding(days: ListingEditLimits.longestPause)
    if !typed.isEmpty, until.map(range.contains) != true {
      errors.append(
        FieldError(field: "until", message: t("Choose a day from tomorrow on, within two years, or leave it out.")))
    }
    if !errors.isEmpty {
      let page = PausePage(
        meeting: opened.meeting, token: signedIn.formToken, note: note, until: typed, errors: errors)
      return context.respond(page.page, status: .unprocessableContent)
    }
    try await desk.change(slug: slug, .suspended, by: signedIn.member.id, at: now()) {
      $0.suspended(note: note.isEmpty ? nil : note, until: until)
    }
    return home(of: slug, .paused)
  }
}
