import Crypto
import CryptoExtras
import NIOPosix
import Synchronization

/// Turns passphrases into keys with scrypt (RFC 7914), slowly on purpose, and only so many at once: each takes 128 MiB and a
/// third of a second, so a crowd at the door must wait its turn instead of taking the server down.
public final class PassphraseKeys: Sendable {
  /// The cost. N = 2^17, r = 8, p = 1 is what OWASP's "Password Storage" sheet asks of scrypt.
  public struct Cost: Sendable {
    var rounds: Int
    var blockSize = 8
    public static let standard = Cost(rounds: 1 << 17)
    /// For tests of everything but the cost itself.
    public static let test = Cost(rounds: 1 << 4)
  }

  /// At once: 256 MiB and two cores at the most.
  public static let atOnce = 2
  /// May wait behind them: about five seconds' worth.
  public static let waiting = 30

  private let cost: Cost
  private let pool: NIOThreadPool
  private let pending = Atomic(0)

  public init(cost: Cost = .standard) {
    self.cost = cost
    pool = NIOThreadPool(numberOfThreads: Self.atOnce)
    pool.start()
  }

  deinit { pool.shutdownGracefully { _ in } }

  /// - Throws: `MemberError.tooBusy` where too many wait already.
  func key(for passphrase: Passphrase, salt: [UInt8]) async throws -> SymmetricKey {
    let position = pending.add(1, ordering: .relaxed).newValue
    defer { pending.subtract(1, ordering: .relaxed) }
    guard position <= Self.atOnce + Self.waiting else { throw MemberError.tooBusy }
    let cost = cost
    return try await pool.runIfActive {
      try KDF.Scrypt.deriveKey(
        from: passphrase.bytes, salt: salt, outputByteCount: 32, rounds: cost.rounds, blockSize: cost.blockSize,
        parallelism: 1)
    }
  }
}
