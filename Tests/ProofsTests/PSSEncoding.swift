import Crypto

/// EMSA-PSS with SHA-384 (RFC 8017, 9.1.1), written once more and apart from any library.
enum PSSEncoding {
  /// - Parameter bits: of the modulus, a multiple of 8.
  static func encode(_ message: [UInt8], salt: [UInt8], bits: Int) -> [UInt8] {
    let count = bits / 8
    let hash = Array(
      SHA384.hash(data: [UInt8](repeating: 0, count: 8) + Array(SHA384.hash(data: message)) + salt))
    let filled = [UInt8](repeating: 0, count: count - salt.count - 48 - 2) + [1] + salt
    var masked = zip(filled, mask(hash, count: filled.count)).map { $0 ^ $1 }
    masked[0] &= 0x7F
    return masked + hash + [0xBC]
  }

  private static func mask(_ seed: [UInt8], count: Int) -> [UInt8] {
    var mask: [UInt8] = []
    var counter: UInt8 = 0
    while mask.count < count {
      mask += Array(SHA384.hash(data: seed + [0, 0, 0, counter]))
      counter += 1
    }
    return Array(mask.prefix(count))
  }
}
