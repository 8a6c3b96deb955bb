import Meetings

/// Words that mean danger to one member, marked by themselves: where they write them, the page with a person and the crisis lines opens.
public struct DangerWords: Codable, Sendable, Identifiable, Equatable {
  /// There is one list.
  public var id = "words"
  public var words: [String]

  public init(words: [String]) { self.words = words }

  /// Where somebody has no list of their own: plain words about not wanting to live, in the languages that the site speaks. They are
  /// found as whole words and only lead to the help page; a list of one's own takes their place.
  public static let starters = DangerWords(words: [
    "kill myself", "killing myself", "end my life", "want to die", "wish I was dead", "wish I were dead", "suicide",
    "suicidal",
    "do not want to live", "don't want to live", "matarme", "suicidarme", "suicidio", "quiero morir", "quiero morirme",
    "quitarme la vida", "no quiero vivir",
  ])

  /// A list of one's own stays short enough to be meant.
  public static let most = RecordLimits.lines

  /// One word or phrase a line, without empty and double ones, or what is wrong.
  public static func read(_ text: String) -> Result<DangerWords, Problem> {
    var seen: Set<String> = []
    let lines = text.split(whereSeparator: \.isNewline)
      .map { $0.split(whereSeparator: \.isWhitespace).joined(separator: " ") }
      .filter { !$0.isEmpty && seen.insert(TextFolding.fold($0)).inserted }
    if lines.contains(where: { $0.count > RecordLimits.label }) { return .failure(.tooLong(limit: RecordLimits.label)) }
    if lines.count > most { return .failure(.tooMany(limit: most)) }
    return .success(DangerWords(words: lines))
  }

  public enum Problem: Error, Hashable, Sendable {
    case tooLong(limit: Int)
    case tooMany(limit: Int)
  }

  /// Whether a text has one of them as whole words, whatever the case and accents.
  public func areSaid(in text: String) -> Bool {
    if words.isEmpty || text.isEmpty { return false }
    let spoken = " " + Self.plain(text) + " "
    return words.contains { word in
      let word = Self.plain(word)
      return !word.isEmpty && spoken.contains(" \(word) ")
    }
  }

  /// Letters and digits, with single spaces for everything else.
  private static func plain(_ text: String) -> String {
    TextFolding.fold(text).split { !$0.isLetter && !$0.isNumber }.joined(separator: " ")
  }
}
