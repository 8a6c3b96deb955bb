import Foundation

/// A kind of entry in a member's vault, such as check-ins. The name never leaves the sealed part of the record.
///
/// Entries stand on pages, each sealed as a whole: one page (`VaultPage.all`) for what is always read together, a page a month
/// (`VaultPage.month`) for what is written day by day, so that a year costs twelve pages to read and one to write.
public struct VaultCollection<Entry: VaultEntry>: Sendable {
  /// Lasting: it is what the record and its exports call it.
  public let name: String
  /// A page's most entries.
  public let mostPerPage: Int
  /// Its heading in the member's readable export.
  public let title: @Sendable () -> String

  public init(_ name: String, mostPerPage: Int = 2_000, title: @escaping @Sendable () -> String) {
    self.name = name
    self.mostPerPage = mostPerPage
    self.title = title
  }
}

/// Something a member wrote down.
public protocol VaultEntry: Codable, Sendable, Identifiable where ID == String {
  /// What it says, for the readable export: names and values in the reader's language, empty ones left out.
  var facts: [EntryFact] { get }
}

/// A line of an entry in the readable export.
public struct EntryFact: Sendable, Hashable {
  public var term: String
  public var text: String

  public init(_ term: String, _ text: String) {
    self.term = term
    self.text = text
  }

  /// Nil where there is nothing to say.
  public init?(_ term: String, _ text: String?) {
    guard let text, !text.isEmpty else { return nil }
    self.init(term, text)
  }
}

/// The names of pages.
public enum VaultPage {
  public static let all = "all"

  /// `2026-11`. Ascending as text is ascending in time.
  public static func month(year: Int, month: Int) -> String {
    let year = String(year)
    return String(repeating: "0", count: max(0, 4 - year.count)) + "\(year)-\(month < 10 ? "0" : "")\(month)"
  }

  /// Bounds of one page as JSON, before it is sealed: a month of long journal entries.
  public static let mostBytes = 1 << 20
  /// A member's pages in all: decades of every tool.
  public static let mostPages = 20_000
}

/// A collection as export and import see it, whatever its entries are.
public protocol AnyVaultCollection: Sendable {
  var name: String { get }
  var title: @Sendable () -> String { get }
  /// The facts of each entry of a page.
  func facts(in json: [UInt8]) throws -> [[EntryFact]]
  /// A page with further entries, each as JSON: those that it does not have (by their id) come after its own.
  ///
  /// - Throws: `VaultError.full` or `.tooLarge`, or the error of a page that is none.
  func merged(_ page: [UInt8]?, with added: [[UInt8]]) throws -> VaultMerge
}

/// A page after entries from elsewhere came to it.
public struct VaultMerge: Sendable {
  public var page: [UInt8]
  /// How many came in, were there already, or are not entries of that collection.
  public var added = 0
  public var known = 0
  public var unreadable = 0
}

extension VaultCollection: AnyVaultCollection {
  public func facts(in json: [UInt8]) throws -> [[EntryFact]] { try stored(json).map(\.facts) }

  public func merged(_ page: [UInt8]?, with added: [[UInt8]]) throws -> VaultMerge {
    var entries = try page.map(stored) ?? []
    var merge = VaultMerge(page: [])
    var ids = Set(entries.map(\.id))
    for json in added {
      guard let entry = try? JSONDecoder().decode(Entry.self, from: Data(json)) else {
        merge.unreadable += 1
        continue
      }
      guard ids.insert(entry.id).inserted else {
        merge.known += 1
        continue
      }
      entries.append(entry)
      merge.added += 1
    }
    merge.page = try encoded(entries)
    return merge
  }

  func decoded(_ json: [UInt8]) throws -> [Entry] { try JSONDecoder().decode([Entry].self, from: Data(json)) }

  /// A page of the record.
  ///
  /// - Throws: `VaultError.unreadable`, because what the member stored is not their mistake.
  func stored(_ json: [UInt8]) throws -> [Entry] {
    do { return try decoded(json) } catch is DecodingError { throw VaultError.unreadable }
  }

  func encoded(_ entries: [Entry]) throws -> [UInt8] {
    guard entries.count <= mostPerPage else { throw VaultError.full(limit: mostPerPage) }
    let bytes = Array(try JSONEncoder().encode(entries))
    guard bytes.count <= VaultPage.mostBytes else { throw VaultError.tooLarge(limit: VaultPage.mostBytes) }
    return bytes
  }
}
