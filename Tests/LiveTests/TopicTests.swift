import NIOCore
import Testing

@testable import Live

@Suite struct TopicTests {
  private func event(_ sequence: Int64, _ audience: LiveAudience = .all) -> WireEvent {
    WireEvent(LiveEvent(sequence: sequence, name: "room", data: Array("\(sequence)".utf8), audience: audience))
  }

  private func limits(_ events: Int, bytes: Int = 1_000_000) -> LiveLimits {
    var limits = LiveLimits()
    (limits.recentEvents, limits.recentBytes) = (events, bytes)
    return limits
  }

  @Test func anEventIsAServerSentEvent() {
    let event = LiveEvent(sequence: 7, name: "room", data: Array("a\nid: 9\r\nb".utf8))
    #expect(String(decoding: WireEvent(event).bytes, as: UTF8.self) == "id: 7\nevent: room\ndata: a id: 9  b\n\n")
    #expect(WireChunk("abc").map { String(buffer: $0.framed) } == "3\r\nabc\r\n")
    #expect(WireChunk("abc").map { String(buffer: $0.payload) } == "abc")
    #expect(WireChunk("") == nil)
  }

  @Test func recentEventsAreBoundedByNumberAndBytes() {
    var recent = RecentEvents(after: 10, limits: limits(4))
    for sequence in 11...30 { recent.append(event(Int64(sequence))) }
    #expect(recent.last == 30)
    #expect(recent.floor == 26)
    #expect(recent.events(after: 25, through: 30) == nil)
    #expect(recent.events(after: 26, through: 30)?.map(\.sequence) == [27, 28, 29, 30])
    #expect(recent.events(after: 27, through: 29)?.map(\.sequence) == [28, 29])
    #expect(recent.events(after: 27, through: 30, bytes: 1)?.map(\.sequence) == [28])
    #expect(recent.events(after: 30, through: 30)?.isEmpty == true)
    var small = RecentEvents(after: 0, limits: limits(100, bytes: 70))
    for sequence in 1...9 { small.append(event(Int64(sequence))) }
    #expect(small.floor == 7, "two events of about thirty bytes fit seventy")
  }

  @Test func aBatchIsOneChunkForAllWhoGetTheSame() {
    let events = [event(1), event(2, .labelled(["hosts"])), event(3), event(4, .labelled(["a", "b"]))]
    var batches = WireBatch.batches(events, after: 0)
    #expect(batches.count == 1)
    func ids(_ labels: Set<String>) -> [Character] {
      let text = batches[0].chunk(for: labels).map { String(buffer: $0.payload) } ?? ""
      return text.split(separator: "\n").filter { $0.hasPrefix("id: ") }.compactMap(\.last)
    }
    #expect(ids([]) == ["1", "3"])
    #expect(ids(["hosts"]) == ["1", "2", "3"])
    #expect(ids(["b", "hosts"]) == ["1", "2", "3", "4"])
    var secret = WireBatch.batches([event(1, .labelled(["hosts"]))], after: 0)
    let nothing = secret[0].chunk(for: ["c"])
    #expect(nothing == nil)
    #expect(!secret[0].reachesEverybody)
  }

  @Test func manyLabelledEventsTakeSeveralBatches() {
    let events = (1...150).map { event(Int64($0), .labelled(["seat-\($0)"])) }
    var batches = WireBatch.batches(events, after: 0)
    #expect(batches.map(\.before) == [0, 64, 128])
    let found = batches.indices.compactMap { batches[$0].chunk(for: ["seat-100"]) }
    #expect(found.map { String(buffer: $0.payload) } == [String(decoding: events[99].bytes, as: UTF8.self)])
  }

  @Test func nothingIsGivenOutBeforeTheSourceHasSpoken() {
    var order = TopicOrder(from: 5, limits: limits(100))
    let question = order.question
    #expect(question.after == 4, "whether there is a fifth is found out")
    let isNews = order.publish([event(7)])
    #expect(!isNews && !order.hasBegun)
    let readsOn = order.take([event(5), event(6)], isWhole: true, for: question)
    #expect(!readsOn && order.last == 7 && !order.hasGap)
  }

  @Test func aPlaceThatIsMadeUpBeginsAtTheBeginning() {
    var order = TopicOrder(from: 1_000, limits: limits(100))
    let beginsAnew = order.take([], isWhole: true, for: order.question)
    #expect(beginsAnew && order.question.after == 0)
    let readsOn = order.take([event(1)], isWhole: true, for: order.question)
    #expect(!readsOn)
    #expect(order.last == 1)
  }

  @Test func whatTheSourceLeavesOutDoesNotExist() {
    var order = TopicOrder(from: 0, limits: limits(100))
    _ = order.take([], isWhole: true, for: order.question)
    let isNews = order.publish([event(3)])
    #expect(!isNews && order.hasGap)
    _ = order.take([event(3)], isWhole: true, for: order.question)
    #expect(order.last == 3 && !order.hasGap)
    // Announced, rolled back: nobody waits for it for ever.
    order.hear(of: 9)
    #expect(order.hasGap)
    _ = order.take([], isWhole: true, for: order.question)
    #expect(!order.hasGap && order.last == 3)
  }
}
