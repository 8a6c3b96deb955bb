/// The head of every page: the house, the parts of the site, and the two things that always stand in the same place.
struct SiteHeader: Component {
  var context: PageContext
  var activeTab: String?

  var html: HTML {
    """
    <header class="site-header">
    <a class="mark" href="\(url: CommonPath.home.url())">\(Icon.house)<span>\(context.siteName)</span></a>
    \(navigation)
    <div class="always">\
    <a class="button quiet" href="\(url: CommonPath.leave.url())" rel="nofollow" data-leave \
    aria-label="\(t("Leave quickly"))" title="\(t("Leave quickly (or press Esc twice)"))">\
    <span aria-hidden="true" class="short">\(t("Leave"))</span>\
    <span aria-hidden="true" class="long">\(t("Leave quickly"))</span></a>\
    <a class="button help" href="\(url: CommonPath.help.url())">\(t("Help now"))</a></div>
    </header>
    """
  }

  private var navigation: HTML {
    if context.tabs.isEmpty { return "" }
    let links = context.tabs.map { tab -> HTML in
      """
      <li><a href="\(url: tab.url)"\(attribute: "aria-current", tab.id == activeTab ? "page" : nil)>\
      \(tab.icon)<span>\(tab.title())</span></a></li>
      """
    }
    return "<nav class=\"tabs\" aria-label=\"\(t("Main"))\"><ul>\(links)</ul></nav>"
  }
}

/// The foot of every page: what this is, in which language, and where the rest is.
struct SiteFooter: Component {
  var context: PageContext

  var html: HTML {
    let links = context.footerLinks.map { link -> HTML in "<li><a href=\"\(url: link.url)\">\(link.title())</a></li>" }
    let list: HTML? = links.isEmpty ? nil : "<ul class=\"footer-links\">\(links)</ul>"
    return """
      <footer class="site-footer">
      <p>\(promise)</p>
      \(list)
      \(languageSwitch)
      </footer>
      """
  }

  private var promise: String {
    context.isSignedIn
      ? t(
        "Your record is sealed with your own key. \(context.siteName) keeps no log of who looks for what, and nothing on this page comes from another site."
      )
      : t(
        "\(context.siteName) keeps no log of who looks for what. Finding a meeting or help needs no account, and nothing on this page comes from another site."
      )
  }

  private var languageSwitch: HTML {
    let links = Language.all.map { language -> HTML in
      let isCurrent = language == context.language
      return """
        <li><a href="\(url: context.url(in: language))" lang="\(language.code)" hreflang="\(language.code)" \
        rel="nofollow"\(attribute: "aria-current", isCurrent ? "true" : nil)>\(language.name)</a></li>
        """
    }
    return "<nav class=\"languages\" aria-label=\"\(t("Language"))\">\(Icon.globe)<ul>\(links)</ul></nav>"
  }
}
