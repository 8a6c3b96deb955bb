import Crypto
import CryptoExtras
import Foundation

/// The attendee's side, as the browser does it in `blind.js`: hides the name, blinds, and unblinds what came back.
public struct ProofRequest {
  /// All that the site is sent.
  public let blinded: [UInt8]

  private let entry: KeyLogEntry
  private let name: ProofName
  private let salt: [UInt8]
  private let randomizer: [UInt8]
  private let prepared: _RSA.BlindSigning.PreparedMessage
  private let inverse: _RSA.BlindSigning.BlindingInverse

  /// - Parameters:
  ///   - entry: the occurrence's key, out of the public log.
  ///   - random: gives that many bytes.
  public init(_ name: ProofName, key entry: KeyLogEntry, random: (Int) -> [UInt8]) throws {
    self.entry = entry
    self.name = name
    salt = random(ProofLimits.saltBytes)
    randomizer = random(ProofLimits.randomizerBytes)
    let key = try entry.key.blindKey()
    prepared = key.prepare(
      ProofMessage.prepared(key: entry.name, name: name, salt: salt, randomizer: randomizer))
    let result = try key.blind(prepared)
    blinded = [UInt8](result.blindedMessage)
    inverse = result.inverse
  }

  /// - Throws: where the site did not sign what it was sent.
  public func finish(_ blindSignature: [UInt8]) throws -> AttendanceProof {
    let signature = try entry.key.blindKey().finalize(
      .init(rawRepresentation: blindSignature), for: prepared, blindingInverse: inverse)
    return AttendanceProof(
      occasion: entry.occasion, name: name, salt: salt, randomizer: randomizer,
      signature: [UInt8](signature.rawRepresentation), key: entry.name)
  }
}
