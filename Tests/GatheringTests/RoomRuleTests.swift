import Meetings
import Testing

@testable import Gathering

@Suite("How the floor goes round")
struct FloorTests {
  private func sharing(_ style: WayToRun.Style = .twelveStep, _ kind: Phase.Kind = .sharing) throws -> LiveRoom {
    var live = try LiveRoom(LiveRoom.plan(style), in: kind)
    for seat in ["a", "b", "c"] as [SeatID] { try live.enter(seat) }
    return live
  }

  @Test("The room gives the floor to the next hand; those who have not yet shared go first")
  func turns() throws {
    var live = try sharing()
    try live.do(.raiseHand, "a")
    #expect(live.room.floor?.seat == "a")
    #expect(live.room.floor?.until == live.now.adding(seconds: 180))
    try live.do(live.said("I am a."), "a")
    try live.do(.endShare, "a")
    try live.do(.raiseHand, "b")
    try live.do(.raiseHand, "a")
    try live.do(.raiseHand, "c")
    #expect(live.room.hands.map(\.seat) == ["c", "a"])
    #expect(live.refusal(live.said("Me too"), "c") == .notYourTurn)
    try live.do(.say(Words("I am b.", endsTurn: true)), "b")
    #expect(live.room.floor?.seat == "c")
    try live.do(.pass, "c")
    #expect(live.room.floor?.seat == "a")
  }

  @Test("A share that runs over is passed on after a grace, what was being written ended with it")
  func timeUp() throws {
    var live = try sharing()
    try live.do(.raiseHand, "a")
    try live.do(.raiseHand, "b")
    try live.do(live.said("I was", whole: false), "a")
    try live.pass(seconds: 209)
    #expect(live.room.floor?.seat == "a")
    let happened = try live.pass(seconds: 1)
    #expect(happened.first == .shareEnded(share: ShareID(1)))
    #expect(live.room.floor?.seat == "b")
    try live.do(.giveTime(seconds: 60), "chair")
    try live.pass(seconds: 269)
    #expect(live.room.floor?.seat == "b")
    try live.do(.askToClose, "chair")
    try live.pass(seconds: 1)
    #expect(live.room.floor == nil)
  }

  @Test("Who loses the line keeps the floor for a moment, then it goes on; their hand waits for them")
  func away() throws {
    var live = try sharing()
    try live.do(.raiseHand, "a")
    try live.do(.raiseHand, "b")
    try live.do(.raiseHand, "c")
    try live.run(.away("b"), by: .house)
    try live.run(.away("a"), by: .house)
    try live.pass(seconds: 29)
    #expect(live.room.floor?.seat == "a")
    try live.pass(seconds: 1)
    #expect(live.room.floor?.seat == "c")
    try live.do(.endShare, "c")
    #expect(live.room.floor == nil)
    try live.run(.back("b"), by: .house)
    #expect(live.room.floor?.seat == "b")
  }

  @Test("Where answers are welcome there is time for them before the next hand")
  func feedback() throws {
    var live = try sharing(.lifeRing, .checkIn)
    try live.do(.raiseHand, "a")
    try live.do(.raiseHand, "b")
    #expect(live.refusal(live.said("Well done"), "c") == .notYourTurn)
    try live.do(.say(Words("A hard week.", endsTurn: true)), "a")
    #expect(live.room.floor == nil)
    try live.do(live.said("Well done"), "c")
    try live.pass(seconds: 89)
    #expect(live.room.floor == nil)
    try live.pass(seconds: 1)
    #expect(live.room.floor?.seat == "b")
  }

  @Test("A host calls on somebody only when the floor is free, and only on who can share")
  func callOn() throws {
    var live = try sharing(.speaker, .speaker)
    #expect(live.refusal(.callOn("b"), "a") == .notAllowed)
    try live.do(.callOn("b"), "chair")
    #expect(live.refusal(.callOn("a"), "chair") == .floorTaken)
    try live.do(.raiseHand, "a")
    try live.do(.endShare, "b")
    #expect(live.room.floor == nil, "in a speaker's part the hosts give the floor")
    try live.do(.setListening(true), "c")
    #expect(live.refusal(.callOn("c"), "chair") == .listeningOnly)
    try live.do(.mute("a"), "chair")
    #expect(live.refusal(.callOn("a"), "chair") == .muted)
    #expect(live.room.hands.isEmpty)
  }

  @Test("Asked to close, they have half a minute, whatever the way")
  func askedToClose() throws {
    var live = try sharing(.speaker, .speaker)
    try live.do(.callOn("b"), "chair")
    try live.do(.askToClose, "chair")
    #expect(live.room.floor?.isAskedToClose == true)
    try live.pass(seconds: 29)
    #expect(live.room.floor?.seat == "b")
    let happened = try live.pass(seconds: 1)
    #expect(happened == [.floorEnded(seat: "b", why: .closedKindly, feedbackUntil: nil)])
  }

