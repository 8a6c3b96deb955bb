/// English text that has a translation: its key, with `{1}`, `{2}` … where values stand, and those values.
///
/// `"\(n) of \(total) places"` has the key `{1} of {2} places`.
public struct LocalizedText: ExpressibleByStringInterpolation, Sendable {
  let key: String
  let arguments: [Argument]

  enum Argument: Sendable {
    case text(String)
    case number(Int)
  }

  public init(stringLiteral value: String) {
    key = value
    arguments = []
  }

  public init(stringInterpolation: StringInterpolation) {
    key = stringInterpolation.key
    arguments = stringInterpolation.arguments
  }

  public struct StringInterpolation: StringInterpolationProtocol {
    fileprivate var key = ""
    fileprivate var arguments: [Argument] = []

    public init(literalCapacity: Int, interpolationCount: Int) {
      key.reserveCapacity(literalCapacity + interpolationCount * 3)
      arguments.reserveCapacity(interpolationCount)
    }

    public mutating func appendLiteral(_ literal: String) { key += literal }
    public mutating func appendInterpolation(_ text: String) { add(.text(text)) }
    /// Written with the language's own grouping of digits. (A year is not a number of things: pass it as text.)
    public mutating func appendInterpolation(_ number: Int) { add(.number(number)) }

    private mutating func add(_ argument: Argument) {
      arguments.append(argument)
      key += "{\(arguments.count)}"
    }
  }

  /// The template (this text's own key, or a translation of it) with the values in their places.
  func filling(_ template: String, in language: Language) -> String {
    if arguments.isEmpty { return template }
    var text = ""
    var rest = template[...]
    while let open = rest.firstIndex(of: "{") {
      text += rest[..<open]
      let digits = rest[rest.index(after: open)...].prefix(while: \.isNumber)
      let close = digits.endIndex
      if close < rest.endIndex, rest[close] == "}", let index = Int(digits), arguments.indices.contains(index - 1) {
        text += written(arguments[index - 1], in: language)
        rest = rest[rest.index(after: close)...]
      } else {
        text += "{"
        rest = rest[rest.index(after: open)...]
      }
    }
    return text + rest
  }

  private func written(_ argument: Argument, in language: Language) -> String {
    switch argument {
    case .text(let text): text
    case .number(let number): language.grouped(number)
    }
  }
}

/// The text in the current language. The English source is the key.
public func t(_ text: LocalizedText) -> String {
  let language = Language.current
  let template = Catalogue.shared.text(for: text.key, in: language) ?? text.key
  return text.filling(template, in: language)
}

/// The form for that many, in the current language. The key is that of `other`; a translation of either form refers to
/// the values of `other` by their numbers.
public func t(count: Int, one: LocalizedText, other: LocalizedText) -> String {
  let language = Language.current
  let isOne = count == 1
  if let forms = Catalogue.shared.plural(for: other.key, in: language) {
    return other.filling(isOne ? forms.one : forms.other, in: language)
  }
  let text = isOne ? one : other
  return text.filling(text.key, in: language)
}

/// The translation of English that stands in a table and not in a `t("…")` of the source, such as what a type code
/// means. English where the catalogues lack it.
public func t(key: String) -> String { Catalogue.shared.text(for: key, in: .current) ?? key }
