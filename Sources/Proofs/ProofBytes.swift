import Crypto
import Foundation

/// Bytes as text, by base64url without padding (RFC 4648, section 5). One text for the same bytes and no other.
public enum ProofBytes {
  public static func text(_ bytes: some Sequence<UInt8>) -> String {
    Data(bytes).base64EncodedString().replacing("+", with: "-").replacing("/", with: "_").replacing("=", with: "")
  }

  /// - Parameter count: exactly so many; nil for any number.
  /// - Returns: nil for anything that `text` would not have written.
  public static func bytes(_ text: String, count: Int? = nil) -> [UInt8]? {
    let base = text.replacing("-", with: "+").replacing("_", with: "/")
    let padding = String(repeating: "=", count: (4 - base.utf8.count % 4) % 4)
    guard let data = Data(base64Encoded: base + padding), self.text(data) == text else { return nil }
    if let count, data.count != count { return nil }
    return [UInt8](data)
  }

  static func hash(_ bytes: some Sequence<UInt8>) -> [UInt8] { Array(SHA256.hash(data: Data(bytes))) }

  /// The hash of lines of text. None of them holds a line end, so no two lists of lines are one text.
  static func hash(lines: [String]) -> [UInt8] { hash(Array(lines.joined(separator: "\n").utf8)) }
}
