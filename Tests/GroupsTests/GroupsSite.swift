import Database
import DatabaseTesting
import Directory
import Meetings
import Members
import MembersTesting
import Testing
import Web

@testable import Groups

/// Groups in process: two of them, and Hope who hosts the first.
struct GroupsSite: Sendable {
  let site: MemberSite
  let store: GroupStore
  /// Kettle On: Hope hosts it.
  let group: HomeGroup
  /// Lamp: nobody of these tests hosts it.
  let other: HomeGroup
  let hope: TestVisitor

  var now: Instant { site.clock.now }

  static func with(
    _ engine: TestEngine = .sqlite, _ body: @Sendable @escaping (GroupsSite) async throws -> Void
  ) async throws {
    let migrations =
      DirectoryMigrations.all + PeriodicTaskStore.migrations + MembersMigrations.all + GroupMigrations.all
    try await MemberSite.with(
      engine, migrations: migrations,
      features: { members, clock in
        let ids = IDGenerator(now: { clock.now.milliseconds }, random: SystemRandomNumberGenerator())
        let groups = GroupsFeature(
          members: members, groups: GroupStore(members.database, ids: ids), listings: MeetingStore(members.database),
          now: { clock.now })
        return [
          groups,
          MembersFeature(members, collections: groups.collections, home: "/groups", farewells: [GroupStore.farewell]),
        ]
      },
      { site in
        let ids = IDGenerator(now: { site.clock.now.milliseconds }, random: SystemRandomNumberGenerator())
        let groups = try await site.database.write { connection in
          try [("kettle-id", "Kettle On", Fellowship.ID.aa), ("lamp-id", "Lámpara", .na)].map { id, name, fellowship in
            try GroupStore.add(id: id, name: name, fellowship: fellowship, at: site.clock.now, connection)
          }
        }
        let hope = try await site.join("Hope")
        try await site.members.roles.grant(
          RoleGrant(.host, scope: groups[0].slug), toName: "Hope", by: nil, now: site.clock.now)
        try await body(
          GroupsSite(
            site: site, store: GroupStore(site.database, ids: ids), group: groups[0], other: groups[1], hope: hope))
      })
  }

  /// Somebody whose home group it is.
  func member(_ name: String, seen: String = "") async throws -> TestVisitor {
    let member = try await site.join(name)
    let answer = try await member.post("/groups/kettle-on/membership", [("act", "join"), ("name", seen)])
    #expect(answer.location == "/groups/kettle-on?done=joined")
    return member
  }

  func memberID(_ name: String) async throws -> String {
    let id = try await site.database.read {
      try $0.first("SELECT id FROM member WHERE name = $1", [.text(name)]) { try $0.text(0) }
    }
    return try #require(id)
  }

  /// A vault of somebody who signed in.
  func mark(_ visitor: TestVisitor) throws -> RollMark { RollMark(try #require(visitor.vault), group: group.id) }
}

extension TestVisitor {
  /// The page that a form leads to.
  func follow(_ answer: Answer) async throws -> String { try await get(answer.location ?? "/").body }
}
