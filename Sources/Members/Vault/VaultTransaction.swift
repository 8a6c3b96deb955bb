import Crypto
import Database

/// Pages as they were at one moment. Valid inside the closure that it is given to.
public struct VaultReader {
  let vault: Vault
  let connection: Connection
  var ledger: VaultLedger
  /// Which ledger this is, for the browser to remember.
  var mark: LedgerMark
  /// Derived once for all pages of a transaction.
  let pageKey: SymmetricKey

  init(vault: Vault, connection: Connection) throws {
    self.vault = vault
    self.connection = connection
    pageKey = vault.key.pages
    let row = try connection.first(
      "SELECT version, sealed FROM vault_ledger WHERE member_id = $1", [.text(vault.memberID)]
    ) { (version: try $0.integer(0), sealed: try $0.blob(1)) }
    guard let row else { throw VaultError.missing }
    let bytes = try Sealing.open(row.sealed, with: pageKey, context: vault.ledgerContext(row.version))
    ledger = try VaultLedger(bytes: bytes)
    guard ledger.version == row.version else { throw VaultError.altered }
    mark = vault.mark(row.version, row.sealed)
  }

  /// The entries of a page; none where it does not exist.
  public func entries<E: VaultEntry>(_ collection: VaultCollection<E>, page: String = VaultPage.all) throws -> [E] {
    guard let json = try json(of: collection.name + "/" + page) else { return [] }
    return try collection.stored(json)
  }

  /// Everything in a collection, its pages in ascending order.
  public func allEntries<E: VaultEntry>(_ collection: VaultCollection<E>) throws -> [E] {
    try pages(of: collection).flatMap { try entries(collection, page: $0) }
  }

  /// The names of a collection's pages, ascending.
  public func pages<E: VaultEntry>(of collection: VaultCollection<E>) -> [String] { ledger.pages(of: collection.name) }

  /// A page's entries as they stand in the record, by its full name.
  func json(of name: String) throws -> [UInt8]? {
    let id = vault.label(name)
    let row = try connection.first(
      "SELECT version, sealed FROM vault_page WHERE member_id = $1 AND id = $2", [.text(vault.memberID), .text(id)]
    ) { (version: try $0.integer(0), sealed: try $0.blob(1)) }
    guard let page = ledger.pages[name] else {
      // A page that the ledger took out has come back.
      if row != nil { throw VaultError.replayed }
      return nil
    }
    guard let row else { throw VaultError.missing }
    guard row.version == page.version else { throw VaultError.replayed }
    let json = try Sealing.open(row.sealed, with: pageKey, context: vault.pageContext(id, row.version))
    guard VaultLedger.Tag(of: row.sealed) == page.tag else { throw VaultError.replayed }
    return json
  }
}

/// A transaction on the vault: what was read in it cannot have changed when it is written.
public final class VaultWriter {
  private(set) var reader: VaultReader
  private var hasChanged = false

  init(reader: VaultReader) { self.reader = reader }

  public func entries<E: VaultEntry>(_ collection: VaultCollection<E>, page: String = VaultPage.all) throws -> [E] {
    try reader.entries(collection, page: page)
  }

  public func allEntries<E: VaultEntry>(_ collection: VaultCollection<E>) throws -> [E] {
    try reader.allEntries(collection)
  }

  public func pages<E: VaultEntry>(of collection: VaultCollection<E>) -> [String] { reader.pages(of: collection) }

  /// Puts these entries in the place of the page's. A page without entries is taken out.
  ///
  /// - Throws: `VaultError.full` or `.tooLarge`, with nothing written.
  public func put<E: VaultEntry>(
    _ entries: [E], in collection: VaultCollection<E>, page: String = VaultPage.all
  ) throws {
    try put(entries.isEmpty ? nil : collection.encoded(entries), as: collection.name + "/" + page)
  }

  @discardableResult
  public func update<E: VaultEntry, T>(
    _ collection: VaultCollection<E>, page: String = VaultPage.all, _ change: (inout [E]) throws -> T
  ) throws -> T {
    var entries = try entries(collection, page: page)
    let result = try change(&entries)
    try put(entries, in: collection, page: page)
    return result
  }

  /// - Throws: `VaultError.replayed` or `.missing` where the page on the disk is not the one that this takes the place of, so
  ///   that nothing is written over what somebody else put there.
  func put(_ json: [UInt8]?, as name: String) throws {
    let parts = name.split(separator: "/", omittingEmptySubsequences: false)
    guard parts.count == 2, name.utf8.count <= VaultLedger.longestName,
      name.utf8.allSatisfy({ (33...126).contains($0) })
    else { throw VaultError.unreadable }
    hasChanged = true
    let id = reader.vault.label(name)
    switch (reader.ledger.pages[name], json) {
    case (nil, nil): return
    case (let old?, nil): try remove(name, id, old)
    case (let old, let json?): try write(json, name, id, old)
    }
  }

  private func remove(_ name: String, _ id: String, _ old: VaultLedger.Page) throws {
    reader.ledger.pages[name] = nil
    let removed = try reader.connection.execute(
      "DELETE FROM vault_page WHERE member_id = $1 AND id = $2 AND version = $3",
      [.text(reader.vault.memberID), .text(id), .integer(old.version)])
    if removed == 0 { throw VaultError.missing }
  }

  private func write(_ json: [UInt8], _ name: String, _ id: String, _ old: VaultLedger.Page?) throws {
    let vault = reader.vault
    guard old != nil || reader.ledger.pages.count < VaultPage.mostPages else {
      throw VaultError.full(limit: VaultPage.mostPages)
    }
    // Of the vault, not of the page: a page that was taken out and made anew is not taken for its old self.
    let version = reader.ledger.version + 1
    let sealed = try Sealing.seal(json, with: reader.pageKey, context: vault.pageContext(id, version))
    reader.ledger.pages[name] = .init(version: version, tag: .init(of: sealed))
    let values: [Value] = [.text(vault.memberID), .text(id), .integer(version), .blob(sealed)]
    let written =
      if let old {
        try reader.connection.execute(
          "UPDATE vault_page SET version = $3, sealed = $4 WHERE member_id = $1 AND id = $2 AND version = $5",
          values + [.integer(old.version)])
      } else {
        try reader.connection.execute(
          "INSERT INTO vault_page (member_id, id, version, sealed) VALUES ($1, $2, $3, $4) ON CONFLICT DO NOTHING",
          values)
      }
    if written == 0 { throw old == nil ? VaultError.replayed : VaultError.missing }
  }

  /// Counts on from that version, where it is later than the record's own.
  func advance(past version: Int64) {
    hasChanged = true
    if version > reader.ledger.version { reader.ledger.version = version }
  }

  func finish() throws {
    guard hasChanged else { return }
    let vault = reader.vault
    reader.ledger.version += 1
    let sealed = try vault.sealed(reader.ledger)
    reader.mark = vault.mark(reader.ledger.version, sealed)
    try reader.connection.execute(
      "UPDATE vault_ledger SET version = $2, sealed = $3 WHERE member_id = $1",
      [.text(vault.memberID), .integer(reader.ledger.version), .blob(sealed)])
  }
}
