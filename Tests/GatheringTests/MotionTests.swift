import Meetings
import SeededTesting
import Testing

@testable import Gathering

@Suite struct MotionTests {
  private let monday = Instant(seconds: 1_772_539_200)

  private func motion(_ threshold: Threshold = .twoThirds, quorum: Quorum = .usual) throws -> Motion {
    try Motion(
      text: " A quiet room for newcomers ", discussionDays: 7, votingDays: 3, threshold: threshold, quorum: quorum,
      at: monday)
  }

  @Test func talkedOverThenVotedOnThenDecided() throws {
    let motion = try motion()
    #expect(motion.text == "A quiet room for newcomers")
    let stages = [(0, Motion.Stage.discussion), (6, .discussion), (7, .voting), (9, .voting), (10, .decided)]
    for (day, stage) in stages { #expect(motion.stage(at: monday.adding(days: day)) == stage) }
    let all = Tally(yes: 9, no: 0, abstain: 0)
    #expect(motion.result(all, voters: 9, at: monday.adding(days: 9)) == nil, "nobody sees how it goes")
    #expect(motion.result(all, voters: 9, at: monday.adding(days: 10)) == .carried)
  }

  @Test func oneBallotEachWhileItIsOpen() throws {
    var motion = try motion()
    func refusal(_ day: Int, isVoter: Bool = true, hasVoted: Bool = false) -> Motion.Refusal? {
      do throws(Motion.Refusal) {
        try motion.checkBallot(isVoter: isVoter, hasVoted: hasVoted, at: monday.adding(days: day))
        return nil
      } catch { return error }
    }
    #expect(refusal(6) == .notVotingYet)
    #expect(refusal(7) == nil)
    #expect(refusal(7, isVoter: false) == .notAVoter)
    #expect(refusal(9, hasVoted: true) == .votedAlready)
    #expect(refusal(10) == .votingIsOver)
    #expect(throws: Motion.Refusal.tooLateToWithdraw) { try motion.withdraw(at: monday.adding(days: 8)) }
    try motion.withdraw(at: monday.adding(days: 6))
    #expect(refusal(8) == .withdrawn)
    #expect(motion.result(Tally(yes: 9, no: 0, abstain: 0), voters: 9, at: monday.adding(days: 20)) == nil)
  }

  @Test func bounds() {
    func fault(_ text: String, _ talk: Int, _ vote: Int) -> Motion.Fault? {
      do throws(Motion.Fault) {
        _ = try Motion(text: text, discussionDays: talk, votingDays: vote, at: monday)
        return nil
      } catch { return error }
    }
    #expect(fault(" \n", 7, 3) == .empty)
    #expect(fault(String(repeating: "x", count: 2_001), 7, 3) == .tooLong(limit: 2_000))
    #expect(fault("x", 0, 3) == .discussionDays)
    #expect(fault("x", 7, 31) == .votingDays)
    #expect(fault("x", 60, 30) == nil)
  }

  @Test(
    arguments: [
      (Threshold.simpleMajority, 5, 5, false), (.simpleMajority, 6, 5, true), (.twoThirds, 6, 3, true),
      (.twoThirds, 5, 3, false), (.substantialUnanimity, 4, 1, true), (.substantialUnanimity, 7, 2, false),
      (.simpleMajority, 0, 0, false),
    ])
  func thresholds(threshold: Threshold, yes: Int, no: Int, isCarried: Bool) throws {
    let motion = try motion(threshold, quorum: Quorum(percent: 0, atLeast: 1))
    // Abstentions count towards the quorum and not against the motion.
    let result = motion.result(Tally(yes: yes, no: no, abstain: 7), voters: 30, at: monday.adding(days: 11))
    #expect(result == (isCarried ? .carried : .notCarried))
  }

  @Test func quorum() throws {
    #expect(Quorum.usual.needed(of: 0) == 3)
    #expect(Quorum.usual.needed(of: 10) == 4)
    #expect(Quorum(percent: 50, atLeast: 1).needed(of: 7) == 4)
    #expect(Quorum(percent: 300, atLeast: -4).needed(of: 7) == 7)
    let motion = try motion(quorum: Quorum(percent: 50, atLeast: 1))
    let end = monday.adding(days: 10)
    #expect(motion.result(Tally(yes: 3, no: 0, abstain: 0), voters: 7, at: end) == .noQuorum)
    #expect(motion.result(Tally(yes: 3, no: 0, abstain: 1), voters: 7, at: end) == .carried)
  }

  @Test(arguments: 0..<50)
  func oneMoreYesNeverHurtsAndOneMoreNoNeverHelps(seed: UInt64) {
    var random = SeededRandom(seed)
    for threshold in Threshold.all {
      let yes = Int.random(in: 0...40, using: &random)
      let no = Int.random(in: 0...40, using: &random)
      let isMet = threshold.isMet(yes: yes, no: no)
      #expect(!isMet || threshold.isMet(yes: yes + 1, no: no), "seed \(seed)")
      #expect(isMet || !threshold.isMet(yes: yes, no: no + 1), "seed \(seed)")
    }
  }

  @Test func fewBallotsAreNotShownInNumbers() {
    var tally = Tally()
    for choice in BallotChoice.allCases { tally.count(choice) }
    #expect(tally == Tally(yes: 1, no: 1, abstain: 1))
    #expect(!tally.mayBeShown)
    #expect(Tally(yes: 5, no: 0, abstain: 0).mayBeShown)
  }
}
