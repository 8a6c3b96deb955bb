/// A part of a meeting: how long it takes, who may write, how the floor goes round.
public struct Phase: Sendable, Hashable, Codable {
  public enum Kind: String, Sendable, Hashable, Codable, CaseIterable {
    /// Before the scheduled start: people come in and settle.
    case arriving
    case opening
    case readings
    /// Each says how they are, in turn.
    case checkIn
    /// The group settles what to talk about.
    case agenda
    /// Invited speakers tell their story.
    case speaker
    /// Everybody writes for themselves.
    case writing
    case sharing
    /// A conversation rather than turns.
    case discussion
    case business
    case closing
  }

  public enum Writers: String, Sendable, Hashable, Codable, CaseIterable {
    case nobody, hosts
    /// Whoever has the floor; between shares the hosts, and everyone where feedback is welcome.
    case speaker
    case everyone
  }

  public var kind: Kind
  /// How long it takes; nil takes what the others leave of the meeting (the first such phase; `arriving` ends at the start).
  public var minutes: Int?
  public var writers: Writers
  /// Seconds for a share; nil for as long as it takes.
  public var secondsPerShare: Int?
  /// Whether the room itself gives the floor to the next hand.
  public var floorPassesItself: Bool
  /// After a share everyone may answer for so long; 0 where feedback is not welcome.
  public var feedbackSeconds: Int

  public init(
    _ kind: Kind, minutes: Int?, writers: Writers, secondsPerShare: Int? = nil, floorPassesItself: Bool = false,
    feedbackSeconds: Int = 0
  ) {
    self.kind = kind
    self.minutes = minutes
    self.writers = writers
    self.secondsPerShare = secondsPerShare
    self.floorPassesItself = floorPassesItself
    self.feedbackSeconds = feedbackSeconds
  }

  public var welcomesFeedback: Bool { feedbackSeconds > 0 }

  /// Bounds of what a group may set.
  public static let minutesRange = 1...240
  public static let secondsPerShareRange = 15...3_600
  public static let feedbackRange = 0...600
}
