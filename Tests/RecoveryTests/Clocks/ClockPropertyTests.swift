import Foundation
import Meetings
import SeededTesting
import Testing

@testable import Recovery

/// Histories of people who slip, move house, remember late and change their minds.
@Suite struct ClockPropertyTests {
  static let zones = [
    "America/New_York", "Europe/Berlin", "Asia/Tokyo", "Pacific/Honolulu", "Pacific/Kiritimati", "Australia/Lord_Howe",
    "Africa/Casablanca", "UTC",
  ]

  /// What must never go down.
  struct Shown: Equatable {
    var lifetime: Int
    var longest: Int
    var tokens: Set<Milestone>

    init(_ clock: Clock, _ now: Instant) {
      let count = clock.count(now)
      (lifetime, longest) = (count.lifetimeDays, count.longestDays)
      tokens = Set(clock.progress(count).reached.map(\.milestone))
    }
  }

  private func moment(_ clock: Clock, _ now: Instant, _ random: inout SeededRandom, within days: Int) -> CivilMoment {
    CivilMoment(
      clock.today(now).adding(days: -Int.random(in: 0...days, using: &random)),
      Bool.random(using: &random) ? WallTime(minuteOfDay: Int.random(in: 0..<1440, using: &random)) : nil)
  }

  @Test(arguments: 0..<60)
  func nothingThatWasTrueIsLost(seed: UInt64) throws {
    var random = SeededRandom(seed)
    // Any time of day, near a change of the clocks in spring or autumn.
    var now = Instant(seconds: 1_772_300_000 + Int64.random(in: 0...20_000_000, using: &random))
    let set = [MilestoneSet.chips, .keyTags, .round, .own([5, 40])].randomElement(using: &random) ?? .chips
    let zone = Self.zones.randomElement(using: &random) ?? "UTC"
    let day = try #require(Zone.named(zone)).date(at: now)
    var clock = try Clock(
      id: "c", label: "x", kind: .substance, zone: zone,
      start: .init(day.adding(days: -Int.random(in: 0...900, using: &random))), milestones: set, now: now)
    var done = 0
    for step in 0..<160 {
      let before = Shown(clock, now)
      let current = clock.count(now).current
      let operation = Int.random(in: 0..<10, using: &random)
      var isCorrection = false
      switch operation {
      case 0..<4:
        now = now.adding(minutes: Int.random(in: 1...20_000, using: &random))
        if clock.count(now).current?.from == current?.from {
          #expect(clock.count(now).currentDays >= current?.days ?? 0)
        }
      case 4:
        // A slip of now, over at once or going on; or one of before that was over at once.
        let isNow = Bool.random(using: &random)
        let at = isNow ? clock.moment(now) : moment(clock, now, &random, within: 400)
        let resumed = isNow && Bool.random(using: &random) ? nil : at
        done += (try? clock.add(Slip(id: "s\(step)", at: at, resumed: resumed), now: now)) == nil ? 0 : 1
      case 5:
        done += (try? clock.beginAgain(at: moment(clock, now, &random, within: 20), now: now)) == nil ? 0 : 1
      case 6:
        try clock.move(to: Self.zones.randomElement(using: &random) ?? "UTC", now: now)
      case 7:
        let until = clock.start.date.adding(days: -Int.random(in: 0...300, using: &random))
        let run = PastRun(
          id: "p\(step)", from: until.adding(days: -Int.random(in: 0...200, using: &random)), until: until)
        done += (try? clock.add(run, now: now)) == nil ? 0 : 1
      case 8:
        if let slip = clock.slips.randomElement(using: &random) {
          try clock.reflect(on: slip.id, .init(before: "it rained"))
          if Bool.random(using: &random) { try clock.removeSlip(slip.id, now: now) }
        }
      default:
        isCorrection = true
        _ = try? clock.correct(.start(moment(clock, now, &random, within: 900)), now: now)
        if let slip = clock.slips.randomElement(using: &random) {
          let at = moment(clock, now, &random, within: 400)
          _ = try? clock.correct(.slip(id: slip.id, at: at, resumed: at), now: now)
        }
      }
      let after = Shown(clock, now)
      if !isCorrection {
        #expect(after.lifetime >= before.lifetime, "operation \(operation) of step \(step)")
        // A slip that is remembered late parts a run in two; the days are kept, the longest was not so long.
        if operation != 4 {
          #expect(
            after.longest >= before.longest && after.tokens.isSuperset(of: before.tokens), "operation \(operation)")
        }
      }
      let count = clock.count(now)
      #expect(count.lifetimeDays >= count.longestDays && count.longestDays >= count.currentDays)
      #expect(count.recent.map { 0 <= $0.free && $0.free <= $0.of && $0.of <= 90 && $0.of > 0 } ?? true)
      #expect(zip(count.runs, count.runs.dropFirst()).allSatisfy { $0.until <= $1.from })
    }
    #expect(done > 0)
  }

  /// A slip of this moment lowers nothing at all but the current run.
  @Test(arguments: 0..<40)
  func aSlipNowKeepsEverything(seed: UInt64) throws {
    var random = SeededRandom(seed &+ 1_000)
    let now = Instant(seconds: Int64.random(in: 1_600_000_000...1_800_000_000, using: &random))
    let zone = Self.zones.randomElement(using: &random) ?? "UTC"
    let day = try #require(Zone.named(zone)).date(at: now)
    var clock = try Clock(
      id: "c", label: "x", kind: .substance, zone: zone,
      start: .init(day.adding(days: -Int.random(in: 0...2_000, using: &random))), now: now)
    let before = (Shown(clock, now), clock.count(now).recent?.free)
    let moment = clock.moment(now)
    try clock.add(Slip(id: "s", at: moment, resumed: Bool.random(using: &random) ? moment : nil), now: now)
    #expect(Shown(clock, now) == before.0 && clock.count(now).recent?.free == before.1)
  }

  /// A slip told afterwards takes out the days that it lasted, and no other.
  @Test(arguments: 0..<40)
  func aSlipToldLateTakesItsOwnDays(seed: UInt64) throws {
    var random = SeededRandom(seed &+ 2_000)
    let now = ClockTests.noon("2026-11-23")
    let length = Int.random(in: 1...900, using: &random)
    let start = ClockTests.day("2026-11-23").adding(days: -length)
    var clock = try Clock(id: "c", label: "", kind: .behaviour, zone: "UTC", start: .init(start), now: now)
    let at = Int.random(in: 0...length, using: &random)
    let lasted = Int.random(in: 0...(length - at), using: &random)
    let slip = Slip(
      id: "s", at: .init(start.adding(days: at)), resumed: .init(start.adding(days: at + lasted)))
    try clock.add(slip, now: now)
    #expect(clock.count(now).lifetimeDays == length - lasted)
    try clock.removeSlip("s", now: now)
    #expect(clock.count(now).lifetimeDays == length)
  }

  @Test func theRecordReadsBack() throws {
    var clock = try ClockTests.clock(from: "2025-10-07", now: "2026-11-23", .own([3, 5]))
    let now = ClockTests.noon("2026-11-23")
    try clock.add(PastRun(id: "p", from: ClockTests.day("2020-01-01"), until: ClockTests.day("2020-02-01")), now: now)
    try clock.add(Slip(id: "s", at: clock.moment(now), resumed: nil, reflection: .init(kept: "friends")), now: now)
    try clock.move(to: "Asia/Tokyo", now: now)
    let data = try JSONEncoder().encode(clock)
    #expect(try JSONDecoder().decode(Clock.self, from: data) == clock)
  }

  /// An import may hold anything.
  @Test func whatIsReadIsWithinBounds() throws {
    let text = """
      {"id":"c","label":"x","kind":"substance","zone":"Nowhere","start":{"date":"9999-12-31"},
      "slips":[{"id":"b","at":{"date":"2020-01-01"}},{"id":"a","at":{"date":"0001-01-01"}}],"earlier":[],
      "regained":{"hundredths":9223372036854775807,"minutes":-9223372036854775808},
      "milestones":{"own":{"_0":[9223372036854775807,5,-1,5]}},"basis":"run"}
      """
    let clock = try JSONDecoder().decode(Clock.self, from: Data(text.utf8))
    #expect(clock.milestones == .own([5]) && clock.regained == Clock.Regained())
    #expect(clock.slips.map(\.id) == ["a", "b"])
    let now = ClockTests.noon("2026-11-23")
    for basis in MilestoneBasis.allCases {
      var clock = clock
      clock.basis = basis
      for set in [MilestoneSet.chips, .keyTags, .round, .own([36_525])] {
        clock.milestones = set
        #expect(clock.progress(now).reached.isEmpty || clock.count(now).lifetimeDays >= 0)
      }
    }
  }
}
