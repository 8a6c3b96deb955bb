import Hummingbird
import Meetings
import Pages
import Web

/// Time zone, language, and how much a page says to somebody who looks over a shoulder.
struct SettingsPage {
  /// Not empty: a browser takes an empty choice for none.
  static let asBrowser = "browser"

  var formToken: HiddenField
  var settings: MemberSettings
  var errors: [FieldError] = []

  var page: Page {
    Page(
      title: t("Settings"), activeTab: "me", isPrivate: true, showsListings: false,
      body: """
        \(BackLink(t("Me"), url: MemberPath.account.url()))
        <h1>\(t("Settings"))</h1>
        <p class="soft">\(t("Sealed like everything else of yours."))</p>
        \(ErrorSummary(errors))
        <form method="post" action="\(url: MemberPath.settings.url())" class="form">\(formToken)
        \(FormField(
          "zone", label: t("Time zone"), control: .select(Self.zones), value: settings.timeZone ?? Self.asBrowser,
          hint: t("Your days begin and end in it."), errors: errors, isRequired: true))
        \(FormField(
          "language", label: t("Language"), control: .select(Self.languages), value: settings.language ?? Self.asBrowser,
          errors: errors, isRequired: true))
        \(ChoiceGroup(
          t("Quiet mode"), name: "quiet",
          choices: [Choice("yes", label: t("A neutral title and icon in the browser’s tab"), isOn: settings.isQuiet)],
          hint: t("The tab and the history say “\(t("Kitchen measures"))”, whatever page you are on.")))
        \(SubmitButton(t("Save")))
        </form>
        """)
  }

  private static var zones: [Choice] {
    [Choice(asBrowser, label: t("As my browser says"))]
      + Zone.identifiers.filter { $0.contains("/") && !$0.hasPrefix("Etc/") }.sorted().map {
        Choice($0, label: $0.replacing("_", with: " "))
      }
  }

  private static var languages: [Choice] {
    [Choice(asBrowser, label: t("As my browser says"))] + Language.all.map { Choice($0.code, label: $0.name) }
  }
}

extension MembersFeature {
  func settingsForm(_ request: Request, _ context: AppContext, _ signedIn: SignedIn) async throws -> Response {
    context.respond(SettingsPage(formToken: signedIn.formToken, settings: signedIn.settings).page)
  }

  func changeSettings(_ form: ParameterList, _ context: AppContext, _ signedIn: SignedIn) async throws -> Response {
    let chosen = ["zone", "language"].map { name in form.last(name).map { $0 == SettingsPage.asBrowser ? "" : $0 } ?? ""
    }
    let (zone, language) = (chosen[0], chosen[1])
    var errors: [FieldError] = []
    if !zone.isEmpty, Zone.named(zone) == nil {
      errors.append(FieldError(field: "zone", message: t("Choose one of the list.")))
    }
    if !language.isEmpty, Language(tag: language) == nil {
      errors.append(FieldError(field: "language", message: t("Choose one of the list.")))
    }
    let isQuiet = form.contains("quiet")
    if !errors.isEmpty {
      let page = SettingsPage(formToken: signedIn.formToken, settings: signedIn.settings, errors: errors)
      return context.respond(page.page, status: .unprocessableContent)
    }
    try await signedIn.vault.updateSettings { settings in
      settings.timeZone = zone.isEmpty ? nil : zone
      settings.language = Language(tag: language)?.code
      settings.isQuiet = isQuiet
    }
    return .redirect(to: AccountPage.Done.settings.url, type: .normal)
  }
}
