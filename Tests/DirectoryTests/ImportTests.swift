import Database
import DatabaseTesting
import Meetings
import Testing

@testable import Directory

@Suite("Import")
struct ImportTests {
  @Test("A second import of the same feed changes nothing", arguments: TestEngine.allCases)
  func idempotent(engine: TestEngine) async throws {
    try await DirectoryFixture.with(engine) { directory in
      let feed = (0..<150).map { Meeting.sample("m\($0)") }
      let first = try await directory.importing(feed)
      #expect(first.read == 150 && first.added == 150 && first.isClean)
      let number = try await directory.store.changeNumber()
      directory.clock.advance(minutes: 5)
      let second = try await directory.importing(feed)
      #expect(second.unchanged == 150 && second.added == 0 && second.changed == 0 && second.removed == 0)
      let changes = try await directory.store.changes(after: number)
      #expect(changes.upserts.isEmpty && changes.removals.isEmpty)
    }
  }

  @Test("What vanished is retired, and returns as itself", arguments: TestEngine.allCases)
  func retires(engine: TestEngine) async throws {
    try await DirectoryFixture.with(engine) { directory in
      try await directory.importing([.sample("stays"), .sample("goes")])
      let before = try #require(try await directory.store.meeting(slug: "goes"))
      let second = try await directory.importing([.sample("stays")])
      #expect(second.removed == 1 && second.unchanged == 1)
      #expect(try await directory.store.meeting(slug: "goes") == nil)
      #expect(try await directory.store.isRetired(slug: "goes"))
      let third = try await directory.importing([.sample("stays"), .sample("goes")])
      #expect(third.returned == 1 && third.changed == 1 && third.added == 0)
      #expect(try await directory.store.meeting(slug: "goes")?.id == before.id)
    }
  }

  @Test("A changed listing keeps its address", arguments: TestEngine.allCases)
  func changes(engine: TestEngine) async throws {
    try await DirectoryFixture.with(engine) { directory in
      try await directory.importing([.sample("one")])
      let report = try await directory.importing([.sample("one", name: "A new name")])
      #expect(report.changed == 1)
      #expect(try await directory.store.meeting(slug: "one")?.name == "A new name")
    }
  }

  @Test("A feed that breaks off leaves the directory as it was", arguments: TestEngine.allCases)
  func atomic(engine: TestEngine) async throws {
    try await DirectoryFixture.with(engine) { directory in
      try await directory.importing([.sample("kept")])
      let broken = ListDecoder(
        items: (0..<100).map { .meeting(.sample("new\($0)"), index: $0, findings: []) },
        failure: .truncated(afterRecords: 100, line: 7))
      await #expect(throws: ImportError.self) {
        try await directory.makeImporter().run(.init(source: "test", format: "test"), decoder: broken) {
          ByteSource { _ in [] }
        }
      }
      #expect(try await directory.store.changes(after: nil).upserts.count == 1)
      #expect(try await directory.store.meeting(slug: "kept") != nil)
    }
  }

  @Test("Two records under one key are two listings, again and again the same", arguments: TestEngine.allCases)
  func duplicateKeys(engine: TestEngine) async throws {
    try await DirectoryFixture.with(engine) { directory in
      let feed = [Meeting.sample("twin", at: 7), .sample("twin", at: 19), .sample("twin", at: 19)]
      let first = try await directory.importing(feed)
      #expect(first.added == 3 && first.repaired == 2)
      #expect(first.findings.allSatisfy { $0.field == "slug" })
      let second = try await directory.importing(feed)
      #expect(second.unchanged == 3 && second.removed == 0)
      for slug in ["twin", "twin-2", "twin-3"] { #expect(try await directory.store.meeting(slug: slug) != nil) }
    }
  }

  @Test("A dry run tells and writes nothing", arguments: TestEngine.allCases)
  func dryRun(engine: TestEngine) async throws {
    try await DirectoryFixture.with(engine) { directory in
      let report = try await directory.importing([.sample("one")]) { $0.isDryRun = true }
      #expect(report.added == 1 && report.isDryRun)
      #expect(try await directory.store.meeting(slug: "one") == nil)
      #expect(try await directory.store.sources().isEmpty)
    }
  }

  @Test("Strict refuses a feed that needs repair", arguments: TestEngine.allCases)
  func strict(engine: TestEngine) async throws {
    try await DirectoryFixture.with(engine) { directory in
      let finding = Finding(.repaired, index: 0, name: "One", field: "day", value: "9", reason: "no such day")
      await #expect(throws: ImportError.self) {
        try await directory.importing(items: [.meeting(.sample("one"), index: 0, findings: [finding])]) {
          $0.isStrict = true
        }
      }
      let assumed = Finding(.assumed, index: 0, name: "One", field: "timezone", reason: "taken from the address")
      let report = try await directory.importing(
        items: [.meeting(.sample("one"), index: 0, findings: [assumed])]) { $0.isStrict = true }
      #expect(report.added == 1)
    }
  }

  @Test("A feed without a single listing does not empty a source", arguments: TestEngine.allCases)
  func emptyFeed(engine: TestEngine) async throws {
    try await DirectoryFixture.with(engine) { directory in
      try await directory.importing([.sample("one")])
      await #expect(throws: ImportError.self) { try await directory.importing([]) }
      #expect(try await directory.store.meeting(slug: "one") != nil)
    }
  }

  @Test("Slugs are unique across sources, and sources do not touch each other", arguments: TestEngine.allCases)
  func sources(engine: TestEngine) async throws {
    try await DirectoryFixture.with(engine) { directory in
      try await directory.importing([.sample("same")])
      var other = Meeting.sample("same", name: "Elsewhere")
      other.source.name = "other"
      let report = try await directory.importing([other]) { $0.source = "other" }
      #expect(report.added == 1 && report.removed == 0)
      #expect(try await directory.store.meeting(slug: "same-2")?.name == "Elsewhere")
      #expect(try await directory.store.remove(source: "other").removed == 1)
      #expect(try await directory.store.sources().map(\.name) == ["test"])
      #expect(try await directory.store.meeting(slug: "same") != nil)
    }
  }

  @Test("Hostile text is kept as text", arguments: TestEngine.allCases)
  func hostile(engine: TestEngine) async throws {
    try await DirectoryFixture.with(engine) { directory in
      let name = "'); DROP TABLE meeting; --<script>\u{202E}“”"
      try await directory.importing([.sample("../../etc/passwd", name: name), .sample("")])
      let stored = try #require(try await directory.store.meeting(slug: "etc-passwd"))
      #expect(stored.name == name)
      #expect(try await directory.store.changes(after: nil).upserts.count == 2)
    }
  }

  @Test("A source's name and zone are checked before anything is read")
  func options() async throws {
    try await DirectoryFixture.with(.sqlite) { directory in
      await #expect(throws: ImportError.self) { try await directory.importing([]) { $0.source = "" } }
      await #expect(throws: ImportError.self) { try await directory.importing([]) { $0.source = "a\nb" } }
      await #expect(throws: ImportError.self) { try await directory.importing([]) { $0.timeZone = "Nowhere/Land" } }
    }
  }
}
