import Pages
import Web

/// A member's whole record, as it is taken out: every page as it stands, and those that could not be opened.
struct RecordContents: Sendable {
  struct Page: Sendable {
    var collection: String
    /// `all` or `2026-11`.
    var name: String
    /// A list of entries.
    var json: [UInt8]
  }

  /// By collection, then page, ascending.
  var pages: [Page] = []
  /// `check-ins/2026-11`: pages that somebody changed from outside.
  var unreadable: [String] = []
}

extension VaultReader {
  /// The full names of all pages, ascending: `check-ins/2026-11`.
  var pageNames: [String] { ledger.pages.keys.sorted() }

  /// Everything that opens.
  func contents() throws -> RecordContents {
    var contents = RecordContents()
    for name in pageNames {
      let parts = name.split(separator: "/", maxSplits: 1).map(String.init)
      guard parts.count == 2 else { continue }
      do {
        if let json = try json(of: name) {
          contents.pages.append(.init(collection: parts[0], name: parts[1], json: json))
        }
      } catch is VaultError {
        contents.unreadable.append(name)
      }
    }
    return contents
  }
}

extension VaultWriter {
  func json(of name: String) throws -> [UInt8]? { try reader.json(of: name) }
}
