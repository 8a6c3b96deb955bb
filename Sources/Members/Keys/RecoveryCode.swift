import Crypto

/// The printed code that opens a vault when the passphrase is forgotten: 160 random bits in Crockford's base 32, and four check characters, in
/// nine groups of four. Nobody can guess it, so a plain key derivation is enough.
public struct RecoveryCode: Sendable, Hashable {
  private static let alphabet = Array("0123456789ABCDEFGHJKMNPQRSTVWXYZ".utf8)
  private static let byteCount = 20
  /// 32 characters of code and four that tell a slip of the pen from a wrong code.
  private static let checkCount = 4
  private static let characterCount = 32 + checkCount

  private let bytes: [UInt8]

  init(random: inout some RandomNumberGenerator) {
    bytes = (0..<Self.byteCount).map { _ in UInt8.random(in: .min ... .max, using: &random) }
  }

  /// What somebody typed: spaces, hyphens and case do not matter, and O, I and L are read as the digits they look like.
  ///
  /// Nil where it has not the right length or its check characters do not fit.
  public init?(typed text: String) {
    guard text.utf8.count <= 200 else { return nil }
    var digits: [UInt8] = []
    for character in text.uppercased().utf8 {
      switch character {
      case UInt8(ascii: " "), UInt8(ascii: "-"), UInt8(ascii: "\n"), UInt8(ascii: "\r"), UInt8(ascii: "\t"): continue
      case UInt8(ascii: "O"): digits.append(0)
      case UInt8(ascii: "I"), UInt8(ascii: "L"): digits.append(1)
      default:
        guard let digit = Self.alphabet.firstIndex(of: character) else { return nil }
        digits.append(UInt8(digit))
      }
    }
    guard digits.count == Self.characterCount else { return nil }
    var bytes: [UInt8] = []
    var (buffer, bits) = (0, 0)
    for digit in digits.prefix(Self.characterCount - Self.checkCount) {
      buffer = (buffer << 5 | Int(digit)) & 0xFFFF
      bits += 5
      if bits >= 8 {
        bits -= 8
        bytes.append(UInt8(buffer >> bits & 0xFF))
      }
    }
    guard bytes.count == Self.byteCount, Self.check(bytes) == Array(digits.suffix(Self.checkCount)) else { return nil }
    self.bytes = bytes
  }

  /// As it is printed: `ABCD-EFGH-…`.
  public var text: String {
    var digits: [UInt8] = []
    var (buffer, bits) = (0, 0)
    for byte in bytes {
      buffer = (buffer << 8 | Int(byte)) & 0xFFFF
      bits += 8
      while bits >= 5 {
        bits -= 5
        digits.append(UInt8(buffer >> bits & 31))
      }
    }
    digits += Self.check(bytes)
    let letters = digits.map { String(UnicodeScalar(Self.alphabet[Int($0)])) }
    return stride(from: 0, to: letters.count, by: 4)
      .map { letters[$0..<min($0 + 4, letters.count)].joined() }.joined(separator: "-")
  }

  var key: SymmetricKey {
    HKDF<SHA256>.deriveKey(
      inputKeyMaterial: SymmetricKey(data: bytes), info: Array("homegroup recovery".utf8), outputByteCount: 32)
  }

  /// Twenty bits of a hash.
  private static func check(_ bytes: [UInt8]) -> [UInt8] {
    SHA256.hash(data: bytes).prefix(checkCount).map { $0 & 31 }
  }
}
