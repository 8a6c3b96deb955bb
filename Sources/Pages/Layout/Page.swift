/// A whole page: what is particular to it. `render` adds what is the same everywhere.
public struct Page: Sendable {
  public enum Width: String, Sendable {
    /// One column of text.
    case narrow
    /// As wide as a desk: columns.
    case wide
  }

  public var title: String
  public var body: HTML
  /// For search engines and previews.
  public var description: String?
  /// The `Tab.id` this page belongs to.
  public var activeTab: String?
  public var width: Width
  public var bodyClass: String?
  /// Sheets of this page alone, after the site's own.
  public var styles: [Asset]
  /// Loaded as modules after the page.
  public var scripts: [Asset]
  /// Further elements of `<head>`, such as an alternate representation.
  public var head: HTML
  /// Search engines are asked to leave it out.
  public var isPrivate: Bool
  /// The path of the page without what only changes how it is shown.
  public var canonicalPath: String?
  /// The page shows listings, so it says when they are made up.
  public var showsListings: Bool

  public init(
    title: String, description: String? = nil, activeTab: String? = nil, width: Width = .narrow,
    bodyClass: String? = nil, styles: [Asset] = [], scripts: [Asset] = [], head: HTML = "", isPrivate: Bool = false,
    canonicalPath: String? = nil, showsListings: Bool = true, body: HTML
  ) {
    self.title = title
    self.description = description
    self.activeTab = activeTab
    self.width = width
    self.bodyClass = bodyClass
    self.styles = styles
    self.scripts = scripts
    self.head = head
    self.isPrivate = isPrivate
    self.canonicalPath = canonicalPath
    self.showsListings = showsListings
    self.body = body
  }

  /// The document. Speaks `context.language`, whatever the task's own is.
  public func render(_ context: PageContext) -> HTML {
    Language.$current.withValue(context.language) { document(context) }
  }

  private func document(_ context: PageContext) -> HTML {
    let language = context.language
    let classes = [width.rawValue, bodyClass].compactMap { $0 }.joined(separator: " ")
    let demonstration: HTML? = context.isDemonstration && showsListings ? Self.demonstrationBanner : nil
    return """
      <!doctype html>
      <html lang="\(language.code)" dir="\(language.direction.rawValue)" data-zone="\(context.timeZone)"\
      \(flag: "data-zone-chosen", when: context.isTimeZoneChosen)>
      <head>
      \(headElements(context))
      </head>
      <body class="\(classes)">
      <a class="skip" href="#main">\(t("Skip to the content"))</a>
      \(SiteHeader(context: context, activeTab: activeTab))
      \(demonstration)
      <main id="main" tabindex="-1">
      \(body)
      </main>
      \(SiteFooter(context: context))
      </body>
      </html>

      """
  }

  private func headElements(_ context: PageContext) -> HTML {
    let assets = context.assets
    let sheets = ([Asset.siteStyle] + styles).map { sheet -> HTML in
      "\n<link rel=\"stylesheet\" href=\"\(url: assets.url(sheet))\">"
    }
    let summary: HTML? = description.map { "\n<meta name=\"description\" content=\"\($0)\">" }
    let robots: HTML? = isPrivate ? "\n<meta name=\"robots\" content=\"noindex\">" : nil
    let canonical: HTML? = canonicalPath.map { "\n<link rel=\"canonical\" href=\"\(url: $0)\">" }
    let modules = scripts.map { script -> HTML in
      "\n<script type=\"module\" src=\"\(url: assets.url(script))\"></script>"
    }
    return """
      <meta charset="utf-8">
      <title>\(fullTitle(context))</title>
      <meta name="viewport" content="width=device-width, initial-scale=1, viewport-fit=cover">
      <script src="\(url: assets.url(.leaveScript))" data-to="\(url: CommonPath.leave.url())" \
      data-title="\(t("Kitchen measures"))"></script>
      <script src="\(url: assets.url(.zoneScript))"></script>\(sheets)
      <link rel="icon" type="image/svg+xml" href="\(url: assets.url(context.isQuiet ? .measuresIcon : .icon))">
      <link rel="manifest" href="\(url: assets.url(.manifest))">
      <meta name="theme-color" media="(prefers-color-scheme: light)" content="#faf6ef">
      <meta name="theme-color" media="(prefers-color-scheme: dark)" content="#11181a">
      <meta name="referrer" content="same-origin">\(summary)\(robots)\(canonical)\(modules)\(head)
      """
  }

  /// In quiet mode the browser's tab and history say as little as the neutral page does.
  private func fullTitle(_ context: PageContext) -> String {
    if context.isQuiet { return t("Kitchen measures") }
    return title == context.siteName || title.isEmpty ? context.siteName : "\(title) · \(context.siteName)"
  }

  private static var demonstrationBanner: HTML {
    """
    <aside class="demonstration" aria-label="\(t("About these listings"))">\(Icon.info)\
    <p><strong>\(t("Demonstration listings:"))</strong> \(t("these meetings are made up."))</p></aside>
    """
  }
}
