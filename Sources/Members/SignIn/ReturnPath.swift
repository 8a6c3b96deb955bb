/// Where somebody wanted to go when they were asked to sign in: a place on this site, or nowhere.
enum ReturnPath {
  static let field = "to"
  /// Longer addresses are no pages of ours.
  static let longest = 500

  /// The path, or nil for anything that a browser could take for another site (WHATWG URL Standard, section 4.4: two slashes of
  /// either kind, and tabs and line ends that it drops before looking).
  static func checked(_ text: String?) -> String? {
    guard let text, text.utf8.count <= longest, text.utf8.first == UInt8(ascii: "/") else { return nil }
    guard text.utf8.allSatisfy({ $0 > 0x20 && $0 != 0x7F && $0 != UInt8(ascii: "\\") }) else { return nil }
    return text.hasPrefix("//") ? nil : text
  }
}
