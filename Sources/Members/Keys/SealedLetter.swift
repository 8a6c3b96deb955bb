import Crypto
import Database
import Foundation

/// Words for one member's eyes: sealed to their public key (HPKE, RFC 9180), so that nobody but them can open it, the server included
/// once it is written.
public enum SealedLetter {
  private static let suite = HPKE.Ciphersuite.Curve25519_SHA256_ChachaPoly

  /// - Parameters:
  ///   - recipient: the member's public key.
  ///   - purpose: what it is; the same is needed to open it.
  /// - Throws: the key's error where it is none.
  public static func seal(_ bytes: [UInt8], to recipient: [UInt8], purpose: String) throws -> [UInt8] {
    var sender = try HPKE.Sender(
      recipientKey: Curve25519.KeyAgreement.PublicKey(rawRepresentation: recipient), ciphersuite: suite,
      info: Data(purpose.utf8))
    return Array(sender.encapsulatedKey) + Array(try sender.seal(Sealing.padded(bytes)))
  }

  /// - Throws: `VaultError.altered` where it was changed, or is somebody else's.
  static func open(_ sealed: [UInt8], with pair: MemberKeyPair, purpose: String) throws -> [UInt8] {
    do {
      var recipient = try HPKE.Recipient(
        privateKey: pair.privateKey, ciphersuite: suite, info: Data(purpose.utf8),
        encapsulatedKey: Data(sealed.prefix(32)))
      return try Sealing.unpadded(Array(recipient.open(Data(sealed.dropFirst(32)))))
    } catch {
      throw VaultError.altered
    }
  }
}

extension Members {
  /// Opens letters to the member who is signed in; nil for each that does not open.
  public func open(_ letters: [[UInt8]], for signedIn: SignedIn, purpose: String) async throws -> [[UInt8]?] {
    guard let account = try await accounts.store.account(id: signedIn.member.id) else {
      return letters.map { _ in nil }
    }
    let pair = try MemberKeyPair.opened(account.identity, by: signedIn.opened.key, for: account.id)
    return letters.map { try? SealedLetter.open($0, with: pair, purpose: purpose) }
  }
}

extension RoleStore {
  /// Those who hold one of these roles, with the keys that letters to them are sealed with.
  public static func recipients(holding roles: [Role], _ connection: Connection) throws
    -> [(memberID: String, publicKey: [UInt8])]
  {
    let list = roles.indices.map { "$\($0 + 1)" }.joined(separator: ", ")
    return try connection.query(
      """
      SELECT DISTINCT member.id, public_key FROM member JOIN member_role ON member_role.member_id = member.id
      WHERE role IN (\(list)) ORDER BY member.id
      """, roles.map { .text($0.rawValue) }
    ) { (try $0.text(0), try $0.blob(1)) }
  }
}
