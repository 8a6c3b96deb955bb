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
  public static func checked(_ address: String) -> String { isSafe(trimmed(address)) ? String(trimmed(address)) : "#" }

  /// Whether `\(url:)` writes it.
  public static func isSafe(_ address: some StringProtocol) -> Bool {
    let bytes = Array(address.utf8)
    guard !bytes.isEmpty, bytes.count <= longest, !bytes.contains(where: { $0 < 0x20 || $0 == 0x7F }) else {
      return false
    }
    let slashes = bytes.prefix(2).count { $0 == UInt8(ascii: "/") || $0 == UInt8(ascii: "\\") }
    if slashes == 2 || bytes.first == UInt8(ascii: "\\") { return false }
    guard let end = bytes.firstIndex(where: { ":/?#\\".utf8.contains($0) }), bytes[end] == UInt8(ascii: ":") else {
      return true
    }
    let scheme = String(decoding: bytes[..<end], as: UTF8.self).lowercased()
    guard schemes.contains(scheme) else { return false }
    guard scheme.hasPrefix("http") else { return true }
    let rest = bytes[(end + 1)...]
    return rest.starts(with: "//".utf8) && rest.count > 2
      && rest.dropFirst(2).first.map { !"/\\?#".utf8.contains($0) } == true
  }

  private static func trimmed(_ address: String) -> Substring {
    var text = address[...]
    while text.first == " " { text.removeFirst() }
    while text.last == " " { text.removeLast() }
    return text
  }
}
