import Database
import Meetings

/// A listing as a line of the list that editors work from.
public struct ListingLine: Sendable, Hashable {
  public var meeting: Meeting
  /// It is kept here, and imports leave it as it is.
  public var isKept: Bool
  /// Its source has said something else since somebody last looked.
  public var hasNews: Bool
  public var isGoneAtSource: Bool
}

/// A page of such lines, by name.
public struct ListingLines: Sendable {
  public var lines: [ListingLine] = []
  /// On all pages together.
  public var count = 0
  /// Which page it is, from 1 on: the last one where a later one was asked for.
  public var number = 1
  public var pages: Int { max(1, (count + Self.perPage - 1) / Self.perPage) }

  public static let perPage = 50
  /// Words that are looked for: as many as a name has. More are passed over.
  static let mostWords = 8

  public init() {}
}

extension ListingEdits {
  /// How names of service bodies are compared.
  public static func bodyKey(ofName name: String) -> String { TextFolding.fold(name) }

  /// The listings of service bodies whose name, place or town has all these words (or the beginnings of words, or what is in them).
  ///
  /// - Parameters:
  ///   - number: which page, from 1 on.
  ///   - bodyKeys: of the service bodies; nil for every listing.
  ///   - waiting: only those about which there is something to decide: where the source says something new or has dropped it, and these
  ///     ids; nil for all.
  public static func lines(
    _ number: Int, bodyKeys: [String]?, words: String, waiting: Set<String>? = nil, _ connection: Connection
  ) throws -> ListingLines {
    var values: [Value] = []
    func place(_ value: Value) -> String {
      values.append(value)
      return "$\(values.count)"
    }
    var conditions = ["retired_at IS NULL", "body_key IS NOT NULL"]
    if let bodyKeys {
      if bodyKeys.isEmpty { return ListingLines() }
      conditions.append("body_key IN (\(bodyKeys.map { place(.text($0)) }.joined(separator: ", ")))")
    }
    for word in TextFolding.fold(words).split(separator: " ").prefix(ListingLines.mostWords) {
      conditions.append("words_key LIKE \(place(.containing(word))) ESCAPE '\\'")
    }
    if let waiting {
      let ids = waiting.sorted().map { place(.text($0)) }
      let isAmong = ids.isEmpty ? "" : " OR id IN (\(ids.joined(separator: ", ")))"
      conditions.append(
        """
        (id IN (SELECT meeting_id FROM kept_listing WHERE news_fingerprint IS NOT NULL OR gone_at IS NOT NULL)\(isAmong))
        """)
    }
    let condition = conditions.joined(separator: " AND ")
    var page = ListingLines()
    page.count = Int(
      try connection.first("SELECT count(*) FROM meeting WHERE \(condition)", values) { try $0.integer(0) } ?? 0)
    page.number = min(max(1, number), page.pages)
    let (limit, offset) = (ListingLines.perPage, (page.number - 1) * ListingLines.perPage)
    // The page is found in the index alone; only its listings are read.
    page.lines = try connection.query(
      """
      SELECT document, kept_at, news_fingerprint, gone_at
      FROM meeting LEFT JOIN kept_listing ON kept_listing.meeting_id = meeting.id
      WHERE meeting.id IN (
        SELECT id FROM meeting WHERE \(condition) ORDER BY words_key, id LIMIT \(limit) OFFSET \(offset))
      ORDER BY words_key, meeting.id
      """, values
    ) { row in
      ListingLine(
        meeting: try MeetingDocument.decode(row.text(0)), isKept: try row.integerOrNil(1) != nil,
        hasNews: try row.textOrNil(2) != nil, isGoneAtSource: try row.integerOrNil(3) != nil)
    }
    return page
  }
}

extension MeetingStore {
  /// Fills in what editors find listings by where an earlier version of the program wrote them, some at a time.
  ///
  /// - Returns: how many it were.
  public func fillEditorKeys(atATime most: Int = 500) async throws -> Int {
    var count = 0
    while true {
      let filled = try await database.write { connection in
        let listings = try connection.query(
          "SELECT id, document FROM meeting WHERE retired_at IS NULL AND body_key IS NULL LIMIT $1",
          [.integer(Int64(most))]
        ) { (id: try $0.text(0), meeting: try MeetingDocument.decode($0.text(1))) }
        for (id, meeting) in listings {
          try connection.execute(
            "UPDATE meeting SET body_key = $2, words_key = $3 WHERE id = $1",
            [
              .text(id), .text(MeetingDocument.bodyKey(of: meeting)), .text(MeetingDocument.wordsKey(of: meeting)),
            ])
        }
        return listings.count
      }
      count += filled
      if filled < most { return count }
    }
  }
}
