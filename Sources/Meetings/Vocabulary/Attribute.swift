/// What a meeting is, in terms that all fellowships share. Each fellowship's own type codes map to these (`TypeVocabulary`),
/// so that "women" finds a women's meeting wherever it is listed. The raw value is the word in URLs and on the command line.
public enum Attribute: String, CaseIterable, Hashable, Sendable, Codable {
  // Who may come
  case open, closed
  // Who it is for
  case women, men, nonBinary = "non-binary", lgbtq, transgender, youngPeople = "young-people", seniors, newcomers,
    family
  case peopleOfColor = "people-of-color", indigenous, professionals, veterans, secular
  // Getting in and taking part
  case wheelchair, wheelchairBathroom = "wheelchair-bathroom", signLanguage = "sign-language"
  case blind = "low-vision", deaf = "hard-of-hearing"
  case childFriendly = "child-friendly", childcare, fragranceFree = "fragrance-free", smoking, outdoor, digitalBasket =
    "digital-basket"
  // What happens
  case speaker, discussion, stepStudy = "step-study", traditions, literature, meditation, basicText = "basic-text"
  case questionAndAnswer = "question-and-answer", candlelight, birthday, breakfast, business, crosstalk
  case dualDiagnosis = "dual-diagnosis"
  case concurrentFamily = "concurrent-family"
  // Bringing something home
  case proofOfAttendance = "proof-of-attendance"

  /// Its bit in an `AttributeSet`: the position in `allCases`.
  public var bit: UInt64 { 1 << UInt64(Self.positions[self] ?? 63) }
  private static let positions: [Attribute: Int] = Dictionary(
    uniqueKeysWithValues: allCases.enumerated().map { ($1, $0) })
}

/// A set of attributes in 64 bits.
public struct AttributeSet: OptionSet, Hashable, Sendable {
  public let rawValue: UInt64
  public init(rawValue: UInt64) { self.rawValue = rawValue }
  public init(_ attributes: some Sequence<Attribute>) { rawValue = attributes.reduce(0) { $0 | $1.bit } }
  public init(_ attribute: Attribute) { rawValue = attribute.bit }

  /// In the order of `Attribute.allCases`.
  public var attributes: [Attribute] { Attribute.allCases.filter { rawValue & $0.bit != 0 } }
}
