import Foundation

/// Names of types and attributes: Spanish, and other words people use for the same thing.
enum TypeNames {
  struct Entry {
    var spanish: String
    var synonyms: [String]
  }

  /// By English name.
  static let entries: [String: Entry] = Dictionary(
    text.split(separator: "\n").compactMap(parse), uniquingKeysWith: { first, _ in first })

  /// The forms of a name to look it up by: English, Spanish, synonyms.
  static func keys(of name: String) -> [String] {
    let entry = entries[name]
    return ([name] + (entry.map { [$0.spanish] + $0.synonyms } ?? [])).map(key)
  }

  /// A name reduced to what matters: lower case, no accents, no punctuation, no plural, `&` as `and`, and without words
  /// that say nothing here.
  static func key(_ name: String) -> String {
    let plain = TextFolding.fold(name).replacingOccurrences(of: "&", with: " and ")
      .replacingOccurrences(of: "'", with: "").replacingOccurrences(of: "’", with: "")
    let words = plain.split(whereSeparator: { !$0.isLetter && !$0.isNumber })
      .map { $0.count > 3 && $0.hasSuffix("s") ? $0.dropLast() : $0 }
    let telling = words.filter { !idle.contains(String($0)) }
    return (telling.isEmpty ? words : telling).joined(separator: " ")
  }
  private static let idle: Set<String> = ["meeting", "only", "group", "people", "the", "reunion"]

  private static func parse(_ line: Substring) -> (String, Entry)? {
    guard let equals = line.range(of: " = ") else { return nil }
    let parts = line[equals.upperBound...].split(separator: ";", maxSplits: 1).map {
      $0.trimmingCharacters(in: .whitespaces)
    }
    guard let spanish = parts.first else { return nil }
    let synonyms = parts.count > 1 ? parts[1].split(separator: ",").map { $0.trimmingCharacters(in: .whitespaces) } : []
    return (String(line[..<equals.lowerBound]), Entry(spanish: spanish, synonyms: synonyms))
  }
}
