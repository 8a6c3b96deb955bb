import Database
import Foundation
import Meetings
import Recovery
import Synchronization

/// Questionnaires that the operator added. Public content: it says nothing of who answers them.
public final class QuestionnaireStore: Sendable {
  /// One that is on offer.
  public struct Listed: Sendable, Equatable {
    public var id: String
    public var questionnaire: Questionnaire
    public var addedAt: Instant
  }

  public enum Added: Sendable, Equatable {
    case new(id: String)
    /// Another edition stood in its place; answers to that one stay as they are.
    case replaced(id: String)
    case unchanged(id: String)
  }

  public enum Failure: Error, Hashable, CustomStringConvertible {
    case full(limit: Int)

    public var description: String {
      switch self {
      case .full(let limit): "There are \(limit) questionnaires already. Remove one first."
      }
    }
  }

  /// More than any group asks its members.
  public static let most = 100

  private let database: Database
  /// Decoded, by id and edition: reading them again for each page would take longer than the page.
  private let decoded = Mutex<[String: Questionnaire]>([:])

  public init(_ database: Database) { self.database = database }

  /// Puts a questionnaire on offer, in the place of an earlier edition with the same address.
  ///
  /// - Throws: `Failure.full`.
  public func add(_ questionnaire: Questionnaire, now: Instant) async throws -> Added {
    let edition = questionnaire.edition
    let document = String(decoding: try JSONEncoder().encode(questionnaire), as: UTF8.self)
    return try await database.write { connection in
      let known = try connection.query("SELECT id, url, edition FROM questionnaire") {
        (id: try $0.text(0), url: try $0.textOrNil(1), edition: try $0.text(2))
      }
      let slug = Self.slug(of: questionnaire)
      let same = known.first { $0.url == questionnaire.url && (questionnaire.url != nil || $0.id == slug) }
      if let same, same.edition == edition { return .unchanged(id: same.id) }
      guard same != nil || known.count < Self.most else { throw Failure.full(limit: Self.most) }
      let id = same?.id ?? Self.free(slug, taken: Set(known.map(\.id)))
      try connection.execute(
        """
        INSERT INTO questionnaire (id, url, title, edition, document, added_at) VALUES ($1, $2, $3, $4, $5, $6)
        ON CONFLICT (id) DO UPDATE SET title = excluded.title, edition = excluded.edition, document = excluded.document,
        added_at = excluded.added_at
        """,
        [
          .text(id), Value(questionnaire.url), .text(questionnaire.title), .text(edition), .text(document),
          .integer(now.milliseconds),
        ])
      return same == nil ? .new(id: id) : .replaced(id: id)
    }
  }

  /// All, by title.
  public func all() async throws -> [Listed] {
    let rows = try await database.read { connection in
      try connection.query("SELECT id, edition, added_at FROM questionnaire ORDER BY title, id") {
        (id: try $0.text(0), edition: try $0.text(1), addedAt: Instant(milliseconds: try $0.integer(2)))
      }
    }
    var listed: [Listed] = []
    for row in rows {
      if let questionnaire = try await questionnaire(row.id, edition: row.edition) {
        listed.append(Listed(id: row.id, questionnaire: questionnaire, addedAt: row.addedAt))
      }
    }
    return listed
  }

  /// False where there is none of that id. Answers stay with those who gave them.
  public func remove(_ id: String) async throws -> Bool {
    try await database.write { try $0.execute("DELETE FROM questionnaire WHERE id = $1", [.text(id)]) > 0 }
  }

  private func questionnaire(_ id: String, edition: String) async throws -> Questionnaire? {
    let key = "\(id) \(edition)"
    if let known = decoded.withLock({ $0[key] }) { return known }
    let document = try await database.read { connection in
      try connection.first("SELECT document FROM questionnaire WHERE id = $1", [.text(id)]) { try $0.text(0) }
    }
    guard let document else { return nil }
    let questionnaire = try JSONDecoder().decode(Questionnaire.self, from: Data(document.utf8))
    decoded.withLock { cache in
      if cache.count >= Self.most * 2 { cache = [:] }
      cache[key] = questionnaire
    }
    return questionnaire
  }

  /// How the program would score it.
  public static func recognition(of questionnaire: Questionnaire) -> Recognition {
    SelfCheckData.recognition(of: questionnaire)
  }

  /// What its address calls it: the last part of its own, its name or its title, in lower case with hyphens.
  static func slug(of questionnaire: Questionnaire) -> String {
    let last = questionnaire.url?.split(separator: "/").last.map { String($0.prefix { $0 != "|" }) }
    let known = SelfCheckData.recognition(of: questionnaire).facts?.id
    let name = known ?? [questionnaire.name, last, questionnaire.title].compactMap { $0 }.first { !$0.isEmpty } ?? ""
    let words = TextFolding.fold(name).split { !($0.isASCII && ($0.isLetter || $0.isNumber)) }
    let slug = String(words.joined(separator: "-").prefix(60))
    return slug.isEmpty ? "check" : slug
  }

  /// Ours keep their own names.
  private static func free(_ slug: String, taken: Set<String>) -> String {
    let taken = taken.union(SelfCheckData.own.map(\.facts.id))
    if !taken.contains(slug) { return slug }
    return (2...(most + 2)).lazy.map { "\(slug)-\($0)" }.first { !taken.contains($0) } ?? slug
  }
}
