import Database
import Hummingbird
import Pages
import Web

extension MembersFeature {
  /// The one-time link: asks before it does anything, so that no preview of the link uses it up.
  func claimForm(_ request: Request, _ context: AppContext, _ signedIn: SignedIn) async throws -> Response {
    let token = try context.value(of: MemberPath.claim)
    guard try await members.invitations.isGood(token, now: members.now()) else { throw WebFailure.notFound }
    return context.respond(
      Page(
        title: t("Look after this site"), activeTab: "me", isPrivate: true, showsListings: false,
        body: """
          <h1>\(t("Look after this site?"))</h1>
          <p class="lead">\(t("You would be its first admin: you say who hosts, edits, volunteers and moderates. You still cannot read what others write."))</p>
          <form method="post" action="\(url: MemberPath.claim.url(token))">\(signedIn.formToken)
          \(SubmitButton(t("Yes, \(signedIn.member.name) will"), isWide: true))</form>
          """))
  }

  func claim(_ form: ParameterList, _ context: AppContext, _ signedIn: SignedIn) async throws -> Response {
    let token = try context.value(of: MemberPath.claim)
    let entry = AuditEntry(
      id: members.roles.ids.next(), at: members.now(), actorID: signedIn.member.id, action: .claimed)
    guard
      try await members.invitations.claim(token, by: signedIn.member.id, entry: entry, now: members.now())
    else { throw WebFailure.notFound }
    return .redirect(to: MemberPath.community.url(), type: .normal)
  }
}
