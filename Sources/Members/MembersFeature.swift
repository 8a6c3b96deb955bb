import Hummingbird
import Pages
import Web

/// Accounts: joining, signing in, and what a member decides about their own.
public struct MembersFeature: Feature {
  let members: Members
  /// What records can hold, for export and import.
  let collections: [any AnyVaultCollection]

  public init(_ members: Members, collections: [any AnyVaultCollection]) {
    self.members = members
    self.collections = collections + [MemberSettings.collection]
  }

  public var middleware: [any MiddlewareProtocol<Request, Response, AppContext>] { [MemberMiddleware(members)] }

  public func addRoutes(to routes: Routes) {}

  public var assets: [Asset] { Asset.members }
}

extension Asset {
  /// Static files of this feature.
  static let members: [Asset] = [.membersStyle]
  static let membersStyle = Asset("members.css", PackageResources.members_css)
}
