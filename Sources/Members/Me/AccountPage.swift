import Hummingbird
import Pages
import Web

extension MembersFeature {
  func account(_ request: Request, _ context: AppContext) async throws -> Response {
    guard let signedIn = context.signedIn else {
      return context.respond(StrangerPage(hasJustLeft: try context.query.contains("out")).page)
    }
    return context.respond(AccountPage(signedIn: signedIn).page)
  }
}

/// "Me" for somebody without a session: the two ways in.
struct StrangerPage {
  var hasJustLeft: Bool

  var page: Page {
    let notice: HTML? =
      hasJustLeft
      ? Notice(.done, "<p>\(t("You are signed out. Nothing of yours is left on this device."))</p>").html : nil
    return Page(
      title: t("Me"), activeTab: "me", isPrivate: true, showsListings: false,
      body: """
        <h1>\(t("A place of your own"))</h1>
        \(notice)
        <p class="lead">\(t("Count your days, note how it goes, keep your plans. Sealed with your own key: not even the people who run this site can read it on their disk."))</p>
        \(Actions("\(LinkButton(t("Join"), url: MemberPath.join.url()))\(LinkButton(t("Sign in"), url: MemberPath.signIn.url(), kind: .quiet))"))
        <p class="soft">\(t("Finding a meeting needs no account."))</p>
        """)
  }
}

/// "Me": what a member decides about their own account.
struct AccountPage {
  var signedIn: SignedIn

  var page: Page {
    Page(
      title: t("Me"), activeTab: "me", styles: [.membersStyle], isPrivate: true, showsListings: false,
      body: """
        <h1>\(signedIn.member.name)</h1>
        \(codeReminder)
        <form method="post" action="\(url: MemberPath.signOut.url())">\(signedIn.formToken)
        \(SubmitButton(t("Sign out"), kind: .quiet, icon: .leave))</form>
        """)
  }

  private var codeReminder: HTML? {
    if signedIn.settings.hasCheckedCode { return nil }
    return Notice(
      .warning, title: t("Check your recovery code"),
      """
      <p>\(t("It is the only way back if you forget your passphrase.")) \
      <a href="\(url: MemberPath.code.url())">\(t("Check it now"))</a></p>
      """
    ).html
  }
}
