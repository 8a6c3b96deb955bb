import DatabaseTesting
import Synchronization
import Testing

@testable import Database

@Suite struct PeriodicTaskTests {
  struct Broken: Error {}

  static let task = PeriodicTask("count", every: .seconds(60), lease: .seconds(10)) { "done" }

  @Test(arguments: TestEngine.allCases)
  func oneNodeRunsItWhenItIsDue(engine: TestEngine) async throws {
    try await withDatabase(engine, migrations: PeriodicTaskStore.migrations) { database in
      let (a, b) = (PeriodicTaskStore(database, holder: "a"), PeriodicTaskStore(database, holder: "b"))
      #expect(try await a.claim(Self.task, now: 1_000_000))
      #expect(try await !b.claim(Self.task, now: 1_005_000))
      try await a.finish(Self.task, succeeded: true, result: "3 gone", now: 1_006_000)
      #expect(try await !b.claim(Self.task, now: 1_065_999))
      #expect(try await b.claim(Self.task, now: 1_066_000))
      let runs = try await PeriodicTaskStore.lastRuns(in: database)
      #expect(runs == [PeriodicRun(name: "count", ranAt: 1_006_000, succeeded: true, result: "3 gone")])
    }
  }

  @Test(arguments: TestEngine.allCases)
  func aNodeThatDiedLosesItsLease(engine: TestEngine) async throws {
    try await withDatabase(engine, migrations: PeriodicTaskStore.migrations) { database in
      let (a, b) = (PeriodicTaskStore(database, holder: "a"), PeriodicTaskStore(database, holder: "b"))
      #expect(try await a.claim(Self.task, now: 1_000_000))
      #expect(try await b.claim(Self.task, now: 1_010_000))
      // The first was only slow: what it says now is not taken for the other's run.
      try await a.finish(Self.task, succeeded: true, result: "late", now: 1_011_000)
      #expect(try await PeriodicTaskStore.lastRuns(in: database).isEmpty)
    }
  }

  @Test(arguments: TestEngine.allCases)
  func aFailureIsNotedAndTheNextTaskRuns(engine: TestEngine) async throws {
    try await withDatabase(engine, migrations: PeriodicTaskStore.migrations) { database in
      let count = Mutex(0)
      let tasks = [
        PeriodicTask("a", every: .seconds(60)) { throw Broken() },
        PeriodicTask("b", every: .seconds(60)) {
          count.withLock { $0 += 1 }
          return "fine"
        },
      ]
      let service = PeriodicTasks(
        PeriodicTaskStore(database, holder: "x"), tasks: tasks, now: { 1_000_000 }, logger: silentLogger)
      await service.runDue()
      await service.runDue()
      #expect(count.withLock { $0 } == 1)
      let runs = try await PeriodicTaskStore.lastRuns(in: database)
      #expect(runs.map(\.succeeded) == [false, true] && runs.map(\.result) == ["Broken", "fine"])
    }
  }
}
