/// How a meeting is run, as data: a preset that a group may adjust.
public struct WayToRun: Sendable, Hashable, Codable {
  public enum Style: String, Sendable, Hashable, Codable, CaseIterable {
    /// Turns without crosstalk.
    case twelveStep
    /// Check-in, agenda, discussion.
    case smart
    /// A conversation about the week, crosstalk welcome.
    case lifeRing
    /// Family and friends: turns, then what helped.
    case family
    case speaker
    case quietWriting
  }

  /// The preset that it came from.
  public var style: Style
  /// In order; the last is the closing.
  public var phases: [Phase]

  public init(style: Style, phases: [Phase]) {
    self.style = style
    self.phases = phases
  }

  /// Parts of a meeting.
  public static let mostPhases = 12

  /// For a room that opens by itself: what waits for a host to speak is left out.
  var withoutHosts: WayToRun {
    var way = self
    way.phases.removeAll { $0.writers == .hosts && $0.kind != .arriving && $0.kind != .closing }
    return way.bounded
  }

  /// The same, brought within its bounds: it has a beginning, a closing, and one part at least between them.
  public var bounded: WayToRun {
    var way = self
    way.phases = phases.prefix(Self.mostPhases).filter { $0.kind != .arriving && $0.kind != .closing }.map(Self.bounded)
    if way.phases.isEmpty { way.phases = [.init(.sharing, minutes: nil, writers: .speaker, floorPassesItself: true)] }
    let arriving = phases.first { $0.kind == .arriving } ?? .arriving
    let closing = phases.last { $0.kind == .closing } ?? .closing
    way.phases = [Self.bounded(arriving)] + way.phases.prefix(Self.mostPhases - 2) + [Self.bounded(closing)]
    way.phases[way.phases.count - 1].minutes = way.phases.last?.minutes ?? Phase.closingMinutes
    return way
  }

  private static func bounded(_ phase: Phase) -> Phase {
    var phase = phase
    phase.minutes = phase.minutes.map { $0.clamped(to: Phase.minutesRange) }
    phase.secondsPerShare = phase.secondsPerShare.map { $0.clamped(to: Phase.secondsPerShareRange) }
    phase.feedbackSeconds = phase.feedbackSeconds.clamped(to: Phase.feedbackRange)
    return phase
  }
}

extension Phase {
  static let closingMinutes = 5
  static let arriving = Phase(.arriving, minutes: nil, writers: .everyone)
  static let closing = Phase(.closing, minutes: closingMinutes, writers: .everyone)
}

extension Int {
  func clamped(to range: ClosedRange<Int>) -> Int { Swift.min(Swift.max(self, range.lowerBound), range.upperBound) }
}
