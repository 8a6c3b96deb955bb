import Meetings

/// What a member's urges show together: when they come, what brings them, and what made them smaller.
public struct UrgeStatistics: Sendable, Equatable {
  /// `[weekday][hour]`, Sunday first, as the member's clock showed it.
  public let counts: [[Int]]
  /// Most often first.
  public let triggers: [TriggerCount]
  /// Tools that were used often enough to compare, largest mean fall first. Equal means have equal ranks.
  public let ranked: [ToolResult]
  /// Tools that were rated fewer than `fewest` times: nothing can be said of them yet. Most often used first.
  public let tooFew: [ToolResult]
  public let total: Int

  /// Times that a tool must have been rated before it is ranked. One good hour proves nothing.
  public static let fewest = 3

  public struct TriggerCount: Sendable, Equatable {
    public enum Name: Hashable, Sendable {
      case known(Urge.Trigger)
      case own(String)
    }
    public var name: Name
    public var count: Int
  }

  public struct ToolResult: Sendable, Equatable {
    /// The tool's id.
    public var tool: String
    /// Urges rated before and after it.
    public var times: Int
    /// All of their falls together.
    public var totalFall: Int
    /// 1 is best; shared by equal means, and the next then counts on (1, 1, 3). Nil where there were too few.
    public var rank: Int?

    public var meanFall: Double { Double(totalFall) / Double(times) }

    /// Exact: no rounding can make a tie of what is none.
    fileprivate func fallsFurther(than other: ToolResult) -> Bool { totalFall * other.times > other.totalFall * times }
  }

  public init(_ urges: some Collection<Urge>) {
    var counts = Array(repeating: Array(repeating: 0, count: 24), count: 7)
    var triggers: [TriggerCount.Name: Int] = [:]
    var spelling: [String: String] = [:]
    var results: [String: ToolResult] = [:]
    for urge in urges {
      counts[urge.day.weekday.rawValue][urge.time.hour] += 1
      for trigger in Set(urge.triggers) { triggers[.known(trigger), default: 0] += 1 }
      var folded: Set<String> = []
      for word in urge.ownTriggers where folded.insert(TextFolding.fold(word)).inserted {
        // "Payday" and "payday" are one; it is shown as it was first written.
        let known = spelling[TextFolding.fold(word)] ?? word
        spelling[TextFolding.fold(word)] = known
        triggers[.own(known), default: 0] += 1
      }
      if let tool = urge.tool, let fall = urge.fall {
        results[tool, default: ToolResult(tool: tool, times: 0, totalFall: 0)].add(fall)
      }
    }
    self.counts = counts
    self.triggers = triggers.map { TriggerCount(name: $0.key, count: $0.value) }
      .sorted { ($1.count, $0.name.order) < ($0.count, $1.name.order) }
    ranked = Self.ranking(results.values.filter { $0.times >= Self.fewest })
    tooFew = results.values.filter { $0.times < Self.fewest }.sorted { ($1.times, $0.tool) < ($0.times, $1.tool) }
    total = urges.count
  }

  private static func ranking(_ results: [ToolResult]) -> [ToolResult] {
    var sorted = results.sorted { a, b in
      if a.fallsFurther(than: b) { return true }
      if b.fallsFurther(than: a) { return false }
      return (b.times, a.tool) < (a.times, b.tool)
    }
    for index in sorted.indices {
      let isTie = index > 0 && !sorted[index - 1].fallsFurther(than: sorted[index])
      sorted[index].rank = isTie ? sorted[index - 1].rank : index + 1
    }
    return sorted
  }
}

extension UrgeStatistics.ToolResult {
  fileprivate mutating func add(_ fall: Int) {
    times += 1
    totalFall += fall
  }
}

extension UrgeStatistics.TriggerCount.Name {
  /// For an order that is always the same.
  fileprivate var order: String {
    switch self {
    case .known(let trigger): "0" + trigger.rawValue
    case .own(let word): "1" + word
    }
  }
}
