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
      switch scalar.properties.generalCategory {
      case .control, .format, .surrogate, .privateUse, .unassigned, .lineSeparator, .paragraphSeparator: false
      default: true
      }
    }
    let words = String(String.UnicodeScalarView(visible)).split(whereSeparator: \.isWhitespace)
    let name = words.joined(separator: " ").cut(to: RoomLimits.name)
    return name.isEmpty ? nil : name
  }

  /// What two names share that look alike to a hurried reader.
  var foldedName: String { lowercased().filter { !$0.isWhitespace } }
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
