import Hummingbird
import Pages
import Web

/// The way back in for those who forgot their passphrase: the printed code.
struct RecoverPage {
  var name = ""
  var code = ""
  var to: String?
  var errors: [FieldError] = []

  var page: Page {
    Page(
      title: t("Recover"), activeTab: "me", styles: [.membersStyle], scripts: [.membersScript], isPrivate: true,
      showsListings: false,
      body: """
        \(BackLink(t("Sign in"), url: MemberPath.signIn.url()))
        <h1>\(t("Back in with your recovery code"))</h1>
        <p>\(t("It is on the paper you wrote or printed when you joined. Nobody else can open your record, so nobody can reset it for you."))</p>
        \(ErrorSummary(errors))
        <form method="post" action="\(url: MemberPath.recover.url())" class="form">
        \(to.map { HiddenField(ReturnPath.field, $0) })
        \(FormField(
          "name", label: t("Name"), value: name, errors: errors, isRequired: true, autocomplete: "username",
          longest: MemberName.longest * 2))
        \(FormField(
          "code", label: t("Recovery code"), value: code, hint: t("Spaces and capitals do not matter."),
          errors: errors, isRequired: true, longest: 100))
        \(PassphraseField(
          label: t("New passphrase"), hint: t("At least \(Passphrase.shortest) characters."), errors: errors, isNew: true))
        \(SubmitButton(t("Set the new passphrase"), isWide: true))
        </form>
        """)
  }
}

extension MembersFeature {
  func recoverForm(_ request: Request, _ context: AppContext) async throws -> Response {
    context.respond(RecoverPage(to: ReturnPath.checked(try context.query.last(ReturnPath.field))).page)
  }

  /// Never held up by the account's own limit: whoever has the code gets in, whatever others try.
  func recover(_ request: Request, _ context: AppContext) async throws -> Response {
    let form = try await members.form(request, context, needsRecord: false)
    var page = RecoverPage(
      name: String((form.last("name") ?? "").prefix(MemberName.longest * 2)),
      code: String((form.last("code") ?? "").prefix(100)), to: ReturnPath.checked(form.last(ReturnPath.field)))
    try throttle.requireCode(from: context.network)
    do {
      let opened = try await members.accounts.recover(
        name: page.name, code: page.code, passphrase: form.last("passphrase") ?? "")
      // Whether their record can be read is for its own pages to say.
      try? await Vault(memberID: opened.member.id, key: opened.key, database: members.database)
        .updateSettings { $0.hasCheckedCode = true }
      let query = [("recovered", "1")] + (page.to.map { [(ReturnPath.field, $0)] } ?? [])
      var response = Response.redirect(to: MemberPath.code.url(query: query), type: .normal)
      try await begin(opened, stays: false, request, context).set(on: &response)
      return response
    } catch let problems as AccountProblems {
      page.errors = problems.all.map(\.fieldError)
      return context.respond(page.page, status: .unprocessableContent)
    }
  }
}