  @Test("Muting, removing, listening and leaving end a turn")
  func ends() throws {
    let ways: [(RoomCommand, SeatID, FloorEnd)] = [
      (.mute("a"), "chair", .muted), (.remove("a"), "chair", .removed), (.setListening(true), "a", .listening),
      (.leave, "a", .left), (.endShare, "chair", .closedKindly),
    ]
    for (command, actor, why) in ways {
      var live = try sharing()
      try live.do(.raiseHand, "a")
      try live.do(live.said("I", whole: false), "a")
      let happened = try live.do(command, actor)
      #expect(
        happened.prefix(2) == [.shareEnded(share: ShareID(1)), .floorEnded(seat: "a", why: why, feedbackUntil: nil)])
      #expect(live.room.floor == nil)
      #expect(live.refusal(live.said(" go on"), "a") != nil)
    }
  }
}

@Suite("Words")
struct WordsTests {
  private func speaking() throws -> LiveRoom {
    var live = try LiveRoom(LiveRoom.plan(.smart), in: .discussion)
    try live.enter("a")
    try live.enter("b")
    return live
  }

  @Test("As they are written: parts append, mend, and arrive twice without harm")
  func parts() throws {
    var live = try speaking()
    try live.do(.say(Words("I was afrad", isWhole: false)), "a")
    let part = RoomCommand.say(Words("aid 🌱", isWhole: false, keep: 9))
    try live.do(part, "a")
    try live.do(part, "a")
    #expect(live.room.openShare(of: "a")?.text == "I was afraid 🌱")
    try live.do(.say(Words("", isWhole: true)), "a")
    let share = try #require(live.room.share(ShareID(1)))
    #expect(share.isEnded && share.text == "I was afraid 🌱")
    #expect(live.refusal(.say(Words("!", share: ShareID(1))), "a") == .noSuchShare)
    try live.do(live.said("More"), "a")
    #expect(live.room.shares.map(\.id.rawValue) == [1, 2])
  }

  @Test("Half of an emoji does not break the text")
  func halves() throws {
    var live = try speaking()
    try live.do(.say(Words("ab🌱", isWhole: false)), "a")
    try live.do(.say(Words("c", isWhole: false, keep: 3)), "a")
    #expect(live.room.openShare(of: "a")?.text.hasPrefix("ab") == true)
    #expect(live.room.openShare(of: "a")?.text.hasSuffix("c") == true)
  }

  @Test("The same whole share again is known by its key")
  func key() throws {
    var live = try speaking()
    try live.do(.say(Words("Hello", key: "k1")), "a")
    #expect(live.refusal(.say(Words("Hello", key: "k1")), "a") == .alreadySaid)
    try live.do(.say(Words("Hello", key: "k1")), "b")
    try live.do(.say(Words("Hello", key: "k2")), "a")
    #expect(live.room.shares.count == 3)
  }

  @Test("Bounds: too long, empty, a long share goes on in the next, old ones give way")
  func bounds() throws {
    var live = try LiveRoom(in: .sharing)
    try live.enter("a")
    try live.do(.raiseHand, "a")
    #expect(live.refusal(live.said(" \n"), "a") == .empty)
    let long = String(repeating: "x", count: RoomLimits.share)
    #expect(live.refusal(live.said(long + "x"), "a") == .tooLong(limit: RoomLimits.share))
    try live.do(live.said(long, whole: false), "a")
    #expect(live.refusal(.say(Words("x", isWhole: false, keep: 4_000)), "a") == .tooLong(limit: RoomLimits.share))
    try live.do(live.said("more", whole: false), "a")
    #expect(live.room.shares.map(\.text) == [long, "more"])
    #expect(live.room.shares[0].isEnded)
    for number in 0..<500 {
      live.now = live.now.adding(seconds: number % 50 == 0 ? 1 : 0)
      if number == 250 { try live.do(.giveTime(seconds: 600), "chair") }
      try live.do(live.said("\(number)"), "a")
    }
    #expect(live.room.shares.count == RoomLimits.keptShares)
    #expect(live.room.shares.last?.text == "499")
    #expect(live.room.shares.first?.text == "300")
    #expect(live.room.share(ShareID(1)) == nil)
  }

