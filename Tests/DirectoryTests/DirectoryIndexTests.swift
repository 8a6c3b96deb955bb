import DatabaseTesting
import Meetings
import Testing

@testable import Directory

@Suite("Directory index")
struct DirectoryIndexTests {
  @Test("Follows imports, removals and dropped sources", arguments: TestEngine.allCases)
  func follows(engine: TestEngine) async throws {
    try await DirectoryFixture.with(engine) { directory in
      let index = directory.makeIndex()
      func total() -> Int {
        (try? index.snapshot.search(MeetingQuery(), now: directory.clock.now, defaultZone: .utc).total) ?? -1
      }
      #expect(!index.isLoaded)
      #expect(try await index.refresh())
      #expect(index.isLoaded && total() == 0)

      try await directory.importing([.sample("one"), .sample("two")])
      #expect(try await index.refresh())
      #expect(total() == 2)
      #expect(try await index.refresh() == false)

      try await directory.importing([.sample("one")])
      try await index.refresh()
      #expect(total() == 1)

      _ = try await directory.store.remove(source: "test")
      try await index.refresh()
      #expect(total() == 0)
    }
  }

  @Test("An unpublished listing is nowhere", arguments: TestEngine.allCases)
  func unpublished(engine: TestEngine) async throws {
    try await DirectoryFixture.with(engine) { directory in
      var hidden = Meeting.sample("hidden")
      hidden.isPublished = false
      try await directory.importing([hidden, .sample("seen")])
      let index = directory.makeIndex()
      try await index.refresh()
      let answer = try index.snapshot.search(MeetingQuery(), now: directory.clock.now, defaultZone: .utc)
      #expect(answer.total == 1)
      #expect(try await directory.store.meeting(slug: "hidden") == nil)
      let id = try #require(try await directory.store.changes(after: nil).removals.first)
      #expect(try await directory.store.meetings(ids: [id]).isEmpty)
    }
  }
}
