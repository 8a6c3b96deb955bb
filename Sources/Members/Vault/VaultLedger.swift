import Foundation

/// What the vault knows of its own pages, sealed like them: their names and versions. A page that is not the one the ledger has
/// was swapped, taken away or put back from an older copy.
struct VaultLedger: Codable, Sendable, Equatable {
  struct Line: Codable, Sendable, Equatable {
    /// `check-ins/2026-11`.
    var name: String
    var version: Int64

    enum CodingKeys: String, CodingKey {
      case name = "n"
      case version = "v"
    }
  }

  /// Counts the writes to this vault. A database put back from a backup shows in it.
  var version: Int64 = 0
  /// By the page's name on the disk.
  var lines: [String: Line] = [:]

  /// The pages of a collection, ascending.
  func pages(of collection: String) -> [String] {
    let prefix = collection + "/"
    return lines.values.lazy.filter { $0.name.hasPrefix(prefix) }.map { String($0.name.dropFirst(prefix.count)) }
      .sorted()
  }

  func bytes() throws -> [UInt8] { Array(try JSONEncoder().encode(self)) }
  init() {}
  init(bytes: [UInt8]) throws {
    guard let ledger = try? JSONDecoder().decode(VaultLedger.self, from: Data(bytes)) else { throw VaultError.altered }
    self = ledger
  }
}
