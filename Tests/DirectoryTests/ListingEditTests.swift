import Database
import DatabaseTesting
import Meetings
import Testing

@testable import Directory

@Suite("Listings that their groups keep")
struct ListingEditTests {
  static let host = EditedBy(.host, scope: "Lamp Group")

  /// A listing of the feed, kept by its group and changed: its name, and how to find the door.
  private static func edited(_ directory: DirectoryFixture, _ slug: String = "one") async throws -> Meeting {
    let now = directory.clock.now
    return try await directory.database.write { connection in
      let listing = try #require(try ListingEdits.listing(slug: slug, connection))
      var meeting = listing.meeting
      meeting.name = "As the group calls it"
      meeting.place?.notes = "Red door"
      try ListingEdits.save(meeting, seen: listing.change, by: host, at: now, connection)
      return try #require(try ListingEdits.listing(slug: slug, connection)).meeting
    }
  }

  private static func listing(_ directory: DirectoryFixture, _ slug: String) async throws -> EditableListing? {
    try await directory.database.read { try ListingEdits.listing(slug: slug, $0) }
  }

  @Test("A change takes a number, and the index follows", arguments: TestEngine.allCases)
  func indexFollows(engine: TestEngine) async throws {
    try await DirectoryFixture.with(engine) { directory in
      try await directory.importing([.sample("one"), .sample("two")])
      let number = try await directory.store.changeNumber()
      let meeting = try await Self.edited(directory)
      let changes = try await directory.store.changes(after: number)
      #expect(changes.upserts.map(\.id) == [meeting.id] && !changes.isWhole)
      #expect(try await directory.store.meeting(slug: "one")?.name == "As the group calls it")
      #expect(meeting.lastConfirmed == directory.clock.now && meeting.source.updated == directory.clock.now)
    }
  }

  @Test("An import leaves it alone, says so, and keeps what is new for the group", arguments: TestEngine.allCases)
  func importOver(engine: TestEngine) async throws {
    try await DirectoryFixture.with(engine) { directory in
      try await directory.importing([.sample("one"), .sample("two")])
      let ours = try await Self.edited(directory)
      let same = try await directory.importing([.sample("one"), .sample("two")])
      #expect(same.kept == 1 && same.unchanged == 1 && same.changed == 0 && same.findings.isEmpty && same.isClean)
      #expect(same.read == same.added + same.changed + same.unchanged + same.kept + same.rejected)

      var theirs = Meeting.sample("one", at: 20)
      theirs.notes = "Ring twice"
      let report = try await directory.importing([theirs, .sample("two", name: "Renamed")])
      #expect(report.kept == 1 && report.changed == 1)
      #expect(Set(report.findings.map(\.field)) == ["Times", "Good to know"])
      #expect(report.findings.allSatisfy { $0.kind == .kept && $0.index == 0 })
      #expect(report.isClean, "a kept listing is no fault of the feed")
      let listing = try #require(try await Self.listing(directory, "one"))
      #expect(listing.meeting == ours)
      let kept = try #require(listing.kept)
      let news = try #require(kept.news)
      #expect(kept.origin?.changes(to: news).map(\.field) == [.times, .notes])

      // The feed takes it back: no news any more.
      _ = try await directory.importing([.sample("one"), .sample("two")])
      #expect(try await Self.listing(directory, "one")?.kept?.news == nil)
    }
  }

  @Test("What the feed drops stays, and is told", arguments: TestEngine.allCases)
  func gone(engine: TestEngine) async throws {
    try await DirectoryFixture.with(engine) { directory in
      try await directory.importing([.sample("one"), .sample("two")])
      _ = try await Self.edited(directory)
      let report = try await directory.importing([.sample("two")])
      #expect(report.keptAlone == 1 && report.removed == 0)
      #expect(try await Self.listing(directory, "one")?.kept?.isGoneAtSource == true)
      #expect(try await directory.store.meeting(slug: "one") != nil)
      _ = try await directory.importing([.sample("one"), .sample("two")])
      #expect(try await Self.listing(directory, "one")?.kept?.isGoneAtSource == false)
    }
  }

