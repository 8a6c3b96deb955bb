/// Language tags (BCP 47) as far as search needs them.
enum LanguageTag {
  /// In the usual spelling: `es-MX`, `zh-Hant`. What is no tag stays as it is.
  static func canonical(_ tag: String) -> String {
    let parts = tag.split(whereSeparator: { $0 == "-" || $0 == "_" })
    return parts.enumerated().map { index, part in
      if index == 0 { return part.lowercased() }
      return switch part.utf8.count {
      case 2: part.uppercased()
      case 4: part.prefix(1).uppercased() + part.dropFirst().lowercased()
      default: part.lowercased()
      }
    }.joined(separator: "-")
  }

  /// Letters, digits and hyphens, beginning with a language of two or three letters.
  static func isWellFormed(_ tag: String) -> Bool {
    let parts = tag.split(separator: "-", omittingEmptySubsequences: false)
    guard let language = parts.first, (2...3).contains(language.utf8.count), tag.utf8.count <= 35 else { return false }
    return language.utf8.allSatisfy(isLetter)
      && parts.dropFirst().allSatisfy {
        (1...8).contains($0.utf8.count) && $0.utf8.allSatisfy { isLetter($0) || isDigit($0) }
      }
  }

  /// Whether a listing's tag is that language, or a kind of it: `es` admits `es-MX`, `es-MX` does not admit `es`.
  static func matches(_ wanted: String, _ tag: String) -> Bool {
    tag == wanted || (tag.hasPrefix(wanted) && tag.dropFirst(wanted.count).first == "-")
  }

  private static func isLetter(_ byte: UInt8) -> Bool { (97...122).contains(byte | 32) }
  private static func isDigit(_ byte: UInt8) -> Bool { (48...57).contains(byte) }
}
