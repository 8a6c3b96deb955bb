import DatabaseTesting
import Testing

@testable import Database

struct PoolTests {
  @Test(arguments: TestEngine.allCases)
  func waitingForAConnectionEnds(_ engine: TestEngine) async throws {
    var limits = Database.Limits()
    (limits.connections, limits.waitForConnection) = (2, .milliseconds(100))
    try await withDatabase(engine, limits: limits) { database in
      let (begun, done) = ([Signal(), Signal()], [Signal(), Signal()])
      let tasks = (0..<2).map { index in
        Task {
          try await database.read { connection in
            begun[index].send()
            #expect(done[index].waitInThread())
            return try connection.first("SELECT 1") { try $0.integer(0) }
          }
        }
      }
      for signal in begun { await signal.wait() }
      let error = await #expect(throws: DatabaseError.self) { try await database.read { _ in } }
      #expect(error == .noFreeConnection(waited: .milliseconds(100)))
      #expect(error?.isBusy == true)
      for signal in done { signal.send() }
      for task in tasks { #expect(try await task.value == 1) }
      try await database.ping()
    }
  }

  @Test(arguments: TestEngine.allCases)
  func pingGivesUpInTime(_ engine: TestEngine) async throws {
    var limits = Database.Limits()
    (limits.connections, limits.pingTime) = (1, .seconds(1))
    try await withDatabase(engine, limits: limits) { database in
      try await database.ping()
      let (begun, done) = (Signal(), Signal())
      let task = Task {
        try await database.read { _ in
          begun.send()
          #expect(done.waitInThread())
        }
      }
      await begun.wait()
      await #expect(throws: DatabaseError.noAnswer(waited: .seconds(1))) { try await database.ping() }
      done.send()
      try await task.value
      try await database.ping()
    }
  }

  @Test(arguments: TestEngine.allCases)
  func aClosedDatabaseSaysSo(_ engine: TestEngine) async throws {
    try await withDatabase(engine) { database in
      let begun = Signal()
      let task = Task {
        try await database.read { connection in
          begun.send()
          return try connection.first("SELECT 1") { try $0.integer(0) }
        }
      }
      await begun.wait()
      await database.close()
      let finished = try await task.value
      #expect(finished == 1, "what was under way is finished")
      await #expect(throws: DatabaseError.closed) { try await database.read { _ in } }
      await #expect(throws: DatabaseError.closed) { try await database.write { _ in } }
      await database.close()
    }
  }

  @Test func theGateServesInOrderAndRefusesACrowd() async throws {
    let gate = Gate(permits: 1, waitingCalls: 1)
    try await gate.acquire(within: .seconds(1))
    let waiting = Task { try await gate.acquire(within: .seconds(10)) }
    while gate.waiting == 0 { try await Task.sleep(for: .milliseconds(1)) }
    await #expect(throws: DatabaseError.tooManyWaiting(limit: 1)) { try await gate.acquire(within: .seconds(10)) }
    gate.release()
    try await waiting.value
    let cancelled = Task { try await gate.acquire(within: .seconds(10)) }
    cancelled.cancel()
    await #expect(throws: CancellationError.self) { try await cancelled.value }
    gate.release()
    try await gate.acquire(within: .seconds(1))
    gate.release()
    await gate.close()
    await #expect(throws: DatabaseError.closed) { try await gate.acquire(within: .seconds(1)) }
  }

  @Test func theCacheForgetsWhatWasUsedLongestAgo() {
    var cache = RecentlyUsed<String, Int>(capacity: 2)
    #expect(cache.insert(1, for: "a") == nil)
    #expect(cache.insert(2, for: "b") == nil)
    #expect(cache.element(for: "a") == 1)
    #expect(cache.insert(3, for: "c") == 2)
    #expect(cache.element(for: "b") == nil)
    #expect(cache.element(for: "a") == 1)
    #expect(cache.insert(4, for: "a") == 1)
  }
}
