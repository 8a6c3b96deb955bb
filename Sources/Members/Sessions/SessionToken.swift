import Crypto
import Foundation

/// What a browser's cookie holds: a name for the session, and the key that unwraps the vault key. Neither is on the disk; of the
/// name there is a hash.
struct SessionToken: Sendable {
  private let id: [UInt8]
  private let secret: [UInt8]

  init(random: inout some RandomNumberGenerator) {
    id = Self.bytes(16, &random)
    secret = Self.bytes(32, &random)
  }

  /// Nil for anything that is not a token.
  init?(cookie: String) {
    guard cookie.utf8.count == 64, let bytes = Base64URL.bytes(cookie), bytes.count == 48 else { return nil }
    id = Array(bytes[..<16])
    secret = Array(bytes[16...])
  }

  var cookie: String { Base64URL.text(id + secret) }

  /// The session's row.
  var hash: String { Base64URL.text(Array(SHA256.hash(data: id))) }

  var key: SymmetricKey { derived("session") }

  /// Stands in every form of the session, so that a form from anywhere else is refused.
  var formToken: String { derived("form").withUnsafeBytes { Base64URL.text(Array($0.prefix(18))) } }

  private func derived(_ purpose: String) -> SymmetricKey {
    HKDF<SHA256>.deriveKey(
      inputKeyMaterial: SymmetricKey(data: secret), info: Array("homegroup \(purpose)".utf8), outputByteCount: 32)
  }

  private static func bytes(_ count: Int, _ random: inout some RandomNumberGenerator) -> [UInt8] {
    (0..<count).map { _ in UInt8.random(in: .min ... .max, using: &random) }
  }
}

/// Base 64 for addresses and cookies (RFC 4648, section 5), without padding.
enum Base64URL {
  static func text(_ bytes: [UInt8]) -> String {
    Data(bytes).base64EncodedString().replacing("+", with: "-").replacing("/", with: "_").replacing("=", with: "")
  }

  static func bytes(_ text: String) -> [UInt8]? {
    let plain = text.replacing("-", with: "+").replacing("_", with: "/")
    return Data(base64Encoded: plain + String(repeating: "=", count: (4 - plain.utf8.count % 4) % 4)).map { Array($0) }
  }
}
