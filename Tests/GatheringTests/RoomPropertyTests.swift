import Foundation
import Meetings
import SeededTesting
import Testing

@testable import Gathering

/// Meetings in which anybody tries anything at any time.
@Suite struct RoomPropertyTests {
  /// A random meeting under way.
  struct Meeting {
    var live: LiveRoom
    var witness = Witness()
    var random: SeededRandom
    var lastSeat = 0
    var refusals: Set<String> = []

    init(seed: UInt64) throws {
      random = SeededRandom(seed)
      let style = try #require(WayToRun.Style.allCases.randomElement(using: &random))
      let door: RoomDoor = Bool.random(using: &random) ? .open : .lobby
      let visitors: VisitorRule = [.share, .share, .listen, .none].randomElement(using: &random) ?? .share
      let early = Int.random(in: -20...40, using: &random)
      live = try LiveRoom(
        LiveRoom.plan(style, door: door, visitors: visitors), at: LiveRoom.start.adding(minutes: -early))
      for event in live.events { witness.see(event) }
    }

    mutating func roll(_ range: ClosedRange<Int>) -> Int { Int.random(in: range, using: &random) }
    mutating func anySeat() -> SeatID {
      let known = live.room.seats.keys.sorted { $0.rawValue < $1.rawValue }
      return known.isEmpty || roll(0...30) == 0 ? "nobody" : known[roll(0...(known.count - 1))]
    }

    mutating func newSeat() -> NewSeat {
      lastSeat += 1
      let kinds: [SeatKind] = [
        .visitor, .visitor, .member, .member, .servant(since: LiveRoom.noon.adding(days: -roll(1...3_000))), .host,
      ]
      return NewSeat(
        id: SeatID("s\(lastSeat)"), name: ["Ana", "Ben", "  Cleo ", ""].randomElement(using: &random) ?? "",
        kind: kinds[roll(0...5)], isListening: roll(0...4) == 0, isFirstTime: Bool.random(using: &random),
        marks: roll(0...2) == 0 ? ["m\(roll(1...6))"] : ["own\(lastSeat)"])
    }

    mutating func step() {
      if roll(0...2) == 0 { live.now = live.now.adding(seconds: roll(0...1) == 0 ? roll(0...10) : roll(0...120)) }
      let isHouse = roll(0...3) == 0
      let actor: RoomActor =
        isHouse ? .house : .seat(roll(0...3) == 0 ? live.room.chair ?? "chair" : anySeat())
      attempt(isHouse ? houseCommand() : roll(0...1) == 0 ? ownCommand() : hostCommand(), by: actor)
    }

    /// Tries it; whatever happens is held against the rules.
    mutating func attempt(_ command: RoomCommand, by actor: RoomActor) {
      let before = live.room
      do throws(RoomRefusal) {
        let happened = try live.room.decide(command, by: actor, at: live.now)
        #expect(live.room == before, "decide changed the room")
        for event in happened {
          let waiting = witness.lobby
          witness.see(event)
          checkAudience(event, waiting)
          live.room.apply(event)
        }
        live.events += happened
        if command == .tick, let next = live.room.nextDeadline {
          #expect(next > live.now, "a deadline that its tick does not meet")
        }
      } catch {
        refusals.insert("\(error)".prefix { $0 != "(" }.description)
        #expect(live.room == before)
      }
      checkViews()
    }

    private func checkAudience(_ event: RoomEvent, _ waiting: Set<SeatID>) {
      let audience = event.audience(in: live.room)
      switch event.did {
      case .known, .opened: #expect(audience == .seats([]))
      case .introduced: #expect(audience == .hosts)
      case .waiting: #expect(audience == .seats(witness.hosts.union(witness.greeters)))
      case .noted(let seat, _), .wants(let seat, _):
        #expect(audience == .seats(witness.hosts.union([seat])))
      case .said, .floorGiven, .removed: #expect(audience == .everyone)
      case .left(let seat), .away(let seat), .back(let seat):
        // Who waits outside is nobody's business inside, but for those who let people in.
        #expect((audience == .everyone) == !waiting.contains(seat), "\(event.did)")
      default: break
      }
    }

    private func checkViews() {
      let room = live.room
      #expect(room.floor?.seat == witness.speaker || room.isClosed)
      #expect(room.insideCount == witness.inside.count)
      #expect(Set(room.present.map(\.id)) == witness.inside)
      #expect(room.lobby == witness.lobby)
      #expect(room.removed == witness.removed)
      #expect(room.chair == witness.chair)
      #expect(Set(room.coHosts) == witness.coHosts)
      let ordered = witness.hands.filter { !$0.hasShared } + witness.hands.filter(\.hasShared)
      #expect(room.hands.map(\.seat) == ordered.map(\.seat) || room.isClosed)
    }
  }

