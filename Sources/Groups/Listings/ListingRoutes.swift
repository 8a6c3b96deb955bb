import Database
import Directory
import Meetings
import Members
import Pages
import Web

extension GroupsFeature {
  func addListingRoutes(to routes: Routes) {
  }

  /// On the page of a meeting.
  func listingPart(_ meeting: Meeting, _ context: AppContext) async throws -> HTML? { nil }

  /// On "For those who serve".
  func listingServeDoors(_ context: AppContext) async throws -> [Door] { [] }

  /// On "Me".
  func listingDoors(_ signedIn: SignedIn) async throws -> [Door] { [] }

  /// What is done by itself.
  var listingTasks: [PeriodicTask] { [] }
}
