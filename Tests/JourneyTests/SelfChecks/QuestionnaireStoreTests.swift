import Database
import DatabaseTesting
import Meetings
import Recovery
import Testing

@testable import Journey

@Suite("Questionnaires that an operator added")
struct QuestionnaireStoreTests {
  private let now = Instant(seconds: 1_795_474_800)

  @Test("One is added, found, replaced by its next edition and removed", arguments: TestEngine.allCases)
  func life(engine: TestEngine) async throws {
    try await withDatabase(engine, migrations: JourneyMigrations.all) { database in
      let store = QuestionnaireStore(database)
      let nine = try SelfCheckFixture.nine()
      #expect(try await store.all().isEmpty)
      #expect(try await store.add(nine, now: now) == .new(id: "phq-9"))
      #expect(try await store.add(nine, now: now) == .unchanged(id: "phq-9"))
      #expect(try await store.all() == [.init(id: "phq-9", questionnaire: nine, addedAt: now)])
      let next = try SelfCheckFixture.nine(text: "Changed")
      #expect(try await store.add(next, now: now.adding(days: 1)) == .replaced(id: "phq-9"))
      #expect(try await store.all().map(\.questionnaire) == [next])
      #expect(try await !store.remove("nothing"))
      #expect(try await store.remove("phq-9"))
      #expect(try await store.all().isEmpty)
      // Another process sees what this one did.
      #expect(try await QuestionnaireStore(database).all().isEmpty)
    }
  }

  @Test("Names do not collide, and ours stay ours", arguments: TestEngine.allCases)
  func names(engine: TestEngine) async throws {
    try await withDatabase(engine, migrations: JourneyMigrations.all) { database in
      let store = QuestionnaireStore(database)
      func add(_ name: String, _ url: String?) async throws -> QuestionnaireStore.Added {
        let one = try SelfCheckFixture.questionnaire("Títle / \(name)", name: name, url: url, count: 1, points: 0...1)
        return try await store.add(one, now: now)
      }
      let first = try await add("Weekly", "http://a/1")
      #expect(first == .new(id: "weekly-2"))
      #expect(try await add("Weekly", "http://b/1") == .new(id: "weekly-3"))
      #expect(try await add("../Été", "http://c/1") == .new(id: "ete"))
      #expect(try await add("茶", nil) == .new(id: "check"))
      #expect(try await add("茶", nil) == .unchanged(id: "check"))
    }
  }

  @Test("There is an end to them", arguments: TestEngine.allCases)
  func limit(engine: TestEngine) async throws {
    try await withDatabase(engine, migrations: JourneyMigrations.all) { database in
      let store = QuestionnaireStore(database)
      for number in 0..<QuestionnaireStore.most {
        let one = try SelfCheckFixture.questionnaire(
          "T", name: "n\(number)", url: "u:\(number)", count: 1, points: 0...1)
        _ = try await store.add(one, now: now)
      }
      let more = try SelfCheckFixture.questionnaire("T", name: "more", url: "u:more", count: 1, points: 0...1)
      await #expect(throws: QuestionnaireStore.Failure.full(limit: QuestionnaireStore.most)) {
        try await store.add(more, now: now)
      }
    }
  }
}
