import Crypto

/// A member's own key: 256 random bits made when they join, never stored but wrapped. What is derived from it seals their record.
struct VaultKey: Sendable {
  let root: SymmetricKey

  init() { root = SymmetricKey(size: .bits256) }
  init(bytes: [UInt8]) throws {
    guard bytes.count == 32 else { throw VaultError.altered }
    root = SymmetricKey(data: bytes)
  }

  var bytes: [UInt8] { root.withUnsafeBytes { Array($0) } }

  /// Seals the pages of the record and its ledger.
  var pages: SymmetricKey { derived("pages") }
  /// Makes the opaque names that pages have on the disk.
  var labels: SymmetricKey { derived("labels") }
  /// Seals the private half of the member's key pair.
  var identity: SymmetricKey { derived("identity") }
  /// Seals what the member's sessions say of themselves.
  var sessions: SymmetricKey { derived("sessions") }

  private func derived(_ purpose: String) -> SymmetricKey {
    HKDF<SHA256>.deriveKey(inputKeyMaterial: root, info: Array("homegroup vault \(purpose)".utf8), outputByteCount: 32)
  }

  /// - Parameter wrapping: what the copy is for; the same is needed to unwrap it.
  func wrapped(by key: SymmetricKey, for memberID: String, as wrapping: Wrapping) throws -> [UInt8] {
    try Sealing.seal(bytes, with: key, context: Self.context(memberID, wrapping))
  }

  /// - Throws: `VaultError.altered` where the key is not the one it was wrapped with.
  static func unwrapped(_ sealed: [UInt8], by key: SymmetricKey, for memberID: String, as wrapping: Wrapping) throws
    -> VaultKey
  {
    try VaultKey(bytes: Sealing.open(sealed, with: key, context: context(memberID, wrapping)))
  }

  enum Wrapping {
    /// By a key that the passphrase gives at that cost.
    case passphrase(PassphraseKeys.Cost)
    case recovery
    /// By the cookie of a session that began then; nobody can make it live longer.
    case session(startedAt: Int64, stays: Bool)

    var text: String {
      switch self {
      case .passphrase(let cost): "passphrase \(cost.name)"
      case .recovery: "recovery"
      case .session(let startedAt, let stays): "session \(startedAt) \(stays)"
      }
    }
  }

  private static func context(_ memberID: String, _ wrapping: Wrapping) -> [UInt8] {
    Sealing.context("homegroup key", wrapping.text, memberID)
  }
}

/// The pair that messages to a member are sealed with (HPKE, RFC 9180): the public half in clear, the private one by the vault key.
public struct MemberKeyPair: Sendable {
  let privateKey: Curve25519.KeyAgreement.PrivateKey

  init() { privateKey = Curve25519.KeyAgreement.PrivateKey() }
  init(bytes: [UInt8]) throws { privateKey = try Curve25519.KeyAgreement.PrivateKey(rawRepresentation: bytes) }

  public var publicBytes: [UInt8] { Array(privateKey.publicKey.rawRepresentation) }

  func sealed(by key: VaultKey, for memberID: String) throws -> [UInt8] {
    try Sealing.seal(Array(privateKey.rawRepresentation), with: key.identity, context: Self.context(memberID))
  }

  static func opened(_ sealed: [UInt8], by key: VaultKey, for memberID: String) throws -> MemberKeyPair {
    try MemberKeyPair(bytes: Sealing.open(sealed, with: key.identity, context: context(memberID)))
  }

  private static func context(_ memberID: String) -> [UInt8] { Sealing.context("homegroup identity", memberID) }
}
