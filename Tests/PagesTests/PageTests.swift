import Testing

@testable import Pages

@Suite struct PageTests {
  private let assets = Assets()

  private func context(_ path: String = "/meetings?near=1,2&lang=en", _ language: Language = .english) -> PageContext {
    PageContext(
      language: language, assets: assets, path: path,
      tabs: [
        Tab("meetings", icon: .search, url: "/meetings") { t("Help now") },
        Tab("help", icon: .lifebuoy, url: "/help") { "H" },
      ], footerLinks: [FooterLink(url: "/api") { "API" }], isDemonstration: true, timeZone: "America/New_York")
  }

  private var page: Page {
    Page(
      title: "A <page>", description: "d\"", activeTab: "meetings", width: .wide, bodyClass: "x",
      scripts: [.nearScript],
      isPrivate: true, canonicalPath: "/meetings", body: "<h1>\("Hello")</h1>")
  }

  @Test func everyPageHasTheSameTwoThings() {
    for document in [
      page.render(context()), ErrorPage(status: 404).render(context()),
      ErrorPage(status: 500, requestID: "a").render(context()),
    ] {
      let markup = Markup(document.string)
      #expect(markup.faults == [])
      let buttons = markup.all("a").filter { ($0.attributes["class"] ?? "").hasPrefix("button") }
      #expect(buttons.prefix(2).map { $0.attributes["href"] } == ["/leave", "/help"])
      #expect(buttons.first?.attributes["data-leave"] != nil)
      for landmark in ["header", "main", "footer", "h1"] { #expect(markup.all(landmark).count == 1, "\(landmark)") }
      #expect(markup.all("a").first?.attributes["href"] == "#main")
    }
  }

  @Test func theHeadSaysWhatThePageIs() {
    let markup = Markup(page.render(context()).string)
    let root = markup.all("html").first?.attributes
    #expect(root?["lang"] == "en" && root?["dir"] == "ltr" && root?["data-zone"] == "America/New_York")
    #expect(markup.all("meta", where: "name", is: "robots").count == 1)
    #expect(markup.all("link", where: "rel", is: "canonical").first?.attributes["href"] == "/meetings")
    #expect(page.render(context()).string.contains("<title>A &lt;page&gt; · Homegroup</title>"))
    // The blanking script comes first and blocks; the page's own come as modules.
    let scripts = markup.all("script")
    #expect(scripts.first?.attributes["src"] == assets.url(.leaveScript))
    #expect(scripts.first?.attributes["type"] == nil && scripts.first?.attributes["data-to"] == "/leave")
    #expect(scripts.last?.attributes["type"] == "module")
    #expect(markup.all("a", where: "aria-current", is: "page").map { $0.attributes["href"] } == ["/meetings"])
  }

  @Test func nothingComesFromAnotherOrigin() {
    let markup = Markup(page.render(context()).string)
    for element in markup.elements where element.name != "a" {
      for key in ["src", "href"] {
        if let url = element.attributes[key] { #expect(url.hasPrefix("/") && !url.hasPrefix("//"), "\(url)") }
      }
    }
  }

  @Test func theLanguageSwitchLeadsBackToTheSamePage() {
    #expect(context().url(in: .spanish) == "/meetings?near=1,2&lang=es")
    #expect(context("/").url(in: .spanish) == "/?lang=es")
    #expect(context("/a?lang=x&lang=y&b").url(in: .english) == "/a?b&lang=en")
    let text = page.render(context("/a", .spanish)).string
    #expect(text.contains("href=\"/a?lang=en\" lang=\"en\"") && text.contains("<html lang=\"es\""))
  }

  @Test func thePageSpeaksItsContextsLanguage() {
    let spanish = page.render(context("/", .spanish)).string
    #expect(spanish.contains("Ayuda ya") && spanish.contains("Salir rápido") && !spanish.contains("Help now"))
    #expect(ErrorPage(status: 404).render(context("/", .spanish)).string.contains("<h1>Esta página no está aquí</h1>"))
  }

  @Test func madeUpListingsAreSaidToBe() {
    #expect(page.render(context()).string.contains("Demonstration listings:"))
    var real = context()
    real.isDemonstration = false
    #expect(!page.render(real).string.contains("Demonstration listings:"))
    // A page without listings has nothing to warn of.
    #expect(!ErrorPage(status: 404).render(context()).string.contains("Demonstration listings:"))
  }

  @Test(arguments: [400, 401, 403, 404, 405, 410, 413, 429, 500, 502, 503, 504])
  func errorsSayWhatHappenedAndWhatToTry(_ status: Int) {
    let text = ErrorPage(status: status, detail: "“x” <y>.", requestID: "id7").render(context()).string
    #expect(text.contains("“x” &lt;y&gt;.") && text.contains("id7") && text.contains("If tonight is hard"))
    #expect(text.contains("noindex") && !text.contains(">\(status)<"))
  }

  @Test func theNeutralPageSaysNothingOfTheSite() {
    for language in Language.all {
      let text = NeutralPage.render(assets: assets, language: language).string
      let markup = Markup(text)
      #expect(markup.faults == [])
      #expect(markup.all("a").isEmpty && markup.all("script").isEmpty && markup.all("form").isEmpty)
      for word in ["homegroup", "meeting", "recovery", "site.", "reunión", "help", "teal"] {
        #expect(!text.lowercased().contains(word), "\(word)")
      }
      #expect(markup.all("tr").count > 20)
    }
  }
}
