import Meetings
import Pages

/// What is the same for every request: the site as its operator set it up. Made once, at start.
public final class Site: Sendable {
  public let name: String
  public let assets: Assets
  public let tabs: [Tab]
  public let footerLinks: [FooterLink]
  /// Where the site is on the internet, without a path: `https://meetings.example.org`. Nil where the operator has not said.
  public let publicOrigin: String?
  /// What times are shown in until the reader's zone is known.
  public let zone: Zone
  /// Nil for what the reader's browser suggests (`AppContext.distanceUnit`).
  public let distanceUnit: DistanceUnit?
  /// ISO 3166-1, upper case: whose crisis lines come first. Nil where the operator has not said.
  public let country: String?
  /// Whether the listings are made up.
  public let isDemonstration: @Sendable () -> Bool

  public init(
    name: String, assets: Assets, tabs: [Tab] = [], footerLinks: [FooterLink] = [], publicOrigin: String? = nil,
    zone: Zone = .utc, distanceUnit: DistanceUnit? = nil, country: String? = nil,
    isDemonstration: @escaping @Sendable () -> Bool = { false }
  ) {
    self.name = name
    self.assets = assets
    self.tabs = tabs
    self.footerLinks = footerLinks
    self.publicOrigin = publicOrigin
    self.zone = zone
    self.distanceUnit = distanceUnit
    self.country = country
    self.isDemonstration = isDemonstration
  }
}
