/// The parameters of a query string or of a form, in their order, with every repetition.
///
/// A name written with `[]` at its end (`type[]=W&type[]=M`, as PHP and the BMLT root server's clients do) counts as
/// the name without it.
public struct ParameterList: Sendable {
  public struct Item: Hashable, Sendable {
    /// Without a trailing `[]`.
    public var name: String
    public var value: String

    public init(name: String, value: String) {
      self.name = name
      self.value = value
    }
  }

  public let items: [Item]

  public init(_ items: [Item] = []) { self.items = items }

  /// Reads `application/x-www-form-urlencoded` text (WHATWG URL Standard, section 5.1), but strictly: what is not
  /// UTF-8, has a broken percent-escape or holds a NUL is an error and not a replacement character.
  public init(encoded bytes: some Collection<UInt8>) throws(ParameterError) {
    var items: [Item] = []
    for part in bytes.split(separator: UInt8(ascii: "&")) {
      guard items.count < WebLimits.mostParameters else { throw .tooMany(limit: WebLimits.mostParameters) }
      let equals = part.firstIndex(of: UInt8(ascii: "="))
      let rawName = part[..<(equals ?? part.endIndex)]
      let rawValue = equals.map { part[part.index(after: $0)...] }
      guard rawName.count <= WebLimits.longestName else { throw .nameTooLong(limit: WebLimits.longestName) }
      guard var name = PercentDecoding.text(rawName, plusIsSpace: true) else { throw .malformed(name: nil) }
      if name.hasSuffix("[]") { name.removeLast(2) }
      guard let value = PercentDecoding.text(rawValue ?? part[part.endIndex...], plusIsSpace: true) else {
        throw .malformed(name: name)
      }
      items.append(Item(name: name, value: value))
    }
    self.items = items
  }

  public var isEmpty: Bool { items.isEmpty }

  /// The last value of that name: what a browser's form means when it repeats one.
  public func last(_ name: String) -> String? { items.last { $0.name == name }?.value }
  public func first(_ name: String) -> String? { items.first { $0.name == name }?.value }
  /// All values of that name, in order.
  public func all(_ name: String) -> [String] { items.lazy.filter { $0.name == name }.map(\.value) }
  public func contains(_ name: String) -> Bool { items.contains { $0.name == name } }

  /// Each name once, in order of first use.
  public var names: [String] {
    var seen: Set<String> = []
    return items.compactMap { seen.insert($0.name).inserted ? $0.name : nil }
  }

  /// As Pages' links take them.
  public var pairs: [(String, String)] { items.map { ($0.name, $0.value) } }
}

/// Why parameters could not be read.
public enum ParameterError: Error, Hashable {
  /// A broken percent-escape, not UTF-8, or a NUL. `name` is nil where the name itself is broken.
  case malformed(name: String?)
  case tooMany(limit: Int)
  case nameTooLong(limit: Int)
  case tooLong(limit: Int)
}

/// Strict percent-decoding (RFC 3986, section 2.1).
public enum PercentDecoding {
  /// Nil where an escape is broken, or the bytes are not UTF-8, or hold a NUL (which no database column takes).
  public static func text(_ bytes: some Collection<UInt8>, plusIsSpace: Bool = false) -> String? {
    var decoded: [UInt8] = []
    decoded.reserveCapacity(bytes.count)
    var rest = bytes.makeIterator()
    while let byte = rest.next() {
      switch byte {
      case UInt8(ascii: "%"):
        guard let high = rest.next().flatMap(digit), let low = rest.next().flatMap(digit) else { return nil }
        decoded.append(high << 4 | low)
      case UInt8(ascii: "+") where plusIsSpace: decoded.append(UInt8(ascii: " "))
      default: decoded.append(byte)
      }
    }
    if decoded.contains(0) { return nil }
    return String(validating: decoded, as: UTF8.self)
  }

  private static func digit(_ byte: UInt8) -> UInt8? {
    switch byte {
    case UInt8(ascii: "0")...UInt8(ascii: "9"): byte - UInt8(ascii: "0")
    case UInt8(ascii: "a")...UInt8(ascii: "f"): byte - UInt8(ascii: "a") + 10
    case UInt8(ascii: "A")...UInt8(ascii: "F"): byte - UInt8(ascii: "A") + 10
    default: nil
    }
  }
}
