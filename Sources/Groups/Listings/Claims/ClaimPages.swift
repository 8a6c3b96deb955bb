import Directory
import Hummingbird
import Meetings
import Members
import Pages
import Web

extension GroupsFeature {
  /// What waits for an editor.
  func waitingClaims(_ request: Request, _ context: AppContext, _ signedIn: SignedIn) async throws -> Response {
    let (waiting, count) = try await claims.waiting(for: signedIn.member.id)
    let done: HTML? =
      try context.query.last("done").flatMap(ClaimOutcome.init).map { "\(Notice(.done, "<p>\($0.words)</p>"))" }
    let rows = waiting.map { claim -> HTML in
      """
      <li><a class="door" href="\(url: ListingPath.oneClaim.url(claim.id))"><span class="door-text">\
      <strong>\(claim.meeting.name)</strong><span class="soft small">\
      \(claim.isNew ? t("A new listing, for \(claim.groupName)") : t("For \(claim.groupName)")) · \
      \(context.moment(claim.createdAt))</span></span>\(Icon.arrow)</a></li>
      """
    }
    let body: HTML =
      waiting.isEmpty
      ? EmptyState(
        t("Nobody waits"), text: t("When somebody asks to look after a listing of yours, it stands here.")
      ).html
      : """
      <p class="lead">\(t(count: count, one: "1 waits for you", other: "\(count) wait for you"))</p>
      <ul class="versions">\(rows)</ul>
      """
    return context.respond(
      Page(
        title: t("Who asks to look after a listing"), activeTab: "meetings", styles: [.listingsStyle], isPrivate: true,
        body: """
          \(BackLink(t("For those who serve"), url: DirectoryPath.serve.url()))
          <h1>\(t("Who asks to look after a listing"))</h1>\(done)\(body)
          """))
  }

  func openClaim(_ request: Request, _ context: AppContext, _ signedIn: SignedIn) async throws -> Response {
    let claim = try await claims.claim(try context.value(of: ListingPath.oneClaim), for: signedIn.member.id)
    return context.respond(try await claimPage(claim, context, signedIn).page)
  }

  private func claimPage(_ claim: Claim, _ context: AppContext, _ signedIn: SignedIn) async throws -> OneClaimPage {
    let twin = claim.groupSlug == nil ? try await groups.group(slug: SlugAllocator.clean(claim.groupName)) : nil
    return OneClaimPage(
      claim: claim, hasTwin: twin != nil, token: signedIn.formToken, when: context.moment(claim.createdAt),
      preview: MeetingPreview(claim.meeting, now: now(), zone: context.zone, unit: context.distanceUnit))
  }

  func decideClaim(_ form: ParameterList, _ context: AppContext, _ signedIn: SignedIn) async throws -> Response {
    let id = try context.value(of: ListingPath.oneClaim)
    let answer = ListingText.text(form.last("answer") ?? "")
    do {
      let outcome: ClaimOutcome
      switch form.last("act") {
      case "approve":
        _ = try await claims.approve(id, by: signedIn.member.id, at: now())
        outcome = .approved
      case "refuse":
        try await claims.refuse(id, answer: answer, by: signedIn.member.id, at: now())
        outcome = .refused
      default: throw WebFailure.notFound
      }
      return .redirect(to: ListingPath.claims.url(query: [("done", outcome.rawValue)]), type: .normal)
    } catch let problem as ClaimProblem where problem != .gone {
      var page = try await claimPage(try await claims.claim(id, for: signedIn.member.id), context, signedIn)
      page.answer = answer
      page.errors = [problem.fieldError]
      return context.respond(page.page, status: .unprocessableContent)
    }
  }
}

enum ClaimOutcome: String {
  case approved, refused

  var words: String {
    switch self {
    case .approved: t("Done. The group looks after its listing from now on.")
    case .refused: t("Done. They see what you wrote.")
    }
  }
}

/// A claim for whoever decides: what was asked, and the listing.
struct OneClaimPage {
  var claim: Claim
  /// A group of the same name is here already.
  var hasTwin: Bool
  var token: HiddenField
  var when: String
  var preview: MeetingPreview
  var answer = ""
  var errors: [FieldError] = []

  var page: Page {
    let action = ListingPath.oneClaim.url(claim.id)
    let facts: [(term: String, value: HTML)] = [
      (t("Who asks"), "\(claim.memberName)"), (t("Group"), "\(group)"),
      (t("How you can know"), "<span class=\"notes\">\(claim.words)</span>"), (t("Asked"), "\(when)"),
    ]
    return Page(
      title: claim.meeting.name, activeTab: "meetings", styles: [.listingsStyle], isPrivate: true,
      body: """
        \(BackLink(t("Who asks to look after a listing"), url: ListingPath.claims.url()))
        <h1>\(claim.isNew ? t("A new listing") : t("May they look after it?"))</h1>
        \(ErrorSummary(errors))
        <div class="card">\(DefinitionList(facts))</div>\(twin)
        <div class="preview-frame">\(preview)</div>
        <p class="soft">\(t("If you say yes, they can change this listing, and imports leave it as they have it. They become a host of the group, with its page, its rooms and its other listings."))</p>
        <form method="post" action="\(url: action)">\(token)\(HiddenField("act", "approve"))\
        \(SubmitButton(t("Yes, they look after it"), isWide: true))</form>
        \(Disclosure(t("No"), isOpen: !errors.isEmpty, """
          <form method="post" action="\(url: action)" class="form">\(token)\(HiddenField("act", "refuse"))\
          \(FormField(
            "answer", label: t("What they should know"), control: .multiline(rows: 3), value: answer,
            hint: t("They read this line. Be kind: they meant well."), errors: errors, longest: ClaimLimits.answer))\
          \(SubmitButton(t("Say no"), kind: .quiet))</form>
          """))
        """)
  }

  private var twin: HTML? {
    guard hasTwin else { return nil }
    let words = t(
      "A group of that name is here already. If it is the same, ask its hosts first: a yes makes a second one.")
    return "\(Notice(.warning, "<p>\(words)</p>"))"
  }

  private var group: String {
    claim.groupSlug == nil ? t("\(claim.groupName), which is not here yet") : claim.groupName
  }
}
