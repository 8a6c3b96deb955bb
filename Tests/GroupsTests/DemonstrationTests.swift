import Database
import DatabaseTesting
import Directory
import Meetings
import Members
import MembersTesting
import Testing
import Web

@testable import Groups

@Suite("The made-up group") struct DemonstrationTests {
  @Test("Comes with the made-up meetings, keeps what was changed, and goes with them", arguments: TestEngine.allCases)
  func comesAndGoes(engine: TestEngine) async throws {
    try await GroupsSite.with(engine) { groups in
      let (database, now) = (groups.site.database, groups.now)
      // Without its meetings there is no such group.
      try await DemonstrationGroup.add(to: database, at: now)
      #expect(try await groups.store.list(words: "", fellowship: nil, after: nil).groups.count == 2)
      let ids = IDGenerator(now: { now.milliseconds }, random: SystemRandomNumberGenerator())
      let importer = Importer(database: database, ids: ids, now: { now })
      _ = try await importer.addDemonstration(timeZone: "Europe/Berlin")
      try await DemonstrationGroup.add(to: database, at: now)
      let page = try await groups.site.browser().get("/groups/the-lamp-keepers").body
      #expect(page.contains("The Lamp in the Window") && page.contains("Elevenses"))
      #expect(try await groups.store.meetingsThatOpenThemselves().count == DemonstrationGroup.listings.count)

      try await groups.site.members.roles.grant(
        RoleGrant(.host, scope: "the-lamp-keepers"), toName: "Hope", by: nil, now: now)
      try await groups.store.change(DemonstrationGroup.id, by: groups.memberID("Hope"), at: now) {
        $0.opensItself = false
      }
      try await DemonstrationGroup.add(to: database, at: now)
      #expect(try await groups.store.meetingsThatOpenThemselves().isEmpty)

      try await DemonstrationGroup.removeIfOver(in: database)
      #expect(try await groups.site.browser().get("/groups/the-lamp-keepers").status == 200)
      _ = try await MeetingStore(database).remove(source: Source.demonstrationName)
      try await DemonstrationGroup.removeIfOver(in: database)
      #expect(try await groups.site.browser().get("/groups/the-lamp-keepers").status == 404)
      // Whoever hosted it hosts nothing that comes under that name later.
      let scopes = try await groups.site.members.roles.roles(of: groups.memberID("Hope")).map(\.scope)
      #expect(scopes == ["kettle-on"])
    }
  }
}
