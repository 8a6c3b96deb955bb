/// What every page of one request needs to know about the site and the reader.
public struct PageContext: Sendable {
  public var language: Language
  public var assets: Assets
  /// Of this request, with its query, as the browser sent it: where the language switch leads back to.
  public var path: String
  public var siteName: String
  public var tabs: [Tab]
  public var footerLinks: [FooterLink]
  /// The listings are made up.
  public var isDemonstration: Bool
  /// IANA name of the zone that times on the page are in.
  public var timeZone: String
  /// The person chose that zone in the address, so the browser's own does not replace it.
  public var isTimeZoneChosen: Bool
  /// A neutral title and icon, as a member may choose for screens that others see.
  public var isQuiet: Bool
  /// The reader has a session here: the foot of the page does not say that no account is asked for.
  public var isSignedIn: Bool

  public init(
    language: Language, assets: Assets, path: String, siteName: String = "Homegroup", tabs: [Tab] = [],
    footerLinks: [FooterLink] = [], isDemonstration: Bool = false, timeZone: String = "UTC",
    isTimeZoneChosen: Bool = false, isQuiet: Bool = false, isSignedIn: Bool = false
  ) {
    self.language = language
    self.assets = assets
    self.path = path
    self.siteName = siteName
    self.tabs = tabs
    self.footerLinks = footerLinks
    self.isDemonstration = isDemonstration
    self.timeZone = timeZone
    self.isTimeZoneChosen = isTimeZoneChosen
    self.isQuiet = isQuiet
    self.isSignedIn = isSignedIn
  }

  /// This page in another language: the same address with `lang=`.
  func url(in language: Language) -> String {
    let parts = path.split(separator: "?", maxSplits: 1, omittingEmptySubsequences: false)
    let query = parts.count > 1 ? parts[1].split(separator: "&").filter { !$0.hasPrefix("lang=") } : []
    return "\(parts[0])?" + (query + ["lang=\(language.code)"]).joined(separator: "&")
  }
}
