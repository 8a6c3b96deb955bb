import Meetings

public enum BallotChoice: String, Sendable, Hashable, Codable, CaseIterable {
  case yes, no, abstain
}

/// How much of the votes carries a motion. Abstentions count towards the quorum, not here.
public struct Threshold: Sendable, Hashable, Codable {
  public var numerator: Int
  public var denominator: Int
  /// Whether exactly that much is too little.
  public var needsMore: Bool

  /// More than half.
  public static let simpleMajority = Threshold(numerator: 1, denominator: 2, needsMore: true)
  public static let twoThirds = Threshold(numerator: 2, denominator: 3, needsMore: false)
  /// Four in five: nearly everybody, so that one voice in a small group does not hold it back.
  public static let substantialUnanimity = Threshold(numerator: 4, denominator: 5, needsMore: false)
  public static let all = [simpleMajority, twoThirds, substantialUnanimity]

  func isMet(yes: Int, no: Int) -> Bool {
    let cast = yes + no
    guard cast > 0 else { return false }
    return needsMore ? yes * denominator > cast * numerator : yes * denominator >= cast * numerator
  }
}

/// How many must vote, abstentions included, for a vote to count.
public struct Quorum: Sendable, Hashable, Codable {
  /// Percent of those who may vote, 0 to 100, rounded up.
  public var percent: Int
  /// And no fewer than this.
  public var atLeast: Int

  public init(percent: Int, atLeast: Int) {
    self.percent = percent.clamped(to: 0...100)
    self.atLeast = atLeast.clamped(to: 1...Self.most)
  }

  /// A third of the members, three at least: a lone pair does not bind a group.
  public static let usual = Quorum(percent: 33, atLeast: 3)
  public static let most = 10_000

  public func needed(of voters: Int) -> Int { max(atLeast, (max(0, voters) * percent + 99) / 100) }
}

/// The ballots of a closed vote, counted. There is no way from here to who voted what.
public struct Tally: Sendable, Hashable, Codable {
  public private(set) var yes = 0
  public private(set) var no = 0
  public private(set) var abstain = 0

  public init() {}
  public init(yes: Int, no: Int, abstain: Int) {
    self.yes = max(0, yes)
    self.no = max(0, no)
    self.abstain = max(0, abstain)
  }

  public var ballots: Int { yes + no + abstain }

  public mutating func count(_ choice: BallotChoice) {
    switch choice {
    case .yes: yes += 1
    case .no: no += 1
    case .abstain: abstain += 1
    }
  }

  /// With fewer ballots the numbers would give voters away: only the result is shown.
  public static let fewestShown = 5
  public var mayBeShown: Bool { ballots >= Self.fewestShown }
}

public enum MotionResult: String, Sendable, Hashable, Codable {
  case carried, notCarried, noQuorum
}

/// Something that a group decides together: talked over first, then voted on in secret.
public struct Motion: Sendable, Hashable, Codable {
  public enum Stage: Sendable, Hashable {
    case discussion, voting, decided, withdrawn
  }

  public enum Fault: Error, Sendable, Hashable {
    case empty
    case tooLong(limit: Int)
    case discussionDays, votingDays
  }

  public enum Refusal: Error, Sendable, Hashable {
    case notVotingYet, votingIsOver, withdrawn, votedAlready, notAVoter, tooLateToWithdraw
  }

  public var text: String
  public var proposedAt: Instant
  public var discussionUntil: Instant
  public var votingUntil: Instant
  public var threshold: Threshold
  public var quorum: Quorum
  public private(set) var withdrawnAt: Instant?

  /// Characters of a motion; days of talking it over (a day at least, so that nobody is surprised) and of voting.
  public static let longest = 2_000
  public static let discussionDays = 1...60
  public static let votingDays = 1...30

  public init(
    text: String, discussionDays: Int, votingDays: Int, threshold: Threshold = .twoThirds, quorum: Quorum = .usual,
    at now: Instant
  ) throws(Fault) {
    let text = text.trimmed
    if text.isEmpty { throw .empty }
    if text.utf16.count > Self.longest { throw .tooLong(limit: Self.longest) }
    if !Self.discussionDays.contains(discussionDays) { throw .discussionDays }
    if !Self.votingDays.contains(votingDays) { throw .votingDays }
    self.text = text
    self.proposedAt = now
    self.discussionUntil = now.adding(days: discussionDays)
    self.votingUntil = discussionUntil.adding(days: votingDays)
    self.threshold = threshold
    self.quorum = quorum
  }

  public func stage(at now: Instant) -> Stage {
    if withdrawnAt != nil { return .withdrawn }
    if now < discussionUntil { return .discussion }
    return now < votingUntil ? .voting : .decided
  }

  /// Whether somebody may put in a ballot now. One each, and it stays: a secret ballot cannot be found again to change it.
  public func checkBallot(isVoter: Bool, hasVoted: Bool, at now: Instant) throws(Refusal) {
    switch stage(at: now) {
    case .discussion: throw .notVotingYet
    case .decided: throw .votingIsOver
    case .withdrawn: throw .withdrawn
    case .voting: break
    }
    if !isVoter { throw .notAVoter }
    if hasVoted { throw .votedAlready }
  }

  /// Takes it back, while it is still talked over.
  public mutating func withdraw(at now: Instant) throws(Refusal) {
    switch stage(at: now) {
    case .discussion: withdrawnAt = now
    case .withdrawn: throw .withdrawn
    case .voting, .decided: throw .tooLateToWithdraw
    }
  }

  /// What came of it; nil until the vote is over. `voters`: how many may vote, when it ended.
  public func result(_ tally: Tally, voters: Int, at now: Instant) -> MotionResult? {
    guard stage(at: now) == .decided else { return nil }
    if tally.ballots < quorum.needed(of: voters) { return .noQuorum }
    return threshold.isMet(yes: tally.yes, no: tally.no) ? .carried : .notCarried
  }
}
