import NIOCore
import SeededTesting
import Synchronization
import Testing
import WebTesting

@testable import Live

/// Whatever happens on the way, everybody gets each event of their audience once, in order.
@Suite(.timeLimit(.minutes(2))) struct DeliveryTests {
  /// Somebody who leaves and comes back, as a browser does.
  private struct Person {
    let labels: Set<String>
    var listener: Listener?
    var heard: [Int64] = []
    /// Where the page was made that they began from.
    let start: Int64

    mutating func leave() {
      heard += listener?.ids ?? []
      listener?.connection.close()
      listener = nil
    }

    mutating func come(_ port: Int) async throws {
      let label = labels.sorted().joined(separator: ",")
      listener = try await Listener.open(port, after: start, labels: label, lastEventID: heard.last)
    }

    func expected(_ events: [LiveEvent]) -> [Int64] {
      events.filter { $0.sequence > start && WireEvent($0).concerns(labels) }.map(\.sequence)
    }
  }

  @Test(arguments: [1935, 1939, 1976, UInt64.random(in: 0..<1_000_000)])
  func nothingIsLostAndNothingComesTwice(seed: UInt64) async throws {
    let source = MemorySource()
    var limits = LiveLimits()
    limits.recentEvents = 30
    limits.page = 8
    limits.gathering = .milliseconds(2)
    limits.patience = .milliseconds(3)
    let hub = LiveHub(source: source, limits: limits, logger: silent)
    try await LiveSite(hub: hub).serve { port in
      var chance = SeededRandom(seed)
      var people = (0..<12).map { number in
        Person(labels: [["hosts", "seat-\(number)"], ["seat-\(number)"], []][number % 3], start: Int64(number % 4))
      }
      let isDone = Mutex(false)
      async let publishing: Void = publish(source, hub, seed: seed)
      while !isDone.withLock({ $0 }) {
        let who = Int.random(in: people.indices, using: &chance)
        if people[who].listener == nil { try await people[who].come(port) } else { people[who].leave() }
        try await Task.sleep(for: .milliseconds(Int.random(in: 0...8, using: &chance)))
        if source.all().count >= Self.events { isDone.withLock { $0 = true } }
      }
      await publishing
      let all = source.all()
      for who in people.indices where people[who].listener == nil { try await people[who].come(port) }
      for person in people {
        let expected = person.expected(all)
        let listener = try #require(person.listener)
        _ = try await listener.waits { (person.heard + $0.ids).last == expected.last }
        #expect(person.heard + listener.ids == expected, "seed \(seed), \(person.labels)")
      }
    }
    #expect(hub.subscribers(of: "room") == 0)
  }

  private static let events = 400

  /// Three publishers at once, whose events overtake each other, and a fourth on another node, who only announces.
  private func publish(_ source: MemorySource, _ hub: LiveHub, seed: UInt64) async {
    await withTaskGroup(of: Void.self) { group in
      for publisher in 0..<4 {
        group.addTask {
          var chance = SeededRandom(seed &+ UInt64(publisher))
          for _ in 0..<(Self.events / 4) {
            let audiences: [LiveAudience] = [
              .all, .all, .labelled(["hosts"]), .labelled(["seat-\(Int.random(in: 0..<12, using: &chance))"]),
            ]
            let audience = audiences.randomElement(using: &chance) ?? .all
            let events = source.write(["from \(publisher)"], audience: audience)
            try? await Task.sleep(for: .milliseconds(Int.random(in: 0...6, using: &chance)))
            if publisher == 3 { hub.hear("room \(events[0].sequence)") } else { hub.publish(events, in: "room") }
          }
        }
      }
    }
    hub.publish(source.write(["last"]), in: "room")
  }

  @Test func aSlowReaderIsDroppedAndCatchesUp() async throws {
    let source = MemorySource()
    var limits = LiveLimits()
    limits.recentEvents = 16
    limits.gathering = .milliseconds(1)
    limits.stall = .seconds(1)
    limits.sweep = .milliseconds(50)
    let hub = LiveHub(source: source, limits: limits, logger: silent)
    let text = String(repeating: "x", count: 60_000)
    try await LiveSite(hub: hub).serve { port in
      let slow = try await Listener.open(port)
      let quick = try await Listener.open(port)
      try await slow.connection.read(false)
      // More than the system's buffers on both ends take.
      for _ in 0..<300 {
        hub.publish(source.write([text]), in: "room")
        try await Task.sleep(for: .milliseconds(1))
      }
      #expect(try await quick.waits { _ in hub.subscribers(of: "room") == 1 })
      #expect(try await quick.waits(upTo: .seconds(20)) { $0.connection.text.utf8.count > 300 * 60_000 })
      #expect(quick.ids == Array(1...300))
      try await slow.connection.read(true)
      #expect(try await slow.waits { $0.connection.isClosed })
      var heard = slow.ids
      #expect(heard.count < 300)
      // It comes back as often as it must.
      for _ in 0..<5 where heard.last != 300 {
        let again = try await Listener.open(port, lastEventID: heard.last)
        _ = try await again.waits(upTo: .seconds(10)) {
          $0.connection.isClosed || $0.connection.text.contains("id: 300\n")
        }
        try await Task.sleep(for: .milliseconds(100))
        heard += again.ids
      }
      #expect(heard == Array(1...300))
    }
  }

  @Test func aReaderWhoIsALittleSlowStays() async throws {
    let source = MemorySource()
    var limits = LiveLimits()
    limits.recentEvents = 16
    limits.page = 10
    limits.gathering = .milliseconds(1)
    let hub = LiveHub(source: source, limits: limits, logger: silent)
    let text = String(repeating: "x", count: 60_000)
    try await LiveSite(hub: hub).serve { port in
      let slow = try await Listener.open(port)
      try await slow.connection.read(false)
      for _ in 0..<300 {
        hub.publish(source.write([text]), in: "room")
        try await Task.sleep(for: .milliseconds(1))
      }
      try await slow.connection.read(true)
      #expect(try await slow.waits(upTo: .seconds(20)) { $0.connection.text.contains("id: 300\n") })
      #expect(try await slow.waits { $0.ids.last == 300 })
      #expect(slow.ids == Array(1...300))
      #expect(!slow.hasEnded)
    }
  }
}
