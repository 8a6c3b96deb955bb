import Foundation
import Pages
import Web

/// Reads a record file into a vault: what is there already stays as it is, what is new comes after it, and every refusal is said.
struct RecordImport: Sendable {
  /// What became of one collection.
  struct Line: Sendable, Hashable {
    var title: String
    var added = 0
    var known = 0
    /// Why, with how many.
    var refused: [String: Int] = [:]
  }

  let collections: [any AnyVaultCollection]

  func run(_ file: RecordFile.Read, into vault: Vault) async throws -> [Line] {
    let checked = try await vault.settings().hasCheckedCode
    // Words are spoken in a database's thread, which does not know the reader.
    let language = Language.current
    let outcome: Outcome = try await vault.write { writer in
      try Language.$current.withValue(language) { try self.outcome(file, writer) }
    }
    // Another account's code says nothing of this one's.
    if !outcome.hadSettings { try await vault.updateSettings { $0.hasCheckedCode = checked } }
    return outcome.lines
  }

  private struct Outcome: Sendable {
    var lines: [Line]
    var hadSettings: Bool
  }

  private func outcome(_ file: RecordFile.Read, _ writer: VaultWriter) throws -> Outcome {
    let settings = MemberSettings.collection.name + "/" + VaultPage.all
    let hadSettings = try writer.json(of: settings) != nil
    return Outcome(lines: try lines(file, writer), hadSettings: hadSettings)
  }

  private func lines(_ file: RecordFile.Read, _ writer: VaultWriter) throws -> [Line] {
    var lines: [Line] = []
    for (name, pages) in file.collections.sorted(by: { $0.key < $1.key }) {
      guard let collection = collections.first(where: { $0.name == name }) else {
        let count = pages.values.reduce(0) { $0 + $1.count }
        lines.append(Line(title: String(name.prefix(80)), refused: [t("this site has no place for them"): count]))
        continue
      }
      var line = Line(title: collection.title())
      for (page, entries) in pages.sorted(by: { $0.key < $1.key }) {
        try add(entries, to: page, of: collection, writer, &line)
      }
      lines.append(line)
    }
    return lines
  }

  private func add(
    _ entries: [JSONValue], to page: String, of collection: any AnyVaultCollection, _ writer: VaultWriter,
    _ line: inout Line
  ) throws {
    func refuse(_ reason: String, _ count: Int) { if count > 0 { line.refused[reason, default: 0] += count } }
    guard VaultPage.isName(page) else { return refuse(t("their page has a name that cannot be"), entries.count) }
    let full = collection.name + "/" + page
    do {
      let merge = try collection.merged(
        writer.json(of: full), with: entries.map { Array(try JSONEncoder().encode($0)) })
      if merge.added > 0 { try writer.put(merge.page, as: full) }
      line.added += merge.added
      line.known += merge.known
      refuse(t("they are not what they should be"), merge.unreadable)
    } catch let error as VaultError {
      refuse(error.title, entries.count)
    }
  }
}

extension VaultPage {
  /// Whether that is the name of a page: `all` or a month.
  static func isName(_ text: String) -> Bool {
    text == all || text.wholeMatch(of: /[0-9]{4}-(0[1-9]|1[0-2])/) != nil
  }
}
