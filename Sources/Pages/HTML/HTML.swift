/// Markup that is safe to send: what is written in a literal is markup, what is interpolated is text.
///
///     let row: HTML = "<li class=\"\(kind)\"><a href=\"\(url: link)\">\(name)</a>\(badge)</li>"
///
/// A `String` is escaped for element content and for quoted attribute values; an `HTML` is written as it is; an address
/// goes through `\(url:)`, which lets only harmless schemes pass. Attribute values must be quoted: a test reads the
/// sources for interpolations that are not.
public struct HTML: Sendable, Hashable {
  /// UTF-8, ready for a response body.
  public private(set) var bytes: [UInt8]

  public init() { bytes = [] }

  /// The one place where text becomes markup unescaped. Only for markup that this program wrote itself and no person
  /// or feed had a hand in; a test lists every caller.
  public init(trusted markup: String) { bytes = Array(markup.utf8) }

  fileprivate init(written bytes: [UInt8]) { self.bytes = bytes }

  public var string: String { String(decoding: bytes, as: UTF8.self) }
  public var isEmpty: Bool { bytes.isEmpty }

  public mutating func append(_ other: HTML) { bytes.append(contentsOf: other.bytes) }

  public static func + (a: HTML, b: HTML) -> HTML {
    var sum = a
    sum.append(b)
    return sum
  }

  public static func joined(_ parts: some Sequence<HTML>, separator: HTML = HTML()) -> HTML {
    var sum = HTML()
    var isFirst = true
    for part in parts {
      if !isFirst { sum.append(separator) }
      sum.append(part)
      isFirst = false
    }
    return sum
  }
}

/// A piece of a page that knows its own markup. Interpolates into `HTML` as it is.
public protocol Component: Sendable {
  var html: HTML { get }
}

extension HTML: Component {
  public var html: HTML { self }
}

extension HTML: ExpressibleByStringInterpolation {
  public init(stringLiteral value: String) { bytes = Array(value.utf8) }
  public init(stringInterpolation: StringInterpolation) { self.init(written: stringInterpolation.bytes) }

  public struct StringInterpolation: StringInterpolationProtocol {
    fileprivate var bytes: [UInt8] = []

    public init(literalCapacity: Int, interpolationCount: Int) {
      bytes.reserveCapacity(literalCapacity + interpolationCount * 24)
    }

    public mutating func appendLiteral(_ literal: String) { bytes.append(contentsOf: literal.utf8) }

    /// Text, escaped.
    public mutating func appendInterpolation(_ text: String) { Escape.append(text, to: &bytes) }
    public mutating func appendInterpolation(_ text: Substring) { Escape.append(text, to: &bytes) }
    public mutating func appendInterpolation(_ number: some BinaryInteger) {
      bytes.append(contentsOf: String(number).utf8)
    }
    public mutating func appendInterpolation(_ number: Double) { bytes.append(contentsOf: String(number).utf8) }
    /// `true` or `false`, as ARIA attributes have it.
    public mutating func appendInterpolation(_ flag: Bool) { bytes.append(contentsOf: (flag ? "true" : "false").utf8) }

    /// Markup, as it is.
    public mutating func appendInterpolation(_ html: HTML) { bytes.append(contentsOf: html.bytes) }
    public mutating func appendInterpolation(_ html: HTML?) {
      if let html { bytes.append(contentsOf: html.bytes) }
    }
    public mutating func appendInterpolation(_ component: some Component) {
      bytes.append(contentsOf: component.html.bytes)
    }
    public mutating func appendInterpolation<C: Component>(_ component: C?) {
      if let component { bytes.append(contentsOf: component.html.bytes) }
    }
    public mutating func appendInterpolation(_ components: [some Component]) {
      for component in components { bytes.append(contentsOf: component.html.bytes) }
    }

    /// An address for `href`, `src` or `action`: `#` unless it is a path of this site or has a harmless scheme.
    public mutating func appendInterpolation(url: String) { Escape.append(SafeURL.checked(url), to: &bytes) }

    /// ` name="value"` with the space before it, or nothing where there is no value.
    public mutating func appendInterpolation(attribute name: StaticString, _ value: String?) {
      guard let value else { return }
      appendName(name)
      bytes.append(contentsOf: "=\"".utf8)
      Escape.append(value, to: &bytes)
      bytes.append(UInt8(ascii: "\""))
    }
    /// ` name="address"`, the address checked as by `\(url:)`, or nothing where there is none.
    public mutating func appendInterpolation(attribute name: StaticString, url: String?) {
      appendInterpolation(attribute: name, url.map(SafeURL.checked))
    }
    /// ` name` where it holds, or nothing: `checked`, `required`, `open`.
    public mutating func appendInterpolation(flag name: StaticString, when isOn: Bool) {
      if isOn { appendName(name) }
    }

    private mutating func appendName(_ name: StaticString) {
      bytes.append(UInt8(ascii: " "))
      name.withUTF8Buffer { bytes.append(contentsOf: $0) }
    }
  }
}
