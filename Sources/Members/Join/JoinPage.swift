import Hummingbird
import Pages
import Web

/// A name, a passphrase, two promises: all that an account takes.
struct JoinPage {
  var name = ""
  var isAdult = false
  var hasAgreed = false
  var stays = false
  var to: String?
  var errors: [FieldError] = []

  var page: Page {
    Page(
      title: t("Join"), activeTab: "me", styles: [.membersStyle], scripts: [.membersScript], isPrivate: true,
      showsListings: false,
      body: """
        <h1>\(t("Join"))</h1>
        <p class="lead">\(t("A name of your choosing and a passphrase. No e-mail, no phone number, no real name."))</p>
        \(ErrorSummary(errors))
        <form method="post" action="\(url: MemberPath.join.url())" class="form">
        \(to.map { HiddenField(ReturnPath.field, $0) })
        \(FormField(
          "name", label: t("Name"), value: name,
          hint: t("What people here will call you. Better not your full name."), errors: errors,
          isRequired: true, autocomplete: "username", longest: MemberName.longest))
        \(PassphraseField(
          label: t("Passphrase"),
          hint: t("At least \(Passphrase.shortest) characters: four or five words that only you would put together. Nobody can reset it for you."),
          errors: errors, isNew: true))
        \(Card(.plain, "<h2>\(t("Our agreement"))</h2>\(Agreement.list)"))
        \(ChoiceGroup(
          t("Do you agree?"), name: "agreed",
          choices: [Choice("yes", label: t("Yes, I will keep to it"), isOn: hasAgreed)], errors: errors))
        \(ChoiceGroup(
          t("Your age"), name: "adult", choices: [Choice("yes", label: t("I am 18 or over"), isOn: isAdult)],
          errors: errors))
        \(StayChoice(isOn: stays))
        \(SubmitButton(t("Join"), isWide: true))
        </form>
        <p><a href="\(url: MemberPath.privacy.url())">\(t("What the server can and cannot read"))</a></p>
        <p>\(t("You have an account?")) <a href="\(url: MemberPath.signIn.url(query: query))">\(t("Sign in"))</a></p>
        """)
  }

  private var query: [(String, String)] { to.map { [(ReturnPath.field, $0)] } ?? [] }
}

extension MembersFeature {
  func joinForm(_ request: Request, _ context: AppContext) async throws -> Response {
    let to = ReturnPath.checked(try context.query.last(ReturnPath.field))
    if context.signedIn != nil { return .redirect(to: to ?? home, type: .normal) }
    return context.respond(JoinPage(to: to).page)
  }

  func join(_ request: Request, _ context: AppContext) async throws -> Response {
    let form = try await members.form(request, context, needsRecord: false)
    // The page with the code was loaded again.
    if context.signedIn != nil { return .redirect(to: MemberPath.code.url(), type: .normal) }
    var page = JoinPage(
      name: String((form.last("name") ?? "").prefix(MemberName.longest * 2)), isAdult: form.contains("adult"),
      hasAgreed: form.contains("agreed"), stays: form.contains(StayChoice.field),
      to: ReturnPath.checked(form.last(ReturnPath.field)))
    do {
      let (opened, code) = try await join(page, passphrase: form.last("passphrase") ?? "", context)
      let session = try await begin(opened, stays: page.stays, request, context)
      var response = context.respond(
        CodePage(code: code, to: page.to, isNewMember: true, formToken: session.token.field).page)
      session.set(on: &response)
      return response
    } catch let problems as AccountProblems {
      page.errors = problems.all.map(\.fieldError)
      return context.respond(page.page, status: .unprocessableContent)
    }
  }

  /// - Throws: `AccountProblems`: all that is wrong at once.
  private func join(_ page: JoinPage, passphrase: String, _ context: AppContext) async throws -> (
    Accounts.Opened, RecoveryCode
  ) {
    var problems: [AccountProblem] = []
    do { _ = try Accounts.checked(name: page.name, passphrase: passphrase) } catch { problems += error.all }
    if !page.hasAgreed { problems.append(.notAgreed) }
    if !page.isAdult { problems.append(.notAdult) }
    if !problems.isEmpty { throw AccountProblems(problems) }
    try throttle.requireJoin(from: context.network)
    return try await members.accounts.join(name: page.name, passphrase: passphrase)
  }
}
