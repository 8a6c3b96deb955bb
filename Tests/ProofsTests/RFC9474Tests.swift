import Crypto
import CryptoExtras
import Foundation
import ProofsTesting
import Testing

/// The test vectors of RFC 9474, appendix A: all four variants, each value of each, in what swift-crypto does where its
/// interface lets one in, and by arithmetic of our own where it chooses its own random numbers.
@Suite("RFC 9474", .enabled(if: Vector.areThere, "skipped: ../shared/data/vectors/rfc9474.json is not here"))
struct RFC9474Tests {
  @Test("The library signs what is blinded as the RFC does", arguments: Vector.all)
  func signing(_ vector: Vector) throws {
    let key = try vector.privateKey()
    #expect(Array(try key.blindSignature(for: vector["blinded_msg"]).rawRepresentation) == vector["blind_sig"])
  }

  @Test("The library takes the RFC's finished signatures, and none that was touched", arguments: Vector.all)
  func verifying(_ vector: Vector) throws {
    let key = try vector.publicKey()
    let message = key.prepare(vector["input_msg"])
    #expect(key.isValidSignature(.init(rawRepresentation: vector["sig"]), for: message))
    var touched = vector["sig"]
    touched[100] ^= 1
    #expect(!key.isValidSignature(.init(rawRepresentation: touched), for: message))
    #expect(!key.isValidSignature(.init(rawRepresentation: vector["sig"]), for: key.prepare(vector["msg"] + [0])))
  }

  @Test("Preparing, encoding, blinding and unblinding by hand give the RFC's values", arguments: Vector.all)
  func byHand(_ vector: Vector) throws {
    #expect(vector["msg_prefix"] + vector["msg"] == vector["input_msg"])
    let n = BigNumber(vector["n"])
    let encoded = PSSEncoding.encode(vector["input_msg"], salt: vector["salt"], bits: 4096)
    if vector.has("encoded_msg") { #expect(encoded == vector["encoded_msg"]) }
    // Of the blinding factor the RFC gives the inverse.
    let inverse = BigNumber(vector["inv"])
    let r = try #require(inverse.inverse(modulo: n))
    #expect(
      (BigNumber(encoded) * r.power(65_537, modulo: n)).divided(by: n).remainder.bytes(512) == vector["blinded_msg"])
    // Unblinding, and the signature opened again.
    let signature = (BigNumber(vector["blind_sig"]) * inverse).divided(by: n).remainder
    #expect(signature.bytes(512) == vector["sig"])
    #expect(signature.power(65_537, modulo: n).bytes(512) == encoded)
  }

  @Test("What the library blinds at random comes out as a valid signature", arguments: Vector.all)
  func roundTrip(_ vector: Vector) throws {
    let key = try vector.publicKey()
    let message = key.prepare(vector["input_msg"])
    let blinding = try key.blind(message)
    let blindSignature = try vector.privateKey().blindSignature(for: blinding.blindedMessage)
    let signature = try key.finalize(blindSignature, for: message, blindingInverse: blinding.inverse)
    #expect(key.isValidSignature(signature, for: message))
  }
}

/// One variant's values.
struct Vector: Sendable, CustomTestStringConvertible {
  let values: [String: String]

  var testDescription: String { values["name"] ?? "?" }
  func has(_ name: String) -> Bool { values[name] != nil }

  subscript(name: String) -> [UInt8] {
    let hex = Array((values[name] ?? "").trimmingPrefix("0x").utf8)
    return stride(from: 0, to: hex.count, by: 2).map {
      UInt8(String(decoding: hex[$0..<($0 + 2)], as: UTF8.self), radix: 16)!
    }
  }

  /// The variants that leave the message as it is: the vectors' `input_msg` has its randomizer already.
  private var parameters: _RSA.BlindSigning.Parameters<SHA384> {
    self["salt"].isEmpty ? .RSABSSA_SHA384_PSSZERO_Deterministic : .RSABSSA_SHA384_PSS_Deterministic
  }

  func privateKey() throws -> _RSA.BlindSigning.PrivateKey<SHA384> {
    try .init(n: self["n"], e: self["e"], d: self["d"], p: self["p"], q: self["q"], parameters: parameters)
  }

  func publicKey() throws -> _RSA.BlindSigning.PublicKey<SHA384> {
    try .init(n: self["n"], e: self["e"], parameters: parameters)
  }

  private static let file = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
    .appendingPathComponent("../../../shared/data/vectors/rfc9474.json").standardizedFileURL

  static let all: [Vector] = {
    guard let data = try? Data(contentsOf: file),
      let list = try? JSONDecoder().decode([[String: String]].self, from: data)
    else { return [] }
    return list.map { Vector(values: $0) }
  }()

  static var areThere: Bool { !all.isEmpty }
}
