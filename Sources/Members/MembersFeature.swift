import Hummingbird
import Pages
import Web

/// Accounts: joining, signing in, and what a member decides about their own.
public struct MembersFeature: Feature {
  let members: Members
  /// What records can hold, for export and import.
  let collections: [any AnyVaultCollection]
  /// Where a member goes who did not say where.
  let home: String
  let throttle: SignInThrottle

  /// - Parameters:
  ///   - collections: what all features' records can hold.
  ///   - home: a path of this site; nil for the account's own page.
  public init(
    _ members: Members, collections: [any AnyVaultCollection], home: String? = nil,
    monotonic: @escaping @Sendable () -> ContinuousClock.Instant = { .now }
  ) {
    self.members = members
    self.collections = collections + [MemberSettings.collection]
    self.home = home ?? MemberPath.account.url()
    throttle = SignInThrottle(salt: members.random(), now: monotonic)
  }

  public var middleware: [any MiddlewareProtocol<Request, Response, AppContext>] { [MemberMiddleware(members)] }

  public func addRoutes(to routes: Routes) {
    routes.get(MemberPath.join, use: joinForm)
    routes.post(MemberPath.join, use: join)
    routes.get(MemberPath.signIn, use: signInForm)
    routes.post(MemberPath.signIn, use: signIn)
    routes.post(MemberPath.signOut, use: signOut)
    routes.get(MemberPath.agreement, use: agreement)
    routes.get(MemberPath.code, for: members, use: codePage)
    routes.post(MemberPath.code, for: members, use: checkCode)
    routes.post(MemberPath.newCode, for: members, use: newCode)
    routes.get(MemberPath.account, use: account)
  }

  public var tabs: [Tab] { [Tab("me", icon: .person, url: MemberPath.account.url()) { t("Me") }] }

  public var footerLinks: [FooterLink] {
    [FooterLink(url: MemberPath.agreement.url()) { t("Our agreement") }]
  }

  public var assets: [Asset] { Asset.members }
}

extension Asset {
  /// Static files of this feature.
  static let members: [Asset] = [.membersStyle, .membersScript]
  static let membersStyle = Asset("members.css", PackageResources.members_css)
  static let membersScript = Asset("members.js", PackageResources.members_js)
}
