/// Text for people that stands in a data file: English and Spanish side by side, so that neither is forgotten.
public struct Bilingual: Decodable, Sendable, Hashable {
  public var en: String
  public var es: String

  public init(en: String, es: String) {
    self.en = en
    self.es = es
  }

  /// By the language's code; English where it is another.
  public subscript(code: String) -> String { code == "es" ? es : en }
}

/// Where a method comes from, so that anybody can look it up. The words on the page are ours.
public struct MethodSource: Decodable, Sendable, Hashable {
  /// Authors, year, title, where it appeared.
  public var cite: String
  /// Where it can be found; nil for a book.
  public var url: String?
}
