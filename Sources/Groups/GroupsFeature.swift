import Database
import Directory
import Logging
import Meetings
import Members
import Pages
import ServiceLifecycle
import Web

/// Groups: their pages, their servants, what they decide, and their own listings.
public struct GroupsFeature: Feature {
  let members: Members
  let groups: GroupStore
  let listings: MeetingStore
  let now: @Sendable () -> Instant
  private let logger: Logger

  public init(
    members: Members, groups: GroupStore, listings: MeetingStore, now: @escaping @Sendable () -> Instant,
    logger: Logger = Logger(label: "homegroup")
  ) {
    self.members = members
    self.groups = groups
    self.listings = listings
    self.now = now
    self.logger = logger
  }

  public func addRoutes(to routes: Routes) {
    addListingRoutes(to: routes)
    addGroupRoutes(to: routes)
    addMembershipRoutes(to: routes)
    addServantRoutes(to: routes)
    addEditRoutes(to: routes)
    addConscienceRoutes(to: routes)
  }

  /// What it puts on the directory's pages.
  public var additions: DirectoryAdditions {
    DirectoryAdditions(onMeeting: [groupPart, listingPart], onServe: [groupServeDoors, listingServeDoors])
  }

  /// What it offers on "Me".
  public func doors(_ signedIn: SignedIn) async throws -> [Door] { try await listingDoors(signedIn) }

  public var services: [any Service] {
    let now = now
    return [
      PeriodicTasks(
        PeriodicTaskStore(members.database, holder: members.newID()),
        tasks: listingTasks + conscienceTasks + servantTasks,
        now: { now().milliseconds }, logger: logger)
    ]
  }

  /// What a record can hold of groups.
  public var collections: [any AnyVaultCollection] { [HomeGroupEntry.collection] }

  public var footerLinks: [FooterLink] { [FooterLink(url: GroupPath.all.url()) { t("Groups") }] }

  public var assets: [Asset] { Asset.groups + Asset.listings }
}

extension Asset {
  /// Static files of this feature.
  static let groups: [Asset] = [.groupsStyle]
  static let groupsStyle = Asset("groups.css", PackageResources.groups_css)
}
