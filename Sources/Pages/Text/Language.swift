/// A language that the site speaks.
public struct Language: Hashable, Sendable {
  public enum Direction: String, Sendable {
    case leftToRight = "ltr"
    case rightToLeft = "rtl"
  }

  /// BCP 47, as in `lang="es"`.
  public let code: String
  /// Its own name for itself.
  public let name: String
  public let direction: Direction
  /// How people write the time of day where nothing else is known.
  public let clock: ClockStyle
  let decimalSeparator: Character
  /// Between groups of three digits, from numbers of this many digits on.
  let grouping: (separator: String, from: Int)

  public static let english = Language(
    "en", "English", clock: .twelveHour, decimalSeparator: ".", grouping: (",", 4))
  public static let spanish = Language(
    "es", "Español", clock: .twentyFourHour, decimalSeparator: ",", grouping: ("\u{202F}", 5))

  /// In the order the language switch shows them. English is the source; the others have catalogues.
  public static let all: [Language] = [.english, .spanish]

  /// The language that `t(…)` speaks in this task. Set once per request.
  @TaskLocal public static var current: Language = .english

  init(
    _ code: String, _ name: String, direction: Direction = .leftToRight, clock: ClockStyle,
    decimalSeparator: Character, grouping: (separator: String, from: Int)
  ) {
    self.code = code
    self.name = name
    self.direction = direction
    self.clock = clock
    self.decimalSeparator = decimalSeparator
    self.grouping = grouping
  }

  /// The language of a tag such as `es`, `ES-mx` or `es_MX`; nil where the site does not speak it.
  public init?(tag: String) {
    let primary = tag.prefix(while: { $0 != "-" && $0 != "_" }).lowercased()
    guard let language = Self.all.first(where: { $0.code == primary }) else { return nil }
    self = language
  }

  public static func == (a: Language, b: Language) -> Bool { a.code == b.code }
  public func hash(into hasher: inout Hasher) { hasher.combine(code) }

  /// What to speak: what the person chose (a `lang` parameter or cookie), or else the best of what the browser accepts
  /// (RFC 9110, section 12.5.4), or else English.
  public static func negotiate(preferred: String?, acceptLanguage: String?) -> Language {
    if let preferred, let language = Language(tag: preferred) { return language }
    return LanguageRange.parse(acceptLanguage ?? "").lazy.compactMap { Language(tag: $0.tag) }.first ?? .english
  }

  /// A whole number as people write it: 1,106 in English, 1106 in Spanish.
  public func grouped(_ number: Int) -> String {
    let digits = String(number.magnitude)
    let sign = number < 0 ? "-" : ""
    if digits.count < grouping.from { return sign + digits }
    var text = ""
    for (index, digit) in digits.enumerated() {
      if index > 0, (digits.count - index) % 3 == 0 { text += grouping.separator }
      text.append(digit)
    }
    return sign + text
  }
}

/// One entry of an Accept-Language header.
struct LanguageRange {
  var tag: String
  /// 0 ... 1.
  var quality: Double

  /// A header longer than this is nobody's preference.
  static let longestHeader = 1_000

  /// Best first; those with quality 0 are left out, equal ones stay in order.
  static func parse(_ header: String) -> [LanguageRange] {
    guard header.utf8.count <= longestHeader else { return [] }
    let ranges = header.split(separator: ",").compactMap { part -> LanguageRange? in
      let pieces = part.split(separator: ";").map { $0.filter { $0 != " " && $0 != "\t" } }
      guard let tag = pieces.first, !tag.isEmpty else { return nil }
      let quality = pieces.dropFirst().first { $0.lowercased().hasPrefix("q=") }.map { Double($0.dropFirst(2)) ?? 0 }
      return LanguageRange(tag: tag, quality: quality ?? 1)
    }
    return ranges.enumerated()
      .filter { $0.element.quality > 0 }
      .sorted { ($1.element.quality, $0.offset) < ($0.element.quality, $1.offset) }
      .map(\.element)
  }
}
