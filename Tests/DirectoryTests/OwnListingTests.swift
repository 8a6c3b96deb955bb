import Database
import DatabaseTesting
import Meetings
import Synchronization
import Testing

@testable import Directory

@Suite("Listings of this site's own")
struct OwnListingTests {
  private static func add(_ directory: DirectoryFixture, _ name: String = "Kettle On") async throws -> Meeting {
    let (now, ids) = (directory.clock.now, directory.ids)
    var meeting = Meeting.sample("ignored", name: name)
    meeting.source = SourceRecord(name: "", key: "")
    let new = meeting
    return try await directory.database.write {
      try ListingEdits.add(new, by: EditedBy(.host, scope: "Kettle Group"), at: now, ids: ids, $0)
    }
  }

  @Test("They survive every import, and exports have them", arguments: TestEngine.allCases)
  func survive(engine: TestEngine) async throws {
    try await DirectoryFixture.with(engine) { directory in
      try await directory.importing([.sample("kettle-on")])
      let added = try await Self.add(directory)
      #expect(added.slug == "kettle-on-2" && added.source.name == Source.ownName)
      let report = try await directory.importing([.sample("other")])
      #expect(report.removed == 1 && report.kept == 0 && report.keptAlone == 0)
      #expect(try await directory.store.meeting(slug: added.slug) == added)
      let sources = try await directory.store.sources()
      #expect(sources.first { $0.name == Source.ownName }?.listings == 1)
      let bytes = Bytes()
      try await directory.store.encodeAll(source: Source.ownName, with: MeetingGuideEncoder(includePrivate: false)) {
        bytes.append($0)
      }
      #expect(bytes.text.contains("\"name\":\"Kettle On\""))
    }
  }

  @Test("A feed cannot call itself by their name", arguments: TestEngine.allCases)
  func name(engine: TestEngine) async throws {
    try await DirectoryFixture.with(engine) { directory in
      await #expect(throws: ImportError.self) {
        try await directory.importing([.sample("x")]) { $0.source = Source.ownName }
      }
    }
  }

  @Test("Made-up meetings stay among themselves", arguments: TestEngine.allCases)
  func demonstration(engine: TestEngine) async throws {
    try await DirectoryFixture.with(engine) { directory in
      _ = try await directory.makeImporter().addDemonstration(timeZone: "America/New_York")
      let added = try await Self.add(directory)
      #expect(added.source.name == Source.demonstrationName)
      #expect(try await directory.store.isDemonstration())
      try await directory.importing([.sample("real")])
      #expect(try await directory.store.meeting(slug: added.slug) == nil)
    }
  }

  @Test("What is kept stays when its source is removed", arguments: TestEngine.allCases)
  func sourceRemoved(engine: TestEngine) async throws {
    try await DirectoryFixture.with(engine) { directory in
      try await directory.importing([.sample("one"), .sample("two")])
      let now = directory.clock.now
      try await directory.database.write { connection in
        let listing = try #require(try ListingEdits.listing(slug: "one", connection))
        try ListingEdits.keep(id: listing.meeting.id, at: now, connection)
      }
      let (removed, kept) = try await directory.store.remove(source: "test")
      #expect(removed == 1 && kept == 1)
      let one = try #require(try await directory.store.meeting(slug: "one"))
      #expect(one.source.name == Source.ownName && one.name == "Meeting one")
      let again = try await directory.importing([.sample("one"), .sample("two")])
      #expect(again.added == 2)
    }
  }

  @Test("A pause ends by itself on the day that was set, in the meeting's own zone", arguments: TestEngine.allCases)
  func pause(engine: TestEngine) async throws {
    try await DirectoryFixture.with(engine) { directory in
      let added = try await Self.add(directory)
      let until = try #require(CivilDate("2026-11-30"))
      let now = directory.clock.now
      try await directory.database.write {
        try ListingEdits.save(
          added.suspended(note: "The hall is painted", until: until), seen: nil, .suspended,
          by: EditedBy(.host, scope: "Kettle Group"), at: now, $0)
      }
      let paused = try #require(try await directory.store.meeting(slug: added.slug))
      #expect(paused.attendance == .suspended && paused.upcoming(3, after: now).isEmpty)
      #expect(paused.suspensionWords?.contains("The hall is painted") == true)
      let midnight = try #require(Zone.named("America/New_York")).instant(of: until, at: .midnight)
      #expect(try await directory.store.bringBackDue(at: midnight.adding(minutes: -1)) == 0)
      #expect(try await directory.store.bringBackDue(at: midnight) == 1)
      #expect(try await directory.store.bringBackDue(at: midnight) == 0)
      let back = try #require(try await directory.store.meeting(slug: added.slug))
      #expect(back.attendance == .inPerson && back.suspension == nil)
      #expect(back.lastConfirmed == now, "no person confirmed it that day")
      let newest = try await directory.database.read { try ListingHistory.versions(of: added.id, $0).first }
      #expect(newest?.act == .broughtBack && newest?.by == EditedBy(.clock))
    }
  }

  @Test("Given up, it is off the list", arguments: TestEngine.allCases)
  func givenUp(engine: TestEngine) async throws {
    try await DirectoryFixture.with(engine) { directory in
      let added = try await Self.add(directory)
      let now = directory.clock.now
      try await directory.database.write { try ListingEdits.giveUp(id: added.id, by: EditedBy(.admin), at: now, $0) }
      #expect(try await directory.store.meeting(slug: added.slug) == nil)
      #expect(try await directory.store.isRetired(slug: added.slug))
    }
  }
}

/// Collects what an encoder writes.
private final class Bytes: Sendable {
  private let bytes = Mutex<[UInt8]>([])
  func append(_ more: [UInt8]) { bytes.withLock { $0 += more } }
  var text: String { bytes.withLock { String(decoding: $0, as: UTF8.self) } }
}
