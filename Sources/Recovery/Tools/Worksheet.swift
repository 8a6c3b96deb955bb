/// A sheet to fill in, as its data file describes it: sections of fields. One engine shows, reads, keeps and prints all of them.
public struct Worksheet: Decodable, Sendable, Identifiable, Hashable {
  /// When somebody reaches for it.
  public enum Need: String, Decodable, Sendable, CaseIterable {
    /// In the next five minutes.
    case now
    /// To think something through.
    case think
    /// To plan ahead.
    case plan
    /// One of the twelve steps.
    case steps
  }

  /// Lasting: it is in addresses and in members' records.
  public var id: String
  public var need: Need
  public var title: Bilingual
  /// One line: what it is for.
  public var summary: Bilingual
  /// How to go about it, in a sentence or three.
  public var intro: Bilingual
  /// About how long it takes.
  public var minutes: Int?
  public var source: [MethodSource]
  public var sections: [Section]

  public struct Section: Decodable, Sendable, Hashable {
    public enum Layout: String, Decodable, Sendable {
      /// Two by two where there is room, and on paper.
      case grid
    }

    public var title: Bilingual?
    public var text: Bilingual?
    public var layout: Layout?
    public var fields: [WorksheetField]
  }

  public var fields: [WorksheetField] { sections.flatMap(\.fields) }
}

/// One thing to fill in.
public struct WorksheetField: Decodable, Sendable, Hashable, Identifiable {
  public enum Kind: String, Decodable, Sendable {
    /// Some sentences.
    case text
    /// A few words.
    case line
    /// A list, one thing to a line.
    case lines
    /// 0 to 10.
    case rating
    /// One of several.
    case choice
    /// Any of several.
    case choices
    /// Rows of the same columns: people with their numbers, what the urge says and what I answer.
    case rows
    /// Seven days by the parts of a day.
    case week
  }

  public struct Option: Decodable, Sendable, Hashable, Identifiable {
    public var id: String
    public var label: Bilingual
  }

  public struct Column: Decodable, Sendable, Hashable, Identifiable {
    public enum Kind: String, Decodable, Sendable {
      case line, text, phone
      /// One of `options`, or none: nobody is made to say what they have not thought of.
      case mark
    }

    public var id: String
    public var kind: Kind
    public var label: Bilingual
    public var options: [Option]?
  }

  /// How rows look when they are read.
  public enum Look: String, Decodable, Sendable {
    /// Two voices in turn.
    case dialogue
    /// Names with numbers to press.
    case people
  }

  /// Unique within its sheet; the form's field has this name.
  public var id: String
  public var kind: Kind
  public var label: Bilingual
  public var hint: Bilingual?
  /// Of a rating: what 0 and 10 mean.
  public var low: Bilingual?
  public var high: Bilingual?
  public var options: [Option]?
  public var columns: [Column]?
  /// Empty rows shown at first.
  public var shown: Int?
  public var look: Look?

  /// The name of a column's fields in the form; they repeat, one for each row.
  public func name(of column: Column) -> String { "\(id)-\(column.id)" }
  /// The name of a cell's field in the form.
  public static func cellName(_ id: String, _ cell: WeekCell) -> String { "\(id)-\(cell.key)" }
}

/// The bounds of what fits on a sheet, in characters unless they say otherwise.
public enum WorksheetLimits {
  /// Some sentences: a screen of them.
  public static let text = RecordLimits.note
  /// A few words, or one line of a list.
  public static let line = 200
  /// A telephone number as people write it, with words such as "ext".
  public static let phone = 40
  /// Rows of one field: so few that the largest sheet stays well under the parameters that a form may have.
  public static let rows = 20
  /// Lines of one list.
  public static let lines = RecordLimits.lines
  public static let ratings = 0...10
}
