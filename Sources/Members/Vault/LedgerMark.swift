import Crypto
import Synchronization

/// Which ledger a browser has seen: its version and part of its tag, signed with the member's key so that it means nothing to
/// anybody else's session. A database put back from a backup, or one that was written on after that, shows in it.
struct LedgerMark: Sendable, Equatable {
  let version: Int64
  private let tag: UInt64
  /// As a cookie has it.
  let text: String

  init(version: Int64, tag: UInt64, key: SymmetricKey) {
    self.version = version
    self.tag = tag
    let content = "\(version).\(String(tag, radix: 16))"
    let code = HMAC<SHA256>.authenticationCode(for: Array("seen \(content)".utf8), using: key)
    text = "\(content).\(Base64URL.text(Array(code.prefix(12))))"
  }

  /// Nil for anything that was not signed with that key.
  init?(text: String, key: SymmetricKey) {
    let parts = text.prefix(80).split(separator: ".")
    guard parts.count == 3, let version = Int64(parts[0]), let tag = UInt64(parts[1], radix: 16) else { return nil }
    self.init(version: version, tag: tag, key: key)
    guard self.text == text else { return nil }
  }

  /// Whether a record with this ledger is not the one, nor a later one, of which the browser has the mark `seen`.
  func isOlder(than seen: LedgerMark) -> Bool { version < seen.version || (version == seen.version && tag != seen.tag) }
}

/// A box for the newest mark that a request comes by.
final class SeenLedger: Sendable {
  private let mark = Mutex<LedgerMark?>(nil)

  func note(_ new: LedgerMark) { mark.withLock { if $0.map({ $0.version < new.version }) ?? true { $0 = new } } }
  /// Nil where this request never opened the vault.
  var value: LedgerMark? { mark.withLock { $0 } }
}
