import MembersTesting
import Synchronization
import Testing
import Web

@testable import Members

@Suite("Throttling")
struct ThrottleTests {
  /// A clock that stands still until it is moved.
  private final class Clock: Sendable {
    private let moved = Mutex(Duration.zero)
    private let start = ContinuousClock.now
    var now: ContinuousClock.Instant { start + moved.withLock { $0 } }
    func advance(_ duration: Duration) { moved.withLock { $0 += duration } }
  }

  private func succeeds(_ body: () throws -> Void) -> Bool { (try? body()) != nil }

  @Test("One name from one network: a few tries at once, then one a minute, for names that exist or not")
  func oneNetwork() {
    let clock = Clock()
    let throttle = SignInThrottle(salt: 1) { clock.now }
    let home = RateLimiter.Key("home")
    for _ in 0..<SignInThrottle.perAccountAndNetwork.burst {
      #expect(succeeds { try throttle.requireTry("rosa", from: home) })
    }
    #expect(!succeeds { try throttle.requireTry("rosa", from: home) })
    #expect(succeeds { try throttle.requireTry("sam", from: home) })
    clock.advance(.seconds(60))
    #expect(succeeds { try throttle.requireTry("rosa", from: home) })
    #expect(!succeeds { try throttle.requireTry("rosa", from: home) })
  }

  @Test("Whoever tries a name from everywhere is slowed down, and its owner at home is not")
  func everywhere() {
    let clock = Clock()
    let throttle = SignInThrottle(salt: 1) { clock.now }
    let home = RateLimiter.Key("home")
    #expect(succeeds { try throttle.requireTry("rosa", from: home) })
    throttle.noteSuccess("rosa", from: home)
    var tries = 0
    for network in 0..<1_000 where succeeds({ try throttle.requireTry("rosa", from: .init("\(network)")) }) {
      tries += 1
    }
    #expect(tries < SignInThrottle.perAccount.burst + 1)
    #expect(succeeds { try throttle.requireTry("rosa", from: home) })
    // A network that never got it right waits, and not for good; the code never waits for the account.
    #expect(!succeeds { try throttle.requireTry("rosa", from: .init("holiday")) })
    #expect(succeeds { try throttle.requireCode(from: .init("holiday")) })
    clock.advance(SignInThrottle.perAccount.interval)
    #expect(succeeds { try throttle.requireTry("rosa", from: .init("holiday")) })
  }

  @Test("A clinic's day room can sign in, a list of names cannot be tried from it")
  func manyNames() {
    let clock = Clock()
    let throttle = SignInThrottle(salt: 1) { clock.now }
    let tries = (0..<500).count { name in succeeds { try throttle.requireTry("\(name)", from: .init("clinic")) } }
    #expect(tries == SignInThrottle.perNetwork.burst)
    let joined = (0..<500).count { _ in succeeds { try throttle.requireJoin(from: .init("clinic")) } }
    #expect(joined == SignInThrottle.joining.burst)
  }

  @Test("The answer to too many tries is the same for names that exist or not")
  func answers() async throws {
    try await AccountSite.with { site in
      let (_, code) = try await site.joined("Rosa")
      var last: [String: TestVisitor.Answer] = [:]
      for name in ["Rosa", "Nobody"] {
        for _ in 0...SignInThrottle.perAccountAndNetwork.burst {
          last[name] = try await site.browser().post("/sign-in", [("name", name), ("passphrase", "not this one")])
        }
      }
      #expect(last["Rosa"]?.status == 429 && last["Nobody"]?.status == 429)
      #expect(last["Rosa"]?.body == last["Nobody"]?.body)
      let recovered = try await site.browser().post(
        "/recover", [("name", "Rosa"), ("code", code), ("passphrase", "six small boats at dawn")])
      #expect(recovered.status == 303)
    }
  }
}
