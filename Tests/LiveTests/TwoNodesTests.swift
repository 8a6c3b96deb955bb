import Database
import DatabaseTesting
import Synchronization
import Testing
import WebTesting

@testable import Live

/// Events in a table, as a feature has them.
private struct TableSource: LiveSource {
  let database: Database

  static let migrations = [
    Migration(
      "live-test-1",
      [
        """
        CREATE TABLE event (topic TEXT NOT NULL, sequence BIGINT NOT NULL, data TEXT NOT NULL,
          PRIMARY KEY (topic, sequence))
        """
      ])
  ]

  /// Writes and announces in one transaction.
  func write(_ data: String, in topic: String) async throws -> LiveEvent {
    let sequence = try await database.write { connection in
      let last = try connection.first("SELECT coalesce(max(sequence), 0) FROM event WHERE topic = $1", [.text(topic)]) {
        try $0.integer(0)
      }
      let next = (last ?? 0) + 1
      try connection.execute(
        "INSERT INTO event (topic, sequence, data) VALUES ($1, $2, $3)", [.text(topic), .integer(next), .text(data)])
      try LiveHub.announce(next, in: topic, connection)
      return next
    }
    return LiveEvent(sequence: sequence, name: "room", data: Array(data.utf8))
  }

  func events(of topic: String, after sequence: Int64, limit: Int) async throws -> [LiveEvent] {
    try await database.read { connection in
      try connection.query(
        "SELECT sequence, data FROM event WHERE topic = $1 AND sequence > $2 ORDER BY sequence LIMIT $3",
        [.text(topic), .integer(sequence), .integer(Int64(limit))]
      ) { LiveEvent(sequence: try $0.integer(0), name: "room", data: Array(try $0.text(1).utf8)) }
    }
  }
}

@Suite(.timeLimit(.minutes(1))) struct TwoNodesTests {
  @Test(.enabled(if: TestEngine.allCases.contains(.postgres)))
  func whatOneNodeWritesBothDeliver() async throws {
    try await withLocation(.postgres) { location in
      let databases = [
        try await Database.open(location, logger: silent), try await Database.open(location, logger: silent),
      ]
      try await databases[0].migrate(TableSource.migrations)
      let sources = databases.map { TableSource(database: $0) }
      let sites = zip(databases, sources).map { LiveSite(hub: LiveHub(source: $1, database: $0, logger: silent)) }
      let topic = "room-\(UInt64.random(in: 0 ... .max))"
      try await sites[0].serve { first in
        try await sites[1].serve { second in
          let here = try await Listener.open(first, topic: topic)
          let there = try await Listener.open(second, topic: topic)
          try await withThrowingTaskGroup(of: Void.self) { group in
            for (site, source) in zip(sites, sources) {
              group.addTask {
                for number in 1...30 {
                  let event = try await source.write("\(number)", in: topic)
                  site.hub.publish([event], in: topic)
                }
              }
            }
            try await group.waitForAll()
          }
          for listener in [here, there] {
            #expect(try await listener.waits { $0.ids.last == 60 })
            #expect(listener.ids == Array(1...60))
          }
          // The one comes back to the other node.
          here.connection.close()
          let event = try await sources[1].write("late", in: topic)
          sites[1].hub.publish([event], in: topic)
          let again = try await Listener.open(second, topic: topic, lastEventID: 60)
          #expect(try await again.waits { $0.ids == [61] })
          #expect(try await there.waits { $0.ids.last == 61 })
        }
      }
      for database in databases { await database.close() }
    }
  }

  /// A node goes in the middle of it all, with events that it wrote and told nobody on it.
  @Test(.enabled(if: TestEngine.allCases.contains(.postgres)))
  func aNodeThatIsLostCostsAReconnectAndNoEvent() async throws {
    try await withLocation(.postgres) { location in
      let databases = [
        try await Database.open(location, logger: silent), try await Database.open(location, logger: silent),
      ]
      try await databases[0].migrate(TableSource.migrations)
      let sources = databases.map { TableSource(database: $0) }
      let sites = zip(databases, sources).map { LiveSite(hub: LiveHub(source: $1, database: $0, logger: silent)) }
      let topic = "room-\(UInt64.random(in: 0 ... .max))"
      try await sites[1].serve { stays in
        let lost = Listeners()
        let kept = Listeners()
        let (isReady, ready) = AsyncStream<Void>.makeStream()
        let node = Task {
          try await sites[0].serve { goes in
            for _ in 0..<5 { await lost.add(try await Listener.open(goes, topic: topic)) }
            ready.yield()
            try await Task.sleep(for: .seconds(60))
          }
        }
        for _ in 0..<5 { await kept.add(try await Listener.open(stays, topic: topic)) }
        _ = await isReady.first { _ in true }
        for number in 1...60 {
          let event = try await sources[number % 2].write("\(number)", in: topic)
          if number == 40 { node.cancel() }
          // What the lost node wrote last was committed, and then it was gone.
          if number % 2 == 1 || number < 36 { sites[number % 2].hub.publish([event], in: topic) }
        }
        _ = try? await node.value
        var heard: [[Int64]] = []
        for listener in await lost.all {
          let again = try await Listener.open(stays, topic: topic, lastEventID: listener.ids.last)
          #expect(try await again.waits { $0.ids.last == 60 })
          heard.append(listener.ids + again.ids)
        }
        for listener in await kept.all {
          #expect(try await listener.waits { $0.ids.last == 60 })
          heard.append(listener.ids)
        }
        for ids in heard { #expect(ids == Array(1...60)) }
      }
      for database in databases { await database.close() }
    }
  }
}
