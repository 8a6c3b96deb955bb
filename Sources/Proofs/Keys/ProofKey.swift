import Crypto
import CryptoExtras
import Foundation

/// An occurrence's public key: RSA, 2048 bits, exponent 65537, written as SubjectPublicKeyInfo (RFC 5280, 4.1.2.7).
///
/// Those are all framed alike, so the modulus stands at a fixed place and no program needs to parse DER.
public struct ProofKey: Sendable, Hashable {
  public let spki: [UInt8]

  /// What stands before the modulus: a key of type rsaEncryption, and the lengths of what follows.
  static let head: [UInt8] = [
    0x30, 0x82, 0x01, 0x22, 0x30, 0x0D, 0x06, 0x09, 0x2A, 0x86, 0x48, 0x86, 0xF7, 0x0D, 0x01, 0x01, 0x01, 0x05, 0x00,
    0x03, 0x82, 0x01, 0x0F, 0x00, 0x30, 0x82, 0x01, 0x0A, 0x02, 0x82, 0x01, 0x01, 0x00,
  ]
  /// What stands after it: the exponent.
  static let tail: [UInt8] = [0x02, 0x03, 0x01, 0x00, 0x01]

  /// - Throws: `ProofFault.damaged` for any other key and any other way to write one.
  public init(spki: [UInt8]) throws(ProofFault) {
    let count = Self.head.count + ProofLimits.signatureBytes + Self.tail.count
    guard spki.count == count, spki.starts(with: Self.head), spki.suffix(Self.tail.count).elementsEqual(Self.tail)
    else { throw .damaged("spki") }
    let modulus = spki[Self.head.count..<(count - Self.tail.count)]
    guard let first = modulus.first, let last = modulus.last, first >= 0x80, last % 2 == 1 else {
      throw .damaged("spki")
    }
    self.spki = spki
  }

  /// Big endian.
  public var modulus: [UInt8] { Array(spki.dropFirst(Self.head.count).prefix(ProofLimits.signatureBytes)) }

  /// Whether the signature, once unblinded, is this key's over a message as it went into the blinding: randomizer first.
  public func isValid(_ signature: [UInt8], for prepared: [UInt8]) -> Bool {
    guard signature.count == ProofLimits.signatureBytes, let key = try? blindKey() else { return false }
    return key.isValidSignature(.init(rawRepresentation: signature), for: key.prepare(prepared))
  }

  /// RFC 9474's "Deterministic" differs from "Randomized" only in who puts the randomizer before the message: here
  /// we do, because it must go into the proof.
  func blindKey() throws -> _RSA.BlindSigning.PublicKey<SHA384> {
    try .init(derRepresentation: spki, parameters: .RSABSSA_SHA384_PSS_Deterministic)
  }
}
