import Crypto
import CryptoExtras
import Dispatch

/// What signs the proofs of one occurrence, and is thrown away when nobody may take one any more.
///
/// Blind signatures as in RFC 9474, RSABSSA-SHA384-PSS-Randomized: who holds this learns nothing of what it signs.
public struct ProofKeyPair: Sendable {
  private let key: _RSA.BlindSigning.PrivateKey<SHA384>
  public let publicKey: ProofKey

  /// A new pair. Looking for primes takes from 30 ms to a second of a core, so it happens on a thread of its own, one at a
  /// time, and never where requests are answered.
  public static func generated() async throws -> ProofKeyPair {
    try await withCheckedThrowingContinuation { continuation in
      queue.async {
        continuation.resume(
          with: Result { try ProofKeyPair(_RSA.BlindSigning.PrivateKey(keySize: .bits2048)) })
      }
    }
  }

  private static let queue = DispatchQueue(label: "homegroup.proof-keys", qos: .utility)

  /// - Parameter stored: what `stored` gave.
  public init(stored: [UInt8]) throws {
    try self.init(.init(derRepresentation: stored))
  }

  private init(_ key: _RSA.BlindSigning.PrivateKey<SHA384>) throws {
    self.key = key
    publicKey = try ProofKey(spki: [UInt8](key.publicKey.derRepresentation))
  }

  /// For the database: the private key as DER (RFC 8017, A.1.2).
  public var stored: [UInt8] { [UInt8](key.derRepresentation) }

  /// Signs what somebody blinded (RFC 9474, 4.3). The same in, the same out.
  ///
  /// - Throws: `ProofFault.damaged` where it is not a number below the key's modulus, or is too short or long.
  public func sign(blinded: [UInt8]) throws(ProofFault) -> [UInt8] {
    guard blinded.count == ProofLimits.signatureBytes, blinded.lexicographicallyPrecedes(publicKey.modulus) else {
      throw .damaged("blinded")
    }
    do {
      return [UInt8](try key.blindSignature(for: blinded).rawRepresentation)
    } catch {
      throw .damaged("blinded")
    }
  }
}