  @Test(arguments: 0..<150)
  func rulesHold(seed: UInt64) throws {
    var meeting = try Meeting(seed: seed)
    for _ in 0..<400 { meeting.step() }
    #expect(meeting.witness.faults == [], "seed \(seed)")

    // What has happened makes the same room again, read back from JSON too.
    var again = Room()
    let read = try JSONDecoder().decode([RoomEvent].self, from: JSONEncoder().encode(meeting.live.events))
    #expect(read == meeting.live.events)
    for event in read { again.apply(event) }
    #expect(again == meeting.live.room, "seed \(seed)")

    // Left alone, it closes: the meeting, what hosts added, a last share, the closing, the grace.
    let longest = 60 + RoomLimits.extraMinutes + 5 + 5 + 10 + 60
    let waits = longest * 60 + Int((meeting.live.now.milliseconds - LiveRoom.noon.milliseconds) / 1_000)
    try meeting.live.pass(seconds: waits)
    #expect(meeting.live.room.isClosed, "seed \(seed)")
    #expect(meeting.live.room.shares.isEmpty && meeting.live.room.notes.isEmpty && meeting.live.room.topic.isEmpty)
    #expect(meeting.live.refusal(.enter(meeting.newSeat()), by: .house) == .closed)
  }

  @Test func meetingsAreLively() throws {
    var kinds: Set<String> = []
    var refusals: Set<String> = []
    for seed in 0..<150 as Range<UInt64> {
      var meeting = try Meeting(seed: seed)
      for _ in 0..<400 { meeting.step() }
      kinds.formUnion(meeting.live.events.map { "\($0.did)".prefix { $0 != "(" }.description })
      refusals.formUnion(meeting.refusals)
    }
    // Else the property tests above say little.
    #expect(kinds.count == 37, "\(kinds.sorted())")
    #expect(refusals.count >= 20, "\(refusals.sorted())")
  }
}

extension RoomPropertyTests.Meeting {
  mutating func houseCommand() -> RoomCommand {
    switch roll(0...11) {
    case 0...4: .enter(newSeat())
    case 5: .away(anySeat())
    case 6, 7: .back(anySeat())
    case 8: .gone(anySeat())
    default: .tick
    }
  }

  mutating func ownCommand() -> RoomCommand {
    let share = ShareID(roll(1...12))
    switch roll(0...15) {
    case 0...3:
      return .say(
        Words(
          ["Hello.", "é", "Thank you all", ""][roll(0...3)], isWhole: roll(0...2) > 0, endsTurn: roll(0...3) == 0,
          share: roll(0...5) == 0 ? share : nil, keep: roll(0...4) == 0 ? roll(0...5) : nil,
          key: roll(0...5) == 0 ? "k\(roll(0...3))" : nil))
    case 4, 5, 6: return .raiseHand
    case 7: return .lowerHand
    case 8: return .endShare
    case 9: return .pass
    case 10: return .thank(share, Thanks.allCases[roll(0...5)])
    case 11: return .noteToHosts("Please slow down")
    case 12: return .wantSomebody(roll(0...1) == 0)
    case 13: return roll(0...3) == 0 ? .leave : .takeChair
    case 14: return .rename(["Dora", "Ana", " "][roll(0...2)])
    default: return .setListening(roll(0...2) == 0)
    }
  }

  mutating func hostCommand() -> RoomCommand {
    switch roll(0...24) {
    case 0, 1: .admit(anySeat())
    case 2: .admitAll
    case 3: .setDoor(RoomDoor.allCases[roll(0...2)])
    case 4, 5: .callOn(anySeat())
    case 6: .giveTime(seconds: roll(-5...200))
    case 7: .askToClose
    case 8: .move(roll(0...1) == 0 ? .next : .index(roll(0...4)))
    case 9: .extend(minutes: roll(0...15))
    case 10: .showReading(roll(0...2))
    case 11: .hideReading
    case 12: .setTopic(["Hope", ""][roll(0...1)])
    case 13, 14: .mute(anySeat())
    case 15: .unmute(anySeat())
    case 16: .remove(anySeat())
    case 17: .bringBack(anySeat())
    case 18: .setSlow(seconds: roll(0...1) == 0 ? nil : 30)
    case 19: .hideShare(ShareID(roll(1...12)))
    case 20: .makeGreeter(anySeat(), roll(0...2) > 0)
    case 21, 22: .makeCoHost(anySeat(), roll(0...2) > 0)
    case 23: .handChair(anySeat())
    default: roll(0...40) == 0 ? .close : .tick
    }
  }
}
