import Hummingbird
import Pages
import Web

/// Leaving for good: said plainly, confirmed by typing, done at once.
struct LeavePage {
  var formToken: HiddenField
  var name: String
  var errors: [FieldError] = []

  var page: Page {
    Page(
      title: t("Leave for good"), activeTab: "me", styles: [.membersStyle], scripts: [.membersScript], isPrivate: true,
      showsListings: false,
      body: """
        \(BackLink(t("Me"), url: MemberPath.account.url()))
        <h1>\(t("Leave for good"))</h1>
        <p class="lead">\(t("Your name, your keys and everything you wrote are erased from this site, now. Nobody can bring them back."))</p>
        <p>\(t("Backups that were made before still hold them, sealed, until they are deleted in their turn."))</p>
        \(Actions("\(LinkButton(t("Take your record with you first"), url: MemberPath.export.url(), kind: .quiet))"))
        \(ErrorSummary(errors))
        <form method="post" action="\(url: MemberPath.leave.url())" class="form">\(formToken)
        \(FormField(
          "name", label: t("Type your name: \(name)"), errors: errors, isRequired: true, longest: MemberName.longest * 2))
        \(PassphraseField("current", label: t("Your passphrase"), errors: errors))
        \(SubmitButton(t("Erase everything and leave"), kind: .help))
        </form>
        """)
  }
}

extension MembersFeature {
  func leaveForm(_ request: Request, _ context: AppContext, _ signedIn: SignedIn) async throws -> Response {
    context.respond(LeavePage(formToken: signedIn.formToken, name: signedIn.member.name).page)
  }

  func leave(_ form: ParameterList, _ context: AppContext, _ signedIn: SignedIn) async throws -> Response {
    var errors: [FieldError] = []
    if MemberName.key(for: form.last("name") ?? "") != MemberName.key(for: signedIn.member.name) {
      errors.append(FieldError(field: "name", message: t("That is not your name as it stands above.")))
    }
    do { try await confirm(form, context, signedIn) } catch let problem as AccountProblem {
      errors.append(problem.fieldError)
    }
    if !errors.isEmpty {
      let page = LeavePage(formToken: signedIn.formToken, name: signedIn.member.name, errors: errors)
      return context.respond(page.page, status: .unprocessableContent)
    }
    try await members.accounts.leave(signedIn.member, with: signedIn.vault, farewells)
    var response = Response.redirect(
      to: MemberPath.account.url(query: [(StrangerPage.Note.gone.rawValue, "1")]), type: .normal)
    SessionCookies(isSecure: context.isSecure).forget(&response)
    return response
  }
}
