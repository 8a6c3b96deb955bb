import Crypto
import Database
import Synchronization

/// A member's record, opened for one request: the only way to read or write it.
///
/// On the disk there are sealed pages under opaque names; nothing tells which collections a member has, when they wrote or what.
/// Every read checks the pages against the sealed ledger.
public struct Vault: Sendable {
  let memberID: String
  let key: VaultKey
  let database: Database
  /// The newest ledger that this request has seen, for the browser to remember.
  let seen = SeenLedger()

  init(memberID: String, key: VaultKey, database: Database) {
    self.memberID = memberID
    self.key = key
    self.database = database
  }

  /// Several pages, of one or more collections, as they were at one moment.
  public func read<T: Sendable>(_ body: @Sendable @escaping (VaultReader) throws -> T) async throws -> T {
    let (result, mark) = try await database.read { connection in
      let reader = try VaultReader(vault: self, connection: connection)
      return (try body(reader), reader.mark)
    }
    seen.note(mark)
    return result
  }

  /// Reads and writes in one transaction. `body` may run more than once, so it must have no other effects.
  @discardableResult
  public func write<T: Sendable>(_ body: @Sendable @escaping (VaultWriter) throws -> T) async throws -> T {
    let (result, mark) = try await database.write { connection in
      let writer = VaultWriter(reader: try VaultReader(vault: self, connection: connection))
      let result = try body(writer)
      try writer.finish()
      return (result, writer.reader.mark)
    }
    // Not before it is kept: a ledger that was never committed must not be waited for.
    seen.note(mark)
    return result
  }

  /// The entries of one page; none where it does not exist.
  public func entries<E: VaultEntry>(_ collection: VaultCollection<E>, page: String = VaultPage.all) async throws -> [E]
  {
    try await read { try $0.entries(collection, page: page) }
  }

  /// The entries of several pages, page by page in that order.
  public func entries<E: VaultEntry>(_ collection: VaultCollection<E>, pages: [String]) async throws -> [E] {
    try await read { reader in try pages.flatMap { try reader.entries(collection, page: $0) } }
  }

  /// Everything in a collection, its pages in ascending order.
  public func allEntries<E: VaultEntry>(_ collection: VaultCollection<E>) async throws -> [E] {
    try await read { try $0.allEntries(collection) }
  }

  /// Changes one page. `change` gets its entries and leaves those that are to be kept.
  @discardableResult
  public func update<E: VaultEntry, T: Sendable>(
    _ collection: VaultCollection<E>, page: String = VaultPage.all,
    _ change: @Sendable @escaping (inout [E]) throws -> T
  ) async throws -> T {
    try await write { try $0.update(collection, page: page, change) }
  }

  /// What this member is called where nobody may learn who they are, such as on the roll of a group: 128 bits that only their key
  /// makes, another one for each purpose, and always the same one for it.
  public func pseudonym(for purpose: String) -> String {
    HMAC<SHA256>.authenticationCode(for: Array("homegroup pseudonym \(purpose)".utf8), using: key.labels).prefix(16)
      .map { ($0 < 16 ? "0" : "") + String($0, radix: 16) }.joined()
  }

  /// Makes the empty ledger that every vault has from its first moment.
  func create(_ connection: Connection) throws {
    let ledger = VaultLedger()
    try connection.execute(
      "INSERT INTO vault_ledger (member_id, version, sealed) VALUES ($1, $2, $3)",
      [.text(memberID), .integer(ledger.version), .blob(try sealed(ledger))])
  }

  func sealed(_ ledger: VaultLedger) throws -> [UInt8] {
    try Sealing.seal(ledger.bytes(), with: key.pages, context: ledgerContext(ledger.version))
  }

  func ledgerContext(_ version: Int64) -> [UInt8] {
    Sealing.context("homegroup ledger", memberID, String(version))
  }

  func pageContext(_ id: String, _ version: Int64) -> [UInt8] {
    Sealing.context("homegroup page", memberID, id, String(version))
  }

  func mark(_ version: Int64, _ sealed: [UInt8]) -> LedgerMark {
    LedgerMark(version: version, tag: VaultLedger.Tag(of: sealed).low, key: key.labels)
  }

  /// What a page is called on the disk: 128 bits of a keyed hash of its name.
  func label(_ name: String) -> String {
    HMAC<SHA256>.authenticationCode(for: Array(name.utf8), using: key.labels).prefix(16)
      .map { ($0 < 16 ? "0" : "") + String($0, radix: 16) }.joined()
  }
}
