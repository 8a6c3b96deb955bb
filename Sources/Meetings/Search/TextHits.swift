/// The rows that have all the words of a query, with their relevance.
struct TextHits: Sendable {
  /// Ascending.
  private(set) var rows: [Int32] = []
  /// For every row of the directory; 0 where it does not match.
  private(set) var scores: [Int32]

  static func words(of text: String) -> [[UInt8]] {
    SearchText.fold(text).split(separator: SearchText.space).map(Array.init)
  }

  init(_ text: String, _ index: TextIndex, _ facts: [RowFacts]) {
    scores = []
    let words = Self.words(of: text)
    // The word with the fewest postings first: the others then only look at its rows.
    let plans = words.map { word in
      let matches = index.matches(word)
      return (matches: matches, postings: matches.reduce(0) { $0 + index.postings(of: $1.word).count })
    }.sorted { $0.postings < $1.postings }
    for (number, plan) in plans.enumerated() {
      let best = Self.best(of: plan.matches, index, facts, among: number == 0 ? nil : scores)
      guard number > 0 else {
        scores = best
        rows = best.indices.lazy.filter { best[$0] > 0 }.map(Int32.init)
        continue
      }
      var kept: [Int32] = []
      for row in rows {
        let score = best[Int(row)]
        scores[Int(row)] = score > 0 ? scores[Int(row)] + score : 0
        if score > 0 { kept.append(row) }
      }
      rows = kept
    }
    if plans.isEmpty { scores = [Int32](repeating: 0, count: facts.count) }
  }

  /// Each row's best score for one word of the query; only for rows with a score in `among`, where given.
  private static func best(
    of matches: [(word: Int, match: WordMatch)], _ index: TextIndex, _ facts: [RowFacts], among: [Int32]?
  ) -> [Int32] {
    var best = [Int32](repeating: 0, count: facts.count)
    let weights = SearchField.weightTable
    let bonuses = SearchField.nameBonusTable
    for (word, match) in matches {
      for posting in index.postings(of: word) {
        let row = Posting.row(posting)
        if let among, among[row] == 0 { continue }
        let fields = Posting.fields(posting)
        var weight = weights[fields]
        if fields & nameBit != 0 { weight += bonuses[Int(facts[row].nameWords)] }
        let score = match.score(weight: weight)
        if score > best[row] { best[row] = score }
      }
    }
    return best
  }

  private static let nameBit = Int(SearchField.name.rawValue)
}
