import Meetings
import SeededTesting
import Testing

@testable import Gathering

@Suite("A meeting from beginning to end")
struct MeetingTimeTests {
  @Test("It runs itself: opened early, part after part, closing, closed", arguments: WayToRun.Style.allCases)
  func runsItself(style: WayToRun.Style) throws {
    var live = try LiveRoom(LiveRoom.plan(style), at: LiveRoom.start.adding(minutes: -20))
    #expect(live.room.phase?.kind == .arriving)
    let happened = try live.pass(seconds: 3 * 3_600)
    let phases = happened.compactMap { if case .phase(let index, _) = $0 { index } else { nil } }
    #expect(phases == Array(1..<WayToRun.preset(style).phases.count))
    let closing = live.events.last { if case .phase = $0.did { true } else { false } }
    #expect(closing?.at == LiveRoom.start.adding(minutes: 55), "the closing ends when the meeting does")
    #expect(live.events.last?.at == LiveRoom.start.adding(minutes: 70))
    #expect(live.room.closing == .timeOver)
  }

  @Test("Opened late, it still ends in time; the part that takes what is left gives way")
  func late() throws {
    var live = try LiveRoom(at: LiveRoom.start.adding(minutes: 50))
    #expect(live.room.phase?.kind == .opening)
    try live.pass(seconds: 600)
    #expect(live.room.isClosing)
    #expect(live.room.phaseUntil == LiveRoom.start.adding(minutes: 65))
  }

  @Test("Whoever speaks when a part is over may finish, within bounds")
  func finishing() throws {
    var live = try LiveRoom(LiveRoom.plan(.speaker), in: .speaker)
    try live.enter("a")
    try live.do(.callOn("a"), "chair")
    try live.pass(seconds: 25 * 60 + 179)
    #expect(live.room.phase?.kind == .speaker && live.room.floor != nil)
    try live.pass(seconds: 1)
    #expect(live.room.phase?.kind == .sharing && live.room.floor == nil)
  }

  @Test("Hosts add time, up to a bound")
  func extending() throws {
    var live = try LiveRoom(in: .sharing)
    let until = try #require(live.room.phaseUntil)
    try live.do(.extend(minutes: 15), "chair")
    #expect(live.room.phaseUntil == until.adding(minutes: 15))
    #expect(live.room.end == LiveRoom.start.adding(minutes: 75))
    #expect(live.refusal(.extend(minutes: 106), "chair") == .tooMuchTime)
    #expect(live.refusal(.extend(minutes: 0), "chair") == .tooMuchTime)
    try live.pass(seconds: 74 * 60)
    #expect(live.room.isClosing)
  }

  @Test("What is shown and put on the card; then closed by a host, and nothing of it is left")
  func shownAndClosed() throws {
    var live = try LiveRoom(in: .sharing)
    try live.enter("a")
    try live.do(.showReading(1), "chair")
    #expect(live.refusal(.showReading(2), "chair") == .noSuchReading)
    try live.do(.setTopic("  Hope "), "chair")
    #expect(live.room.topic == "Hope" && live.room.reading == 1)
    #expect(live.refusal(.setTopic(String(repeating: "x", count: 201)), "chair") == .tooLong(limit: 200))
    for number in 0..<60 {
      live.now = live.now.adding(seconds: 1)
      try live.do(.noteToHosts("\(number)"), "a")
    }
    #expect(live.room.notes.count == RoomLimits.keptNotes)
    try live.do(.wantSomebody(true), "a")
    #expect(live.room.seats["a"]?.wantsSomebody == true)
    try live.do(.raiseHand, "a")
    try live.do(live.said("Half a", whole: false), "a")
    #expect(live.refusal(.close, "a") == .notAllowed)
    let happened = try live.do(.close, "chair")
    #expect(happened.last == .closed(why: .byHost) && happened.count == 3)
    #expect(live.room.shares.isEmpty && live.room.notes.isEmpty && live.room.topic.isEmpty)
    #expect(live.room.nextDeadline == nil)
    #expect(live.refusal(.tick, by: .house) == .closed)
  }

  @Test("A room is opened once")
  func opened() throws {
    let live = try LiveRoom()
    let chair = NewSeat(id: "x", name: "X", kind: .host)
    #expect(live.refusal(.open(LiveRoom.plan(), chair: chair), by: .house) == .alreadyOpen)
    #expect(throws: RoomRefusal.notOpen) { try Room().decide(.tick, by: .house, at: live.now) }
    #expect(throws: RoomRefusal.notOpen) {
      try Room().decide(.open(LiveRoom.plan(), chair: chair), by: .seat("x"), at: live.now)
    }
  }
}

@Suite("Ways to run a meeting")
struct WayToRunTests {
  @Test(
    "Each preset begins with arriving, ends with closing, has one part that takes what is left, and is within bounds")
  func presets() {
    #expect(WayToRun.presets.map(\.style) == WayToRun.Style.allCases)
    for way in WayToRun.presets {
      #expect(way.bounded == way)
      #expect(way.phases.first?.kind == .arriving && way.phases.last?.kind == .closing)
      #expect(way.phases.dropFirst().filter { $0.minutes == nil }.count == 1)
    }
    // No crosstalk in a 12-step meeting; it is welcome in LifeRing.
    #expect(!WayToRun.preset(.twelveStep).phases.contains { $0.welcomesFeedback || $0.kind == .discussion })
    #expect(WayToRun.preset(.lifeRing).phases.contains { $0.welcomesFeedback })
    #expect(WayToRun.preset(.quietWriting).phases.contains { $0.writers == .nobody })
  }

  @Test("Whatever a group sets is brought within bounds", arguments: 0..<60)
  func bounded(seed: UInt64) {
    var random = SeededRandom(seed)
    let phases = (0..<Int.random(in: 0...20, using: &random)).map { _ in
      Phase(
        Phase.Kind.allCases.randomElement(using: &random) ?? .sharing,
        minutes: Bool.random(using: &random) ? nil : Int.random(in: -10...1_000, using: &random),
        writers: Phase.Writers.allCases.randomElement(using: &random) ?? .speaker,
        secondsPerShare: Bool.random(using: &random) ? nil : Int.random(in: -10...10_000, using: &random),
        floorPassesItself: Bool.random(using: &random), feedbackSeconds: Int.random(in: -10...1_000, using: &random))
    }
    let way = WayToRun(style: .smart, phases: phases).bounded
    #expect(way.bounded == way)
    #expect((3...WayToRun.mostPhases).contains(way.phases.count))
    #expect(way.phases.first?.kind == .arriving && way.phases.last?.kind == .closing)
    #expect(way.phases.last?.minutes != nil)
    for phase in way.phases {
      #expect(phase.minutes.map(Phase.minutesRange.contains) ?? true)
      #expect(phase.secondsPerShare.map(Phase.secondsPerShareRange.contains) ?? true)
      #expect(Phase.feedbackRange.contains(phase.feedbackSeconds))
    }
  }
}
