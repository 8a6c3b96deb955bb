import Directory
import Hummingbird
import Meetings
import Members
import Pages
import Web

extension GroupsFeature {
  /// A member's listings and what they asked for.
  func myListings(_ request: Request, _ context: AppContext, _ signedIn: SignedIn) async throws -> Response {
    let asked = try await claims.ofMember(signedIn.member.id)
    let own = try await desk.listings(of: signedIn.member.id)
    let page = MyListingsPage(
      own: own, asked: asked, forEditors: try await editorDoor(signedIn.member.id), token: signedIn.formToken,
      done: try context.query.last("done").flatMap(MyListingsPage.Done.init))
    return context.respond(page.page)
  }

  func withdrawClaim(_ form: ParameterList, _ context: AppContext, _ signedIn: SignedIn) async throws -> Response {
    try await claims.withdraw(form.last("id") ?? "", by: signedIn.member.id)
    return .redirect(to: ListingPath.all.url(query: [("done", MyListingsPage.Done.withdrawn.rawValue)]), type: .normal)
  }
}

struct MyListingsPage {
  enum Done: String {
    case asked, withdrawn, givenUp = "given-up"

    var words: String {
      switch self {
      case .asked: t("Asked. An editor reads it; the answer stands here.")
      case .withdrawn: t("Taken back. Nothing of it is kept.")
      case .givenUp: t("Given up. Thank you for having looked after it.")
      }
    }
  }

  var own: [(group: HomeGroup, listings: [EditableListing])]
  var asked: [Claim]
  /// The way to the listings that somebody edits for a service body; none for others.
  var forEditors: [Door]
  var token: HiddenField
  var done: Done?

  var page: Page {
    Page(
      title: t("Your listings"), activeTab: "meetings", styles: [.listingsStyle], isPrivate: true,
      body: """
        \(BackLink(t("For those who serve"), url: DirectoryPath.serve.url()))
        <h1>\(t("Your listings"))</h1>
        \(done.map { Notice(.done, "<p>\($0.words)</p>") })
        \(forEditors.isEmpty ? nil : Doors(forEditors))
        \(own.isEmpty && asked.isEmpty && forEditors.isEmpty ? empty : "\(own.map(group))\(claims)\(add)")
        """)
  }

  private var empty: HTML {
    EmptyState(
      t("No listing is yours yet"),
      text: t("Open your meeting’s page and choose “Look after it”, or add a meeting that is not listed."),
      actions: """
        \(LinkButton(t("Find your meeting"), url: DirectoryPath.meetings.url()))\
        \(LinkButton(t("Add a meeting"), url: ListingPath.new.url(), kind: .quiet))
        """
    ).html
  }

  private var add: HTML {
    "\(Actions("\(LinkButton(t("Add a meeting"), url: ListingPath.new.url(), kind: .quiet))"))"
  }

  private func group(_ entry: (group: HomeGroup, listings: [EditableListing])) -> HTML {
    let doors = entry.listings.map { listing in
      let says = [
        listing.meeting.attendance == .suspended ? t("Not meeting for now") : nil,
        listing.kept?.news == nil ? nil : t("Its list says something new"),
      ].compactMap { $0 }
      return Door(
        listing.meeting.name,
        text: (says + listing.meeting.schedule.words.prefix(2)).joined(separator: " · "),
        url: ListingPath.listing.url(listing.meeting.slug), icon: .calendar)
    }
    let none: HTML? = doors.isEmpty ? "<p class=\"soft\">\(t("It has no listing here."))</p>" : nil
    return "<section><h2>\(entry.group.name)</h2>\(none)\(Doors(doors))</section>"
  }

  private var claims: HTML? {
    if asked.isEmpty { return nil }
    let items = asked.map { claim -> HTML in
      let answer: HTML? = claim.answer.isEmpty ? nil : "<p class=\"notes\">\(t("They wrote: “\(claim.answer)”"))</p>"
      return """
        <li class="card plain"><h3>\(claim.meeting.name)</h3><p class="soft">\(state(claim))</p>\(answer)\
        <form method="post" action="\(url: ListingPath.all.url())">\(token)\(HiddenField("id", claim.id))\
        \(SubmitButton(claim.state == .open ? t("Take it back") : t("I have read it"), kind: .quiet))</form></li>
        """
    }
    return "<section><h2>\(t("What you asked"))</h2><ul class=\"versions\">\(items)</ul></section>"
  }

  private func state(_ claim: Claim) -> String {
    switch claim.state {
    case .open: t("For \(claim.groupName). An editor has not answered yet.")
    case .approved: t("Yes: \(claim.groupName) looks after it.")
    case .refused: t("No, not for now.")
    }
  }
}
