import HTTPTypes
import HummingbirdTesting
import Logging
import NIOCore
import Testing
import WebTesting

@testable import Live

let silent = Logger(label: "test") { _ in SwiftLogNoOpLogHandler() }

@Suite(.timeLimit(.minutes(1))) struct LiveHubTests {
  private let source = MemorySource()

  private func site(_ change: (inout LiveLimits) -> Void = { _ in }) -> LiveSite {
    var limits = LiveLimits()
    change(&limits)
    return LiveSite(hub: LiveHub(source: source, limits: limits, logger: silent))
  }

  @Test func everybodyHearsWhatIsPublishedAndNoMore() async throws {
    let site = site()
    try await site.serve { port in
      let everybody = try await Listener.open(port)
      let host = try await Listener.open(port, labels: "hosts,seat-1")
      #expect(everybody.connection.text.contains("text/event-stream"))
      #expect(everybody.connection.text.contains("no-store"))
      site.hub.publish(source.write(["one", "two"]), in: "room")
      site.hub.publish(source.write(["for hosts"], audience: .labelled(["hosts"])), in: "room")
      site.hub.publish(source.write(["for two"], audience: .labelled(["seat-1", "seat-2"])), in: "room")
      site.hub.publish(source.write(["elsewhere"], in: "other"), in: "other")
      site.hub.publish(source.write(["last"]), in: "room")
      #expect(try await everybody.waits { $0.ids.last == 5 })
      #expect(try await host.waits { $0.ids.last == 5 })
      #expect(everybody.events.map(\.data) == ["one", "two", "last"])
      #expect(host.events.map(\.data) == ["one", "two", "for hosts", "for two", "last"])
      #expect(host.events.allSatisfy { $0.name == "room" })
      #expect(site.hub.subscribers(of: "room") == 2)
      host.connection.close()
      #expect(try await everybody.waits { _ in site.hub.subscribers(of: "room") == 1 })
      #expect(site.ends.value == 1)
    }
    #expect(site.hub.subscribers(of: "room") == 0)
    #expect(site.ends.value == 2)
  }

  @Test func aReaderGoesOnWhereItLeftOff() async throws {
    let site = site {
      $0.recentEvents = 20
      $0.page = 7
      $0.catchUpBytes = 300
    }
    source.write((1...100).map { "event \($0)" })
    try await site.serve { port in
      let fromPage = try await Listener.open(port, after: 90)
      let fromHeader = try await Listener.open(port, after: 90, lastEventID: 3)
      let fromStart = try await Listener.open(port)
      let madeUp = try await Listener.open(port, after: 1_000_000)
      site.hub.publish(source.write(["new"]), in: "room")
      for listener in [fromPage, fromHeader, fromStart] { #expect(try await listener.waits { $0.ids.last == 101 }) }
      #expect(fromPage.ids == Array(91...101))
      #expect(fromHeader.ids == Array(4...101))
      #expect(fromStart.ids == Array(1...101))
      #expect(madeUp.ids.isEmpty)
    }
  }

  @Test func aMadeUpPositionHurtsNobodyElse() async throws {
    let site = site()
    source.write(["one", "two"])
    try await site.serve { port in
      let madeUp = try await Listener.open(port, after: .max)
      let honest = try await Listener.open(port, after: 1)
      site.hub.publish(source.write(["three"]), in: "room")
      #expect(try await honest.waits { $0.ids == [2, 3] })
      #expect(madeUp.ids.isEmpty)
    }
  }

  @Test func gapsAndDisorderAreMendedFromTheSource() async throws {
    let site = site()
    try await site.serve { port in
      let listener = try await Listener.open(port)
      let events = source.write((1...6).map { "\($0)" })
      site.hub.publish([events[2]], in: "room")
      site.hub.publish([events[1]], in: "room")
      site.hub.publish([events[1]], in: "room")
      // 1, 4 and 5 are another node's.
      site.hub.publish([events[5]], in: "room")
      #expect(try await listener.waits { $0.ids.count >= 6 })
      #expect(listener.ids == Array(1...6))
      // Only announced.
      source.write(["seven"])
      site.hub.hear("room 7")
      site.hub.hear("nonsense")
      site.hub.hear("nobody 3")
      #expect(try await listener.waits { $0.ids.count >= 7 })
      #expect(listener.ids == Array(1...7))
    }
  }

  @Test func aSourceThatFailsIsAskedAgain() async throws {
    let site = site()
    source.write(["one"])
    source.fail(times: 1)
    try await site.serve { port in
      let listener = try await Listener.open(port)
      #expect(try await listener.waits { $0.ids == [1] })
    }
  }

  @Test func theEndIsSaidAndNobodyComesBackIn() async throws {
    let site = site()
    try await site.serve { port in
      let first = try await Listener.open(port)
      let second = try await Listener.open(port)
      site.hub.publish(source.write(["one"]), in: "room")
      #expect(try await first.waits { $0.ids == [1] })
      source.end("room")
      site.hub.end(topic: "room")
      for listener in [first, second] {
        #expect(try await listener.waits { $0.hasEnded })
        #expect(listener.events.last == Listener.Event(id: nil, name: "gone", data: "1"))
      }
      let late = try await Listener.open(port)
      #expect(try await late.waits { $0.hasEnded })
      #expect(late.events.map(\.name) == ["gone"])
      // The connection was the stream's, and ends with it.
      #expect(late.connection.text.lowercased().contains("\r\nconnection: close\r\n"))
      #expect(try await late.waits { $0.connection.isClosed })
    }
  }

  @Test func whoseLabelsChangeIsDisconnected() async throws {
    let site = site()
    try await site.serve { port in
      let one = try await Listener.open(port, labels: "seat-1")
      let two = try await Listener.open(port, labels: "seat-2")
      site.hub.disconnect(topic: "room", label: "seat-1")
      #expect(try await one.waits { $0.hasEnded })
      #expect(one.events.isEmpty)
      #expect(!two.hasEnded)
      #expect(site.hub.subscribers(of: "room") == 1)
    }
  }

  @Test func tooManyAreTurnedAwayInWords() async throws {
    let site = site { $0.subscribersPerTopic = 2 }
    try await site.serve { port in
      for _ in 0..<2 { _ = try await Listener.open(port) }
      let third = try await Listener.open(port)
      #expect(third.connection.text.hasPrefix("HTTP/1.1 503"))
      _ = try await Listener.open(port, topic: "other")
      #expect(site.hub.subscribers(of: "room") == 2)
    }
  }

  @Test func silenceIsBrokenByComments() async throws {
    let site = site {
      $0.keepAlive = .milliseconds(300)
      $0.sweep = .milliseconds(50)
    }
    try await site.serve { port in
      let listener = try await Listener.open(port)
      #expect(try await listener.waits { $0.body.contains("\n\n:\n\n:\n\n") })
    }
  }

  @Test func theServersEndEndsAllStreamsAtOnce() async throws {
    let site = site()
    let listeners = Listeners()
    let end = try await site.serve { port in
      for number in 0..<100 { await listeners.add(try await Listener.open(port, topic: "room-\(number % 7)")) }
    }
    #expect(end < .seconds(1))
    for listener in await listeners.all {
      #expect(try await listener.waits { $0.connection.isClosed })
      #expect(listener.hasEnded)
    }
    #expect(site.ends.value == 100)
  }

  @Test func withoutAPipelineThePartsGoThroughTheAnswer() async throws {
    let site = site()
    source.write(["one", "two"])
    try await site.application().test(.router) { client in
      async let answer = client.execute(uri: "/topics/room?after=1", method: .get)
      while site.hub.subscribers(of: "room") == 0 { try await Task.sleep(for: .milliseconds(2)) }
      for text in ["three", "four"] { site.hub.publish(source.write([text]), in: "room") }
      try await Task.sleep(for: .milliseconds(100))
      site.hub.end(topic: "room")
      let text = String(buffer: try await answer.body)
      let names = text.split(separator: "\n").filter { $0.hasPrefix("data: ") }
      #expect(names == ["data: two", "data: three", "data: four", "data: 1"])
      #expect(text.hasPrefix("retry: "))
    }
    #expect(site.ends.value == 1)
  }

  @Test func aHeadRequestOpensNothing() async throws {
    let site = site()
    try await site.serve { port in
      let connection = try await RawConnection.open(port: port)
      try await connection.send("HEAD /topics/room HTTP/1.1\r\nHost: x\r\n\r\n")
      #expect(try await connection.wait { $0.text.contains("\r\n\r\n") })
      #expect(site.hub.subscribers(of: "room") == 0)
    }
  }
}

actor Listeners {
  var all: [Listener] = []
  func add(_ listener: Listener) { all.append(listener) }
}
