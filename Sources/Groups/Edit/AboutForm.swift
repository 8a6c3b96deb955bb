import Hummingbird
import Members
import Pages
import Web

/// A few words to newcomers, and the charter.
struct AboutForm {
  var frame: EditFrame
  var settings: GroupSettings

  var page: Page {
    frame.page(
      frame.form(
        """
        \(FormField(
          "about", label: t("A few words to newcomers"), control: .multiline(rows: 6), value: settings.about,
          hint: t("Who comes, what it is like, what nobody has to do."), errors: frame.errors,
          longest: GroupSettings.Limits.about))
        \(FormField(
          "charter", label: t("Our charter"), control: .multiline(rows: 14), value: settings.charter,
          hint: t("Your own words only: texts of a fellowship belong to it."), errors: frame.errors,
          longest: GroupSettings.Limits.charter))
        \(SubmitButton(t("Save")))
        """))
  }
}

extension GroupsFeature {
  func saveAbout(_ form: ParameterList, _ frame: EditFrame, _ context: AppContext, _ signedIn: SignedIn) async throws
    -> Response
  {
    var check = FormCheck(form)
    let about = check.text("about", longest: GroupSettings.Limits.about)
    let charter = check.text("charter", longest: GroupSettings.Limits.charter)
    guard check.errors.isEmpty else {
      var page = AboutForm(frame: frame, settings: GroupSettings())
      (page.settings.about, page.settings.charter, page.frame.errors) = (about, charter, check.errors)
      return context.respond(page.page, status: .unprocessableContent)
    }
    try await groups.change(frame.group.id, by: signedIn.member.id, at: now()) { settings in
      (settings.about, settings.charter) = (about, charter)
    }
    return saved(frame)
  }
}
