import Directory
import Hummingbird
import Meetings
import Members
import Pages
import Web

/// Everything about one listing for those who look after it.
struct ListingHomePage {
  enum Done: String {
    case saved, confirmed, paused, back, restored, added, settled

    var words: String {
      switch self {
      case .saved: t("Saved. Everybody sees it within a second.")
      case .confirmed: t("Thank you. Its page says that it was confirmed today.")
      case .paused: t("It is paused. Its page says so.")
      case .back: t("It meets again.")
      case .restored: t("The earlier version is back.")
      case .added: t("It is listed.")
      case .settled: t("Your own words stay.")
      }
    }
  }

  var opened: ListingDesk.Opened
  /// Who asks to look after it, for those who decide.
  var asked: [Claim]
  var token: HiddenField
  var done: Done?

  private var meeting: Meeting { opened.meeting }
  private var slug: String { meeting.slug }

  var page: Page {
    Page(
      title: meeting.name, activeTab: "meetings", styles: [.listingsStyle], isPrivate: true,
      body: """
        \(back)
        <p class="soft small">\(keeper)</p><h1>\(meeting.name)</h1>
        \(done.map { Notice(.done, "<p>\($0.words)</p>") })
        \(paused)\(claims)\(news)
        \(Doors(doors))
        \(meeting.attendance == .suspended ? nil : confirm)
        """)
  }

  /// To the list that they came from, or would look in.
  private var back: BackLink {
    switch opened.by.role {
    case .editor, .admin:
      BackLink(EditorListingsPage.title(isAll: opened.by.role == .admin), url: ListingPath.ofBodies.url())
    default: BackLink(t("Your listings"), url: ListingPath.all.url())
    }
  }

  private var keeper: String {
    if let group = opened.group { return t("\(group.name) looks after it") }
    if opened.listing.kept == nil { return t("As the list “\(meeting.source.name)” has it") }
    return meeting.serviceBody.map { t("\($0.name) looks after it") } ?? t("Kept on this site")
  }

  private var paused: HTML? {
    guard meeting.attendance == .suspended else { return nil }
    let until = meeting.suspension?.until.map { day in
      let (year, month, date) = day.yearMonthDay
      return t("It comes back by itself on \(TimeText.date(year: year, month: month, day: date)).")
    }
    let note: HTML? = meeting.suspension?.note.map { "<p class=\"notes\">\($0)</p>" }
    return """
      \(Notice(.warning, title: t("Not meeting for now"), """
        \(note)<p>\(until ?? t("It stays paused until you bring it back."))</p>
        \(form("back", t("It meets again: bring it back"), kind: .primary, to: ListingPath.pause.url(slug)))
        """))
      """
  }

  private var claims: HTML? {
    if asked.isEmpty { return nil }
    let doors = asked.map { claim in
      Door(
        t("Somebody asks to look after it"), text: t("For \(claim.groupName)"), url: ListingPath.oneClaim.url(claim.id),
        icon: .people)
    }
    return "\(Doors(doors))"
  }

  private var news: HTML? {
    guard let kept = opened.listing.kept else { return nil }
    if kept.isGoneAtSource {
      return
        "\(Notice(.info, "<p>\(t("The list it came from does not have it any more. It stays here as long as you look after it."))</p>"))"
    }
    guard let origin = kept.origin, let news = kept.news else { return nil }
    let changes = origin.changes(to: news)
    if changes.isEmpty { return nil }
    return """
      <section class="card wash"><h2>\(t("Its list says something new"))</h2>
      <p class="soft">\(t("“\(meeting.source.name)” changed this. Your listing stayed as it is."))</p>
      \(ChangeList(changes: changes))
      \(Actions("""
        \(LinkButton(t("Look at it with this"), url: ListingPath.edit.url(slug, query: [(EditFlow.news, "1")])))\
        \(form("settle", t("Keep ours"), kind: .quiet, to: ListingPath.listing.url(slug)))
        """))</section>
      """
  }

  private var doors: [Door] {
    [
      Door(t("Change it"), text: t("Times, place, link, notes"), url: ListingPath.edit.url(slug), icon: .calendar),
      meeting.attendance == .suspended
        ? Door(t("Change the pause"), url: ListingPath.pause.url(slug), icon: .clock)
        : Door(t("Pause it"), text: t("It does not meet for a while"), url: ListingPath.pause.url(slug), icon: .clock),
      Door(t("What was changed"), text: t("And how to undo it"), url: ListingPath.history.url(slug), icon: .back),
      Door(t("See its page"), url: DirectoryPath.meeting.url(slug), icon: .search),
    ]
      + (opened.listing.kept == nil
        ? [] : [Door(t("Give it up"), url: ListingPath.giveUp.url(slug), icon: .leave)])
  }

  private var confirm: HTML {
    form("confirm", t("Everything is still right"), kind: .quiet, to: ListingPath.listing.url(slug))
  }

  private func form(_ act: String, _ label: String, kind: ButtonKind, to url: String) -> HTML {
    """
    <form method="post" action="\(url: url)">\(token)\(HiddenField("act", act))\(SubmitButton(label, kind: kind))</form>
    """
  }
}

extension GroupsFeature {
  func listingHome(_ request: Request, _ context: AppContext, _ signedIn: SignedIn) async throws -> Response {
    let opened = try await desk.open(slug: try context.value(of: ListingPath.listing), by: signedIn.member.id)
    let done = try context.query.last("done").flatMap(ListingHomePage.Done.init)
    let asked = try await claims.waiting(onListing: opened.meeting.id, for: signedIn.member.id)
    return context.respond(ListingHomePage(opened: opened, asked: asked, token: signedIn.formToken, done: done).page)
  }

  /// "Everything is still right", and "Keep ours".
  func settleListing(_ form: ParameterList, _ context: AppContext, _ signedIn: SignedIn) async throws -> Response {
    let slug = try context.value(of: ListingPath.listing)
    let done: ListingHomePage.Done
    switch form.last("act") {
    case "confirm":
      try await desk.change(slug: slug, .edited, by: signedIn.member.id, at: now()) { $0 }
      done = .confirmed
    case "settle":
      try await desk.settleNews(slug: slug, by: signedIn.member.id)
      done = .settled
    default: throw WebFailure.notFound
    }
    return home(of: slug, done)
  }

  func home(of slug: String, _ done: ListingHomePage.Done) -> Response {
    .redirect(to: ListingPath.listing.url(slug, query: [("done", done.rawValue)]), type: .normal)
  }
}
