/// What the numbers that `FacetCounter` counts stand for.
struct FacetTables: Sendable {
  /// For each combination of languages, the languages (numbers) whose filter admits it.
  let languagesOfSet: [[Int]]
  /// For each service body, the first one of its name; -1 for none.
  let serviceBodyGroups: [Int]

  init(_ columns: MeetingColumns) {
    let languages = columns.languages
    languagesOfSet = columns.languageSets.map { set in
      languages.indices.filter { wanted in set.contains { LanguageTag.matches(languages[wanted], languages[$0]) } }
    }
    var firsts: [String: Int] = ["": -1]
    serviceBodyGroups = columns.serviceBodies.enumerated().map { number, body in
      if let first = firsts[body.identity] { return first }
      firsts[body.identity] = number
      return number
    }
  }
}
