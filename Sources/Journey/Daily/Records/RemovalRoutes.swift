import Hummingbird
import Members
import Pages
import Web

/// Taking an entry out, and putting it back while its page is still open. Nothing of it stays in the record meanwhile.
struct RemovedPage {
  var kind: String
  /// Nil where it was already gone.
  var json: String?
  var token: HiddenField

  var page: Page {
    Page(
      title: t("Taken out"), activeTab: "today", isPrivate: true, showsListings: false,
      body: """
        <h1>\(json == nil ? t("It is already gone") : t("Taken out"))</h1>
        \(undo)
        \(Actions("\(LinkButton(t("Go on"), url: Daily.home(of: kind), kind: .quiet))"))
        """)
  }

  private var undo: HTML? {
    guard let json else { return nil }
    return """
      <p>\(t("It is gone from your record. You can put it back as long as this page is open."))</p>
      <form method="post" action="\(url: DailyPath.putBack.url())">\(token)\(HiddenField("kind", kind))\
      \(HiddenField("entry", json))\(SubmitButton(t("Put it back")))</form>
      """
  }
}

/// The small form that takes an entry out.
struct RemoveButton: Component {
  var kind: String
  var place: (month: String, id: String)
  var token: HiddenField
  /// For screen readers, which entry it is.
  var about: String

  var html: HTML {
    """
    <form method="post" action="\(url: DailyPath.remove.url(kind, place.id))">\(token)\
    \(HiddenField("month", place.month))<button class="button text" type="submit">\(t("Take out"))\
    <span class="visually-hidden">: \(about)</span></button></form>
    """
  }
}

extension Daily {
  /// Where a kind's entries are listed.
  static func home(of kind: String) -> String {
    switch kind {
    case checkIns.name: DailyPath.checkIns.url()
    case pledges.name, reviews.name: DailyPath.evenings.url()
    case urges.name: DailyPath.urges.url()
    case attended.name: DailyPath.meetings.url()
    case journal.name, inventories.name, gratitude.name: DailyPath.journal.url()
    default: DailyPath.today.url()
    }
  }
}

extension JourneyFeature {
  func addRemovalRoutes(to routes: Routes) {
    routes.post(DailyPath.remove, for: members) { form, context, signedIn in
      let (kind, id) = try context.values(of: DailyPath.remove)
      guard let shelf = Daily.shelves.first(where: { $0.name == kind }),
        let month = form.last("month").flatMap({ Month($0) })
      else { throw WebFailure.notFound }
      let json = try await shelf.take(id, from: month, of: signedIn.vault)
      return context.respond(RemovedPage(kind: kind, json: json, token: signedIn.formToken).page)
    }
    routes.post(DailyPath.putBack, for: members, upTo: Daily.longestForm) { form, context, signedIn in
      guard let shelf = Daily.shelves.first(where: { $0.name == form.last("kind") }) else { throw WebFailure.notFound }
      try await shelf.putBack(form.last("entry") ?? "", into: signedIn.vault)
      return .redirect(to: Daily.home(of: shelf.name), type: .normal)
    }
  }
}
