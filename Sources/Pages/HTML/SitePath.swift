/// A place on the site: one value registers the route and builds its links.
///
///     enum DirectoryPath {
///       static let meetings = Path0("/meetings")
///       static let calendar = Path1("/meetings/", "slug", ".ics")
///     }
///     router.get(RouterPath(DirectoryPath.calendar.pattern)) { … context.parameters.get(DirectoryPath.calendar.parameter) }
///     "<a href=\"\(url: DirectoryPath.calendar.url("lunchtime-lifeline"))\">"
public protocol SitePath: Sendable {
  /// In Hummingbird's syntax: `/meetings/{slug}.ics`.
  var pattern: String { get }
}

/// A path without parameters.
public struct Path0: SitePath {
  public let pattern: String
  public init(_ path: StaticString) { pattern = path.description }
  public func url(query: [(String, String)] = []) -> String { pattern + URLEncoding.query(query) }
}

/// A path with one parameter, which fills a segment or the part of one that the fixed text leaves.
public struct Path1: SitePath {
  public let parameter: String
  private let parts: (String, String)

  public init(_ before: StaticString, _ parameter: StaticString, _ after: StaticString = "") {
    self.parameter = parameter.description
    parts = (before.description, after.description)
  }

  public var pattern: String { "\(parts.0){\(parameter)}\(parts.1)" }

  public func url(_ value: String, query: [(String, String)] = []) -> String {
    parts.0 + URLEncoding.segment(value, isWhole: parts.1.hasPrefix("/") || parts.1.isEmpty) + parts.1
      + URLEncoding.query(query)
  }
}

/// A path with two parameters.
public struct Path2: SitePath {
  public let first: String
  public let second: String
  private let parts: (String, String, String)

  public init(
    _ before: StaticString, _ first: StaticString, _ between: StaticString, _ second: StaticString,
    _ after: StaticString = ""
  ) {
    self.first = first.description
    self.second = second.description
    parts = (before.description, between.description, after.description)
  }

  public var pattern: String { "\(parts.0){\(first)}\(parts.1){\(second)}\(parts.2)" }

  public func url(_ one: String, _ two: String, query: [(String, String)] = []) -> String {
    parts.0 + URLEncoding.segment(one, isWhole: true) + parts.1
      + URLEncoding.segment(two, isWhole: parts.2.hasPrefix("/") || parts.2.isEmpty) + parts.2
      + URLEncoding.query(query)
  }
}

/// Percent-encoding (RFC 3986).
public enum URLEncoding {
  /// One segment of a path. The three values that no segment can hold (browsers resolve `.` and `..` even when they
  /// are encoded, and an empty one is another path) become `-`, so that they lead to "not found", nowhere else.
  static func segment(_ value: String, isWhole: Bool) -> String {
    if isWhole, ["", ".", ".."].contains(value) { return "-" }
    return encoded(value, keeping: unreserved)
  }

  /// `?name=value&…`, or nothing where there is nothing to say.
  public static func query(_ items: [(String, String)]) -> String {
    if items.isEmpty { return "" }
    return "?"
      + items.map { encoded($0, keeping: unreserved) + "=" + encoded($1, keeping: inQuery) }.joined(separator: "&")
  }

  /// The same items without `name`, and with it where a value is given.
  public static func setting(_ name: String, to value: String?, in items: [(String, String)]) -> [(String, String)] {
    items.filter { $0.0 != name } + (value.map { [(name, $0)] } ?? [])
  }

  private static let unreserved = Set("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789-._~".utf8)
  /// Also kept in values, so that `near=39.95,-75.16` and `from=18:00` stay readable.
  private static let inQuery = unreserved.union(",:/".utf8)

  private static func encoded(_ text: String, keeping kept: Set<UInt8>) -> String {
    let digits = Array("0123456789ABCDEF".utf8)
    var bytes: [UInt8] = []
    bytes.reserveCapacity(text.utf8.count)
    for byte in text.utf8 {
      if kept.contains(byte) {
        bytes.append(byte)
      } else {
        bytes += [UInt8(ascii: "%"), digits[Int(byte >> 4)], digits[Int(byte & 15)]]
      }
    }
    return String(decoding: bytes, as: UTF8.self)
  }
}

/// The paths that every page knows.
public enum CommonPath {
  public static let home = Path0("/")
  public static let help = Path0("/help")
  /// Coping tools, for everybody.
  public static let tools = Path0("/tools")
  /// The help page, for somebody who just wrote that they are in danger: it says that what they wrote is saved.
  public static let helpAfterSaving = help.url(query: [("saved", "1")])
  /// The neutral page behind "Leave quickly".
  public static let leave = Path0("/leave")
  /// Static files, by their content-hash names.
  public static let asset = Path1("/assets/", "name")
}
