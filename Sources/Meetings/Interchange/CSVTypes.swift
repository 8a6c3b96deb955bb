import Foundation

/// The cell Types: names or codes of types, and among them words for the language and for how to attend.
struct CSVTypes: Equatable, Sendable {
  var types: [TypeCode] = []
  var languages: [String] = []
  var saysOnline = false
  var saysInPerson = false
  var saysHybrid = false
  var saysClosed = false

  /// Entries are parted by commas, semicolons, pipes or line ends.
  init(_ cell: String, fellowship: Fellowship.ID) {
    for part in cell.split(whereSeparator: Self.isSeparator) {
      let text = Cleaning.clean(String(part), limit: FeedLimits.shortText, keepingLines: false).text
      guard !text.isEmpty else { continue }
      switch Self.meaning(of: text, in: fellowship) {
      case .type(let code): add(code)
      case .language(let language): add(language)
      case .attendance(let word): add(word)
      }
    }
  }

  /// An entry that `init` reads as exactly this code: its name where that is enough, else the code, else `fellowship:CODE`.
  static func text(_ code: TypeCode, in fellowship: Fellowship.ID) -> String {
    if code.fellowship == fellowship {
      for candidate in [TypeVocabulary.meaning(of: code)?.name, code.code].compactMap({ $0 })
      where !candidate.contains(where: isSeparator) && meaning(of: candidate, in: fellowship) == .type(code) {
        return candidate
      }
    }
    // Percent signs for what would part entries.
    let plain = CharacterSet(charactersIn: "%,;|\n\r").inverted
    return "\(code.fellowship):\(code.code.addingPercentEncoding(withAllowedCharacters: plain) ?? code.code)"
  }

  private static func isSeparator(_ character: Character) -> Bool { ",;|\n\r".contains(character) }

  /// `na:STEP`; a name with a colon ("Speaker: guest") is none.
  private static func namespaced(_ text: String) -> TypeCode? {
    guard let colon = text.firstIndex(of: ":"), !text[..<colon].contains(where: { $0.isUppercase || $0.isWhitespace }),
      text[colon...].dropFirst().first?.isWhitespace == false, var code = TypeCode(text)
    else { return nil }
    code.code = code.code.removingPercentEncoding ?? code.code
    return code
  }

  // MARK: Words

  enum Attending: Sendable { case online, inPerson, hybrid, closed }
  enum Entry: Equatable, Sendable {
    case type(TypeCode)
    case language(String)
    case attendance(Attending)
  }

  static func meaning(of text: String, in fellowship: Fellowship.ID) -> Entry {
    let folded = Cleaning.fold(text).filter { $0 != "-" && $0 != "_" && $0 != " " }
    if let word = attendingWords[folded] { return .attendance(word) }
    if let code = namespaced(text) { return .type(code) }
    guard let code = TypeVocabulary.code(named: text, in: fellowship) else {
      if let language = ownNames[folded] { return .language(language) }
      return .type(TypeCode(fellowship, text))
    }
    // A code stands for itself; a name of a language or of a way to attend is not a type.
    if code.code.lowercased() == text.lowercased() { return .type(code) }
    if let language = TypeVocabulary.meaning(of: code)?.language { return .language(language) }
    return attending(code).map(Entry.attendance) ?? .type(code)
  }

  /// What a code of Meeting Guide or NA says about how to attend.
  private static func attending(_ code: TypeCode) -> Attending? {
    switch code.code.uppercased() {
    case "ONL", "VM": .online
    case "HYBR", "HY": .hybrid
    case "TC": .closed
    default: nil
    }
  }

  private mutating func add(_ code: TypeCode) {
    guard types.count < FeedLimits.types else { return }
    if !types.contains(code) { types.append(code) }
    if let language = TypeVocabulary.meaning(of: code)?.language { add(language) }
    if let word = Self.attending(code) { add(word) }
  }

  private mutating func add(_ language: String) {
    if !languages.contains(language) { languages.append(language) }
  }

  private mutating func add(_ word: Attending) {
    switch word {
    case .online: saysOnline = true
    case .inPerson: saysInPerson = true
    case .hybrid: saysHybrid = true
    case .closed: saysClosed = true
    }
  }

  /// Folded, without spaces and hyphens.
  private static let attendingWords: [String: Attending] = [
    "online": .online, "onlinemeeting": .online, "virtual": .online, "virtualmeeting": .online, "enlinea": .online,
    "onlineonly": .online, "inperson": .inPerson, "facetoface": .inPerson, "enpersona": .inPerson,
    "presencial": .inPerson,
    "hybrid": .hybrid, "hybridmeeting": .hybrid, "hibrida": .hybrid, "hibrido": .hybrid, "inpersonandonline": .hybrid,
    "temporaryclosure": .closed, "temporarilyclosed": .closed, "locationtemporarilyclosed": .closed,
    "placeclosedfornow": .closed, "cierretemporal": .closed,
  ]

  /// Languages by their own names, folded.
  private static let ownNames: [String: String] = [
    "english": "en", "espanol": "es", "castellano": "es", "francais": "fr", "deutsch": "de", "portugues": "pt",
    "italiano": "it",
    "nederlands": "nl", "polski": "pl", "svenska": "sv", "norsk": "no", "dansk": "da", "suomi": "fi", "русскии": "ru",
    "русский": "ru", "日本語": "ja", "한국어": "ko", "中文": "zh", "farsi": "fa", "tieng viet": "vi",
  ]

  // MARK: Languages

  /// The tag for a language that is not said (RFC 5646, 4.1).
  static let undetermined = "und"

  /// The cell Languages: BCP 47 tags or names.
  static func languages(_ cell: String, fellowship: Fellowship.ID) -> (tags: [String], unknown: [String]) {
    var tags: [String] = []
    var unknown: [String] = []
    for part in cell.split(whereSeparator: { ",;|/\n".contains($0) }) {
      let text = Cleaning.clean(String(part), limit: 40, keepingLines: false).text
      guard !text.isEmpty, text != undetermined else { continue }
      if let tag = tag(text) {
        if !tags.contains(tag) { tags.append(tag) }
      } else if case .language(let tag) = meaning(of: text, in: fellowship) {
        if !tags.contains(tag) { tags.append(tag) }
      } else {
        unknown.append(text)
      }
    }
    return (tags, unknown)
  }

  /// Two or three letters and perhaps subtags (RFC 5646, 2.1).
  private static func tag(_ text: String) -> String? {
    let parts = text.split(separator: "-", omittingEmptySubsequences: false)
    guard let first = parts.first, (2...3).contains(first.count),
      parts.allSatisfy({ (2...8).contains($0.count) && $0.allSatisfy { $0.isASCII && ($0.isLetter || $0.isNumber) } }),
      first.allSatisfy(\.isLetter)
    else { return nil }
    return text
  }
}
