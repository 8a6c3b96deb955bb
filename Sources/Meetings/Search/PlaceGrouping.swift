/// Sorts the place names of all listings into places: the same name near by is one place, the same name elsewhere another.
struct PlaceGrouping {
  /// One name with one qualifier, as some listings have it.
  struct Variant {
    var name: PlaceName
    /// Names that are apart in kind never merge: a state is not a town in it.
    var family: Family
    var qualifierKey: String
    /// Listings, ascending, each once.
    var rows: [Int32] = []
    var summary = PlaceSummary()
  }
  enum Family: Int { case town, state, country, postalArea }

  /// Kilometres within which the same name means the same place.
  static let sameWithin = 80.0
  /// Places of one name that a further one is compared with.
  private static let mostCompared = 64

  private struct Key: Hashable {
    var family: Family
    var name: String
    var qualifier: String
  }

  /// Variants that are one place, the most common first; places in a fixed order.
  static func groups(_ pieces: [ColumnPiece], _ vectors: [SIMD3<Double>]) -> [(key: String, variants: [Variant])] {
    var numbers: [Key: Int] = [:]
    var variants: [Variant] = []
    for piece in pieces {
      let map = piece.places.texts.map { text in
        let name = PlaceName(joined: text)
        let key = Key(
          family: name.family, name: SearchText.placeKey(name.name), qualifier: SearchText.placeKey(name.qualifier))
        if let number = numbers[key] { return number }
        numbers[key] = variants.count
        variants.append(Variant(name: name, family: name.family, qualifierKey: key.qualifier))
        return variants.count - 1
      }
      for (number, row) in zip(piece.placeNumbers, piece.placeRows) where variants[map[Int(number)]].rows.last != row {
        variants[map[Int(number)]].rows.append(row)
      }
    }
    let summaries = summarize(variants, vectors)
    var byName: [String: [Variant]] = [:]
    for (key, number) in numbers {
      variants[number].summary = summaries[number]
      byName["\(key.family.rawValue) \(key.name)", default: []].append(variants[number])
    }
    return byName.sorted { $0.key < $1.key }.flatMap { key, variants in
      cluster(variants.sorted { ($1.rows.count, $0.qualifierKey) < ($0.rows.count, $1.qualifierKey) })
        .map { (String(key.dropFirst(2)), $0) }
    }
  }

  private static func summarize(_ variants: [Variant], _ vectors: [SIMD3<Double>]) -> [PlaceSummary] {
    let pieces = Parallel.pieces(of: variants.count, least: 512)
    return Parallel.map(pieces.count) { piece in
      pieces[piece].map { PlaceSummary(variants[$0].rows, vectors) }
    }.flatMap(\.self)
  }

  /// The most common first; each goes to the first place that is near, or is one of its own.
  private static func cluster(_ variants: [Variant]) -> [[Variant]] {
    var places: [[Variant]] = []
    for variant in variants {
      let place = places.prefix(mostCompared).firstIndex { belongs(variant, to: $0) }
      if let place { places[place].append(variant) } else { places.append([variant]) }
    }
    return places
  }

  private static func belongs(_ variant: Variant, to place: [Variant]) -> Bool {
    if variant.family != .town { return variant.family != .postalArea || isNear(variant, place[0]) }
    if variant.summary.center != nil, place[0].summary.center != nil { return isNear(variant, place[0]) }
    // Without positions only the qualifiers can tell.
    let parts = Set(variant.name.qualifierParts)
    return parts.isEmpty || place.contains { !parts.isDisjoint(with: $0.name.qualifierParts) }
  }

  private static func isNear(_ a: Variant, _ b: Variant) -> Bool {
    guard let a = a.summary.center, let b = b.summary.center else { return false }
    return Sphere.distance(a, b) <= sameWithin
  }
}

extension PlaceName {
  /// From `ColumnPiece.places`.
  fileprivate init(joined: String) {
    let kind = joined.utf8.first.flatMap(Kind.init) ?? .region
    let parts = joined.dropFirst().split(separator: "\0", maxSplits: 1, omittingEmptySubsequences: false).map(
      String.init)
    self.init(kind: kind, name: parts[0], qualifier: parts.count > 1 ? parts[1] : "")
  }

  var family: PlaceGrouping.Family {
    switch kind {
    case .city, .neighborhood, .county, .region, .postalCode: .town
    case .state: .state
    case .country: .country
    case .postalArea: .postalArea
    }
  }

  /// Folded parts of the qualifier: `san jose` and `ca`.
  var qualifierParts: [String] { qualifier.split(separator: ",").map { SearchText.placeKey(String($0)) } }
}

/// Where the listings of a place are.
struct PlaceSummary: Sendable {
  /// The median of their positions; nil where none has one.
  var center: SIMD3<Double>?
  /// Whole kilometres from the centre within which nine of ten are; whole, so that no listing lies just on the edge.
  var spread = 0.0

  /// Positions looked at: enough for a median.
  private static let mostSamples = 255

  init() {}

  init(_ rows: [Int32], _ vectors: [SIMD3<Double>]) {
    let step = max(1, rows.count / Self.mostSamples)
    let samples = stride(from: 0, to: rows.count, by: step).map { vectors[Int(rows[$0])] }.filter { !$0.x.isNaN }
    guard !samples.isEmpty else { return }
    let middle = samples.count / 2
    let median = SIMD3(
      samples.map(\.x).sorted()[middle], samples.map(\.y).sorted()[middle], samples.map(\.z).sorted()[middle])
    let length = (median * median).sum().squareRoot()
    guard length > 0.01 else { return }
    let center = median / length
    self.center = center
    spread = samples.map { Sphere.distance($0, center) }.sorted()[samples.count * 9 / 10].rounded(.up)
  }
}
