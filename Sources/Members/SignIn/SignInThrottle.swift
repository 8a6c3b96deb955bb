import Synchronization
import Web

/// How often somebody may try to get in: enough for every honest mistake, far too seldom to guess a passphrase of fifteen characters.
///
/// Nobody can be locked out for good. Every limit gives its tries back with time; the one that counts an account's tries from
/// everywhere does not count those from a network where its passphrase was right before; and the recovery code is never held up by it.
/// All of it is in memory, under salted hashes.
final class SignInThrottle: Sendable {
  /// Tries of one name from one network: six at once, then one a minute.
  static let perAccountAndNetwork = (burst: 6, interval: Duration.seconds(60))
  /// Tries of any name from one network: forty at once (a clinic's day room), then three a minute.
  static let perNetwork = (burst: 40, interval: Duration.seconds(20))
  /// Tries of one name from all networks that never got it right: fifty at once, then one a minute.
  static let perAccount = (burst: 50, interval: Duration.seconds(60))
  /// Recovery codes from one network. They cannot be guessed (160 bits); this only saves work.
  static let codes = (burst: 20, interval: Duration.seconds(30))
  /// New accounts from one network: a whole group at once, then one every two minutes.
  static let joining = (burst: 20, interval: Duration.seconds(120))
  /// Networks remembered as known to an account.
  static let mostKnown = 20_000

  private let accountAndNetwork: RateLimiter
  private let network: RateLimiter
  private let account: RateLimiter
  private let code: RateLimiter
  private let join: RateLimiter
  private let salt: UInt64
  private let known = Mutex<Set<Int>>([])

  init(salt: UInt64, now: @escaping @Sendable () -> ContinuousClock.Instant) {
    func limiter(_ limit: (burst: Int, interval: Duration)) -> RateLimiter {
      RateLimiter(burst: limit.burst, every: limit.interval, salt: salt, now: now)
    }
    accountAndNetwork = limiter(Self.perAccountAndNetwork)
    network = limiter(Self.perNetwork)
    account = limiter(Self.perAccount)
    code = limiter(Self.codes)
    join = limiter(Self.joining)
    self.salt = salt
  }

  /// Before a passphrase is tried, whether the name exists or not.
  ///
  /// - Throws: `WebFailure.tooManyRequests`.
  func requireTry(_ nameKey: String, from place: RateLimiter.Key) throws {
    try Self.take(network, place)
    try Self.take(accountAndNetwork, place.and(nameKey))
    if !known.withLock({ $0.contains(hash(place.and(nameKey))) }) { try Self.take(account, .init(nameKey)) }
  }

  /// The passphrase was right: tries from here do not wait for those from elsewhere.
  func noteSuccess(_ nameKey: String, from place: RateLimiter.Key) {
    let hash = hash(place.and(nameKey))
    known.withLock { known in
      if known.count >= Self.mostKnown { known = [] }
      known.insert(hash)
    }
  }

  /// - Throws: `WebFailure.tooManyRequests`.
  func requireCode(from place: RateLimiter.Key) throws { try Self.take(code, place) }
  /// - Throws: `WebFailure.tooManyRequests`.
  func requireJoin(from place: RateLimiter.Key) throws { try Self.take(join, place) }

  private static func take(_ limiter: RateLimiter, _ key: RateLimiter.Key) throws {
    if case .refused(let wait) = limiter.take(key) { throw WebFailure.tooManyRequests(retryAfter: wait) }
  }

  private func hash(_ key: RateLimiter.Key) -> Int {
    var hasher = Hasher()
    hasher.combine(salt)
    hasher.combine(key)
    return hasher.finalize()
  }
}

extension AppContext {
  /// Where a request comes from, as limits count it.
  var network: RateLimiter.Key { remoteAddress?.rateLimitKey ?? RateLimiter.Key("unknown") }
}
