/// What the vault knows of its own pages, sealed like them: their names, versions and tags. A page that is not the one the ledger
/// has was swapped, taken away or put back from an older copy.
struct VaultLedger: Sendable, Equatable {
  /// Counts the writes to this vault. A database put back from a backup shows in it.
  var version: Int64 = 0
  /// Each page by its name, `check-ins/2026-11`.
  var pages: [String: Page] = [:]

  struct Page: Sendable, Equatable {
    /// The vault's version when it was written.
    var version: Int64
    /// Tells two pages of the same version apart, which there are once a backup was put back and written on.
    var tag: Tag
  }

  /// The authentication tag at the end of what AES-GCM sealed, as two numbers.
  struct Tag: Sendable, Equatable {
    var high: UInt64
    var low: UInt64

    init(high: UInt64, low: UInt64) {
      self.high = high
      self.low = low
    }

    init(of sealed: [UInt8]) {
      let bytes = sealed.suffix(16)
      high = bytes.prefix(8).reduce(0) { $0 << 8 | UInt64($1) }
      low = bytes.dropFirst(8).reduce(0) { $0 << 8 | UInt64($1) }
    }
  }

  /// The longest name of a page, bytes; all of them are written in the code.
  static let longestName = 100

  /// The pages of a collection, ascending.
  func pages(of collection: String) -> [String] {
    let prefix = collection + "/"
    return pages.keys.lazy.filter { $0.hasPrefix(prefix) }.map { String($0.dropFirst(prefix.count)) }.sorted()
  }
}

/// Every request reads the ledger, so it is coded in plain bytes: the version, then each page's version, tag, the length of its name
/// and the name (numbers in little-endian order).
extension VaultLedger {
  func bytes() -> [UInt8] {
    var bytes: [UInt8] = []
    bytes.reserveCapacity(8 + pages.count * 48)
    Self.append(version, to: &bytes)
    for (name, page) in pages {
      Self.append(page.version, to: &bytes)
      Self.append(page.tag.high, to: &bytes)
      Self.append(page.tag.low, to: &bytes)
      Self.append(UInt16(clamping: name.utf8.count), to: &bytes)
      bytes.append(contentsOf: name.utf8)
    }
    return bytes
  }

  /// - Throws: `VaultError.altered` where the bytes are not a ledger.
  init(bytes: [UInt8]) throws {
    var rest = bytes[...]
    version = try Self.number(from: &rest)
    while !rest.isEmpty {
      let version: Int64 = try Self.number(from: &rest)
      let tag = Tag(high: try Self.number(from: &rest), low: try Self.number(from: &rest))
      let length = Int(try Self.number(from: &rest) as UInt16)
      guard rest.count >= length else { throw VaultError.altered }
      pages[String(decoding: rest.prefix(length), as: UTF8.self)] = Page(version: version, tag: tag)
      rest = rest.dropFirst(length)
    }
  }

  private static func append(_ number: some FixedWidthInteger, to bytes: inout [UInt8]) {
    withUnsafeBytes(of: number.littleEndian) { bytes.append(contentsOf: $0) }
  }

  private static func number<N: FixedWidthInteger>(from bytes: inout ArraySlice<UInt8>) throws -> N {
    let size = MemoryLayout<N>.size
    guard bytes.count >= size else { throw VaultError.altered }
    defer { bytes = bytes.dropFirst(size) }
    return bytes.prefix(size).reversed().reduce(0) { $0 << 8 | N($1) }
  }
}
