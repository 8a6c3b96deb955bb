import Foundation

/// Web addresses, e-mail addresses and phone numbers: nothing here is looked up, only its form is judged.
extension Cleaning {
  /// The longest web address kept, in bytes: what all browsers and servers take.
  static let longestURL = 2_000

  enum URLVerdict: Equatable, Sendable {
    case good(String)
    /// The mended address, and what was done.
    case mended(String, String)
    /// Why it is none.
    case bad(String)
  }

  /// Only `http` and `https` addresses of a host are kept. A plain host (`zoom.us/j/1`) gets its scheme.
  static func url(_ text: String) -> URLVerdict {
    guard text.utf8.count <= longestURL else { return .bad("the address is longer than \(longestURL) bytes.") }
    if isPlainURL(text) { return .good(text) }
    let folded = text.lowercased()
    guard let scheme = ["https://", "http://"].first(where: folded.hasPrefix) else { return withoutScheme(text) }
    let rest = text.dropFirst(scheme.count)
    let authority = rest.prefix { !"/?#".contains($0) }
    if authority.contains("@") { return .bad("an address with a name before its host can look like another site's.") }
    guard isHost(authority) else { return .bad("the address names no host.") }
    guard rest.unicodeScalars.allSatisfy({ !"\"<>\\^`{|}".unicodeScalars.contains($0) }) else {
      return .bad("it has characters that no web address has.")
    }
    let spaced = rest.split(whereSeparator: \.isWhitespace)
    if spaced.count > 1 {
      // Two addresses, or words after one: keep the first. A space within a query is written %20.
      let isOne = spaced.dropFirst().allSatisfy { !$0.contains("://") } && rest.contains("?")
      let kept = isOne ? spaced.joined(separator: "%20") : String(spaced[0])
      return .mended(scheme + kept, isOne ? "Spaces were written as %20." : "Only the first address was kept.")
    }
    // The scheme's case says nothing.
    return .good(scheme + rest)
  }

  /// What nearly every address is: ASCII throughout, a scheme in lower case, a host of usual letters. Judged by its bytes.
  private static func isPlainURL(_ text: String) -> Bool {
    var text = text
    return text.withUTF8 { bytes in
      guard let start = ["https://", "http://"].first(where: { bytes.starts(with: $0.utf8) })?.utf8.count else {
        return false
      }
      var isHost = true
      var label = 0
      for byte in bytes[start...] {
        if isHost {
          switch byte {
          case 48...57, 65...90, 97...122: label += 1
          case UInt8(ascii: "."):
            if label == 0 { return false }
            label = 0
          case UInt8(ascii: "/"), UInt8(ascii: "?"), UInt8(ascii: "#"): isHost = false
          case UInt8(ascii: "-") where label > 0: label += 1
          default: return false
          }
          if label > 63 || (!isHost && label == 0) { return false }
        } else {
          switch byte {
          case 0...0x20, 0x7F..., UInt8(ascii: "\""), UInt8(ascii: "<"), UInt8(ascii: ">"), UInt8(ascii: "\\"),
            UInt8(ascii: "^"),
            UInt8(ascii: "`"), UInt8(ascii: "{"), UInt8(ascii: "|"), UInt8(ascii: "}"):
            return false
          default: break
          }
        }
      }
      return label > 0
    }
  }

  private static func withoutScheme(_ text: String) -> URLVerdict {
    let bare = text.hasPrefix("//") ? String(text.dropFirst(2)) : text
    let host = bare.prefix { !"/?#:".contains($0) }
    if isHost(host), host.contains("."),
      host.split(separator: ".").last?.allSatisfy({ $0.isASCII && $0.isLetter }) == true
    {
      switch url("https://" + bare) {
      case .good(let url), .mended(let url, _): return .mended(url, "“https://” was put before it.")
      case .bad(let why): return .bad(why)
      }
    }
    let scheme = text.prefix { $0.isASCII && $0.isLetter }
    return text.dropFirst(scheme.count).first == ":" && !scheme.isEmpty
      ? .bad("only http and https addresses are kept.") : .bad("this is not a web address.")
  }

  /// A host, with or without a port: labels of letters (of any script), digits and hyphens, or an address in brackets.
  private static func isHost(_ text: Substring) -> Bool {
    if text.hasPrefix("[") {
      return text.contains("]") && text.dropFirst().allSatisfy { $0.isHexDigit || ":.]".contains($0) }
    }
    let parts = text.split(separator: ":", omittingEmptySubsequences: false)
    guard let host = parts.first, parts.count <= 2, host.utf8.count <= 253 else { return false }
    if parts.count == 2, UInt16(parts[1]) == nil { return false }
    return host.split(separator: ".", omittingEmptySubsequences: false).allSatisfy { label in
      (1...63).contains(label.utf8.count) && label.first != "-" && label.last != "-"
        && label.allSatisfy { $0.isLetter || $0.isNumber || $0 == "-" || $0 == "_" }
    }
  }

  /// The address, without `mailto:`; nil where it cannot be one.
  static func email(_ text: String) -> String? {
    let address = text.lowercased().hasPrefix("mailto:") ? String(text.dropFirst(7).prefix { $0 != "?" }) : text
    let parts = address.split(separator: "@", omittingEmptySubsequences: false)
    // RFC 5321, 4.5.3.1: 64 octets before the sign, 254 in all.
    guard parts.count == 2, (1...64).contains(parts[0].utf8.count), address.utf8.count <= 254,
      parts[1].contains("."), isHost(parts[1]), !parts[1].contains(":"),
      parts[0].allSatisfy({ $0.isLetter || $0.isNumber || ".!#$%&'*+/=?^_`{|}~-".contains($0) })
    else { return nil }
    return address
  }

  /// At least five digits, or seven letters and digits that begin with three digits (vanity numbers); pauses, codes and words around
  /// it are the source's business.
  static func isPlausiblePhone(_ text: String) -> Bool {
    let digits = text.utf8.count { (48...57).contains($0) }
    if digits >= 5 { return true }
    let marks = text.filter { $0.isLetter || $0.isNumber }
    return digits >= 3 && marks.count >= 7 && marks.prefix(3).allSatisfy(\.isNumber)
  }
}
