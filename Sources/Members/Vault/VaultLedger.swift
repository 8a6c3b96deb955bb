/// What the vault knows of its own pages, sealed like them: their names and versions. A page that is not the one the ledger has
/// was swapped, taken away or put back from an older copy.
struct VaultLedger: Sendable, Equatable {
  /// Counts the writes to this vault. A database put back from a backup shows in it.
  var version: Int64 = 0
  /// The version of each page, by its name: `check-ins/2026-11`.
  var pages: [String: Int64] = [:]

  /// The pages of a collection, ascending.
  func pages(of collection: String) -> [String] {
    let prefix = collection + "/"
    return pages.keys.lazy.filter { $0.hasPrefix(prefix) }.map { String($0.dropFirst(prefix.count)) }.sorted()
  }
}

/// Every request reads the ledger, so it is coded in plain bytes: the version, then each page's version, the length of its name and
/// the name (numbers in little-endian order).
extension VaultLedger {
  func bytes() -> [UInt8] {
    var bytes: [UInt8] = []
    bytes.reserveCapacity(8 + pages.count * 32)
    Self.append(version, to: &bytes)
    for (name, version) in pages {
      Self.append(version, to: &bytes)
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
      let length = Int(try Self.number(from: &rest) as UInt16)
      guard rest.count >= length else { throw VaultError.altered }
      pages[String(decoding: rest.prefix(length), as: UTF8.self)] = version
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
