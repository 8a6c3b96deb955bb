import Foundation
import Meetings
import Members
import Pages
import Recovery
import Web

/// What is the same for every kind of daily record: finding one, keeping it, taking it out and putting it back.
protocol DailyShelf: Sendable {
  var name: String { get }
  /// Takes it out. Its JSON, for putting back; nil where it was not there.
  func take(_ id: String, from month: Month, of vault: Vault) async throws -> String?
  /// - Throws: `WebFailure.badRequest` for what is not an entry of this kind.
  func putBack(_ json: String, into vault: Vault) async throws
}

extension VaultCollection: DailyShelf where Entry: DailyEntry {
  func take(_ id: String, from month: Month, of vault: Vault) async throws -> String? {
    let taken = try await vault.update(self, page: month.page) { entries -> Entry? in
      guard let index = entries.firstIndex(where: { $0.id == id }) else { return nil }
      return entries.remove(at: index)
    }
    return try taken.map { String(decoding: try JSONEncoder().encode($0), as: UTF8.self) }
  }

  func putBack(_ json: String, into vault: Vault) async throws {
    guard let entry = try? JSONDecoder().decode(Entry.self, from: Data(json.utf8)) else {
      throw WebFailure.badRequest(reason: t("What was to be put back could not be read."))
    }
    try await vault.write { try $0.keep(entry, in: self) }
  }

  /// The entry of that id.
  ///
  /// - Throws: `WebFailure.notFound` where the member has none.
  func one(_ place: (month: String, id: String), of vault: Vault) async throws -> Entry {
    guard let month = Month(place.month),
      let entry = try await vault.entries(self, page: month.page).first(where: { $0.id == place.id })
    else { throw WebFailure.notFound }
    return entry
  }
}

extension DailyEntry {
  /// What its address is made of.
  var address: (month: String, id: String) { (Month(day).page, id) }
}

extension VaultWriter {
  /// Puts an entry in the place of the one with its id, or after the others.
  func keep<E: DailyEntry & VaultEntry>(_ entry: E, in collection: VaultCollection<E>) throws {
    try update(collection, page: Month(entry.day).page) { entries in
      if let index = entries.firstIndex(where: { $0.id == entry.id }) {
        entries[index] = entry
      } else {
        entries.append(entry)
      }
    }
  }

  /// Puts a changed entry in the place of the old one, which may have been of another month.
  ///
  /// - Throws: `WebFailure.notFound` where the old one is gone: it was taken out in another window.
  func replace<E: DailyEntry & VaultEntry>(_ old: E, with new: E, in collection: VaultCollection<E>) throws {
    let isThere = try update(collection, page: Month(old.day).page) { entries in
      guard let index = entries.firstIndex(where: { $0.id == old.id }) else { return false }
      if Month(old.day) == Month(new.day) { entries[index] = new } else { entries.remove(at: index) }
      return true
    }
    guard isThere else { throw WebFailure.notFound }
    if Month(old.day) != Month(new.day) { try keep(new, in: collection) }
  }

  /// The day's one entry changed, or a new one. What another window wrote meanwhile is not written over: then there are two.
  ///
  /// - Parameter seen: the stamp of the entry that the form showed, empty for none; nil changes whatever is there.
  @discardableResult
  func keepOne<E: DailyEntry & VaultEntry>(
    on day: CivilDate, in collection: VaultCollection<E>, seen: String? = nil, new: E, _ change: (inout E) -> Void
  ) throws -> E {
    try update(collection, page: Month(day).page) { entries in
      let index = entries.firstIndex { entry in
        entry.day == day && (seen == nil || seen == entry.stamp)
      }
      if let index {
        change(&entries[index])
        return entries[index]
      }
      var entry = new
      change(&entry)
      entries.append(entry)
      return entry
    }
  }
}

extension DailyEntry {
  /// Its id and a check sum (FNV-1a, 64 bits) of what it says: another window's change shows in it.
  var stamp: String {
    let encoder = JSONEncoder()
    encoder.outputFormatting = .sortedKeys
    var hash: UInt64 = 0xCBF2_9CE4_8422_2325
    for byte in (try? encoder.encode(self)) ?? Data() { hash = (hash ^ UInt64(byte)) &* 0x100_0000_01B3 }
    return "\(id).\(String(hash, radix: 16))"
  }

  /// Goes into the form that changes it.
  static func seen(_ entry: Self?) -> HiddenField { HiddenField("seen", entry?.stamp ?? "") }
}

extension Sequence where Element: DailyEntry {
  /// The day's entry: the one that the address names, or the first.
  func of(_ day: CivilDate, id: String? = nil) -> Element? {
    let all = filter { $0.day == day }
    return all.first { $0.id == id } ?? all.first
  }
}

extension Daily {
  static let shelves: [any DailyShelf] = [
    checkIns, pledges, reviews, urges, attended, journal, inventories, gratitude,
  ]

  /// A form with a long text in it: `RecordLimits.journal` characters, each up to four bytes, percent-encoded.
  static let longestForm = RecordLimits.journal * 12 + WebLimits.longestForm
}
