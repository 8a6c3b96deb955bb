/// A line of a list: when on the left, what in the middle, what can be done on the right. The whole line is the link;
/// what stands in `trailing` keeps its own.
public struct ListRow: Component {
  /// `6:30 pm`, or "Now".
  public var time: String
  /// Under the time: `in 20 min`.
  public var timeNote: String?
  /// For machines: RFC 3339.
  public var dateTime: String?
  public var isNow: Bool
  public var title: String
  public var url: String?
  /// Facts in a line, set apart by dots. Empty ones are left out.
  public var details: [String]
  /// In the colour of danger: "not meeting at present".
  public var warning: String?
  /// A word ("hybrid") or a button.
  public var trailing: HTML?
  /// This line is the one shown beside the list.
  public var isSelected: Bool
  /// Names the line where it can be shown beside the list in place (`Columns`).
  public var choice: String?

  public init(
    time: String, timeNote: String? = nil, dateTime: String? = nil, isNow: Bool = false, title: String,
    url: String? = nil, details: [String] = [], warning: String? = nil, trailing: HTML? = nil, isSelected: Bool = false,
    choice: String? = nil
  ) {
    self.time = time
    self.timeNote = timeNote
    self.dateTime = dateTime
    self.isNow = isNow
    self.title = title
    self.url = url
    self.details = details
    self.warning = warning
    self.trailing = trailing
    self.isSelected = isSelected
    self.choice = choice
  }

  public var html: HTML {
    let note: HTML? = timeNote.map { "<small>\($0)</small>" }
    let link: HTML =
      if let url {
        """
        <a href="\(url: url)"\(attribute: "aria-current", isSelected ? "true" : nil)\
        \(attribute: "data-choose", choice)>\(title)</a>
        """
      } else {
        "\(title)"
      }
    let facts = Self.keepingDots(details.filter { !$0.isEmpty }.joined(separator: " · "))
    let line: HTML? = facts.isEmpty ? nil : "<p class=\"facts\">\(facts)</p>"
    let caution: HTML? = warning.map { "<p class=\"caution\">\($0)</p>" }
    let action: HTML? = trailing.map { "<div class=\"trailing\">\($0)</div>" }
    return """
      <li class="row\(isSelected ? " selected" : "")\(isNow ? " now" : "")">\
      <p class="when"><time\(attribute: "datetime", dateTime)>\(time)</time>\(note)</p>\
      <div class="what"><h3>\(link)</h3>\(line)\(caution)</div>\(action)</li>
      """
  }
}

extension ListRow {
  /// With a space before each dot that does not break, so that no line begins with the dot.
  private static func keepingDots(_ text: String) -> String {
    let dot = Array(" · ".utf8)
    var bytes = Array(text.utf8)
    for index in bytes.indices.reversed() where bytes[index] == dot[0] && bytes[index...].starts(with: dot) {
      bytes.replaceSubrange(index...index, with: "\u{A0}".utf8)
    }
    return String(decoding: bytes, as: UTF8.self)
  }
}

/// Lines under each other in one surface.
public struct RowList: Component {
  public var rows: [ListRow]
  public init(_ rows: [ListRow]) { self.rows = rows }
  public var html: HTML { rows.isEmpty ? "" : "<ul class=\"rows\">\(rows)</ul>" }
}

/// A part of a list with its heading, such as a day or "Starting soon".
public struct RowGroup: Component {
  /// Names the group in the page; "Show more" adds lines to a group whose key is already there.
  public var key: String
  public var heading: String
  /// Beside the heading.
  public var note: String?
  public var rows: [ListRow]

  public init(key: String, heading: String, note: String? = nil, rows: [ListRow]) {
    self.key = key
    self.heading = heading
    self.note = note
    self.rows = rows
  }

  public var html: HTML {
    "<section class=\"group\" data-group=\"\(key)\">\(DayHeading(heading, note: note))\(RowList(rows))</section>"
  }
}

/// The heading of a day or of a part of it.
public struct DayHeading: Component {
  public var text: String
  public var note: String?
  public var id: String?

  public init(_ text: String, note: String? = nil, id: String? = nil) {
    self.text = text
    self.note = note
    self.id = id
  }

  public var html: HTML {
    let aside: HTML? = note.map { "<span class=\"soft small\">\($0)</span>" }
    return "<div class=\"day\"><h2\(attribute: "id", id)>\(text)</h2>\(aside)</div>"
  }
}
