/// A fellowship's own code for a kind of meeting, such as AA's `BE`. Written `aa:BE`.
public struct TypeCode: Hashable, Sendable, Codable, CustomStringConvertible {
  public var fellowship: Fellowship.ID
  /// As the source writes it; unknown codes are kept.
  public var code: String

  public init(_ fellowship: Fellowship.ID, _ code: String) {
    self.fellowship = fellowship
    self.code = code
  }

  /// Parses `fellowship:CODE`.
  public init?(_ text: some StringProtocol) {
    guard let colon = text.firstIndex(of: ":"), let id = Fellowship.ID(rawValue: String(text[..<colon])) else {
      return nil
    }
    let code = text[text.index(after: colon)...]
    guard !code.isEmpty else { return nil }
    self.init(id, String(code))
  }

  public var description: String { fellowship.rawValue + ":" + code }

  public init(from decoder: any Decoder) throws {
    let text = try decoder.singleValueContainer().decode(String.self)
    guard let code = TypeCode(text) else {
      throw DecodingError.dataCorrupted(
        .init(codingPath: decoder.codingPath, debugDescription: "not a type code: \(text.prefix(40))"))
    }
    self = code
  }
  public func encode(to encoder: any Encoder) throws {
    var container = encoder.singleValueContainer()
    try container.encode(description)
  }
}

/// What Homegroup knows of a type code.
public struct TypeMeaning: Hashable, Sendable {
  /// In English; the key of the translation catalogue.
  public var name: String
  public var attribute: Attribute?
  /// BCP 47, where the code says which language the meeting is held in.
  public var language: String?

  public init(_ name: String, _ attribute: Attribute? = nil, language: String? = nil) {
    self.name = name
    self.attribute = attribute
    self.language = language
  }
}