  @Test("A share that is no longer kept does not touch the one in its place")
  func ring() throws {
    var live = try speaking()
    try live.do(live.said("Slow", whole: false), "a")
    try live.do(.callOn("b"), "chair")
    for number in 1..<RoomLimits.keptShares {
      live.now = live.now.adding(seconds: number % 20 == 0 ? 1 : 0)
      try live.do(live.said("\(number)"), "b")
    }
    live.now = live.now.adding(seconds: 1)
    try live.do(live.said("Open", whole: false), "b")
    #expect(live.room.share(ShareID(1)) == nil)
    try live.do(.endShare, "a")
    #expect(live.room.openShare(of: "b")?.isEnded == false)
  }

  @Test("The floor writes fast, others one in two seconds after ten at once")
  func pace() throws {
    var live = try speaking()
    for _ in 0..<10 { try live.do(live.said("Hi"), "a") }
    #expect(live.refusal(live.said("Hi"), "a") == .tooFast(retryAfterMilliseconds: 2_000))
    try live.do(live.said("Hi"), "b")
    live.now = live.now.adding(seconds: 2)
    try live.do(live.said("Hi"), "a")
    #expect(live.refusal(live.said("Hi"), "a") != nil)
    try live.do(.callOn("b"), "chair")
    for second in 0..<4 {
      for part in 0..<50 { try live.do(live.said("\(second) \(part) ", whole: false), "b") }
      live.now = live.now.adding(seconds: 1)
    }
    for _ in 0..<250 { try live.do(live.said("x", whole: false), "b") }
    #expect(live.refusal(live.said("x", whole: false), "b") == .tooFast(retryAfterMilliseconds: 20))
  }

  @Test("A long message counts as several: a page that is written again and again stops sooner")
  func weight() throws {
    var live = try speaking()
    try live.do(.callOn("b"), "chair")
    let page = String(repeating: "x", count: 4_000)
    for _ in 0..<50 { try live.run(.say(Words(page, isWhole: false, keep: 0)), by: .seat("b")) }
    #expect(live.refusal(live.said("x", whole: false), "b") == .tooFast(retryAfterMilliseconds: 20))
  }

  @Test("Slow mode, for all but hosts and the floor")
  func slow() throws {
    var live = try speaking()
    try live.do(.setSlow(seconds: 30), "chair")
    try live.do(live.said("One"), "a")
    live.now = live.now.adding(seconds: 10)
    #expect(live.refusal(live.said("Two"), "a") == .tooFast(retryAfterMilliseconds: 20_000))
    try live.do(live.said("One"), "chair")
    try live.do(live.said("Two"), "chair")
    live.now = live.now.adding(seconds: 20)
    try live.do(live.said("Two"), "a")
    try live.do(.setSlow(seconds: 0), "chair")
    try live.do(live.said("Three"), "a")
  }

  @Test("Hands and notes have a pace too; thanks are shown once")
  func actions() throws {
    var live = try speaking()
    for _ in 0..<7 {
      try live.do(.raiseHand, "a")
      try live.do(.lowerHand, "a")
    }
    try live.do(.noteToHosts("Hi"), "a")
    #expect(live.refusal(.noteToHosts("Hi"), "a") == .tooFast(retryAfterMilliseconds: 1_000))
    try live.do(live.said("Thanks for being here"), "a")
    #expect(try live.do(.thank(ShareID(1), .strength), "b") == [.thanked(share: ShareID(1), with: .strength)])
    #expect(try live.do(.thank(ShareID(1), .strength), "chair") == [])
    #expect(live.events.last?.by == nil, "nobody is told who thanked")
    #expect(live.refusal(.thank(ShareID(1), .strength), "a") == .notAllowed)
  }

  @Test("A host or the writer takes words off the screen; they are gone from the room")
  func hide() throws {
    var live = try speaking()
    try live.do(live.said("Something cruel"), "a")
    try live.do(live.said("Something private"), "b")
    #expect(live.refusal(.hideShare(ShareID(1)), "b") == .notAllowed)
    try live.do(.hideShare(ShareID(1)), "chair")
    try live.do(.hideShare(ShareID(2)), "b")
    #expect(live.room.shares.map(\.text) == ["", ""])
    #expect(live.refusal(.thank(ShareID(1), .strength), "b") == .noSuchShare)
  }

  @Test("Nobody writes in a quiet part, hosts alone in their own; whoever they call on may")
  func quiet() throws {
    var live = try LiveRoom(LiveRoom.plan(.quietWriting), in: .writing)
    try live.enter("a")
    #expect(live.refusal(live.said("x"), "chair") == .quietNow)
    #expect(live.refusal(.callOn("a"), "chair") == .quietNow)
    try live.do(.move(.index(1)), "chair")
    #expect(live.refusal(live.said("x"), "a") == .quietNow)
    try live.do(live.said("Welcome"), "chair")
    try live.do(.callOn("a"), "chair")
    try live.do(live.said("I read for you"), "a")
  }
}
