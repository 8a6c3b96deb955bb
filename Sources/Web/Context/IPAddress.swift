import Foundation
import NIOCore

/// An IPv4 address (4 bytes) or an IPv6 one (16 bytes). IPv4 in IPv6 (`::ffff:192.0.2.1`) is IPv4.
struct IPAddress: Hashable, Sendable {
  let bytes: [UInt8]

  init?(_ text: some StringProtocol) {
    // Forwarding proxies write IPv6 in brackets, and some add the port.
    var text = Substring(text)
    while text.first == " " || text.first == "\t" { text.removeFirst() }
    while text.last == " " || text.last == "\t" { text.removeLast() }
    if text.first == "[" {
      guard let end = text.firstIndex(of: "]") else { return nil }
      text = text[text.index(after: text.startIndex)..<end]
    } else if text.contains("."), text.count(where: { $0 == ":" }) == 1, let colon = text.firstIndex(of: ":") {
      text = text[..<colon]
    }
    // An IPv6 address has at most 45 characters; a zone index (`%eth0`) says nothing about who it is.
    guard text.utf8.count <= 45,
      let bytes = Self.parsed(String(text), AF_INET, 4) ?? Self.parsed(String(text), AF_INET6, 16)
    else { return nil }
    let isMapped = bytes.count == 16 && bytes[..<10].allSatisfy { $0 == 0 } && bytes[10] == 0xFF && bytes[11] == 0xFF
    self.bytes = isMapped ? Array(bytes[12...]) : bytes
  }

  /// Nil for a Unix domain socket.
  init?(_ address: SocketAddress) {
    guard let text = address.ipAddress else { return nil }
    self.init(text.prefix { $0 != "%" })
  }

  private static func parsed(_ text: String, _ family: Int32, _ count: Int) -> [UInt8]? {
    var bytes = [UInt8](repeating: 0, count: count)
    return inet_pton(family, text, &bytes) == 1 ? bytes : nil
  }
}

/// A range of addresses in CIDR notation: `10.0.0.0/8`, `2001:db8::/32`, or one address.
public struct AddressRange: Hashable, Sendable {
  private let address: IPAddress
  private let prefixLength: Int

  /// Nil where the text is neither an address nor an address with a prefix length that fits it.
  public init?(_ text: some StringProtocol) {
    let parts = text.split(separator: "/", omittingEmptySubsequences: false)
    guard parts.count <= 2, let address = parts.first.flatMap({ IPAddress($0) }) else { return nil }
    let longest = address.bytes.count * 8
    guard let length = parts.count == 2 ? Int(parts[1]) : longest, (0...longest).contains(length) else { return nil }
    self.address = address
    prefixLength = length
  }

  func contains(_ other: IPAddress) -> Bool {
    guard other.bytes.count == address.bytes.count else { return false }
    let whole = prefixLength / 8
    guard address.bytes[..<whole] == other.bytes[..<whole] else { return false }
    let rest = prefixLength % 8
    return rest == 0 || (address.bytes[whole] ^ other.bytes[whole]) >> (8 - UInt8(rest)) == 0
  }
}
