/// What reading a query's parameters needs to know besides them.
public struct QueryContext: Sendable {
  public var now: Instant
  /// The reader's zone where `tz` names none.
  public var zone: Zone
  /// Parameters of others (a page's own, say) that are no part of the query.
  public var ignoring: Set<String>
  let vocabulary: QueryVocabulary

  /// - Parameter index: The directory, whose own type codes, fellowships and service bodies are known beside the usual ones.
  public init(now: Instant, zone: Zone, index: MeetingIndex? = nil, ignoring: Set<String> = []) {
    self.now = now
    self.zone = zone
    self.ignoring = ignoring
    vocabulary = index?.core.vocabulary ?? QueryVocabulary(MeetingColumns())
  }
}

/// The names that mean something in a query to one directory.
struct QueryVocabulary: Sendable {
  private let codes: Set<String>
  private let codesWithFellowship: Set<String>
  private let fellowships: Set<Fellowship.ID>
  private let serviceBodies: Set<String>

  init(_ columns: MeetingColumns) {
    codes = Set(columns.codes.map { $0.code.uppercased() })
    codesWithFellowship = Set(columns.codes.map { $0.description.uppercased() })
    fellowships = Set(Fellowship.known.map(\.id)).union(columns.fellowships)
    serviceBodies = Set(columns.serviceBodies.flatMap { [$0.key.lowercased(), $0.name.lowercased()] })
  }

  func knows(_ fellowship: Fellowship.ID) -> Bool { fellowships.contains(fellowship) }

  func knows(_ code: TypeCode) -> Bool {
    codesWithFellowship.contains(code.description.uppercased()) || TypeVocabulary.meaning(of: code) != nil
  }

  func knowsCode(_ code: String) -> Bool {
    codes.contains(code.uppercased())
      || Fellowship.known.contains { TypeVocabulary.meaning(of: TypeCode($0.id, code)) != nil }
  }

  func knowsServiceBody(_ text: String) -> Bool { serviceBodies.contains(text.lowercased()) }
}
