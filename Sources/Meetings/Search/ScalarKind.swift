/// What one scalar of decomposed text means for words.
enum ScalarKind {
  /// Part of a word, in lower case.
  case letter(String)
  /// A word of its own: scripts without spaces between words.
  case standalone(String)
  /// Accents, vowel points, apostrophes: dropped without ending a word.
  case silent
  case separator

  var isPartOfWord: Bool {
    switch self {
    case .letter, .standalone: true
    case .silent, .separator: false
    }
  }

  init(_ scalar: Unicode.Scalar) {
    let properties = scalar.properties
    switch properties.generalCategory {
    case .nonspacingMark, .enclosingMark, .format: self = .silent
    case .decimalNumber:
      self = .letter(properties.numericValue.map { String(Int($0)) } ?? String(scalar))
    case .uppercaseLetter, .lowercaseLetter, .titlecaseLetter, .modifierLetter, .otherLetter, .spacingMark,
      .letterNumber,
      .otherNumber:
      if Self.apostrophes.contains(scalar.value) {
        self = .silent
      } else if Self.isWrittenWithoutSpaces(scalar) {
        self = .standalone(String(scalar))
      } else {
        let lower = properties.lowercaseMapping
        self = .letter(Self.plainLetters[lower] ?? lower)
      }
    default: self = Self.apostrophes.contains(scalar.value) ? .silent : .separator
    }
  }

  /// ' ’ ‘ ʼ ʻ ′ and the Hebrew geresh.
  private static let apostrophes: Set<UInt32> = [0x27, 0x2019, 0x2018, 0x2BC, 0x2BB, 0x2032, 0x5F3]

  /// Letters that Unicode does not decompose, as people without them on their keyboard write them.
  private static let plainLetters: [String: String] = [
    "ß": "ss", "æ": "ae", "œ": "oe", "ø": "o", "đ": "d", "ð": "d", "ł": "l", "þ": "th", "ı": "i", "ħ": "h", "ŋ": "n",
    "ς": "σ",
  ]

  private static func isWrittenWithoutSpaces(_ scalar: Unicode.Scalar) -> Bool {
    if scalar.properties.isIdeographic { return true }
    switch scalar.value {
    // Thai and Lao; Burmese; Khmer; Hiragana, Katakana and their extensions.
    case 0x0E00...0x0EFF, 0x1000...0x109F, 0x1780...0x17FF, 0x3040...0x30FF, 0x31F0...0x31FF: return true
    default: return false
    }
  }
}
