extension String {
  /// The first characters, in UTF-16 units, never half of one.
  func cut(to units: Int) -> String {
    if utf16.count <= units { return self }
    var result = ""
    var length = 0
    for character in self {
      length += character.utf16.count
      if length > units { break }
      result.append(character)
    }
    return result
  }

  /// A name as it is shown: one line, nothing that turns the text around or hides in it; nil where nothing is left.
  var asName: String? {
    let visible = unicodeScalars.filter { scalar in
      if scalar.isJoiner { return true }
      return switch scalar.properties.generalCategory {
      case .control, .format, .surrogate, .privateUse, .unassigned, .lineSeparator, .paragraphSeparator: false
      default: true
      }
    }
    let words = String(String.UnicodeScalarView(visible)).split(whereSeparator: \.isWhitespace)
    let name = words.joined(separator: " ").cut(to: RoomLimits.name)
    return name.unicodeScalars.allSatisfy { $0.isJoiner || $0 == " " } ? nil : name
  }

  /// What two names share that look alike to a hurried reader.
  var foldedName: String {
    let letters = lowercased().unicodeScalars.filter { !$0.isJoiner && !$0.properties.isWhitespace }
    return String(String.UnicodeScalarView(letters))
  }
}

extension Unicode.Scalar {
  /// Joins what stands beside it, as some scripts and emoji need; shows nothing by itself.
  fileprivate var isJoiner: Bool { value == 0x200C || value == 0x200D }
}
extension String {
  /// Without blank space around it.
  var trimmed: String {
    var text = Substring(self)
    while text.first?.isWhitespace == true { text.removeFirst() }
    while text.last?.isWhitespace == true { text.removeLast() }
    return String(text)
  }
}

extension String {
  var isBlank: Bool { allSatisfy(\.isWhitespace) }
}
