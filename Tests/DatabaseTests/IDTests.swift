import Synchronization
import Testing

@testable import Database

struct IDTests {
  final class Clock: Sendable {
    let milliseconds: Mutex<Int64>
    init(_ milliseconds: Int64) { self.milliseconds = Mutex(milliseconds) }
    func now() -> Int64 { milliseconds.withLock { $0 } }
  }

  @Test func idsAreInTheOrderOfTheirMaking() {
    for seed in 0..<20 as Range<UInt64> {
      var random = SplitMix64(seed: seed)
      let clock = Clock(1_795_474_800_000)
      let ids = IDGenerator(now: clock.now, random: SplitMix64(seed: seed))
      var made: [String] = []
      for _ in 0..<500 {
        // Mostly within a millisecond, sometimes onwards, sometimes back.
        clock.milliseconds.withLock { $0 += [0, 0, 0, 1, 2, -5].randomElement(using: &random) ?? 0 }
        made.append(ids.next())
      }
      #expect(made == made.sorted())
      #expect(Set(made).count == made.count)
      #expect(made.allSatisfy { $0.utf8.count == 26 })
    }
  }

  @Test func anIdTellsWhenItWasMade() {
    for time in [0, 1, 1_795_474_800_123, 1 << 48 - 1] as [Int64] {
      let id = IDGenerator(now: { time }, random: SplitMix64(seed: 1)).next()
      #expect(IDGenerator.milliseconds(of: id) == time)
    }
    #expect(IDGenerator.milliseconds(of: IDGenerator(now: { -5 }, random: SplitMix64(seed: 1)).next()) == 0)
  }

  @Test func textIsReadBackExactly() {
    var random = SplitMix64(seed: 3)
    for _ in 0..<2000 {
      let id = ID128(high: random.next(), low: random.next())
      #expect(ID128(text: id.text) == id)
    }
    #expect(ID128(high: .max, low: .max).text == "7ZZZZZZZZZZZZZZZZZZZZZZZZZ")
    // The example of the ULID specification.
    #expect(IDGenerator.milliseconds(of: "01ARZ3NDEKTSV4RRFFQ69G5FAV") == 1_469_922_850_259)
    for text in [
      "", "01ARZ3NDEKTSV4RRFFQ69G5FA", "01ARZ3NDEKTSV4RRFFQ69G5FAVV", "8ZZZZZZZZZZZZZZZZZZZZZZZZZ",
      "01arz3ndektsv4rrffq69g5fav",
    ] {
      #expect(IDGenerator.milliseconds(of: text) == nil)
    }
  }

  @Test func afterTheLastIdOfAMillisecondComesTheNext() {
    var id = ID128(milliseconds: 5, high: .max, low: .max)
    id.add(1)
    #expect(id == ID128(milliseconds: 6, high: 0, low: 0))
  }

  @Test func manyTasksMakeDifferentIds() async {
    let ids = IDGenerator(now: { 42 }, random: SplitMix64(seed: 9))
    let made = await withTaskGroup(of: [String].self) { group in
      for _ in 0..<8 { group.addTask { (0..<200).map { _ in ids.next() } } }
      return await group.reduce(into: []) { $0 += $1 }
    }
    #expect(Set(made).count == 1600)
  }
}
