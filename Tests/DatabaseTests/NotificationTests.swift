import Database
import DatabaseTesting
import Synchronization
import Testing

/// What a listener heard.
private final class Ear: Sendable {
  private let heard = Mutex<[Database.Heard]>([])
  var all: [Database.Heard] { heard.withLock { $0 } }
  func hear(_ what: Database.Heard) { heard.withLock { $0.append(what) } }

  func waits(until condition: ([Database.Heard]) -> Bool) async throws -> Bool {
    let end = ContinuousClock.now + .seconds(10)
    while !condition(all) {
      if ContinuousClock.now > end { return false }
      try await Task.sleep(for: .milliseconds(5))
    }
    return true
  }
}

@Suite(.timeLimit(.minutes(1))) struct NotificationTests {
  @Test(arguments: TestEngine.allCases)
  func notifyingIsPartOfTheTransaction(_ engine: TestEngine) async throws {
    try await withDatabase(engine) { database in
      let ear = Ear()
      let listening = Task { await database.listen(on: "test_channel") { ear.hear($0) } }
      if engine == .postgres { #expect(try await ear.waits { $0 == [.connected] }) }
      struct Refused: Error {}
      await #expect(throws: Refused.self) {
        try await database.write { connection in
          try connection.notify("test_channel", "rolled back")
          throw Refused()
        }
      }
      try await database.write { connection in
        try connection.notify("test_channel", "committed 1")
        try connection.notify("other_channel", "elsewhere")
      }
      try await database.write { try $0.notify("test_channel", "committed 2") }
      if engine == .postgres {
        let all: [Database.Heard] = [.connected, .notification("committed 1"), .notification("committed 2")]
        #expect(try await ear.waits { $0.count >= 3 })
        #expect(ear.all == all)
      }
      listening.cancel()
      await listening.value
      try await database.write { try $0.notify("test_channel", "too late") }
      #expect(!ear.all.contains(.notification("too late")))
      if engine == .sqlite { #expect(ear.all.isEmpty) }
    }
  }

  @Test(.enabled(if: TestEngine.allCases.contains(.postgres)))
  func aLostConnectionIsMadeAnewAndSaidSo() async throws {
    try await withDatabase(.postgres) { database in
      let ear = Ear()
      let listening = Task { await database.listen(on: "test_lost") { ear.hear($0) } }
      #expect(try await ear.waits { $0 == [.connected] })
      for times in 2...3 {
        let ended = try await database.write { connection in
          try connection.query(
            """
            SELECT pg_terminate_backend(pid) FROM pg_stat_activity
            WHERE query LIKE '%LISTEN "test_lost"%' AND pid <> pg_backend_pid()
            """
          ) { try $0.boolean(0) }
        }
        #expect(ended == [true])
        #expect(try await ear.waits { $0.count { $0 == .connected } == times })
      }
      try await database.write { try $0.notify("test_lost", "again") }
      #expect(try await ear.waits { $0.last == .notification("again") })
      listening.cancel()
      await listening.value
    }
  }
}
