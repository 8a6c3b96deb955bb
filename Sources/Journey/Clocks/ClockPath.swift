import Pages

/// The places of clocks and of what the record shows over time.
enum ClockPath {
  static let all = Path0("/today/clocks")
  static let new = Path0("/today/clocks/new")
  static let clock = Path1("/today/clocks/", "id")
  static let edit = Path1("/today/clocks/", "id", "/edit")
  static let delete = Path1("/today/clocks/", "id", "/delete")
  static let slip = Path1("/today/clocks/", "id", "/slip")
  /// After a slip was written down.
  static let after = Path1("/today/clocks/", "id", "/after")
  static let again = Path1("/today/clocks/", "id", "/again")
  static let history = Path1("/today/clocks/", "id", "/history")
  static let correct = Path1("/today/clocks/", "id", "/correct")
  static let card = Path1("/today/clocks/", "id", "/card")
  static let cardFile = Path1("/today/clocks/", "id", "/card.svg")
  static let patterns = Path0("/today/patterns")
  /// The directory's own, which this target does not know.
  static let meetings = Path0("/meetings")
}
