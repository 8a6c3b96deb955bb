import Database
import Hummingbird
import Meetings
import Members
import Pages
import Web

/// Offering to serve: for members of the group.
struct OfferPage {
  var group: HomeGroup
  var position: Position
  var formToken: HiddenField
  var isMember: Bool
  var hasOffered: Bool
  var isHolder: Bool
  var name = ""
  var errors: [FieldError] = []

  var page: Page {
    let note: HTML? = position.note.isEmpty ? nil : "<p class=\"notes\">\(position.note)</p>"
    return Page(
      title: position.name, isPrivate: true, showsListings: false,
      body: """
        \(BackLink(group.name, url: GroupPath.group.url(group.slug)))
        <h1>\(position.name)</h1>
        \(note)
        <p>\(t(count: position.months, one: "A term is one month.", other: "A term is \(position.months) months."))</p>
        \(ErrorSummary(errors))
        \(body)
        """)
  }

  private var url: String { GroupPath.offer.url(group.slug, position.id) }

  private var body: HTML {
    if isHolder {
      return """
        <form method="post" action="\(url: url)">\(formToken)
        <p>\(t("You hold it now. Thank you. If it gets too much, hand it back: nobody asks why."))</p>
        \(SubmitButton(t("Hand it back"), kind: .quiet, name: "act", value: "back"))</form>
        """
    }
    if hasOffered {
      return """
        <form method="post" action="\(url: url)">\(formToken)
        <p>\(t("You offered to take it. A host of the group says yes or no."))</p>
        \(SubmitButton(t("Take the offer back"), kind: .quiet, name: "act", value: "back"))</form>
        """
    }
    if position.holder != nil { return "<p>\(t("Somebody holds it at present."))</p>" }
    if position.offer != nil { return "<p>\(t("Somebody has offered to take it. Thank you for looking."))</p>" }
    if !isMember {
      return """
        <p>\(t("Members of the group serve. Make it your home group first."))</p>
        \(Actions("\(LinkButton(t("Make it my home group"), url: GroupPath.membership.url(group.slug)))"))
        """
    }
    return """
      <form method="post" action="\(url: url)" class="form">\(formToken)
      \(FormField(
        "name", label: t("What should the group call you?"), value: name,
        hint: t("It stands on the group’s page, for everybody to see. It need not be the name of your account."),
        errors: errors, isRequired: true, longest: Position.Limits.name))
      \(SubmitButton(t("Offer to serve"), isWide: true, name: "act", value: "offer"))
      </form>
      """
  }
}

extension GroupsFeature {
  var servantTasks: [PeriodicTask] {
    [
      PeriodicTask("groups: terms and positions ended a day ago", every: .seconds(3600)) { [self] in
        "\(try await groups.forgetEnded(at: now())) taken out"
      }
    ]
  }

  func addServantRoutes(to routes: Routes) {
    routes.get(GroupPath.offer, for: members, use: offerForm)
    routes.post(GroupPath.offer, for: members, use: offer)
  }

  private func offerForm(_ request: Request, _ context: AppContext, _ signedIn: SignedIn) async throws -> Response {
    let (slug, id) = try context.values(of: GroupPath.offer)
    return context.respond(try await offerPage(slug, id, signedIn).page)
  }

  private func offerPage(_ slug: String, _ id: String, _ signedIn: SignedIn) async throws -> OfferPage {
    let group = try await group(slug)
    guard let position = try await groups.positions(of: group.id).first(where: { $0.id == id && $0.deletedAt == nil })
    else { throw WebFailure.notFound }
    let mark = RollMark(signedIn.vault, group: group.id)
    let own = try await groups.own(mark, of: group.id)
    return OfferPage(
      group: group, position: position, formToken: signedIn.formToken,
      isMember: try await groups.rollEntry(mark, of: group.id) != nil, hasOffered: own.offers.contains(id),
      isHolder: own.holds.contains(id))
  }

  private func offer(_ form: ParameterList, _ context: AppContext, _ signedIn: SignedIn) async throws -> Response {
    let (slug, id) = try context.values(of: GroupPath.offer)
    var page = try await offerPage(slug, id, signedIn)
    let mark = RollMark(signedIn.vault, group: page.group.id)
    if form.last("act") == "back" {
      try await groups.stepDown(id, in: page.group.id, mark: mark)
      return .redirect(to: GroupPath.offer.url(slug, id), type: .normal)
    }
    var check = FormCheck(form)
    let name = check.line("name", longest: Position.Limits.name, isRequired: true)
    if check.errors.isEmpty {
      do {
        try await groups.offer(id, in: page.group.id, name: name, mark: mark)
        return .redirect(to: GroupPath.offer.url(slug, id), type: .normal)
      } catch ServantError.taken {
        page = try await offerPage(slug, id, signedIn)
        check.add("name", t("Somebody was faster. Thank you all the same."))
      } catch ServantError.notAMember {
        throw MemberError.notAllowed
      }
    }
    (page.name, page.errors) = (name, check.errors)
    return context.respond(page.page, status: .unprocessableContent)
  }
}
