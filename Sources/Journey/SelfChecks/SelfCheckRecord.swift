import Meetings
import Members
import Pages
import Recovery

/// A member's own self-checks: their answers, on a page for each check and year, the questionnaires as they were answered, and the
/// words that they marked.
enum SelfCheckRecord {
  static let entries = VaultCollection<SelfCheckEntry>("self-checks") { t("Self-checks") }
  /// A page for each edition.
  static let kept = VaultCollection<KeptQuestionnaire>("self-check-questions", mostPerPage: 1) {
    t("Questions of your self-checks")
  }
  static let words = VaultCollection<DangerWords>("danger-words", mostPerPage: 1) { t("Words that mean danger to you") }

  static let collections: [any AnyVaultCollection] = [entries, kept, words]

  /// Names of pages in ascending order are the years of one check in theirs. Ids of checks have letters, digits and hyphens.
  static func page(_ check: String, year: Int) -> String { "\(check):\(year)" }
  static func check(ofPage page: String) -> String { String(page.prefix { $0 != ":" }) }
}

extension Vault {
  /// Every set of answers to one check, in the order of time.
  func selfChecks(_ check: String) async throws -> [SelfCheckEntry] {
    try await read { reader in
      try reader.pages(of: SelfCheckRecord.entries).filter { SelfCheckRecord.check(ofPage: $0) == check }
        .flatMap { try reader.entries(SelfCheckRecord.entries, page: $0) }
    }.sorted { $0.at < $1.at }
  }

  /// The last set of answers to each check that was ever answered.
  func lastSelfChecks() async throws -> [String: SelfCheckEntry] {
    try await read { reader in
      var last: [String: SelfCheckEntry] = [:]
      let pages = reader.pages(of: SelfCheckRecord.entries).reduce(into: [String: String]()) {
        $0[SelfCheckRecord.check(ofPage: $1)] = $1
      }
      for (check, page) in pages {
        last[check] = try reader.entries(SelfCheckRecord.entries, page: page).max { $0.at < $1.at }
      }
      return last
    }
  }

  /// Keeps answers and, once, the questionnaire that they belong to.
  func add(_ entry: SelfCheckEntry, of questionnaire: Questionnaire) async throws {
    let kept = KeptQuestionnaire(questionnaire)
    try await write { writer in
      if try writer.entries(SelfCheckRecord.kept, page: kept.id).isEmpty {
        try writer.put([kept], in: SelfCheckRecord.kept, page: kept.id)
      }
      let page = SelfCheckRecord.page(entry.check, year: entry.day.yearMonthDay.year)
      try writer.update(SelfCheckRecord.entries, page: page) { $0.append(entry) }
    }
  }

  /// Takes one set of answers out, and its questionnaire with the last one that needs it; false where there is none.
  func removeSelfCheck(_ id: String, of check: String) async throws -> Bool {
    try await write { writer in
      let pages = writer.pages(of: SelfCheckRecord.entries).filter { SelfCheckRecord.check(ofPage: $0) == check }
      var editions: Set<String> = []
      var removed: SelfCheckEntry?
      for page in pages {
        var entries = try writer.entries(SelfCheckRecord.entries, page: page)
        if let index = entries.firstIndex(where: { $0.id == id }) {
          removed = entries.remove(at: index)
          try writer.put(entries, in: SelfCheckRecord.entries, page: page)
        }
        editions.formUnion(entries.map(\.edition))
      }
      guard let removed else { return false }
      if !editions.contains(removed.edition) { try writer.put([], in: SelfCheckRecord.kept, page: removed.edition) }
      return true
    }
  }

  /// Answers as FHIR has them, in the order of time.
  func responses(to check: String, zone: Zone) async throws -> ResponseBundle {
    let entries = try await selfChecks(check)
    let editions = Set(entries.map(\.edition))
    let kept = try await read { reader in
      try editions.flatMap { try reader.entries(SelfCheckRecord.kept, page: $0) }
    }
    let questionnaires = Dictionary(kept.map { ($0.id, $0.questionnaire) }, uniquingKeysWith: { first, _ in first })
    return ResponseBundle(
      entries.map { entry in
        QuestionnaireResponse(entry, of: questionnaires[entry.edition] ?? entry.bareQuestionnaire, zone: zone)
      })
  }
}

extension SelfCheckEntry {
  /// For a record whose questionnaire was lost on the way: the questions that were answered, without their groups.
  var bareQuestionnaire: Questionnaire {
    Questionnaire(
      title: title, items: lines.map { Questionnaire.Item(linkId: $0.linkId, text: $0.text, kind: .string) })
  }
}
