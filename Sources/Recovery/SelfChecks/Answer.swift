/// What somebody answered to one question.
public enum Answer: Sendable, Hashable {
  case boolean(Bool)
  case integer(Int)
  case decimal(Double)
  case text(String)
  case choice(Coding)

  /// A choice, as FHIR names it.
  public struct Coding: Codable, Sendable, Hashable {
    public var system: String?
    public var code: String
    public var display: String?

    public init(system: String? = nil, code: String, display: String? = nil) {
      self.system = system
      self.code = code
      self.display = display
    }
  }

  /// As a number, where it is one.
  public var number: Double? {
    switch self {
    case .integer(let number): Double(number)
    case .decimal(let number): number
    case .boolean, .text, .choice: nil
    }
  }

  /// Whether both mean the same: codes by their system, where both name one, and never by their words; numbers by their value.
  public func means(_ other: Answer) -> Bool {
    switch (self, other) {
    case (.choice(let a), .choice(let b)):
      a.code == b.code && (a.system == nil || b.system == nil || a.system == b.system)
    case (.boolean(let a), .boolean(let b)): a == b
    case (.text(let a), .text(let b)): a == b
    default: number != nil && number == other.number
    }
  }
}

extension Answer: Codable {
  private enum CodingKeys: String, CodingKey {
    case boolean, integer, decimal, text, choice
  }

  public init(from decoder: any Decoder) throws {
    let values = try decoder.container(keyedBy: CodingKeys.self)
    if let value = try values.decodeIfPresent(Bool.self, forKey: .boolean) {
      self = .boolean(value)
    } else if let value = try values.decodeIfPresent(Int.self, forKey: .integer) {
      self = .integer(value)
    } else if let value = try values.decodeIfPresent(Double.self, forKey: .decimal) {
      self = .decimal(value)
    } else if let value = try values.decodeIfPresent(Coding.self, forKey: .choice) {
      self = .choice(value)
    } else {
      self = .text(try values.decode(String.self, forKey: .text))
    }
  }

  public func encode(to encoder: any Encoder) throws {
    var values = encoder.container(keyedBy: CodingKeys.self)
    switch self {
    case .boolean(let value): try values.encode(value, forKey: .boolean)
    case .integer(let value): try values.encode(value, forKey: .integer)
    case .decimal(let value): try values.encode(value, forKey: .decimal)
    case .text(let value): try values.encode(value, forKey: .text)
    case .choice(let value): try values.encode(value, forKey: .choice)
    }
  }
}
