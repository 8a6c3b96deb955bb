import Directory
import Hummingbird
import Meetings
import Members
import Pages
import Web

extension GroupsFeature {
  /// Every version, newest first, with what it changed.
  func listingHistory(_ request: Request, _ context: AppContext, _ signedIn: SignedIn) async throws -> Response {
    let slug = try context.value(of: ListingPath.history)
    let (opened, versions) = try await desk.history(slug: slug, by: signedIn.member.id)
    let items = versions.enumerated().map { index, version -> HTML in
      let before = index + 1 < versions.count ? versions[index + 1] : nil
      let changes: HTML? = before.map { "\(ChangeList(changes: $0.meeting.changes(to: version.meeting)))" }
      let link: HTML? =
        index == 0
        ? nil
        : "<p><a href=\"\(url: ListingPath.version.url(slug, String(version.number)))\">\(t("See this version"))</a></p>"
      return """
        <li class="card plain"><h2>\(version.act.words)</h2>\
        <p class="soft small">\(context.moment(version.at)) · \(version.by.words)</p>\(changes)\(link)</li>
        """
    }
    let body: HTML =
      versions.isEmpty
      ? EmptyState(
        t("Nothing was changed here yet"),
        text: t("From the first change on, every version is kept and can be brought back.")
      ).html
      : "<ol class=\"versions\">\(items)</ol>"
    return context.respond(
      Page(
        title: t("What was changed"), activeTab: "meetings", styles: [.listingsStyle], isPrivate: true,
        body: """
          \(BackLink(opened.meeting.name, url: ListingPath.listing.url(slug)))
          <h1>\(t("What was changed"))</h1>
          <p class="soft">\(t("It says in which role, never who."))</p>\(body)
          """))
  }

  func listingVersion(_ request: Request, _ context: AppContext, _ signedIn: SignedIn) async throws -> Response {
    let (slug, number) = try context.values(of: ListingPath.version)
    let (opened, versions) = try await desk.history(slug: slug, by: signedIn.member.id)
    guard let version = versions.first(where: { String($0.number) == number }) else { throw WebFailure.notFound }
    let changes = opened.meeting.changes(to: version.meeting)
    let preview = MeetingPreview(version.meeting, now: now(), zone: context.zone, unit: context.distanceUnit)
    let action: HTML =
      changes.isEmpty
      ? "<p class=\"soft\">\(t("The listing says the same now."))</p>"
      : """
      <section class="card wash"><h2>\(t("What would change"))</h2>\(ChangeList(changes: changes))</section>
      <form method="post" action="\(url: ListingPath.version.url(slug, number))">\(signedIn.formToken)\
      \(SubmitButton(t("Bring this version back"), isWide: true))</form>
      """
    return context.respond(
      Page(
        title: t("An earlier version"), activeTab: "meetings", styles: [.listingsStyle], isPrivate: true,
        body: """
          \(BackLink(t("What was changed"), url: ListingPath.history.url(slug)))
          <h1>\(t("As it was from \(context.moment(version.at))"))</h1>
          <div class="preview-frame">\(preview)</div>\(action)
          """))
  }

  func restoreListing(_ form: ParameterList, _ context: AppContext, _ signedIn: SignedIn) async throws -> Response {
    let (slug, text) = try context.values(of: ListingPath.version)
    guard let number = Int(text) else { throw WebFailure.notFound }
    try await desk.restore(number, slug: slug, by: signedIn.member.id, at: now())
    return home(of: slug, .restored)
  }

  func giveUpListingForm(_ request: Request, _ context: AppContext, _ signedIn: SignedIn) async throws -> Response {
    let slug = try context.value(of: ListingPath.giveUp)
    let opened = try await desk.open(slug: slug, by: signedIn.member.id)
    let back = opened.listing.kept.flatMap { $0.isGoneAtSource ? nil : $0.news ?? $0.origin }
    let words =
      back == nil
      ? t("No list has this meeting: it is taken off, and its page says so.")
      : t("It goes back to the list “\(opened.meeting.source.name)”, as that has it. Imports change it again.")
    let changes = back.map { opened.meeting.changes(to: $0) } ?? []
    let what: HTML? =
      changes.isEmpty
      ? nil : "<section class=\"card wash\"><h2>\(t("What would change"))</h2>\(ChangeList(changes: changes))</section>"
    return context.respond(
      Page(
        title: t("Give it up"), activeTab: "meetings", styles: [.listingsStyle], isPrivate: true,
        body: """
          \(BackLink(opened.meeting.name, url: ListingPath.listing.url(slug)))
          <h1>\(t("Stop looking after this listing?"))</h1><p class="lead">\(words)</p>\(what)
          <form method="post" action="\(url: ListingPath.giveUp.url(slug))">\(signedIn.formToken)\
          \(SubmitButton(t("Yes, give it up"), kind: .quiet))</form>
          """))
  }

  func giveUpListing(_ form: ParameterList, _ context: AppContext, _ signedIn: SignedIn) async throws -> Response {
    try await desk.giveUp(slug: try context.value(of: ListingPath.giveUp), by: signedIn.member.id, at: now())
    return .redirect(to: ListingPath.all.url(query: [("done", MyListingsPage.Done.givenUp.rawValue)]), type: .normal)
  }
}
