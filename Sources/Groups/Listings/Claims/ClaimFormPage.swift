import Directory
import Hummingbird
import Meetings
import Members
import Pages
import Web

/// "Is this your meeting?": for which group, and how the editor can know.
struct ClaimFormPage {
  var meeting: Meeting
  var token: HiddenField
  /// The group that looks after it already: the member asks to become one of its hosts.
  var owner: HomeGroup?
  /// Groups that the member hosts.
  var groups: [HomeGroup]
  var groupSlug = ""
  var groupName = ""
  var words = ""
  var errors: [FieldError] = []

  var page: Page {
    Page(
      title: t("Look after this listing"), activeTab: "meetings", styles: [.listingsStyle], isPrivate: true,
      body: """
        \(BackLink(meeting.name, url: DirectoryPath.meeting.url(meeting.slug)))
        <h1>\(t("Is this your group’s meeting?"))</h1>
        <p class="lead">\(t("Then you can keep its times, place and link right yourselves. An editor reads this first."))</p>
        \(ErrorSummary(errors))
        <form method="post" action="\(url: ListingPath.claim.url(meeting.slug))" class="form">\(token)
        \(group)
        \(FormField(
          "words", label: t("How can the editor know?"), control: .multiline(rows: 4), value: words,
          hint: t("Such as: I am its secretary until June; ring the number on our flyer and ask for Rosa."),
          errors: errors, isRequired: true, longest: ClaimLimits.words))
        <p class="soft small">\(t("The editors of its service body and the admins of this site see this and your name here. It goes 30 days after they decide."))</p>
        \(SubmitButton(t("Ask")))
        </form>
        """)
  }

  private var group: HTML {
    if let owner {
      return
        "\(Notice(.info, "<p>\(t("\(owner.name) looks after it already: you ask to become one of its hosts."))</p>"))"
    }
    return "\(Self.groupFields(groups, slug: groupSlug, name: groupName, errors: errors))"
  }

  /// A group of one's own, or the name of one that is not here yet.
  static func groupFields(_ groups: [HomeGroup], slug: String, name: String, errors: [FieldError]) -> HTML {
    let field = FormField(
      "group-name", label: t("What is the group called?"), value: name,
      hint: groups.isEmpty ? nil : t("For a group that is not here yet."), errors: errors, isRequired: groups.isEmpty,
      longest: HomeGroup.longestName)
    if groups.isEmpty { return "\(field)" }
    let choices =
      groups.map { Choice($0.slug, label: $0.name, isOn: $0.slug == slug) }
      + [Choice("other", label: t("Another group"), isOn: slug == "other")]
    return "\(ChoiceGroup(t("Which group?"), name: "group", kind: .radio, choices: choices, errors: errors))\(field)"
  }
}

extension GroupsFeature {
  func claimForm(_ request: Request, _ context: AppContext, _ signedIn: SignedIn) async throws -> Response {
    let meeting = try await listed(try context.value(of: ListingPath.claim))
    let (by, owner) = try await desk.standing(of: signedIn.member.id, for: meeting)
    if by?.role == .host { return .redirect(to: ListingPath.listing.url(meeting.slug), type: .normal) }
    let groups = try await desk.groups(of: signedIn.member.id)
    var page = ClaimFormPage(meeting: meeting, token: signedIn.formToken, owner: owner, groups: groups)
    page.groupSlug = groups.first?.slug ?? ""
    page.groupName = groups.isEmpty ? String((meeting.group?.name ?? "").prefix(HomeGroup.longestName)) : ""
    return context.respond(page.page)
  }

  func sendClaim(_ form: ParameterList, _ context: AppContext, _ signedIn: SignedIn) async throws -> Response {
    let meeting = try await listed(try context.value(of: ListingPath.claim))
    let group = Self.claimedGroup(in: form)
    let words = ListingText.text(form.last("words") ?? "")
    do {
      try await claims.add(
        ClaimStore.Request(
          subject: .listing(slug: meeting.slug), groupSlug: group.slug, groupName: group.name, words: words),
        by: signedIn.member.id, at: now())
      return .redirect(to: ListingPath.all.url(query: [("done", "asked")]), type: .normal)
    } catch let problem as ClaimProblem {
      let (_, owner) = try await desk.standing(of: nil, for: meeting)
      let groups = try await desk.groups(of: signedIn.member.id)
      let page = ClaimFormPage(
        meeting: meeting, token: signedIn.formToken, owner: owner, groups: groups, groupSlug: group.slug ?? "other",
        groupName: group.name, words: words, errors: [problem.fieldError])
      return context.respond(page.page, status: .unprocessableContent)
    }
  }

  /// The group that a form names: one of those it offered, or a new one.
  static func claimedGroup(in form: ParameterList) -> (slug: String?, name: String) {
    let chosen = form.last("group") ?? "other"
    return (chosen == "other" ? nil : chosen, ListingText.line(form.last("group-name") ?? ""))
  }

  /// - Throws: `WebFailure.notFound`.
  func listed(_ slug: String) async throws -> Meeting {
    guard let meeting = try await listings.meeting(slug: slug) else { throw WebFailure.notFound }
    return meeting
  }
}

extension ClaimProblem {
  var fieldError: FieldError {
    switch self {
    case .wordsMissing: FieldError(field: "words", message: t("Say in a few words how they can know."))
    case .wordsTooLong: FieldError(field: "words", message: t("Write at most \(ClaimLimits.words) characters."))
    case .answerTooLong: FieldError(field: "answer", message: t("Write at most \(ClaimLimits.answer) characters."))
    case .groupMissing: FieldError(field: "group-name", message: t("Say what the group is called."))
    case .groupTooLong:
      FieldError(field: "group-name", message: t("Write at most \(HomeGroup.longestName) characters."))
    case .alreadyAsked: FieldError(field: "words", message: t("You have asked already. An editor will answer."))
    case .tooManyOpen:
      FieldError(
        field: "words", message: t("\(ClaimLimits.open) of your questions wait already. Please wait for an answer."))
    case .alreadyTheirs: FieldError(field: "words", message: t("You look after it already."))
    case .gone: FieldError(field: "answer", message: t("Somebody else decided, or it was taken back."))
    case .takenMeanwhile: FieldError(field: "answer", message: t("Another group looks after it by now."))
    case .listingGone: FieldError(field: "answer", message: t("This meeting is not listed any more."))
    }
  }
}
