import Hummingbird
import Pages
import Web

/// Another name. Nothing else changes: what is written stands under the member's id.
struct NamePage {
  var formToken: HiddenField
  var name: String
  var errors: [FieldError] = []

  var page: Page {
    Page(
      title: t("Name"), activeTab: "me", isPrivate: true, showsListings: false,
      body: """
        \(BackLink(t("Me"), url: MemberPath.account.url()))
        <h1>\(t("Change your name"))</h1>
        <p>\(t("You sign in with the new one from then on."))</p>
        \(ErrorSummary(errors))
        <form method="post" action="\(url: MemberPath.name.url())" class="form">\(formToken)
        \(FormField(
          "name", label: t("Name"), value: name, errors: errors, isRequired: true, autocomplete: "username",
          longest: MemberName.longest))
        \(SubmitButton(t("Change it")))
        </form>
        """)
  }
}

extension MembersFeature {
  func nameForm(_ request: Request, _ context: AppContext, _ signedIn: SignedIn) async throws -> Response {
    context.respond(NamePage(formToken: signedIn.formToken, name: signedIn.member.name).page)
  }

  func rename(_ form: ParameterList, _ context: AppContext, _ signedIn: SignedIn) async throws -> Response {
    let name = String((form.last("name") ?? "").prefix(MemberName.longest * 2))
    do {
      try await members.accounts.rename(signedIn.member, to: name)
      return .redirect(to: AccountPage.Done.name.url, type: .normal)
    } catch let problem as AccountProblem {
      let page = NamePage(formToken: signedIn.formToken, name: name, errors: [problem.fieldError])
      return context.respond(page.page, status: .unprocessableContent)
    }
  }
}
