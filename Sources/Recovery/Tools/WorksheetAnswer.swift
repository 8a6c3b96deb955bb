import Meetings

/// What somebody put into one field.
public enum WorksheetAnswer: Sendable, Hashable {
  /// Of a text or a line.
  case text(String)
  case lines([String])
  /// 0 to 10.
  case rating(Int)
  /// The ids of what was chosen.
  case choices([String])
  /// One value for each column.
  case rows([[String]])
  /// By the cell's key, empty ones left out.
  case week([String: String])

  public var isEmpty: Bool {
    switch self {
    case .text(let text): text.isEmpty
    case .lines(let lines): lines.isEmpty
    case .rating: false
    case .choices(let ids): ids.isEmpty
    case .rows(let rows): rows.isEmpty
    case .week(let cells): cells.isEmpty
    }
  }
}

extension WorksheetAnswer: Codable {
  private enum Key: String, CodingKey {
    case text, lines, rating, choices, rows, week
  }

  /// The first key that is known names the kind.
  public init(from decoder: any Decoder) throws {
    let container = try decoder.container(keyedBy: Key.self)
    switch container.allKeys.first {
    case .text: self = .text(try container.decode(String.self, forKey: .text))
    case .lines: self = .lines(try container.decode([String].self, forKey: .lines))
    case .rating: self = .rating(try container.decode(Int.self, forKey: .rating))
    case .choices: self = .choices(try container.decode([String].self, forKey: .choices))
    case .rows: self = .rows(try container.decode([[String]].self, forKey: .rows))
    case .week: self = .week(try container.decode([String: String].self, forKey: .week))
    case nil:
      throw DecodingError.dataCorrupted(.init(codingPath: decoder.codingPath, debugDescription: "no known answer"))
    }
  }

  public func encode(to encoder: any Encoder) throws {
    var container = encoder.container(keyedBy: Key.self)
    switch self {
    case .text(let text): try container.encode(text, forKey: .text)
    case .lines(let lines): try container.encode(lines, forKey: .lines)
    case .rating(let number): try container.encode(number, forKey: .rating)
    case .choices(let ids): try container.encode(ids, forKey: .choices)
    case .rows(let rows): try container.encode(rows, forKey: .rows)
    case .week(let cells): try container.encode(cells, forKey: .week)
    }
  }
}

/// The answers of a sheet, by the fields' ids.
public typealias WorksheetAnswers = [String: WorksheetAnswer]

/// A sheet that a member filled in and kept.
public struct SavedWorksheet: Codable, Sendable, Hashable, Identifiable {
  public var id: String
  /// The sheet's id. One that this version no longer has is kept, and shown by its words alone.
  public var sheet: String
  /// When it was first kept, in the member's zone: the page it stands on.
  public var day: CivilDate
  public var written: Instant
  public var answers: WorksheetAnswers

  public init(id: String, sheet: String, day: CivilDate, written: Instant, answers: WorksheetAnswers) {
    self.id = id
    self.sheet = sheet
    self.day = day
    self.written = written
    self.answers = answers
  }
}
