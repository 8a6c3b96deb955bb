/// Postal codes in the forms that addresses of the directory have: what is told by their shape alone.
struct PostalCode: Hashable, Sendable {
  /// In its usual spelling.
  var text: String
  /// The area it lies in: a British outcode, a Canadian sorting area, an American section (its first three digits).
  var area: String?

  /// Reads a whole text as a postal code; nil where it has no such shape.
  init?(_ text: some StringProtocol) {
    let squeezed = text.uppercased().filter { $0 != " " }
    let shape = String(squeezed.map { $0.isASCII && $0.isNumber ? "9" : $0.isASCII && $0.isLetter ? "A" : $0 })
    switch shape {
    case "99999":
      self.init(text: squeezed, area: String(squeezed.prefix(3)))
    case "99999-9999":
      self.init(text: String(squeezed.prefix(5)), area: String(squeezed.prefix(3)))
    case "A9A9A9":
      self.init(text: squeezed.prefix(3) + " " + squeezed.suffix(3), area: String(squeezed.prefix(3)))
    case "A99AA", "A999AA", "AA99AA", "AA999AA", "A9A9AA", "AA9A9AA":
      self.init(text: squeezed.dropLast(3) + " " + squeezed.suffix(3), area: String(squeezed.dropLast(3)))
    case "9999":
      self.init(text: squeezed, area: nil)
    default: return nil
    }
  }

  private init(text: String, area: String?) {
    self.text = text
    self.area = area
  }

  /// Splits a postal code off the end of a part of an address (`PA 19124`, `London SW1A 1AA`) or its beginning (`75001 Paris`).
  static func split(_ part: String) -> (rest: String, code: PostalCode?) {
    let words = part.split(separator: " ")
    for count in [2, 1] where words.count >= count {
      if let code = PostalCode(words.suffix(count).joined(separator: " ")), count == 2 || code.text.count > 4 {
        return (words.dropLast(count).joined(separator: " "), code)
      }
    }
    if words.count > 1, let code = PostalCode(words[0]) { return (words.dropFirst().joined(separator: " "), code) }
    if words.count > 1, let code = PostalCode(words[words.count - 1]) {
      return (words.dropLast().joined(separator: " "), code)
    }
    return (part, words.count == 1 ? PostalCode(part) : nil)
  }
}
