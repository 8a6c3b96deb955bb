import Synchronization

/// Lets each key do something so often and no oftener: a token bucket per key, in this process's memory.
///
/// Keys are kept as hashes salted with a value that exists only while the process runs, so that neither memory nor
/// anything written from it holds an address. The number of keys is bounded: they live in two generations, and when
/// the younger is full it becomes the older and the older is forgotten. Somebody who commands more addresses than
/// that within one refill gains a fresh bucket, not the server's memory.
public final class RateLimiter: Sendable {
  /// What a bucket is for, such as an address. Feed everything into it that tells one from another.
  public struct Key: Hashable, Sendable {
    fileprivate let text: String
    public init(_ text: String) { self.text = text }
    /// For a bucket of this key and something else together.
    public func and(_ more: String) -> Key { Key("\(text)|\(more)") }
  }

  public enum Verdict: Hashable, Sendable {
    case allowed
    /// Nothing was taken. Ask again after that long.
    case refused(retryAfter: Duration)
  }

  /// Tokens in a full bucket: so many at once after a rest.
  public let burst: Int
  /// How long one token takes to come back.
  public let interval: Duration

  private let mostKeys: Int
  private let salt: UInt64
  private let now: @Sendable () -> ContinuousClock.Instant
  private let state = Mutex(Generations())

  /// A bucket is stored as the instant at which it will be full again (the generic cell rate algorithm, ITU-T I.371).
  private struct Generations {
    var younger: [Int: ContinuousClock.Instant] = [:]
    var older: [Int: ContinuousClock.Instant] = [:]
  }

  /// - Parameters:
  ///   - mostKeys: keys remembered at least; at most twice as many are held, at about 50 bytes each.
  ///   - salt: from a random generator, kept nowhere else.
  public init(
    burst: Int, every interval: Duration, mostKeys: Int = 10_000, salt: UInt64,
    now: @escaping @Sendable () -> ContinuousClock.Instant = { .now }
  ) {
    self.burst = max(1, burst)
    self.interval = interval
    self.mostKeys = max(1, mostKeys)
    self.salt = salt
    self.now = now
  }

  /// Takes a token if there is one.
  public func take(_ key: Key) -> Verdict {
    var hasher = Hasher()
    hasher.combine(salt)
    hasher.combine(key)
    let hash = hasher.finalize()
    let now = now()
    let whole = interval * burst
    return state.withLock { state in
      let stored = state.younger[hash] ?? state.older[hash] ?? now
      let full = max(stored, now) + interval
      let excess = now.duration(to: full) - whole
      if excess > .zero { return .refused(retryAfter: excess) }
      if state.younger[hash] == nil, state.younger.count >= mostKeys {
        state.older = state.younger
        state.younger = [:]
      }
      state.younger[hash] = full
      return .allowed
    }
  }

  /// Takes a token for the request's address, or fails with how long to wait.
  ///
  /// - Throws: `WebFailure.tooManyRequests`.
  public func require(_ context: AppContext) throws {
    if case .refused(let wait) = take(context.remoteAddress?.rateLimitKey ?? Key("unknown")) {
      throw WebFailure.tooManyRequests(retryAfter: wait)
    }
  }

  /// Buckets held now.
  var count: Int { state.withLock { $0.younger.count + $0.older.count } }
}
