import SeededTesting
import Synchronization
import Testing

@testable import Web

/// A monotonic clock that stands still until it is told to move.
final class StoppedClock: Sendable {
  private let instant = Mutex(ContinuousClock.now)
  var now: ContinuousClock.Instant { instant.withLock { $0 } }
  func advance(by duration: Duration) { instant.withLock { $0 += duration } }
}

@Suite struct RateLimiterTests {
  private func limiter(
    burst: Int, every interval: Duration, mostKeys: Int = 1_000, clock: StoppedClock
  ) -> RateLimiter {
    RateLimiter(burst: burst, every: interval, mostKeys: mostKeys, salt: 42, now: { clock.now })
  }

  @Test func allowsABurstThenOneForEachInterval() {
    let clock = StoppedClock()
    let limiter = limiter(burst: 3, every: .seconds(10), clock: clock)
    let key = RateLimiter.Key("a")
    for _ in 0..<3 { #expect(limiter.take(key) == .allowed) }
    #expect(limiter.take(key) == .refused(retryAfter: .seconds(10)))
    clock.advance(by: .seconds(4))
    #expect(limiter.take(key) == .refused(retryAfter: .seconds(6)))
    clock.advance(by: .seconds(6))
    #expect(limiter.take(key) == .allowed)
    #expect(limiter.take(key) == .refused(retryAfter: .seconds(10)))
    #expect(limiter.take(.init("b")) == .allowed)
  }

  @Test func isAnOrdinaryTokenBucketWhateverHappens() {
    var generator = SeededRandom(11)
    for _ in 0..<40 {
      let burst = Int.random(in: 1...6, using: &generator)
      let interval = Int.random(in: 1...50, using: &generator)
      let clock = StoppedClock()
      let limiter = limiter(burst: burst, every: .milliseconds(interval), clock: clock)
      // Tokens times interval, so that the model is exact in whole numbers.
      var fill = [burst * interval, burst * interval]
      for _ in 0..<200 {
        let wait = Int.random(in: 0...interval, using: &generator)
        clock.advance(by: .milliseconds(wait))
        for i in 0..<2 { fill[i] = min(burst * interval, fill[i] + wait) }
        let who = Int.random(in: 0...1, using: &generator)
        let verdict = limiter.take(.init("key \(who)"))
        if fill[who] >= interval {
          fill[who] -= interval
          #expect(verdict == .allowed)
        } else {
          #expect(verdict == .refused(retryAfter: .milliseconds(interval - fill[who])))
        }
      }
    }
  }

  @Test func holdsABoundedNumberOfKeysAndRemembersTheRecentOnes() {
    let clock = StoppedClock()
    let limiter = limiter(burst: 1, every: .seconds(60), mostKeys: 100, clock: clock)
    for number in 0..<10_000 {
      #expect(limiter.take(.init("\(number)")) == .allowed)
      #expect(limiter.count <= 200)
    }
    for number in 9_900..<10_000 { #expect(limiter.take(.init("\(number)")) != .allowed) }
  }

  @Test func addressesOfOneHouseholdShareABucketAndShowNothing() throws {
    let one = RemoteAddress(address: try #require(IPAddress("2001:db8:1:2:3::4")))
    let two = RemoteAddress(address: try #require(IPAddress("2001:db8:1:2:ffff::1")))
    let other = RemoteAddress(address: try #require(IPAddress("2001:db8:1:3::4")))
    #expect(one.rateLimitKey == two.rateLimitKey)
    #expect(one.rateLimitKey != other.rateLimitKey)
    #expect("\(one)" == "(address)")
    #expect(String(reflecting: one) == "(address)")
    var dumped = ""
    dump(one, to: &dumped)
    #expect(!dumped.contains("219") && !dumped.contains("32, 1"))
  }
}
