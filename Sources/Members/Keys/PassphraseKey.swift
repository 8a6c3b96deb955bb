import Crypto
import CryptoExtras
import NIOPosix
import Synchronization

/// Turns passphrases into keys with scrypt (RFC 7914), slowly on purpose, and only so many at once: each takes 128 MiB and a
/// third of a second, so a crowd at the door must wait its turn instead of taking the server down.
public final class PassphraseKeys: Sendable {
  /// The cost. N = 2^17, r = 8, p = 1 is what OWASP's "Password Storage" sheet asks of scrypt.
  /// It stands beside what it wraps, so that it can be raised one day without locking anybody out.
  public struct Cost: Sendable, Hashable {
    /// The logarithm of N.
    let logRounds: Int
    public static let standard = Cost(logRounds: 17)
    /// For tests of everything but the cost itself.
    public static let test = Cost(logRounds: 4)

    private init(logRounds: Int) { self.logRounds = logRounds }

    /// As the account's row has it: `scrypt-17-8-1`.
    var name: String { "scrypt-\(logRounds)-8-1" }

    /// Nil for anything this program would not take: a cost above 2^20 is somebody's attempt to keep the server busy.
    init?(name: String) {
      guard let cost = (4...20).lazy.map(Cost.init(logRounds:)).first(where: { $0.name == name }) else { return nil }
      self = cost
    }
  }

  /// At once: 256 MiB and two cores at the most.
  public static let atOnce = 2
  /// May wait behind them: about five seconds' worth.
  public static let waiting = 30

  /// Of new passphrases.
  let cost: Cost
  private let pool: NIOThreadPool
  private let pending = Atomic(0)

  public init(cost: Cost = .standard) {
    self.cost = cost
    pool = NIOThreadPool(numberOfThreads: Self.atOnce)
    pool.start()
  }

  deinit { pool.shutdownGracefully { _ in } }

  /// - Throws: `MemberError.tooBusy` where too many wait already.
  func key(for passphrase: Passphrase, salt: [UInt8], cost: Cost) async throws -> SymmetricKey {
    let position = pending.add(1, ordering: .relaxed).newValue
    defer { pending.subtract(1, ordering: .relaxed) }
    guard position <= Self.atOnce + Self.waiting else { throw MemberError.tooBusy }
    return try await pool.runIfActive {
      try KDF.Scrypt.deriveKey(
        from: passphrase.bytes, salt: salt, outputByteCount: 32, rounds: 1 << cost.logRounds, blockSize: 8,
        parallelism: 1)
    }
  }
}
