/// What went wrong, in plain words: what happened, what was kept, what to try. Help now stands above it, as on every page.
public struct ErrorPage: Sendable {
  public var status: Int
  /// What went wrong in a few words, already translated; shown where the status alone (400, 403, 405, 408 …) says little.
  public var title: String?
  /// A sentence about what exactly was wrong with the request, already translated; for 400 and the like.
  public var detail: String?
  /// What an operator can find in the log.
  public var requestID: String?

  public init(status: Int, title: String? = nil, detail: String? = nil, requestID: String? = nil) {
    self.status = status
    self.title = title
    self.detail = detail
    self.requestID = requestID
  }

  public func render(_ context: PageContext) -> HTML {
    Language.$current.withValue(context.language) { page }.render(context)
  }

  private struct Words {
    var title: String
    var happened: String?
    var kept: String
    var tryThis: String
  }

  private var page: Page {
    let words = words
    let happened: HTML? = words.happened.map { "<p class=\"lead\">\($0)</p>" }
    let exactly: HTML? = detail.map { "<p class=\"detail-line\">\($0)</p>" }
    let reference: HTML? = requestID.map {
      "<p class=\"soft small\">\(t("If you tell the people who run this site, give them this: \($0)"))</p>"
    }
    return Page(
      title: words.title, isPrivate: true, showsListings: false,
      body: """
        <div class="error-page"><h1>\(words.title)</h1>\(happened)\(exactly)\
        <p>\(words.kept)</p><p>\(words.tryThis)</p>\
        \(Actions("\(LinkButton(t("To the first page"), url: CommonPath.home.url()))"))\
        \(Notice(title: t("If tonight is hard"), "<p>\(helpLine)</p>"))\(reference)</div>
        """)
  }

  private var helpLine: HTML {
    """
    \(t("There are people to talk to now.")) <a href="\(url: CommonPath.help.url())">\(t("Help now"))</a>
    """
  }

  private var words: Words {
    switch status {
    case 410:
      Words(
        title: title ?? t("This page is not here any more"), happened: nil,
        kept: t("The group may meet elsewhere now, or under another name."),
        tryThis: t("Search for another near you, or for the same group by its name."))
    case 404:
      Words(
        title: t("This page is not here"), happened: t("Nothing on this site has that address."),
        kept: t("A meeting may have moved or ended, or the address may have lost a letter on the way."),
        tryThis: t("Search for the meeting by its name or its town."))
    case 429:
      Words(
        title: t("Too many requests at once"), happened: t("This came more often than the site allows."),
        kept: t("Nothing was changed."), tryThis: t("Wait a minute, then try again."))
    case 413:
      Words(
        title: t("That was too much at once"), happened: t("What was sent is larger than the site takes."),
        kept: t("Nothing was changed."), tryThis: t("Go back, shorten it, and send it again."))
    case 405, 400..<500:
      Words(
        title: title ?? t("The site did not understand"),
        happened: title == nil ? t("Something in the request could not be read.") : nil,
        kept: t("Nothing was changed."), tryThis: t("Go back and try again, or start from the first page."))
    case 503, 504:
      Words(
        title: t("One moment, please"), happened: t("The site is busy or just starting."),
        kept: t("Nothing was lost."), tryThis: t("Load the page again in half a minute."))
    default:
      Words(
        title: title ?? t("Something broke on our side"), happened: t("It is not your fault."),
        kept: t("What was saved before is still there. What you just sent may not have been saved."),
        tryThis: t("Go back and try again. If it happens again, tell the people who run this site."))
    }
  }
}
