/// Which addresses may stand in a link.
///
/// Paths of this site, and the schemes below. Everything else (scripts, data, other hosts without a scheme, what a
/// browser might read differently from us) becomes `#`. The rules follow how browsers parse addresses
/// (WHATWG URL Standard, section 4.4): they drop tabs and line ends anywhere, and take `\` for `/`.
public enum SafeURL {
  /// Longer ones are no addresses that people use; most proxies refuse them.
  static let longest = 8_192
  static let schemes: Set<String> = ["https", "http", "tel", "mailto", "sms", "geo"]

  /// The address without surrounding spaces, or `#`.
  public static func checked(_ address: String) -> String {
    guard address.utf8.first == space || address.utf8.last == space else { return isSafe(address) ? address : "#" }
    let trimmed = trimmed(address)
    return isSafe(trimmed) ? trimmed : "#"
  }

  /// Whether `\(url:)` writes it.
  public static func isSafe(_ address: String) -> Bool {
    let bytes = address.utf8
    guard !bytes.isEmpty, bytes.count <= longest, !bytes.contains(where: { $0 < 0x20 || $0 == 0x7F }) else {
      return false
    }
    if bytes.first == UInt8(ascii: "\\") || bytes.prefix(2).allSatisfy(isSlash) && bytes.count > 1 { return false }
    guard let end = bytes.firstIndex(where: { $0 == colon || endsScheme($0) }), bytes[end] == colon else { return true }
    let scheme = String(address[..<end]).lowercased()
    guard schemes.contains(scheme) else { return false }
    guard scheme.hasPrefix("http") else { return true }
    // Without both slashes and a host, browsers would take it for a path.
    let rest = bytes[end...].dropFirst()
    return rest.starts(with: "//".utf8) && rest.dropFirst(2).first.map { !endsScheme($0) } == true
  }

  private static let space = UInt8(ascii: " ")
  private static let colon = UInt8(ascii: ":")
  private static func isSlash(_ byte: UInt8) -> Bool { byte == UInt8(ascii: "/") || byte == UInt8(ascii: "\\") }
  private static func endsScheme(_ byte: UInt8) -> Bool {
    isSlash(byte) || byte == UInt8(ascii: "?") || byte == UInt8(ascii: "#")
  }

  private static func trimmed(_ address: String) -> String {
    var bytes = Array(address.utf8)[...]
    while bytes.first == space { bytes.removeFirst() }
    while bytes.last == space { bytes.removeLast() }
    return String(decoding: bytes, as: UTF8.self)
  }
}
