/// Where in a listing a word stands, as bits: a word's set of fields decides how much finding it there counts.
struct SearchField: OptionSet, Hashable, Sendable {
  let rawValue: UInt8

  static let name = SearchField(rawValue: 1)
  static let group = SearchField(rawValue: 2)
  /// The name of the building or the like.
  static let place = SearchField(rawValue: 4)
  /// Neighbourhood, city, county, state, postal code and regions.
  static let area = SearchField(rawValue: 8)
  static let serviceBody = SearchField(rawValue: 16)
  static let address = SearchField(rawValue: 32)
  /// Notes of the meeting, the place and the group.
  static let notes = SearchField(rawValue: 64)

  /// Field weights in the spirit of BM25F (Robertson, Zaragoza, Taylor 2004), as whole numbers. Frequencies and rarity are left
  /// out on purpose: every word of a query must match, listings are short, and a repeated word says nothing.
  static let weights: [(field: SearchField, weight: Int32)] = [
    (.name, 1000), (.group, 600), (.place, 500), (.area, 500), (.serviceBody, 300), (.address, 250), (.notes, 100),
  ]

  var weight: Int32 { Self.weights.reduce(0) { contains($1.field) ? $0 + $1.weight : $0 } }

  /// The weight of every set of fields, by its raw value.
  static let weightTable: [Int32] = (0...255).map { SearchField(rawValue: $0).weight }

  /// What a hit in a name of so many words adds: it says more in a short one. By number of words, up to 255.
  static let nameBonusTable: [Int32] = (0...255).map { 600 / Int32(max(1, $0)) }
}

/// How well a word of a query fits a word of a listing.
enum WordMatch: CaseIterable, Hashable, Sendable {
  case exact
  /// The listing's word begins with it.
  case prefix
  /// One letter too many, too few, wrong or swapped.
  case typingError

  /// More than all field weights together, so that a listing without a typing error ranks before any with one.
  private static let classBase: Int32 = 100_000

  /// What one matched word adds to the relevance of a listing.
  /// - Parameter weight: Of the fields it stands in, the bonus of a short name included.
  @inline(__always)
  func score(weight: Int32) -> Int32 {
    switch self {
    case .exact: Self.classBase + weight
    case .prefix: Self.classBase + weight * 6 / 10
    case .typingError: weight / 2
    }
  }

  /// Letters from which on one typing error is forgiven; shorter words have too many neighbours.
  static let forgivingLength = 5
}
