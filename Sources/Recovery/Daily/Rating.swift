/// How strong something is, from 0 (not at all) to 10 (as strong as it gets).
public struct Rating: Hashable, Comparable, Sendable, Codable {
  public static let range = 0...10
  public static let all = range.compactMap { Rating($0) }

  public let value: Int

  /// Nil outside 0 ... 10.
  public init?(_ value: Int) {
    guard Self.range.contains(value) else { return nil }
    self.value = value
  }

  public static func < (a: Rating, b: Rating) -> Bool { a.value < b.value }

  public init(from decoder: any Decoder) throws {
    let value = try decoder.singleValueContainer().decode(Int.self)
    guard let rating = Rating(value) else {
      throw DecodingError.dataCorrupted(
        .init(codingPath: decoder.codingPath, debugDescription: "not a rating from 0 to 10: \(value)"))
    }
    self = rating
  }

  public func encode(to encoder: any Encoder) throws {
    var container = encoder.singleValueContainer()
    try container.encode(value)
  }
}
