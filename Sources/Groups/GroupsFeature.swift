import Directory
import Meetings
import Members
import Pages
import Web

/// Groups: their pages, their servants, what they decide, and their own listings.
public struct GroupsFeature: Feature {
  let members: Members
  let groups: GroupStore
  let listings: MeetingStore
  let now: @Sendable () -> Instant

  public init(members: Members, groups: GroupStore, listings: MeetingStore, now: @escaping @Sendable () -> Instant) {
    self.members = members
    self.groups = groups
    self.listings = listings
    self.now = now
  }

  public func addRoutes(to routes: Routes) {
  }

  public var assets: [Asset] { Asset.groups }
}

extension Asset {
  /// Static files of this feature.
  static let groups: [Asset] = [.groupsStyle]
  static let groupsStyle = Asset("groups.css", PackageResources.groups_css)
}
