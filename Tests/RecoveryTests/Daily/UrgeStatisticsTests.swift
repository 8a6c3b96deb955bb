import Meetings
import SeededTesting
import Testing

@testable import Recovery

@Suite("Urge statistics")
struct UrgeStatisticsTests {
  private static let monday = CivilDate(year: 2026, month: 11, day: 23) ?? CivilDate(daysSinceEpoch: 0)

  private func urge(
    number: Int = 0, day: CivilDate = monday, hour: Int = 18, triggers: [Urge.Trigger] = [], own: [String] = [],
    _ before: Int? = nil, _ after: Int? = nil, tool: String? = nil
  ) -> Urge {
    Urge(
      id: "u\(number)", at: Instant(seconds: Int64(number)), day: day,
      time: WallTime(hour: hour, minute: 30) ?? .midnight, triggers: triggers, ownTriggers: own,
      before: before.flatMap { Rating($0) }, after: after.flatMap { Rating($0) }, tool: tool)
  }

  @Test("Urges stand by weekday and hour of the member's own clock")
  func map() {
    let statistics = UrgeStatistics([urge(hour: 18), urge(hour: 18), urge(day: Self.monday.adding(days: 6), hour: 0)])
    #expect(statistics.counts[1][18] == 2)
    #expect(statistics.counts[0][0] == 1)
    #expect(statistics.counts.joined().reduce(0, +) == 3)
  }

  @Test("Own triggers count as one however they are written; one urge counts a trigger once")
  func triggers() {
    let statistics = UrgeStatistics([
      urge(triggers: [.stress, .stress], own: ["Café", "cafe"]), urge(triggers: [.boredom, .stress], own: ["CAFÉ"]),
    ])
    #expect(
      statistics.triggers == [
        .init(name: .known(.stress), count: 2), .init(name: .own("Café"), count: 2),
        .init(name: .known(.boredom), count: 1),
      ])
  }

  @Test("What was tried once or twice is not ranked, however well it went")
  func tooFew() {
    let statistics = UrgeStatistics(
      [urge(10, 0, tool: "walk")] + (0..<3).map { urge(number: $0, 6, 4, tool: "breathing") }
        + [urge(9, nil, tool: "call"), urge(9, 1)])
    #expect(statistics.ranked.map(\.tool) == ["breathing"])
    #expect(statistics.tooFew.map(\.tool) == ["walk"])
    #expect(statistics.ranked.first?.rank == 1)
  }

  @Test("Equal means share a rank, and the next counts on")
  func ties() {
    func uses(_ tool: String, _ falls: [Int]) -> [Urge] { falls.map { urge(10, 10 - $0, tool: tool) } }
    let statistics = UrgeStatistics(
      uses("a", [1, 2, 3]) + uses("b", [2, 2, 2, 2]) + uses("c", [1, 1, 1]) + uses("d", [3, 3, 4]))
    #expect(statistics.ranked.map(\.tool) == ["d", "b", "a", "c"])
    #expect(statistics.ranked.map(\.rank) == [1, 2, 2, 4])
  }

  @Test("Nothing at all")
  func none() {
    let statistics = UrgeStatistics([])
    #expect(statistics.ranked.isEmpty && statistics.triggers.isEmpty && statistics.total == 0)
  }

  @Test("Whatever was written: every urge is in the map, the order does not matter, and ranks fall with the means")
  func properties() {
    for seed in UInt64(1)...300 {
      var random = SeededRandom(seed)
      let tools = ["a", "b", "c", "d", "e"]
      let urges = (0..<Int.random(in: 0...60, using: &random)).map { number in
        urge(
          number: number, day: Self.monday.adding(days: .random(in: 0...400, using: &random)),
          hour: .random(in: 0...23, using: &random),
          triggers: Urge.Trigger.allCases.filter { _ in .random(using: &random) },
          Bool.random(using: &random) ? .random(in: 0...10, using: &random) : nil,
          Bool.random(using: &random) ? .random(in: 0...10, using: &random) : nil,
          tool: tools.randomElement(using: &random))
      }
      let statistics = UrgeStatistics(urges)
      #expect(statistics.counts.joined().reduce(0, +) == urges.count, "seed \(seed)")
      #expect(statistics == UrgeStatistics(urges.shuffled(using: &random)), "seed \(seed)")
      let rated = urges.filter { $0.fall != nil && $0.tool != nil }.count
      #expect((statistics.ranked + statistics.tooFew).map(\.times).reduce(0, +) == rated, "seed \(seed)")
      for (a, b) in zip(statistics.ranked, statistics.ranked.dropFirst()) {
        #expect(a.meanFall >= b.meanFall, "seed \(seed)")
        #expect(((a.rank ?? 0) == (b.rank ?? 0)) == (a.totalFall * b.times == b.totalFall * a.times), "seed \(seed)")
      }
      #expect(statistics.triggers.map(\.count) == statistics.triggers.map(\.count).sorted(by: >), "seed \(seed)")
    }
  }
}
