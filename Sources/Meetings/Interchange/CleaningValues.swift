import Foundation

/// Numbers, yes and no, and the words in addresses.
extension Cleaning {
  static func boolean(_ text: String) -> Bool? {
    switch fold(text) {
    case "true", "yes", "y", "1", "on", "si", "oui", "x": true
    case "false", "no", "n", "0", "off", "non": false
    default: nil
    }
  }

  /// Decimal degrees; a comma for the point is taken, a degree sign and a final letter of direction too.
  static func degrees(_ text: String) -> Double? {
    if text.utf8.allSatisfy({ (48...57).contains($0) || $0 == 45 || $0 == 46 }) { return Double(text) }
    var number = text.filter { !$0.isWhitespace && $0 != "°" }
    var sign = 1.0
    if let letter = number.last?.uppercased(), "NSEW".contains(letter) {
      number.removeLast()
      sign = letter == "S" || letter == "W" ? -1 : 1
    }
    if !number.contains("."), number.filter({ $0 == "," }).count == 1 {
      number = number.replacingOccurrences(of: ",", with: ".")
    }
    // `Double` would take "nan", "inf" and hexadecimals.
    guard !number.isEmpty, number.utf8.allSatisfy({ (48...57).contains($0) || "+-.eE".utf8.contains($0) }) else {
      return nil
    }
    return Double(number).map { $0 * sign }
  }

  /// Lower case without accents, for comparing words.
  static func fold(_ text: String) -> String {
    if text.utf8.allSatisfy({ $0 < 0x80 }) { return text.lowercased() }
    return text.folding(options: [.diacriticInsensitive, .caseInsensitive, .widthInsensitive], locale: nil)
  }

  /// The longest slug made, in characters: what Meeting Guide recommends.
  static let longestSlug = 64

  /// A word for URLs: lower-case ASCII letters and digits with hyphens between; empty where nothing is left (a name in another script).
  static func slug(_ text: String) -> String {
    var out = ""
    for character in fold(text) {
      if let plain = plainLetters[character] {
        out += plain
      } else if character.isASCII, character.isLetter || character.isNumber {
        out.append(character)
      } else if character == "'" || character == "’" {
        continue
      } else if !out.isEmpty, out.last != "-" {
        out.append("-")
      }
      if out.utf8.count >= longestSlug { break }
    }
    out = String(out.prefix(longestSlug))
    while out.last == "-" { out.removeLast() }
    return out
  }

  /// Letters that have no accent to drop.
  private static let plainLetters: [Character: String] = [
    "ß": "ss", "æ": "ae", "œ": "oe", "ø": "o", "đ": "d", "ð": "d", "þ": "th", "ł": "l", "ı": "i", "&": "and",
  ]

  /// Whether a source's own slug can stand in a URL as it is (RFC 3986, unreserved).
  static func isSlug(_ text: String) -> Bool {
    (1...FeedLimits.shortText).contains(text.utf8.count) && text != "." && text != ".."
      && text.utf8.allSatisfy {
        (48...57).contains($0) || (65...90).contains($0) || (97...122).contains($0) || "-_.~".utf8.contains($0)
      }
  }
}
