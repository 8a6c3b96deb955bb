import Crypto

/// AES-256-GCM over padded bytes: what the disk holds of anything private.
///
/// The length of what is written would tell a journal entry from a tick, so it is padded first: to 256 bytes at least, then by
/// the PADMÉ rule (Nikitin et al., "Reducing Metadata Leakage from Encrypted Files and Communication with PURBs", PETS 2019),
/// which gives away at most the order of magnitude and costs at most 12 %. The end is marked as in ISO/IEC 7816-4.
enum Sealing {
  static let smallestClass = 256

  /// - Parameter context: who, what and which version this is; the same is needed to open it.
  static func seal(_ bytes: some Collection<UInt8>, with key: SymmetricKey, context: [UInt8]) throws -> [UInt8] {
    let box = try AES.GCM.seal(padded(bytes), using: key, authenticating: context)
    // A 12-byte nonce always combines.
    guard let combined = box.combined else { throw VaultError.altered }
    return Array(combined)
  }

  /// - Throws: `VaultError.altered` where the bytes, the key or the context are not those it was sealed with.
  static func open(_ sealed: some Collection<UInt8>, with key: SymmetricKey, context: [UInt8]) throws -> [UInt8] {
    guard let box = try? AES.GCM.SealedBox(combined: Array(sealed)),
      let bytes = try? AES.GCM.open(box, using: key, authenticating: context)
    else { throw VaultError.altered }
    return try unpadded(bytes)
  }

  static func padded(_ bytes: some Collection<UInt8>) -> [UInt8] {
    var padded = Array(bytes)
    let length = paddedLength(padded.count + 1)
    padded.append(0x80)
    padded.append(contentsOf: repeatElement(0, count: length - padded.count))
    return padded
  }

  /// - Throws: `VaultError.altered`.
  static func unpadded(_ bytes: some Collection<UInt8>) throws -> [UInt8] {
    var bytes = Array(bytes)
    while bytes.last == 0 { bytes.removeLast() }
    guard bytes.popLast() == 0x80 else { throw VaultError.altered }
    return bytes
  }

  static func paddedLength(_ length: Int) -> Int {
    if length <= smallestClass { return smallestClass }
    let exponent = Int.bitWidth - 1 - length.leadingZeroBitCount
    let kept = Int.bitWidth - exponent.leadingZeroBitCount
    let mask = (1 << (exponent - kept)) - 1
    return (length + mask) & ~mask
  }

  /// Parts that cannot run into each other.
  static func context(_ parts: String...) -> [UInt8] {
    parts.flatMap { part in Array("\(part.utf8.count):".utf8) + Array(part.utf8) }
  }
}