  @Test("Somebody was quicker: nothing is written over", arguments: TestEngine.allCases)
  func conflict(engine: TestEngine) async throws {
    try await DirectoryFixture.with(engine) { directory in
      try await directory.importing([.sample("one")])
      let before = try #require(try await Self.listing(directory, "one"))
      let ours = try await Self.edited(directory)
      let now = directory.clock.now
      await #expect(throws: ListingEditError.changedMeanwhile) {
        try await directory.database.write { connection in
          var late = before.meeting
          late.name = "Too late"
          try ListingEdits.save(late, seen: before.change, by: Self.host, at: now, connection)
        }
      }
      #expect(try await Self.listing(directory, "one")?.meeting == ours)
      let base = try await directory.database.read {
        try ListingHistory.version(change: before.change, of: ours.id, $0)
      }
      #expect(base?.meeting.name == before.meeting.name, "what the late form was made from is known")
    }
  }

  @Test(
    "Of many who save the same form at once, one is first and the others hear of it", arguments: TestEngine.allCases)
  func race(engine: TestEngine) async throws {
    try await DirectoryFixture.with(engine) { directory in
      try await directory.importing([.sample("one")])
      let form = try #require(try await Self.listing(directory, "one"))
      let now = directory.clock.now
      let saved = await withTaskGroup(of: Bool.self) { group in
        for number in 0..<8 {
          group.addTask {
            var meeting = form.meeting
            meeting.notes = "Number \(number)"
            let mine = meeting
            do {
              try await directory.database.write {
                try ListingEdits.save(mine, seen: form.change, by: Self.host, at: now, $0)
              }
              return true
            } catch ListingEditError.changedMeanwhile {
              return false
            } catch {
              Issue.record(error)
              return false
            }
          }
        }
        return await group.reduce(0) { $0 + ($1 ? 1 : 0) }
      }
      #expect(saved == 1)
      let versions = try await directory.database.read { try ListingHistory.versions(of: form.meeting.id, $0) }
      #expect(versions.count == 2)
    }
  }

  @Test("Every version can be had again, and saying the same makes none", arguments: TestEngine.allCases)
  func versions(engine: TestEngine) async throws {
    try await DirectoryFixture.with(engine) { directory in
      try await directory.importing([.sample("one")])
      let ours = try await Self.edited(directory)
      directory.clock.advance(minutes: 60)
      let now = directory.clock.now
      let versions = try await directory.database.write { connection in
        try ListingEdits.save(ours, seen: nil, by: Self.host, at: now, connection)
        return try ListingHistory.versions(of: ours.id, connection)
      }
      #expect(versions.map(\.number) == [2, 1] && versions.map(\.act) == [.edited, .kept])
      #expect(versions[0].by == Self.host && versions[1].by == EditedBy(.source, scope: "test"))
      #expect(versions[1].meeting.changes(to: versions[0].meeting).map(\.field) == [.name, .placeNotes])
      #expect(try await Self.listing(directory, "one")?.meeting.lastConfirmed == now)
      #expect(try await Self.listing(directory, "one")?.change == versions[0].change)
    }
  }

  @Test("Old versions go when there are too many")
  func bounded() async throws {
    try await DirectoryFixture.with(.sqlite) { directory in
      try await directory.importing([.sample("one")])
      let now = directory.clock.now
      let count = try await directory.database.write { connection in
        var meeting = try #require(try ListingEdits.listing(slug: "one", connection)).meeting
        for number in 0..<ListingEditLimits.versions + 5 {
          meeting.notes = "\(number)"
          try ListingEdits.save(meeting, seen: nil, by: Self.host, at: now, connection)
        }
        return try connection.first("SELECT count(*) FROM listing_version") { try $0.integer(0) }
      }
      #expect(count == Int64(ListingEditLimits.versions))
    }
  }

  @Test("Given up, it is its source's again", arguments: TestEngine.allCases)
  func givenUp(engine: TestEngine) async throws {
    try await DirectoryFixture.with(engine) { directory in
      try await directory.importing([.sample("one"), .sample("two")])
      let ours = try await Self.edited(directory)
      _ = try await directory.importing([.sample("one", name: "New at its source"), .sample("two")])
      let now = directory.clock.now
      try await directory.database.write { try ListingEdits.giveUp(id: ours.id, by: Self.host, at: now, $0) }
      #expect(try await directory.store.meeting(slug: "one")?.name == "New at its source")
      let again = try await directory.importing([.sample("one", name: "New at its source"), .sample("two")])
      #expect(again.unchanged == 2 && again.kept == 0)
      let changed = try await directory.importing([.sample("one", name: "Newer"), .sample("two")])
      #expect(changed.changed == 1)
    }
  }

  @Test(
    "Given up when its source has it no more, it goes; and comes back with the source", arguments: TestEngine.allCases)
  func givenUpGone(engine: TestEngine) async throws {
    try await DirectoryFixture.with(engine) { directory in
      try await directory.importing([.sample("one"), .sample("two")])
      let ours = try await Self.edited(directory)
      _ = try await directory.importing([.sample("two")])
      let now = directory.clock.now
      try await directory.database.write { try ListingEdits.giveUp(id: ours.id, by: Self.host, at: now, $0) }
      #expect(try await directory.store.meeting(slug: "one") == nil)
      let back = try await directory.importing([.sample("one"), .sample("two")])
      #expect(back.returned == 1)
      #expect(try await directory.store.meeting(slug: "one")?.name == "Meeting one")
    }
  }
}
