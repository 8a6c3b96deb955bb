/// The places of the directory, learnt from its own listings, so that no outside service ever hears where somebody seeks help.
final class PlaceIndex: Sendable {
  struct Entry: Sendable {
    /// As most of its listings write it.
    var name: String
    var label = ""
    var family: PlaceGrouping.Family
    /// Listings that name it, ascending.
    var rows: [Int32]
    var summary: PlaceSummary
    /// What may stand behind its name after a comma: folded states, towns, countries.
    var qualifiers: Set<String>

    var choice: PlaceChoice {
      PlaceChoice(label: label, count: rows.count, center: summary.center.map(Sphere.coordinate))
    }
  }

  let entries: [Entry]
  /// Entries by folded name, code or label.
  let byKey: [String: [Int]]
  /// All keys in order, with their entries, for completion.
  let keys: [(key: String, entry: Int)]

  init(_ pieces: [ColumnPiece], _ vectors: [SIMD3<Double>]) {
    var builder = PlaceIndexBuilder()
    for (key, variants) in PlaceGrouping.groups(pieces, vectors) { builder.add(key, variants, vectors) }
    builder.finish()
    entries = builder.entries
    byKey = builder.byKey
    keys = builder.nameKeys.sorted { ($0.key, $0.entry) < ($1.key, $1.entry) }
  }

  /// Places whose names begin so, the ones with most listings first.
  func places(prefix: String, limit: Int) -> [PlaceChoice] {
    let start = SearchText.placeKey(prefix)
    var low = 0
    var high = keys.count
    while low < high {
      let middle = (low + high) / 2
      if keys[middle].key < start { low = middle + 1 } else { high = middle }
    }
    let found = Set(keys[low...].prefix { $0.key.hasPrefix(start) }.map(\.entry))
    return best(found, limit)
  }

  func best(_ found: some Sequence<Int>, _ limit: Int) -> [PlaceChoice] {
    let sorted = found.sorted {
      (entries[$1].rows.count, entries[$0].label) < (entries[$0].rows.count, entries[$1].label)
    }
    return sorted.prefix(max(0, limit)).map { entries[$0].choice }
  }
}

private struct PlaceIndexBuilder {
  private(set) var entries: [PlaceIndex.Entry] = []
  private(set) var byKey: [String: [Int]] = [:]
  private(set) var nameKeys: [(key: String, entry: Int)] = []
  private var names: [(key: String, name: String, qualifier: String)] = []

  mutating func add(_ key: String, _ variants: [PlaceGrouping.Variant], _ vectors: [SIMD3<Double>]) {
    guard let first = variants.first else { return }
    let rows = variants.count == 1 ? first.rows : Set(variants.flatMap(\.rows)).sorted()
    var qualifiers = Set(variants.flatMap(\.name.qualifierParts))
    for state in variants.flatMap(\.name.qualifierParts).compactMap({ Territories.state($0) }) {
      qualifiers.insert(SearchText.placeKey(state.country))
    }
    entries.append(
      PlaceIndex.Entry(
        name: first.name.name, family: first.family, rows: rows,
        summary: variants.count == 1 ? first.summary : PlaceSummary(rows, vectors), qualifiers: qualifiers))
    names.append((key, first.name.name, first.name.qualifier))
    let entry = entries.count - 1
    register(key, entry)
    if first.family != .postalArea { nameKeys.append((key, entry)) }
    if first.family == .state {
      if let state = Territories.state(first.name.name) { register(SearchText.placeKey(state.code), entry) }
      register(key + " state", entry)
    }
  }

  /// Gives each place a label that means only it.
  mutating func finish() {
    // A bare name that several places have means none of them.
    var taken = Set(names.map(\.key).filter { byKey[$0, default: []].count > 1 })
    for (entry, name) in names.enumerated() {
      let wanted = label(entry, name)
      var label = wanted
      var number = 1
      while !taken.insert(SearchText.placeKey(label)).inserted {
        number += 1
        label = "\(wanted) (\(number))"
      }
      entries[entry].label = label
    }
    for entry in entries.indices { registerLabel(entry) }
  }

  private func label(_ entry: Int, _ name: (key: String, name: String, qualifier: String)) -> String {
    switch entries[entry].family {
    case .state: byKey[name.key]?.count == 1 ? name.name : name.name + " State"
    case .country: name.name
    case .town: name.qualifier.isEmpty ? name.name : "\(name.name), \(name.qualifier)"
    case .postalArea: name.qualifier.isEmpty ? "\(name.name)…" : "\(name.name)…, \(name.qualifier)"
    }
  }

  /// A label finds its own place, and before any other name written the same.
  private mutating func registerLabel(_ entry: Int) {
    let key = SearchText.placeKey(entries[entry].label)
    guard byKey[key]?.contains(entry) != true else { return }
    register(key, entry)
  }

  private mutating func register(_ key: String, _ entry: Int) {
    if byKey[key]?.contains(entry) != true { byKey[key, default: []].append(entry) }
  }
}
