import Hummingbird
import Pages
import Web

/// A new passphrase in place of the old. Every other session ends with it.
struct PassphrasePage {
  var formToken: HiddenField
  var errors: [FieldError] = []

  var page: Page {
    Page(
      title: t("Passphrase"), activeTab: "me", styles: [.membersStyle], scripts: [.membersScript], isPrivate: true,
      showsListings: false,
      body: """
        \(BackLink(t("Me"), url: MemberPath.account.url()))
        <h1>\(t("Change your passphrase"))</h1>
        <p>\(t("All your other sessions end. Your recovery code stays as it is."))</p>
        \(ErrorSummary(errors))
        <form method="post" action="\(url: MemberPath.passphrase.url())" class="form">\(formToken)
        \(PassphraseField("current", label: t("Present passphrase"), errors: errors))
        \(PassphraseField(
          label: t("New passphrase"), hint: t("At least \(Passphrase.shortest) characters."), errors: errors, isNew: true))
        \(SubmitButton(t("Change it")))
        </form>
        """)
  }
}

extension MembersFeature {
  func passphraseForm(_ request: Request, _ context: AppContext, _ signedIn: SignedIn) async throws -> Response {
    context.respond(PassphrasePage(formToken: signedIn.formToken).page)
  }

  func changePassphrase(_ request: Request, _ form: ParameterList, _ context: AppContext, _ signedIn: SignedIn)
    async throws -> Response
  {
    let key = MemberName.key(for: signedIn.member.name)
    try throttle.requireTry(key, from: context.network)
    do {
      let opened = try await members.accounts.changePassphrase(
        of: signedIn.member, from: form.last("current") ?? "", to: form.last("passphrase") ?? "")
      throttle.noteSuccess(key, from: context.network)
      var response = Response.redirect(to: AccountPage.Done.passphrase.url, type: .normal)
      try await begin(opened, stays: signedIn.session.stays, request, context).set(on: &response)
      return response
    } catch let problems as AccountProblems {
      let page = PassphrasePage(formToken: signedIn.formToken, errors: problems.all.map(\.fieldError))
      return context.respond(page.page, status: .unprocessableContent)
    }
  }
}
