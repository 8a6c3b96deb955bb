/// What people type about a listing, made into what a listing holds: by what feeds' values are held to, but typed text is no markup.
public enum ListingText {
  /// One line: spaces single, no control or format characters.
  public static func line(_ typed: String) -> String {
    visible(typed).split(whereSeparator: \.isWhitespace).joined(separator: " ")
  }

  /// Text that may have lines: their ends as `\n`, none at its beginning or end.
  public static func text(_ typed: String) -> String {
    let lines = visible(typed).split(omittingEmptySubsequences: false, whereSeparator: \.isNewline).map { line in
      line.reversed().drop(while: \.isWhitespace).reversed().map(String.init).joined()
    }
    return String(lines.joined(separator: "\n").bare)
  }

  /// An `http` or `https` address; a plain host gets its scheme. Nil where it is none.
  public static func url(_ typed: String) -> String? {
    switch Cleaning.url(line(typed)) {
    case .good(let url), .mended(let url, _): url
    case .bad: nil
    }
  }

  private static func visible(_ text: String) -> String {
    String(
      String.UnicodeScalarView(
        text.unicodeScalars.filter { scalar in
          switch scalar.properties.generalCategory {
          case .control: scalar == "\n" || scalar == "\r" || scalar == "\t"
          // Emoji and several scripts need the joiners.
          case .format: scalar == "\u{200C}" || scalar == "\u{200D}"
          case .surrogate, .privateUse, .unassigned: false
          default: true
          }
        }))
  }
}

extension StringProtocol {
  fileprivate var bare: String {
    String(drop(while: \.isWhitespace).reversed().drop(while: \.isWhitespace).reversed())
  }
}
